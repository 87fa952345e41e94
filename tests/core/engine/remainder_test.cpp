#include "core/engine/counters.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/core/engine/a_member.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

namespace loyalty::engine {
namespace {

using programme::Programme;
using test::basketOf;
using test::line;

/// A member's counters, as a ledger keeps them.
class Purse
{
public:
    explicit Purse(Programme programme)
        : m_programme(programme::Compiled::compile(std::move(programme)))
        , m_member(aMember())
    {
        for (const std::string& key : countersOf(m_programme))
            m_member.counters.push_back({.key = key, .days = {}});
    }

    Quote sell(std::int64_t minor) { return sell(line(1, minor)); }
    Quote sell(const BasketLine& sold)
    {
        const Context context = test::onDate("2026-11-21");
        Quote made = quote(m_programme, &m_member, basketOf({sold}), {}, context, Trace::On).value();
        for (const Counted& counted : made.counted)
            for (Counter& counter : m_member.counters)
                if (counter.key == counted.key)
                    counter.days.push_back({context.date, counted.amount});
        return made;
    }

    [[nodiscard]] const MemberFacts& member() const { return m_member; }
    /// As before any sale.
    [[nodiscard]] const MemberFacts& fresh() const { return m_fresh; }

private:
    programme::Compiled m_programme;
    MemberFacts m_fresh = aMember();
    MemberFacts m_member;
};

Programme keeping(std::int64_t points, std::int64_t perMinor)
{
    Programme programme = test::aProgramme();
    programme.earning.keepRemainder = true;
    programme.earning.rules = {test::perAmount("base", points, perMinor)};
    REQUIRE(programme::contradictions(programme).empty());
    return programme;
}

TEST_CASE("however the spend is cut into tickets, no fraction of a point is lost")
{
    struct Row
    {
        std::int64_t points;
        std::int64_t perMinor;
        std::int64_t ticketMinor;
        int tickets;
        std::int64_t earned;
    };
    const Row rows[] = {{1, 100, 990, 10, 99},   {1, 300, 100, 3, 1},        {1, 300, 100, 300, 100},
                        {2, 700, 100, 7, 2},     {1, 1'700, 100, 170, 10},   {7, 1'300, 1, 1'300, 7},
                        {1, 999'983, 1, 999, 0}, {999, 1'000, 1, 1'000, 999}};
    for (const Row& row : rows) {
        INFO(row.points << " per " << row.perMinor << ", " << row.tickets << " times " << row.ticketMinor);
        Purse purse(keeping(row.points, row.perMinor));
        Points earned;
        for (int ticket = 0; ticket < row.tickets; ++ticket)
            earned += purse.sell(row.ticketMinor).earned;
        CHECK(earned == Points(row.earned));
        if (row.earned > 0)
            for (const Counter& counter : purse.member().counters)
                CHECK(countedEver(purse.member(), counter.key) == 0);
    }
}

TEST_CASE("what a multiplier and a tier make of a fraction waits with it")
{
    Programme programme = keeping(1, 300);
    programme.earning.rules.push_back(test::multiplier("seventh", "8/7"));
    Purse purse(programme);
    Points earned;
    for (int ticket = 0; ticket < 21; ++ticket)
        earned += purse.sell(100).earned;
    CHECK(earned == 8_pts);
}

/// Rules and multipliers by amount over everything or one category, and two tiers.
Programme anyKeeping()
{
    Programme programme = test::aProgramme();
    programme.earning.keepRemainder = true;
    programme.earning.rules.clear();
    const auto any = [](int most) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(1, most + 1)); };
    const auto narrow = [&](programme::Rule rule) {
        if (any(2) == 1)
            rule.select.include.categories = {"A"};
        return rule;
    };
    for (int i = any(3); i > 0; --i)
        programme.earning.rules.push_back(
            narrow(test::perAmount("r" + std::to_string(i), any(40), any(30) * 50 + any(7))));
    for (int i = any(3) - 1; i > 0; --i) {
        programme::Rule rule =
            narrow(test::multiplier("m" + std::to_string(i), std::to_string(any(9)) + '/' + std::to_string(any(9))));
        if (any(3) == 1)
            rule.caps[0] = any(50);
        if (any(4) == 1)
            rule.pendingDays = any(9);
        if (any(4) == 1)
            rule.expiry = programme::Expiry{};
        if (any(4) == 1)
            rule.rounding = Rounding::Up;
        programme.earning.rules.push_back(std::move(rule));
    }
    if (any(2) == 1) {
        programme.tiers.emplace();
        programme.tiers->levels = {
            {.id = "only", .names = {{"en", "Only"}}, .threshold = 0, .rate = Rate(any(9), any(7))}};
    }
    RC_PRE(programme::contradictions(programme).empty());
    return programme;
}

TEST_CASE("whatever may be published beside a kept remainder, many small sales earn what one sale of all would")
{
    REQUIRE(rc::check("no fraction is lost", [] {
        const Programme programme = anyKeeping();
        Purse purse(programme);
        std::vector<BasketLine> all;
        Points earned;
        for (int sale = 0; sale < 60; ++sale) {
            const auto minor = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::int64_t>(1, 300));
            all.push_back(line(static_cast<std::uint32_t>(sale + 1), minor, minor % 2 == 0 ? "A" : "B"));
            earned += purse.sell(all.back()).earned;
        }
        const auto whole = quote(programme::Compiled::compile(programme), &purse.fresh(), basketOf(all), {},
                                 test::onDate("2026-11-21"));
        RC_CLASSIFY(earned == 0_pts, "nothing");
        RC_ASSERT(whole.value().earned == earned);
    }));
}

TEST_CASE("the rounding is told of the ticket alone, and what the fractions made together after it")
{
    Purse purse(keeping(1, 100));
    CHECK(purse.sell(990).earned == 9_pts);
    const Quote second = purse.sell(990);
    CHECK(second.earned == 10_pts);
    REQUIRE(second.trace.size() == 3);
    CHECK(second.trace[1].kind == TraceStep::Kind::Rounded);
    CHECK(second.trace[1].before == 99);
    CHECK(second.trace[1].after == 90);
    CHECK(second.trace[1].den == 10);
    CHECK(second.trace[2].kind == TraceStep::Kind::Carried);
    CHECK(second.trace[2].before == 9);
    CHECK(second.trace[2].after == 8);
    CHECK(second.trace[2].rate == Rate(1, 1));
    CHECK(second.trace[2].detail == "whole");
}

} // namespace
} // namespace loyalty::engine
