#include "core/engine/counters.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/core/engine/a_member.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::engine {
namespace {

using programme::Programme;
using test::basketOf;
using test::line;

Points earnedBy(const Programme& programme, const Basket& basket, const MemberFacts& member = aMember(),
                const Context& context = test::onDate("2026-11-21"))
{
    REQUIRE(programme::contradictions(programme).empty());
    return quote(programme::Compiled::compile(programme), &member, basket, {}, context).value().earned;
}

programme::Rule perTicket(std::string id, std::int64_t points)
{
    programme::Rule made;
    made.id = std::move(id);
    made.what = programme::PerTicket{points};
    return made;
}

TEST_CASE("the best multiplier is the one that adds most to all that it multiplies")
{
    Programme programme = test::aProgramme();
    programme::Rule piece;
    piece.id = "piece";
    piece.what = programme::PerUnit{100};
    programme.earning.rules = {test::perAmount("base", 1, 100), piece, test::multiplier("triple-a", "3"),
                               test::multiplier("tenth", "1.1")};
    programme.earning.rules[2].select.include.categories = {"A"};
    programme.earning.groups = {{"g", {"triple-a", "tenth"}, programme::Pick::Best}};
    // 1 and 200 points, tripled on one line: 101 × 3 − 101 is more than a tenth of 201.
    CHECK(earnedBy(programme, basketOf({line(1, 0, "A"), line(2, 100)})) == 401_pts);
    programme.earning.rules[1].multiplied = false;
    CHECK(earnedBy(programme, basketOf({line(1, 0, "A"), line(2, 1'000)})) == 211_pts);
}

TEST_CASE("goods that cost nothing are weighed too")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {perTicket("visit", 100), test::multiplier("double-a", "2"),
                               test::multiplier("tenth", "1.1")};
    programme.earning.rules[1].select.include.categories = {"A"};
    programme.earning.groups = {{"g", {"double-a", "tenth"}, programme::Pick::Best}};
    CHECK(earnedBy(programme, basketOf({line(1, 0, "A"), line(2, 0)})) == 150_pts);
}

TEST_CASE("a rule whose cap or budget is used up is not the best")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {perTicket("a", 100), perTicket("b", 50)};
    programme.earning.groups = {{"g", {"a", "b"}, programme::Pick::Best}};
    const Basket basket = basketOf({line(1, 100)});
    CHECK(earnedBy(programme, basket) == 100_pts);

    Programme capped = programme;
    capped.earning.rules[0].caps[static_cast<std::size_t>(programme::CapPeriod::Day)] = 100;
    MemberFacts member = aMember();
    member.counters = {{.key = ruleCounter("a"), .days = {{BusinessDate::parse("2026-11-21").value(), 60}}}};
    CHECK(earnedBy(capped, basket, member) == 50_pts);
    member.counters[0].days[0].amount = 49;
    CHECK(earnedBy(capped, basket, member) == 51_pts);

    Programme budgeted = programme;
    budgeted.earning.budgets = {{.id = "party", .points = 1'000, .rules = {"a"}}};
    Context context = test::onDate("2026-11-21");
    context.budgetsLeft = {{"party", 0}};
    CHECK(earnedBy(budgeted, basket, aMember(), context) == 50_pts);
}

TEST_CASE("a multiplier that takes away may have caps of its own: they have nothing to hold")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("half", "1/2"));
    programme.earning.rules[1].caps[static_cast<std::size_t>(programme::CapPeriod::Day)] = 5;
    programme.earning.rules[1].pendingDays = 3;
    REQUIRE(programme::contradictions(programme, programme::Judged::AsPublished).empty());
    const MemberFacts member = aMember();
    const auto made = quote(programme::Compiled::compile(programme), &member, basketOf({line(1, 1'000)}), {},
                            test::onDate("2026-11-21"));
    REQUIRE(made.has_value());
    CHECK(made->earned == 5_pts);
}

} // namespace
} // namespace loyalty::engine
