#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

namespace loyalty::engine {

std::ostream& operator<<(std::ostream& out, const TraceStep& step)
{
    return out << static_cast<int>(step.kind) << ' ' << step.rule << " base " << step.baseMinor << " rate "
               << step.rate.toString() << ' ' << step.before << " -> " << step.after << " / " << step.den << ' '
               << step.detail;
}

namespace {

using programme::Compiled;
using programme::Programme;
using test::basketOf;
using test::line;
using Kind = TraceStep::Kind;
using Steps = std::vector<TraceStep>;

Steps traceOf(const Programme& programme, const MemberFacts& member, const Basket& basket, std::string_view day,
              const Ask& ask = {})
{
    return quote(Compiled::compile(programme), &member, basket, ask, test::onDate(day), Trace::On).value().trace;
}

TEST_CASE("why 38 points? 19.99 floored to 19, doubled on the birthday")
{
    Programme programme = test::aProgramme();
    programme.earning.order = programme::MultiplyOrder::AfterRounding;
    programme.earning.rules.push_back(test::multiplier("birthday", "2"));
    programme.earning.rules[1].when.birthday = programme::BirthdayWindow{};
    MemberFacts member;
    member.birthday = MonthDay{11, 21};
    const Basket basket = basketOf({line(1, 1999)});
    CHECK(traceOf(programme, member, basket, "2026-11-21") ==
          Steps{{Kind::RuleMatched, "base", 1999, Rate(1, 100), 0, 1999, 100, ""},
                {Kind::Rounded, "", 0, Rate(), 1999, 1900, 100, "down"},
                {Kind::Multiplied, "birthday", 1999, Rate(2, 1), 19, 38, 1, ""},
                {Kind::Rounded, "", 0, Rate(), 38, 38, 1, "down"}});
    CHECK(traceOf(programme, member, basket, "2026-11-22") ==
          Steps{{Kind::Conditional, "birthday", 0, Rate(), 0, 0, 1, "birthday"},
                {Kind::RuleMatched, "base", 1999, Rate(1, 100), 0, 1999, 100, ""},
                {Kind::Rounded, "", 0, Rate(), 1999, 1900, 100, "down"},
                {Kind::Rounded, "", 0, Rate(), 19, 19, 1, "down"}});
}

TEST_CASE("a trace tells of points paid, of what earns nothing, of each factor and of the rounding")
{
    // A Wednesday, in gold, below the member day's least spend after 20.00 were paid with points.
    Programme programme = test::sampleProgramme("sample-retail-cn.json");
    MemberFacts member;
    member.qualifying = 900000;
    member.birthday = MonthDay{11, 24};
    member.balance = Points(2050);
    const Basket basket = basketOf({line(1, 11999, "food"), line(2, 5000, "gift-card")});
    CHECK(traceOf(programme, member, basket, "2026-11-25", {Ask::Kind::AsMuchAsAllowed, {}}) ==
          Steps{{Kind::Capped, "", 0, Rate(), 2050, 2000, 1, "balance"},
                {Kind::Redeemed, "", 0, Rate(100, 100), 2000, 2000, 1, ""},
                {Kind::BaseReduced, "", 2000, Rate(), 0, 0, 1, ""},
                {Kind::NotEligible, "", 5000, Rate(), 0, 0, 1, ""},
                {Kind::Conditional, "member-day", 0, Rate(), 0, 0, 1, "minSpendMinor"},
                {Kind::RuleMatched, "base", 9999, Rate(1, 100), 0, 9999, 100, ""},
                {Kind::Multiplied, "birthday", 9999, Rate(2, 1), 9999, 19998, 100, ""},
                {Kind::TierRate, "gold", 9999, Rate(3, 2), 19998, 29997, 100, ""},
                {Kind::Rounded, "", 0, Rate(), 29997, 29900, 100, "down"}});
}

TEST_CASE("a multiplier's step names the base it hit")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("fresh", "3"));
    programme.earning.rules[1].select.include.categories = {"FRESH"};
    CHECK(traceOf(programme, {}, basketOf({line(1, 1000, "FRESH"), line(2, 500)}), "2026-11-21") ==
          Steps{{Kind::RuleMatched, "base", 1500, Rate(1, 100), 0, 15, 1, ""},
                {Kind::Multiplied, "fresh", 1000, Rate(3, 1), 15, 35, 1, ""},
                {Kind::Rounded, "", 0, Rate(), 35, 35, 1, "down"}});
}

TEST_CASE("what a multiplier adds on its own is told with its base, its rounding and its cap")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("fresh", "1.5"));
    programme.earning.rules[1].select.include.categories = {"FRESH"};
    programme.earning.rules[1].caps[static_cast<std::size_t>(programme::CapPeriod::Ticket)] = 4;
    CHECK(traceOf(programme, {}, basketOf({line(1, 1100, "FRESH"), line(2, 500)}), "2026-11-21") ==
          Steps{{Kind::RuleMatched, "base", 1600, Rate(1, 100), 0, 16, 1, ""},
                {Kind::Rounded, "", 0, Rate(), 16, 16, 1, "down"},
                {Kind::Multiplied, "fresh", 1100, Rate(3, 2), 22, 33, 2, ""},
                {Kind::Rounded, "fresh", 0, Rate(), 11, 10, 2, "down"},
                {Kind::Capped, "fresh", 0, Rate(), 5, 4, 1, "ticket"}});
}

TEST_CASE("the base that a trace shows is what its steps leave of the price")
{
    Programme programme = test::aProgramme();
    programme.redeeming = test::aRedeeming();
    programme.earning.base.redeemed = programme::BaseRedeemed::Kept;
    programme.earning.base.tenders = {"voucher"};
    programme.earning.base.tax = programme::BaseTax::Excluded;
    MemberFacts member;
    member.trust = access::Trust::LiveOnline;
    member.balance = Points(1000);
    BasketLine taxed = line(1, 10'000);
    taxed.taxMinor = 1'000;
    Ask ask{Ask::Kind::Points, Points(1000)};
    ask.tenders = {{"voucher", 4'000}, {"stored-value", 1'000}};
    // 100.00, of which points pay 10.00 and still earn; 60.00 are left of it, with 6.00 of tax.
    CHECK(traceOf(programme, member, basketOf({taxed}), "2026-11-21", ask) ==
          Steps{{Kind::Redeemed, "", 0, Rate(100, 100), 1000, 1000, 1, ""},
                {Kind::BaseReduced, "", 4'000, Rate(), 0, 0, 1, "tender"},
                {Kind::BaseReduced, "", 600, Rate(), 0, 0, 1, "tax"},
                {Kind::RuleMatched, "base", 5'400, Rate(1, 100), 0, 54, 1, ""},
                {Kind::Rounded, "", 0, Rate(), 54, 54, 1, "down"}});
}

TEST_CASE("rules rounded apart each show their own rounding")
{
    Programme programme = test::aProgramme();
    programme.earning.scope = programme::RoundingScope::Rule;
    programme.earning.rules = {test::perAmount("a", 1, 100), test::perAmount("b", 1, 200)};
    programme.earning.rules[1].rounding = Rounding::HalfUp;
    CHECK(traceOf(programme, {}, basketOf({line(1, 1999)}), "2026-11-21") ==
          Steps{{Kind::RuleMatched, "a", 1999, Rate(1, 100), 0, 1999, 100, ""},
                {Kind::Rounded, "a", 0, Rate(), 1999, 1900, 100, "down"},
                {Kind::RuleMatched, "b", 1999, Rate(1, 200), 0, 1999, 200, ""},
                {Kind::Rounded, "b", 0, Rate(), 1999, 2000, 200, "halfUp"}});
}

TEST_CASE("a trace changes nothing but itself")
{
    const Compiled compiled = Compiled::compile(test::sampleProgramme("sample-retail-cn.json"));
    MemberFacts member;
    member.balance = Points(5000);
    const Basket basket = basketOf({line(1, 12345), line(2, 678, "delivery"), line(3, 90)});
    const Ask ask{Ask::Kind::Points, Points(300)};
    const Context context = test::onDate("2026-11-25");
    const Quote off = quote(compiled, &member, basket, ask, context, Trace::Off).value();
    Quote on = quote(compiled, &member, basket, ask, context, Trace::On).value();
    CHECK(off.trace.empty());
    CHECK_FALSE(on.trace.empty());
    on.trace.clear();
    CHECK(on == off);
}

TEST_CASE("fractions too long for a step are told as whole points")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {test::perAmount("base", 999'983, 999'999'937), test::multiplier("m", "99991/99989")};
    const Steps steps = traceOf(programme, {}, basketOf({line(1, 999'999'999'989)}), "2026-11-21");
    REQUIRE(steps.size() == 3);
    CHECK(steps[1].den == 1);
    CHECK(steps[1].before == 999'983'062);
    CHECK(steps[2].after == steps[1].after);
}

} // namespace
} // namespace loyalty::engine
