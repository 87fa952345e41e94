#include "core/engine/counters.h"
#include "core/engine/ledger_facts.h"
#include "core/engine/quote.h"
#include "core/ledger/asset_keys.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::engine {
namespace {

using programme::Programme;
using programme::Rule;
using test::basketOf;
using test::line;

Rule rule(std::string id, decltype(Rule::what) what)
{
    Rule made;
    made.id = std::move(id);
    made.what = std::move(what);
    made.multiplied = false;
    return made;
}

Rule perTicket(std::string id, std::int64_t points)
{
    return rule(std::move(id), programme::PerTicket{points});
}

MemberFacts aMember()
{
    MemberFacts member;
    member.trust = access::Trust::LiveOnline;
    member.balance = 1000_pts;
    return member;
}

Quote quoteOf(const Programme& programme, const Basket& basket, const MemberFacts& member = aMember(),
              std::string_view date = "2026-11-21", const Ask& ask = {}, Trace trace = Trace::On)
{
    REQUIRE(programme::contradictions(programme).empty());
    const auto compiled = programme::Compiled::compile(programme);
    return quote(compiled, &member, basket, ask, test::onDate(date), trace).value();
}

Counter counterOf(std::string key, std::vector<std::pair<const char*, std::int64_t>> days)
{
    Counter counter{.key = std::move(key), .days = {}};
    for (const auto& [date, amount] : days)
        counter.days.push_back({BusinessDate::parse(date).value(), amount});
    return counter;
}

TEST_CASE("what a rule gives, by its kind")
{
    struct Row
    {
        const char* what;
        Rule rule;
        std::int64_t points;
    };
    Rule onA = rule("r", programme::PerUnit{7});
    onA.select.include.categories = {"A"};
    Rule nowhere = perTicket("r", 9);
    nowhere.select.include.categories = {"Z"};
    const Row rows[] = {
        {"for every piece", rule("r", programme::PerUnit{7}), 7 * 4},
        {"for every piece of its goods", onA, 7 * 3},
        {"once a ticket", perTicket("r", 9), 9},
        {"not without its goods", nowhere, 0},
        {"once an article", rule("r", programme::PerSku{5}), 10},
        {"for every full step of the ticket", rule("r", programme::PerAmount{10, 10000, true}), 20},
    };
    BasketLine three = line(1, 15000, "A");
    three.quantity = Quantity::pieces(3);
    for (const Row& row : rows) {
        INFO(row.what);
        Programme programme = test::aProgramme();
        programme.earning.rules = {row.rule};
        const Quote quote = quoteOf(programme, basketOf({three, line(2, 9999, "B")}));
        CHECK(quote.earned == Points(row.points));
        CHECK(quote.lines[0].points + quote.lines[1].points == quote.earned);
    }
}

TEST_CASE("weighed goods bring their part of a piece's points")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {rule("r", programme::PerUnit{10})};
    BasketLine half = line(1, 100);
    half.quantity.thousandths = 550;
    CHECK(quoteOf(programme, basketOf({half})).earned == 5_pts);
    programme.earning.rules[0].rounding = Rounding::HalfUp;
    CHECK(quoteOf(programme, basketOf({half})).earned == 6_pts);
}

TEST_CASE("goods that cost nothing share the points of a ticket")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {perTicket("r", 3)};
    const Quote quote = quoteOf(programme, basketOf({line(1, 0), line(2, 0)}));
    CHECK(quote.lines[0].points == 2_pts);
    CHECK(quote.lines[1].points == 1_pts);
}

TEST_CASE("fixed points are multiplied only where the rule says so")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {perTicket("r", 5), test::multiplier("x", "3")};
    CHECK(quoteOf(programme, basketOf({line(1, 100)})).earned == 5_pts);
    programme.earning.rules[0].multiplied = true;
    CHECK(quoteOf(programme, basketOf({line(1, 100)})).earned == 15_pts);
}

TEST_CASE("of a group one rule applies, the best for the member or the first")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("half-more", "1.5"));
    programme.earning.rules.push_back(test::multiplier("double-a", "2"));
    programme.earning.rules[2].select.include.categories = {"A"};
    programme.earning.groups = {{"party", {"half-more", "double-a"}, programme::Pick::Best}};
    // 1.5 on 200 beats 2 on 50, and loses to 2 on 150.
    CHECK(quoteOf(programme, basketOf({line(1, 5000, "A"), line(2, 15000)})).earned == 300_pts);
    CHECK(quoteOf(programme, basketOf({line(1, 15000, "A"), line(2, 5000)})).earned == 350_pts);
    programme.earning.groups[0].pick = programme::Pick::First;
    CHECK(quoteOf(programme, basketOf({line(1, 15000, "A"), line(2, 5000)})).earned == 300_pts);
}

TEST_CASE("caps count what the member has had in the period, and keep the lines' shares exact")
{
    struct Row
    {
        programme::CapPeriod period;
        const char* had;
        std::int64_t granted;
    };
    using enum programme::CapPeriod;
    const Row rows[] = {
        {Ticket, "2026-11-21", 50}, {Day, "2026-11-21", 20},   {Day, "2026-11-20", 50},   {Week, "2026-11-16", 20},
        {Week, "2026-11-15", 50},   {Month, "2026-11-01", 20}, {Month, "2026-10-31", 50}, {Member, "2020-01-01", 20},
    };
    for (const Row& row : rows)
        for (const bool ofRule : {false, true}) {
            INFO(static_cast<int>(row.period) << ' ' << row.had << ' ' << ofRule);
            Programme programme = test::aProgramme();
            programme::Caps& caps = ofRule ? programme.earning.rules[0].caps : programme.earning.caps;
            caps[static_cast<std::size_t>(row.period)] = 50;
            MemberFacts member = aMember();
            member.counters = {counterOf(ofRule ? ruleCounter("base") : std::string(kEarnedCounter), {{row.had, 30}})};
            const Quote quote = quoteOf(programme, basketOf({line(1, 10000), line(2, 5000)}), member);
            CHECK(quote.earned == Points(row.granted));
            CHECK(quote.lines[0].points + quote.lines[1].points == quote.earned);
            const bool counts = row.period != Ticket;
            CHECK(quote.counted.size() == (counts ? 1u : 0u));
        }
}

TEST_CASE("a campaign gives no more than is left of its budget")
{
    Programme programme = test::aProgramme();
    programme.earning.budgets = {{"autumn", 1000, {"base"}}};
    const auto compiled = programme::Compiled::compile(programme);
    const MemberFacts member = aMember();
    Context context = test::onDate("2026-11-21");
    CHECK(quote(compiled, &member, basketOf({line(1, 200'000)}), {}, context)->earned == 1000_pts);
    context.budgetsLeft = {{"autumn", 7}};
    const Quote last = quote(compiled, &member, basketOf({line(1, 200'000)}), {}, context).value();
    CHECK(last.earned == 7_pts);
    CHECK(last.counted == std::vector<Counted>{{budgetCounter("autumn"), 7, std::nullopt}});
    context.budgetsLeft = {{"autumn", -3}}; // other tills gave more than there was
    const Quote none = quote(compiled, &member, basketOf({line(1, 200'000)}), {}, context).value();
    CHECK(none.earned == 0_pts);
    CHECK(none.counted.empty());
}

TEST_CASE("rules of one budget share it within a ticket, and what it took is counted once")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(perTicket("visit", 50));
    programme.earning.budgets = {{"autumn", 1000, {"base", "visit"}}};
    const auto compiled = programme::Compiled::compile(programme);
    const MemberFacts member = aMember();
    Context context = test::onDate("2026-11-21");
    context.budgetsLeft = {{"autumn", 120}};
    const Quote quote = engine::quote(compiled, &member, basketOf({line(1, 10'000)}), {}, context).value();
    CHECK(quote.earned == 120_pts);
    CHECK(quote.counted == std::vector<Counted>{{budgetCounter("autumn"), 120, std::nullopt}});
}

TEST_CASE("a capped multiplier gives what it adds as points of its own: birthday double, at most 500 extra a month")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("birthday", "2"));
    programme.earning.rules[1].caps[static_cast<std::size_t>(programme::CapPeriod::Month)] = 500;
    struct Row
    {
        std::int64_t minor;
        std::int64_t hadThisMonth;
        std::int64_t earned;
        std::int64_t extra;
    };
    const Row rows[] = {
        {19'999, 0, 199 + 199, 199}, {60'000, 0, 600 + 500, 500}, {60'000, 450, 600 + 50, 50},
        {60'000, 500, 600, 0},       {60'000, 900, 600, 0},       {99, 0, 0, 0},
    };
    for (const Row& row : rows) {
        INFO(row.minor << " after " << row.hadThisMonth);
        MemberFacts member = aMember();
        member.counters = {
            counterOf(ruleCounter("birthday"), {{"2026-10-31", 10'000}, {"2026-11-02", row.hadThisMonth}})};
        const Quote quote = quoteOf(programme, basketOf({line(1, row.minor)}), member);
        CHECK(quote.earned == Points(row.earned));
        const auto part = std::find_if(quote.parts.begin(), quote.parts.end(),
                                       [](const EarnedPart& each) { return each.rule == "birthday"; });
        CHECK((part == quote.parts.end() ? 0 : part->points.count()) == row.extra);
        CHECK(quote.lines[0].points == quote.earned);
    }
}

TEST_CASE("multipliers that stand alone add up, on what the multiplied rules gave to their lines")
{
    Programme programme = test::aProgramme();
    programme.earning.rules[0].multiplied = true;
    programme.earning.rules.push_back(test::multiplier("double", "2"));
    programme.earning.rules.push_back(test::multiplier("capped", "1.5"));
    programme.earning.rules[2].select.include.categories = {"A"};
    programme.earning.rules[2].caps[0] = 1'000;
    programme.earning.rules.push_back(test::multiplier("late", "3"));
    programme.earning.rules[3].expiry = programme::Expiry{.months = 1};
    programme.earning.rules.push_back(perTicket("visit", 7)); // is not multiplied
    const Quote quote = quoteOf(programme, basketOf({line(1, 1'000, "A"), line(2, 2'000, "B")}));
    // 10 + 20 doubled are 20 + 40; half of A's 20 more, and twice 60; and 7.
    CHECK(quote.earned == Points(60 + 10 + 120 + 7));
    REQUIRE(quote.parts.size() == 4);
    CHECK(quote.parts[2].points == 10_pts);
    CHECK(quote.parts[3].points == 120_pts);
    CHECK(quote.parts[3].firstInvalidDay == BusinessDate::parse("2026-12-22"));
    CHECK(quote.lines[0].points + quote.lines[1].points == quote.earned);
}

TEST_CASE("ten tickets of 9.90 earn 99 where the remainder is kept")
{
    Programme programme = test::aProgramme();
    programme.earning.keepRemainder = true;
    MemberFacts member = aMember();
    member.counters = {counterOf(std::string(kRemainderCounter), {})};
    Points earned;
    for (int ticket = 0; ticket < 10; ++ticket) {
        const Quote quote = quoteOf(programme, basketOf({line(1, 990)}), member);
        earned += quote.earned;
        for (const Counted& counted : quote.counted)
            member.counters[0].days.push_back({BusinessDate::parse("2026-11-21").value(), counted.amount});
    }
    CHECK(earned == 99_pts);
    CHECK(countedEver(member, kRemainderCounter) == 0);
}

TEST_CASE("a birthday that was moved opens no second window in a year")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("party", "2"));
    auto& window = programme.earning.rules[1].when.birthday.emplace();
    window.before = window.after = 3;
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    struct Row
    {
        programme::BirthdayUse use;
        const char* used;
        std::int64_t points;
    };
    using enum programme::BirthdayUse;
    // What was used is counted under the birthday that it was used for; the last one is a lunar year ago.
    const Row rows[] = {{EveryTicket, "2026-11-21", 200}, {OneWindow, "2026-11-21", 200},
                        {OneWindow, "2026-06-01", 100},   {OneWindow, "2025-11-21", 200},
                        {OneTicket, "2026-11-21", 100},   {OneTicket, "2026-03-01", 100},
                        {OneTicket, "2025-11-21", 200},   {OneTicket, "2025-12-03", 200}};
    for (const Row& row : rows) {
        INFO(static_cast<int>(row.use) << ' ' << row.used);
        programme.earning.rules[1].when.birthday->use = row.use;
        member.counters = {counterOf(birthdayCounter("party"), {{row.used, 1}})};
        CHECK(quoteOf(programme, basketOf({line(1, 10000)}), member).earned == Points(row.points));
    }
}

TEST_CASE("a lunar birthday falls on the days that the calendar says")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("party", "2"));
    programme.earning.rules[1].when.birthday.emplace().calendar = programme::BirthdayCalendar::Lunar;
    MemberFacts member = aMember();
    member.birthday = MonthDay{11, 21};
    CHECK(quoteOf(programme, basketOf({line(1, 10000)}), member).earned == 100_pts);
    member.lunarBirthdays = {BusinessDate::parse("2026-11-21").value()};
    CHECK(quoteOf(programme, basketOf({line(1, 10000)}), member).earned == 200_pts);
}

TEST_CASE("segments, codes and the first purchase open rules")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {perTicket("r", 5)};
    const auto earned = [&](const MemberFacts& member, const Ask& ask) {
        return quoteOf(programme, basketOf({line(1, 100)}), member, "2026-11-21", ask).earned;
    };
    Ask ask;
    MemberFacts member = aMember();
    programme.earning.rules[0].when.segments = {"students"};
    CHECK(earned(member, ask) == 0_pts);
    member.segments = {"staff", "students"};
    CHECK(earned(member, ask) == 5_pts);
    programme.earning.rules[0].when.codes = {"TEA"};
    CHECK(earned(member, ask) == 0_pts);
    ask.codes = {"TEA"};
    CHECK(earned(member, ask) == 5_pts);
    programme.earning.rules[0].when.firstPurchase = true;
    CHECK(earned(member, ask) == 5_pts);
    member.purchasedBefore = true;
    CHECK(earned(member, ask) == 0_pts);
}

TEST_CASE("a first purchase is one before which nothing was bought, whatever that earned or qualified")
{
    using programme::QualifyBy;
    constexpr QualifyBy kMeasures[] = {QualifyBy::Spend, QualifyBy::Points, QualifyBy::Visits};
    for (const std::optional<QualifyBy> by : {std::optional<QualifyBy>(), std::optional(kMeasures[0]),
                                              std::optional(kMeasures[1]), std::optional(kMeasures[2])}) {
        INFO((by ? static_cast<int>(*by) : -1));
        Programme programme = test::aProgramme();
        programme.earning.select.exclude.categories = {"tobacco"};
        programme.earning.rules.push_back(perTicket("welcome", 200));
        programme.earning.rules.back().when.firstPurchase = true;
        if (by) {
            programme.tiers.emplace().qualifyBy = *by;
            programme.tiers->levels = {{.id = "basic", .names = {}, .threshold = 0, .rate = Rate(1, 1)}};
        }
        const programme::Compiled compiled = programme::Compiled::compile(programme);
        ledger::MemberLedger ledger;
        const Context context = test::onDate("2026-11-21");
        const auto post = [&](const ledger::AssetKey& what, std::int64_t amount) {
            ledger::Posting posting{.what = what, .amount = amount, .contra = ledger::Contra::Counted};
            posting.date = context.date;
            if (amount != 0)
                ledger.apply(posting, context.now);
        };
        const auto book = [&](const Quote& sold, std::int64_t sign) {
            for (const Counted& counted : sold.counted)
                post(ledger::counter(counted.key), sign * counted.amount);
            post(ledger::tierSpend(), sign * sold.qualifyingMinor);
        };
        const auto sell = [&](const char* category) {
            MemberFacts facts = aMember();
            readCounters(ledger, compiled, facts);
            return quote(compiled, &facts, basketOf({line(1, 1000, category)}), {}, context).value();
        };
        CHECK(sell("food").earned == 210_pts);
        const Quote first = sell("tobacco");
        CHECK(first.earned == 0_pts);
        book(first, 1);
        CHECK(sell("food").earned == 10_pts);
        book(first, -1); // what comes back whole was not bought
        CHECK(sell("food").earned == 210_pts);
    }
}

TEST_CASE("points wait as long as their rule or the programme says")
{
    Programme programme = test::aProgramme();
    programme.earning.pendingDays = 7;
    programme.earning.rules.push_back(perTicket("now", 5));
    programme.earning.rules[1].pendingDays = 0;
    const Quote quote = quoteOf(programme, basketOf({line(1, 100)}));
    REQUIRE(quote.parts.size() == 2);
    CHECK(quote.parts[0].spendableFrom == BusinessDate::parse("2026-11-28"));
    CHECK_FALSE(quote.parts[1].spendableFrom);
}

TEST_CASE("a ticket below the least spend earns nothing at all")
{
    Programme programme = test::aProgramme();
    programme.earning.minSpendMinor = 1000;
    programme.earning.rules.push_back(perTicket("r", 5));
    CHECK(quoteOf(programme, basketOf({line(1, 999)})).earned == 0_pts);
    CHECK(quoteOf(programme, basketOf({line(1, 1000)})).earned == 15_pts);
}

TEST_CASE("rules give coupons and stamps for the next ticket")
{
    Programme programme = test::aProgramme();
    programme.discounts.offers.push_back({.id = "off", .what = programme::FixedOff{500}});
    programme.coupons.push_back(
        {.id = "five", .names = {}, .offer = "off", .when = {}, .expiry = programme::Expiry{.months = 0, .days = 30}});
    programme.stampCards.push_back({.id = "coffee", .names = {}, .stamps = 10, .coupon = "five", .expiry = {}});
    programme.earning.rules.push_back(rule("again", programme::GiveCoupon{"five", 2}));
    programme.earning.rules.push_back(rule("cup", programme::GiveStamps{"coffee", 1, true}));
    BasketLine three = line(1, 300);
    three.quantity = Quantity::pieces(3);
    const Quote quote = quoteOf(programme, basketOf({three}));
    CHECK(quote.issued ==
          std::vector<IssuedAsset>{{IssuedAsset::Kind::Coupon, "five", "again", 2, BusinessDate::parse("2026-12-22")},
                                   {IssuedAsset::Kind::Stamp, "coffee", "cup", 3, std::nullopt}});
}

TEST_CASE("stamps of several rules on one card are one")
{
    Programme programme = test::aProgramme();
    programme.discounts.offers.push_back({.id = "off", .what = programme::FixedOff{500}});
    programme.coupons.push_back({.id = "five", .names = {}, .offer = "off", .when = {}, .expiry = {}});
    programme.stampCards.push_back({.id = "coffee", .names = {}, .stamps = 10, .coupon = "five", .expiry = {}});
    programme.earning.rules.push_back(rule("cup", programme::GiveStamps{"coffee", 1, true}));
    programme.earning.rules.push_back(rule("large", programme::GiveStamps{"coffee", 1, false}));
    const Quote quote = quoteOf(programme, basketOf({line(1, 300)}));
    CHECK(quote.issued == std::vector<IssuedAsset>{{IssuedAsset::Kind::Stamp, "coffee", "cup", 2, std::nullopt}});
}

TEST_CASE("a reward asks for an amount as a rule does, and for money off a price that is nothing there is none")
{
    Programme programme = test::aProgramme();
    programme::When when;
    when.minSpendMinor = 5000;
    programme.rewards = {{.id = "ten", .names = {}, .points = 10, .when = when, .gives = programme::MoneyReward{1000}}};
    Ask ask;
    ask.rewards = {{"ten", 1}};
    const MemberFacts member = aMember();
    const Context context = test::onDate("2026-11-21");
    const auto compiled = programme::Compiled::compile(programme);
    CHECK(!quote(compiled, &member, basketOf({line(1, 4999)}), ask, context));
    CHECK(quote(compiled, &member, basketOf({line(1, 5000)}), ask, context));
    programme.rewards[0].when = {};
    CHECK(!quote(programme::Compiled::compile(programme), &member, basketOf({line(1, 0)}), ask, context));
}

TEST_CASE("rewards cost what the programme says, within what the member has")
{
    Programme programme = test::aProgramme();
    programme.rewards = {
        {.id = "mug", .names = {}, .points = 300, .when = {}, .gives = programme::GoodsReward{"mug", 2}},
        {.id = "ten", .names = {}, .points = 900, .when = {}, .gives = programme::MoneyReward{1000}}};
    Ask ask;
    ask.rewards = {{"mug", 3}};
    const Quote goods = quoteOf(programme, basketOf({line(1, 5000)}), aMember(), "2026-11-21", ask);
    CHECK(goods.redeemed == 600_pts);
    CHECK(goods.goods == std::vector<GivenGoods>{{"mug", "mug", 3, 600_pts}});
    CHECK(goods.lines[0].redeemPoints == 0_pts); // what comes back of the paid goods brings none of them back
    ask.rewards = {{"ten", 1}};
    const Quote money = quoteOf(programme, basketOf({line(1, 5000)}), aMember(), "2026-11-21", ask);
    CHECK(money.dueMinor == 4000);
    CHECK(money.earned == 50_pts);
    programme.rewards[1].reducesBase = true;
    CHECK(quoteOf(programme, basketOf({line(1, 5000)}), aMember(), "2026-11-21", ask).earned == 40_pts);
    ask.rewards = {{"mug", 2}, {"ten", 1}};
    const auto compiled = programme::Compiled::compile(programme);
    const MemberFacts member = aMember();
    const auto refused = quote(compiled, &member, basketOf({line(1, 5000)}), ask, test::onDate("2026-11-21"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == QuoteRefusal::RewardAboveBalance);
    ask.rewards = {{"car", 1}};
    CHECK(quote(compiled, &member, basketOf({line(1, 5000)}), ask, test::onDate("2026-11-21")).error() ==
          QuoteRefusal::RewardNotOffered);
}

TEST_CASE("as much as allowed, but no more than the cashier names")
{
    Programme programme = test::aProgramme();
    programme.redeeming = test::aRedeeming();
    Ask ask{.kind = Ask::Kind::AsMuchAsAllowed, .points = 350_pts};
    CHECK(quoteOf(programme, basketOf({line(1, 5000)}), aMember(), "2026-11-21", ask).redeemed == 300_pts);
    ask.points = 50_pts;
    CHECK(quoteOf(programme, basketOf({line(1, 5000)}), aMember(), "2026-11-21", ask).redeemed == 0_pts);
}

TEST_CASE("a held level is kept, and what keeps it is told")
{
    Programme programme = test::aProgramme();
    programme.tiers.emplace().levels = {{.id = "basic", .names = {}, .threshold = 0},
                                        {.id = "gold", .names = {}, .threshold = 10000, .rate = Rate(2, 1)}};
    MemberFacts member = aMember();
    member.qualifying = 9000;
    CHECK(quoteOf(programme, basketOf({line(1, 100)}), member).tierBefore.id == "basic");
    member.level = 1;
    const Quote held = quoteOf(programme, basketOf({line(1, 100)}), member);
    CHECK(held.tierBefore.id == "gold");
    CHECK(held.earned == 2_pts);
    member.qualifying = 12000;
    member.endings = {{8200, BusinessDate::parse("2026-12-31").value()}};
    const Quote ending = quoteOf(programme, basketOf({line(1, 100)}), member);
    CHECK(ending.tierBefore.missingToKeep == 6200);
    CHECK(ending.tierAfter.missingToKeep == 6100);
    CHECK(ending.tierAfter.keepBy == BusinessDate::parse("2026-12-31"));
}

TEST_CASE("a level may ask for visits or points too, any of them or all")
{
    Programme programme = test::aProgramme();
    programme.tiers.emplace().levels = {{.id = "basic", .names = {}, .threshold = 0},
                                        {.id = "gold", .names = {}, .threshold = 10000}};
    programme.tiers->levels[1].also = {std::nullopt, 50, 3};
    struct Row
    {
        programme::Match match;
        std::int64_t qualifying;
        tier::Measured measured;
        const char* before;
        const char* after;
    };
    using enum programme::Match;
    const Row rows[] = {
        {Any, 0, {0, 0, 0}, "basic", "basic"},    {Any, 9900, {0, 0, 0}, "basic", "gold"},
        {Any, 0, {0, 49, 0}, "basic", "gold"},    {Any, 0, {0, 0, 3}, "gold", "gold"},
        {All, 9900, {0, 49, 2}, "basic", "gold"}, {All, 20000, {0, 49, 1}, "basic", "basic"},
    };
    for (const Row& row : rows) {
        INFO(static_cast<int>(row.match) << ' ' << row.qualifying);
        programme.tiers->match = row.match;
        MemberFacts member = aMember();
        member.qualifying = row.qualifying;
        member.measured = row.measured;
        const Quote quote = quoteOf(programme, basketOf({line(1, 100)}), member);
        CHECK(quote.tierBefore.id == row.before);
        CHECK(quote.tierAfter.id == row.after);
        CHECK(quote.counted == std::vector<Counted>{{"earned", 1}, {"visits", 1}});
    }
}

TEST_CASE("points that pass what there may be are refused, at the ends of the ranges")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {rule("r", programme::PerUnit{1'000'000})};
    const auto compiled = programme::Compiled::compile(programme);
    const MemberFacts member = aMember();
    BasketLine much = line(1, Money::kMaxMinor);
    much.quantity.thousandths = 1'000'000'000;
    CHECK(quote(compiled, &member, basketOf({much}), {}, test::onDate("2026-11-21"))->earned == Points(Points::kMax));
    much.quantity.thousandths = Quantity::kMax;
    const auto refused = quote(compiled, &member, basketOf({much}), {}, test::onDate("2026-11-21"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == QuoteRefusal::PointsOutOfRange);
}

} // namespace
} // namespace loyalty::engine
