#include "core/engine/counters.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/core/engine/a_member.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::engine {
namespace {

using programme::Programme;
using test::basketOf;
using test::line;

constexpr std::string_view kParty = "party";

Programme withParty(programme::BirthdayUse use)
{
    Programme programme = test::aProgramme();
    programme::Rule party;
    party.id = kParty;
    party.what = programme::PerTicket{50};
    party.multiplied = false;
    auto& window = party.when.birthday.emplace();
    window.before = window.after = 10;
    window.use = use;
    programme.earning.rules.push_back(std::move(party));
    REQUIRE(programme::contradictions(programme).empty());
    return programme;
}

Counter usedOn(std::string_view birthday)
{
    return {.key = birthdayCounter(kParty), .days = {{BusinessDate::parse(birthday).value(), 1}}};
}

Quote sell(const Programme& programme, const MemberFacts& member, std::string_view date)
{
    return quote(programme::Compiled::compile(programme), &member, basketOf({line(1, 100)}), {}, test::onDate(date))
        .value();
}

bool counts(const Quote& quote)
{
    return std::ranges::any_of(quote.counted,
                               [](const Counted& counted) { return counted.key == birthdayCounter(kParty); });
}

TEST_CASE("a birthday is used in one window a year, wherever the date is moved and whatever the year")
{
    struct Row
    {
        const char* what;
        MonthDay birthday;
        const char* date;
        const char* used;
        bool opens;
    };
    const Row rows[] = {
        {"moved to the end of the year", {12, 15}, "2026-12-15", "2026-01-05", false},
        {"moved to its last day", {12, 31}, "2026-12-31", "2026-01-01", false},
        {"moved over New Year", {1, 5}, "2027-01-05", "2026-12-15", false},
        {"a year later", {1, 5}, "2027-01-05", "2026-01-05", true},
        {"put right by a day, a year later", {5, 9}, "2027-05-09", "2026-05-10", true},
        {"29 February kept on the 28th after a leap year", {2, 29}, "2029-02-28", "2028-02-29", true},
        {"29 February after the 28th", {2, 29}, "2028-02-29", "2027-02-28", true},
        {"bought before New Year for a birthday after it", {1, 2}, "2027-12-30", "2027-01-02", true},
        {"bought after New Year for a birthday before it", {12, 30}, "2028-01-03", "2026-12-30", true},
    };
    for (const auto use : {programme::BirthdayUse::OneWindow, programme::BirthdayUse::OneTicket})
        for (const Row& row : rows) {
            INFO(row.what);
            const Programme programme = withParty(use);
            MemberFacts member = aMember();
            member.birthday = row.birthday;
            member.counters = {usedOn(row.used)};
            CHECK(sell(programme, member, row.date).earned == (row.opens ? 51_pts : 1_pts));
        }
}

TEST_CASE("a lunar birthday is used once in a year of its own calendar")
{
    struct Row
    {
        const char* what;
        const char* day;
        const char* used;
        bool opens;
    };
    // Lunar years begin on 2026-02-17, 2027-02-06 and 2028-01-26; that of 2025 had a leap month.
    const Row rows[] = {
        {"moved from the first month to the last", "2027-01-30", "2026-02-20", false},
        {"the same day a short year later", "2027-02-10", "2026-02-21", true},
        {"the same day a long year later", "2026-03-01", "2025-02-09", true},
        {"twice in a solar year, but each of its own", "2028-12-30", "2028-01-10", true},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Programme programme = withParty(programme::BirthdayUse::OneTicket);
        programme.earning.rules[1].when.birthday->calendar = programme::BirthdayCalendar::Lunar;
        MemberFacts member = aMember();
        member.lunarBirthdays = {BusinessDate::parse(row.day).value()};
        member.counters = {usedOn(row.used)};
        CHECK(sell(programme, member, row.day).earned == (row.opens ? 51_pts : 1_pts));
    }
}

TEST_CASE("a birthday that gave nothing is not used")
{
    Programme programme = withParty(programme::BirthdayUse::OneTicket);
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    CHECK(counts(sell(programme, member, "2026-11-21")));

    Programme capped = programme;
    capped.earning.rules[1].caps[static_cast<std::size_t>(programme::CapPeriod::Member)] = 50;
    member.counters = {{.key = ruleCounter(kParty), .days = {{BusinessDate::parse("2025-11-21").value(), 50}}}};
    const Quote quote = sell(capped, member, "2026-11-21");
    CHECK(quote.earned == 1_pts);
    CHECK_FALSE(counts(quote));
}

TEST_CASE("a birthday multiplier is used where it found points to multiply")
{
    Programme programme = withParty(programme::BirthdayUse::OneTicket);
    programme.earning.rules[1].what = programme::Multiplier{Rate(2, 1)};
    programme.earning.rules[1].multiplied = true;
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    const Quote doubled = sell(programme, member, "2026-11-21");
    CHECK(doubled.earned == 2_pts);
    CHECK(counts(doubled));
    programme.earning.rules[1].select.include.categories = {"A"};
    const auto compiled = programme::Compiled::compile(programme);
    const Context context = test::onDate("2026-11-21");
    const Basket basket = basketOf({line(1, 100), line(2, 0, "A")});
    CHECK_FALSE(counts(quote(compiled, &member, basket, {}, context).value()));
}

TEST_CASE("a birthday multiplier is not used where rounding or a cap leaves nothing of what it gave")
{
    using programme::MultiplyOrder;
    Programme programme = withParty(programme::BirthdayUse::OneTicket);
    programme.earning.rules[1].what = programme::Multiplier{Rate(5, 4)};
    programme.earning.rules[1].multiplied = true;
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    struct Row
    {
        const char* what;
        std::int64_t minor;
        bool alone;
        std::optional<std::int64_t> cap;
        std::int64_t earned;
        bool used;
    };
    const Row rows[] = {
        {"a quarter of three points", 300, false, {}, 3, false},
        {"a quarter of four points", 400, false, {}, 5, true},
        {"a quarter of three points, as points of its own", 300, true, {}, 3, false},
        {"a quarter of four points, as points of its own", 400, true, {}, 5, true},
        {"the ticket may earn no more than it does anyway", 400, false, 4, 4, false},
        {"the ticket may earn a part of it", 800, false, 9, 9, true},
    };
    for (const Row& row : rows)
        for (const MultiplyOrder order : {MultiplyOrder::BeforeRounding, MultiplyOrder::AfterRounding}) {
            INFO(row.what);
            Programme one = programme;
            one.earning.order = order;
            one.earning.caps[static_cast<std::size_t>(programme::CapPeriod::Ticket)] = row.cap;
            if (row.alone)
                one.earning.rules[1].pendingDays = 3;
            const auto compiled = programme::Compiled::compile(one);
            const Quote made =
                quote(compiled, &member, basketOf({line(1, row.minor)}), {}, test::onDate("2026-11-21")).value();
            CHECK(made.earned == Points(row.earned));
            CHECK(counts(made) == row.used);
        }
}

TEST_CASE("of two birthdays that a cap lets give something together one is used")
{
    Programme programme = withParty(programme::BirthdayUse::OneTicket);
    programme.earning.rules[1].what = programme::Multiplier{Rate(2, 1)};
    programme.earning.rules[1].multiplied = true;
    programme.earning.rules.push_back(programme.earning.rules[1]);
    programme.earning.rules[2].id = "second";
    programme.earning.caps[static_cast<std::size_t>(programme::CapPeriod::Ticket)] = 100;
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    const Quote made = quote(programme::Compiled::compile(programme), &member, basketOf({line(1, 6'000)}), {},
                             test::onDate("2026-11-21"))
                           .value();
    CHECK(made.earned == 100_pts);
    CHECK(std::ranges::count_if(made.counted, [](const Counted& counted) {
              return counted.key == birthdayCounter(kParty) || counted.key == birthdayCounter("second");
          }) == 1);
}

TEST_CASE("a birthday multiplier that fills the purse of fractions is used")
{
    Programme programme = withParty(programme::BirthdayUse::OneTicket);
    programme.earning.rules[1].what = programme::Multiplier{Rate(5, 4)};
    programme.earning.rules[1].multiplied = true;
    programme.earning.keepRemainder = true;
    REQUIRE(programme::contradictions(programme).empty());
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    const Quote made = sell(programme, member, "2026-11-21");
    CHECK(made.earned == 1_pts);
    CHECK(counts(made));
}

} // namespace
} // namespace loyalty::engine
