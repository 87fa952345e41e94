#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <vector>

namespace loyalty::engine {
namespace {

using programme::Compiled;
using programme::MultiplyOrder;
using programme::Programme;
using programme::RoundingScope;
using test::aProgramme;
using test::basketOf;
using test::line;
using test::multiplier;
using test::onDate;
using test::perAmount;

Quote quoteOf(const Programme& programme, const Basket& basket, const MemberFacts& member = {},
              std::string_view day = "2026-11-21")
{
    REQUIRE(programme::contradictions(programme) == std::vector<json::Complaint>{});
    const auto made = quote(Compiled::compile(programme), &member, basket, {}, onDate(day));
    REQUIRE(made);
    return *made;
}

std::int64_t earned(const Programme& programme, const Basket& basket)
{
    return quoteOf(programme, basket).earned.count();
}

std::vector<std::int64_t> linePoints(const Quote& quote)
{
    std::vector<std::int64_t> points;
    for (const LineQuote& line : quote.lines)
        points.push_back(line.points.count());
    return points;
}

TEST_CASE("a fraction of a point ends as the programme says")
{
    struct Row
    {
        Rounding rounding;
        std::int64_t amount;
        std::int64_t points;
    };
    const Row rows[] = {
        {Rounding::Down, 0, 0},     {Rounding::Down, 99, 0},      {Rounding::Down, 100, 1},
        {Rounding::Down, 1999, 19}, {Rounding::HalfUp, 0, 0},     {Rounding::HalfUp, 49, 0},
        {Rounding::HalfUp, 50, 1},  {Rounding::HalfUp, 1949, 19}, {Rounding::HalfUp, 1950, 20},
        {Rounding::Up, 0, 0},       {Rounding::Up, 1, 1},         {Rounding::Up, 1900, 19},
        {Rounding::Up, 1901, 20},
    };
    for (const Row& row : rows) {
        INFO("amount " << row.amount << ", rounding " << programme::toString(row.rounding));
        Programme programme = aProgramme();
        programme.earning.rounding = row.rounding;
        CHECK(earned(programme, basketOf({line(1, row.amount)})) == row.points);
    }
}

TEST_CASE("two rules rounded apart lose two fractions, together one")
{
    // 19.99 and 9.99, each line under a rule of its own.
    Programme programme = aProgramme();
    programme.earning.rules = {perAmount("a", 1, 100), perAmount("b", 1, 100)};
    programme.earning.rules[0].select.include.categories = {"A"};
    programme.earning.rules[1].select.include.categories = {"B"};
    const Basket basket = basketOf({line(1, 1999, "A"), line(2, 999, "B")});
    CHECK(earned(programme, basket) == 29);

    programme.earning.scope = RoundingScope::Rule;
    const Quote apart = quoteOf(programme, basket);
    CHECK(apart.earned == 28_pts);
    CHECK(apart.parts == std::vector<EarnedPart>{{"a", 19_pts, {}}, {"b", 9_pts, {}}});
}

TEST_CASE("a rule with a rounding of its own stays out of the ticket's")
{
    Programme programme = aProgramme();
    programme.earning.rules.push_back(perAmount("extra", 1, 1000));
    programme.earning.rules[1].rounding = Rounding::Up;
    const Quote quote = quoteOf(programme, basketOf({line(1, 1999)}));
    CHECK(quote.parts == std::vector<EarnedPart>{{"base", 19_pts, {}}, {"extra", 2_pts, {}}});
}

TEST_CASE("multipliers work on exact points, or on rounded ones where the programme says so")
{
    struct Row
    {
        MultiplyOrder order;
        std::string_view factor;
        std::int64_t points;
    };
    const Row rows[] = {
        {MultiplyOrder::BeforeRounding, "1.5", 29}, {MultiplyOrder::AfterRounding, "1.5", 28},
        {MultiplyOrder::BeforeRounding, "2", 39},   {MultiplyOrder::AfterRounding, "2", 38},
        {MultiplyOrder::BeforeRounding, "0", 0},    {MultiplyOrder::AfterRounding, "0", 0},
        {MultiplyOrder::BeforeRounding, "1/3", 6},  {MultiplyOrder::AfterRounding, "1/3", 6},
    };
    for (const Row& row : rows) {
        INFO("factor " << row.factor);
        Programme programme = aProgramme();
        programme.earning.order = row.order;
        programme.earning.rules.push_back(multiplier("m", row.factor));
        CHECK(earned(programme, basketOf({line(1, 1999)})) == row.points);
    }
}

TEST_CASE("a multiplier works on the lines it selects, several multiply together")
{
    Programme programme = aProgramme();
    programme.earning.rules.push_back(multiplier("fresh", "3"));
    programme.earning.rules[1].select.include.categories = {"FRESH"};
    programme.earning.rules.push_back(multiplier("all", "1.5"));
    const Quote quote = quoteOf(programme, basketOf({line(1, 1000, "FRESH"), line(2, 1000), line(3, 0, "FRESH")}));
    CHECK(quote.earned == 60_pts);
    CHECK(linePoints(quote) == std::vector<std::int64_t>{45, 15, 0});
}

TEST_CASE("rules add up on a line, and the ticket's points are spread by what each line brought")
{
    Programme programme = aProgramme();
    programme.earning.rules = {perAmount("a", 4, 100), perAmount("b", 10, 100)};
    const Quote quote = quoteOf(programme, basketOf({line(1, 1200), line(2, 10000), line(3, 4000)}));
    CHECK(quote.earned == 2128_pts);
    CHECK(linePoints(quote) == std::vector<std::int64_t>{168, 1400, 560});
    CHECK(quote.parts == std::vector<EarnedPart>{{"a", 608_pts, {}}, {"b", 1520_pts, {}}});
}

TEST_CASE("the largest remainder decides which line gets the ticket's odd point")
{
    const Quote quote = quoteOf(aProgramme(), basketOf({line(1, 166), line(2, 167), line(3, 167)}));
    CHECK(quote.earned == 5_pts);
    CHECK(linePoints(quote) == std::vector<std::int64_t>{1, 2, 2});
    CHECK(linePoints(quoteOf(aProgramme(), basketOf({line(1, 150), line(2, 150)}))) == std::vector<std::int64_t>{2, 1});
}

TEST_CASE("what is excluded from earning neither earns nor qualifies")
{
    Programme programme = test::sampleProgramme("sample-grocery-usd.json");
    Basket basket = basketOf({line(1, 1050, "GROCERY"), line(2, 3000, "FUEL"), line(3, 250)});
    basket.currency = programme.currency;
    const Quote quote = quoteOf(programme, basket);
    CHECK(quote.earned == 13_pts);
    CHECK(linePoints(quote) == std::vector<std::int64_t>{11, 0, 2});
    CHECK(quote.lines[1].eligibleMinor == 0);
    CHECK(quote.qualifyingMinor == 1300);

    programme.tiers->select = programme::Selector();
    CHECK(quoteOf(programme, basket).qualifyingMinor == 4300);
}

TEST_CASE("lines are named by sku, category, brand and tag")
{
    BasketLine named = line(1, 1000, "C");
    named.brand = "B";
    named.tags = {"x", "T"};
    using Words = std::vector<std::string> programme::LineTraits::*;
    const std::pair<Words, const char*> traits[] = {{&programme::LineTraits::skus, "sku-1"},
                                                    {&programme::LineTraits::categories, "C"},
                                                    {&programme::LineTraits::brands, "B"},
                                                    {&programme::LineTraits::tags, "T"}};
    for (const auto& [words, word] : traits) {
        INFO(word);
        Programme only = aProgramme();
        (only.earning.rules[0].select.include.*words) = {word};
        CHECK(linePoints(quoteOf(only, basketOf({named, line(2, 1000)}))) == std::vector<std::int64_t>{10, 0});
        Programme without = aProgramme();
        (without.earning.rules[0].select.exclude.*words) = {word};
        CHECK(linePoints(quoteOf(without, basketOf({named, line(2, 1000)}))) == std::vector<std::int64_t>{0, 10});
    }
}

TEST_CASE("the tier held before the sale sets the rate, the sale may raise it for the next")
{
    const Programme programme = test::sampleProgramme("sample-retail-cn.json");
    struct Row
    {
        std::int64_t qualifying;
        std::int64_t points;
        std::string_view before;
        std::string_view after;
        std::int64_t missing;
    };
    const Row rows[] = {
        {0, 100, "basic", "basic", 190000},       {189999, 100, "basic", "basic", 1},
        {190000, 100, "basic", "silver", 600000}, {200000, 120, "silver", "silver", 590000},
        {800000, 150, "gold", "gold", 1190000},   {2000000, 200, "diamond", "diamond", 0},
        {-5000, 100, "basic", "basic", 195000},
    };
    for (const Row& row : rows) {
        INFO("qualifying " << row.qualifying);
        MemberFacts member;
        member.qualifying = row.qualifying;
        const Quote quote = quoteOf(programme, basketOf({line(1, 10000)}), member);
        CHECK(quote.earned.count() == row.points);
        CHECK(quote.tierBefore.id == row.before);
        CHECK(quote.tierAfter.id == row.after);
        CHECK(quote.tierAfter.missing == row.missing);
        CHECK(quote.tierAfter.qualifying == row.qualifying + 10000);
    }
}

TEST_CASE("currencies count in their own minor units")
{
    struct Row
    {
        Currency currency;
        std::int64_t perMinor;
        std::int64_t amount;
        std::int64_t points;
    };
    const Row rows[] = {
        {test::currency("JPY", 0), 100, 1999, 19},
        {test::currency("CNY", 2), 100, 1999, 19},
        {test::currency("KWD", 3), 1000, 19999, 19},
        {test::currency("KWD", 3), 1, 1505, 1505},
    };
    for (const Row& row : rows) {
        INFO(row.currency.code());
        Programme programme = aProgramme();
        programme.currency = row.currency;
        programme.earning.rules = {perAmount("base", 1, row.perMinor)};
        CHECK(earned(programme, {row.currency, {line(1, row.amount)}}) == row.points);
    }
}

TEST_CASE("points know the first day on which they count for nothing")
{
    Programme programme = aProgramme();
    programme.expiry = programme::Expiry{12, programme::PeriodEnd::Month};
    programme.earning.rules.push_back(perAmount("bonus", 1, 1000));
    programme.earning.rules[1].expiry = programme::Expiry{1, programme::PeriodEnd::Day};
    const Quote quote = quoteOf(programme, basketOf({line(1, 10000)}), {}, "2020-07-06");
    CHECK(quote.parts == std::vector<EarnedPart>{{"base", 100_pts, BusinessDate::make(2021, 8, 1)},
                                                 {"bonus", 10_pts, BusinessDate::make(2020, 8, 7)}});
}

TEST_CASE("a sale without a member earns, redeems and qualifies nothing")
{
    const Compiled compiled = Compiled::compile(test::sampleProgramme("sample-retail-cn.json"));
    const auto made = quote(compiled, nullptr, basketOf({line(1, 10000), line(2, 500)}), {}, onDate("2026-11-21"));
    REQUIRE(made);
    CHECK(made->totalMinor == 10500);
    CHECK(made->dueMinor == 10500);
    CHECK(made->earned == 0_pts);
    CHECK(made->qualifyingMinor == 0);
    CHECK(made->redeem == RedeemOption());
    CHECK(made->tierBefore.id.empty());
    CHECK(made->lines.size() == 2);
}

TEST_CASE("what a code proves caps what a ticket earns, lines and rules in proportion")
{
    Programme programme = aProgramme();
    programme.earning.rules.push_back(perAmount("extra", 1, 300));
    programme.earning.maxByTrust = {30, 60, std::nullopt};
    const Basket basket = basketOf({line(1, 6000), line(2, 3000)});
    struct Row
    {
        access::Trust trust;
        std::int64_t earned;
        std::vector<std::int64_t> lines;
        std::vector<std::int64_t> parts;
    };
    const Row rows[] = {
        {access::Trust::Spoken, 30, {20, 10}, {23, 7}},
        {access::Trust::Static, 60, {40, 20}, {45, 15}},
        {access::Trust::Live, 120, {80, 40}, {90, 30}},
        {access::Trust::LiveOnline, 120, {80, 40}, {90, 30}},
    };
    for (const Row& row : rows) {
        MemberFacts member;
        member.trust = row.trust;
        const Quote quote = quoteOf(programme, basket, member);
        CHECK(quote.earned.count() == row.earned);
        CHECK(linePoints(quote) == row.lines);
        REQUIRE(quote.parts.size() == 2);
        CHECK(quote.parts[0].points.count() == row.parts[0]);
        CHECK(quote.parts[1].points.count() == row.parts[1]);
        CHECK(quote.qualifyingMinor == 9000); // a cap on points is none on what counts for the tier
    }
    programme.earning.maxByTrust = {0, 0, 0};
    MemberFacts member;
    member.trust = access::Trust::Spoken;
    const Quote none = quoteOf(programme, basket, member);
    CHECK(none.earned == 0_pts);
    CHECK(none.parts.empty());
    programme.earning.maxByTrust = {120, {}, {}};
    CHECK(quoteOf(programme, basket, member).earned == 120_pts);
}

} // namespace
} // namespace loyalty::engine
