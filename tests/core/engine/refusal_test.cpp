#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <functional>
#include <limits>

namespace loyalty::engine {
namespace {

using programme::Compiled;
using programme::Programme;
using test::basketOf;
using test::line;

std::optional<QuoteRefusal> refusalOf(const Programme& programme, const Basket& basket, const Ask& ask = {})
{
    MemberFacts member;
    member.balance = Points(1000);
    const auto made = quote(Compiled::compile(programme), &member, basket, ask, test::onDate("2026-11-21"));
    return made ? std::nullopt : std::optional(made.error());
}

std::vector<BasketLine> lines(std::size_t count)
{
    std::vector<BasketLine> made;
    for (std::uint32_t i = 0; i < count; ++i)
        made.push_back(line(i, 100));
    return made;
}

TEST_CASE("a basket that cannot be quoted is refused with its first fault")
{
    constexpr std::int64_t kMost = Money::kMaxMinor;
    // Each step breaks one thing more, from the last refusal to the first.
    struct Step
    {
        std::function<void(Basket&)> breaks;
        QuoteRefusal refusal;
    };
    const Step steps[] = {
        {[](Basket& basket) { basket.currency = test::currency("USD", 2); }, QuoteRefusal::WrongCurrency},
        {[](Basket& basket) { basket.lines[0].quantity.thousandths = -1; }, QuoteRefusal::QuantityOutOfRange},
        {[](Basket& basket) { basket.lines[0].amountMinor = kMost + 1; }, QuoteRefusal::AmountOutOfRange},
        {[](Basket& basket) { basket.lines[1].id = basket.lines[0].id; }, QuoteRefusal::RepeatedLine},
        {[](Basket& basket) { basket.lines.resize(Basket::kMaxLines + 1); }, QuoteRefusal::TooManyLines},
        {[](Basket& basket) { basket.lines.clear(); }, QuoteRefusal::EmptyBasket},
    };
    Basket basket = basketOf(lines(3));
    CHECK_FALSE(refusalOf(test::aProgramme(), basket));
    for (const Step& step : steps) {
        step.breaks(basket);
        CHECK(refusalOf(test::aProgramme(), basket) == step.refusal);
        CHECK(quote(Compiled::compile(test::aProgramme()), nullptr, basket, {}, test::onDate("2026-11-21")).error() ==
              step.refusal);
    }
}

TEST_CASE("amounts and quantities have ends")
{
    constexpr std::int64_t kMost = Money::kMaxMinor;
    constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
    struct Row
    {
        std::int64_t amount;
        std::int64_t tax;
        std::int64_t quantity;
        std::optional<QuoteRefusal> refusal;
    };
    const Row rows[] = {
        {kMost, kMost, Quantity::kMax, std::nullopt},   {0, 0, 0, std::nullopt},
        {-1, 0, 0, QuoteRefusal::AmountOutOfRange},     {kFar, 0, 0, QuoteRefusal::AmountOutOfRange},
        {-kFar, 0, 0, QuoteRefusal::AmountOutOfRange},  {100, 101, 0, QuoteRefusal::AmountOutOfRange},
        {100, -1, 0, QuoteRefusal::AmountOutOfRange},   {100, 0, Quantity::kMax + 1, QuoteRefusal::QuantityOutOfRange},
        {100, 0, -1, QuoteRefusal::QuantityOutOfRange},
    };
    for (const Row& row : rows) {
        INFO("amount " << row.amount << ", tax " << row.tax << ", quantity " << row.quantity);
        BasketLine only = line(1, row.amount);
        only.taxMinor = row.tax;
        only.quantity.thousandths = row.quantity;
        CHECK(refusalOf(test::aProgramme(), basketOf({only})) == row.refusal);
    }
    CHECK(refusalOf(test::aProgramme(), basketOf({line(1, kMost), line(2, 1)})) == QuoteRefusal::AmountOutOfRange);
}

TEST_CASE("a repeated line is found in any order, among few lines and many")
{
    Basket basket = basketOf({line(7, 100), line(3, 100), line(9, 100)});
    CHECK_FALSE(refusalOf(test::aProgramme(), basket));
    basket.lines.push_back(line(3, 100));
    CHECK(refusalOf(test::aProgramme(), basket) == QuoteRefusal::RepeatedLine);

    Basket large = basketOf(lines(Basket::kMaxLines));
    CHECK_FALSE(refusalOf(test::aProgramme(), large));
    large.lines.back().id = 0;
    CHECK(refusalOf(test::aProgramme(), large) == QuoteRefusal::RepeatedLine);
}

TEST_CASE("points beyond all counting are refused before redeeming is judged")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {test::perAmount("base", 2, 1)};
    programme.redeeming = test::aRedeeming();
    CHECK_FALSE(refusalOf(programme, basketOf({line(1, Points::kMax / 2)})));
    CHECK(refusalOf(programme, basketOf({line(1, Points::kMax / 2 + 1)})) == QuoteRefusal::PointsOutOfRange);
    const Ask tooLittle{Ask::Kind::Points, Points(1)};
    CHECK(refusalOf(programme, basketOf({line(1, Points::kMax)}), tooLittle) == QuoteRefusal::PointsOutOfRange);
    CHECK(refusalOf(programme, basketOf({line(1, 100)}), tooLittle) == QuoteRefusal::RedeemBelowMinimum);
    for (const std::int64_t asked : {std::int64_t{-1}, Points::kMax + 1, std::numeric_limits<std::int64_t>::min()})
        CHECK(refusalOf(programme, basketOf({line(1, 100)}), {Ask::Kind::Points, Points(asked)}) ==
              QuoteRefusal::PointsOutOfRange);
}

TEST_CASE("the sum of two rules may pass the end where each alone does not")
{
    Programme programme = test::aProgramme();
    programme.earning.scope = programme::RoundingScope::Rule;
    programme.earning.rules = {test::perAmount("a", 1, 1), test::perAmount("b", 1, 1)};
    CHECK_FALSE(refusalOf(programme, basketOf({line(1, Points::kMax / 2)})));
    CHECK(refusalOf(programme, basketOf({line(1, Points::kMax / 2 + 1)})) == QuoteRefusal::PointsOutOfRange);
}

TEST_CASE("the strongest programme that is let in reckons the largest ticket exactly")
{
    // Factors up to the compiled limit, amounts up to the ticket's: nothing wraps, the answer is the refusal.
    Programme programme = test::aProgramme();
    programme.earning.rules = {test::perAmount("base", 1'000'000, 1), test::multiplier("m", "1000"),
                               test::multiplier("n", "1000")};
    REQUIRE(programme::contradictions(programme).empty());
    CHECK(refusalOf(programme, basketOf({line(1, Money::kMaxMinor)})) == QuoteRefusal::PointsOutOfRange);
    CHECK_FALSE(refusalOf(programme, basketOf({line(1, 1)})));
    programme.earning.order = programme::MultiplyOrder::AfterRounding;
    CHECK(refusalOf(programme, basketOf({line(1, Money::kMaxMinor)})) == QuoteRefusal::PointsOutOfRange);
    CHECK_FALSE(refusalOf(programme, basketOf({line(1, 1)})));
    programme.earning.rules.push_back(test::multiplier("o", "11"));
    CHECK_FALSE(programme::contradictions(programme).empty());
}

TEST_CASE("a standing at the ends of the range stays there")
{
    for (const std::int64_t qualifying :
         {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
        MemberFacts member;
        member.qualifying = qualifying;
        member.balance = Points(qualifying);
        const auto made = quote(Compiled::compile(test::sampleProgramme("sample-retail-cn.json")), &member,
                                basketOf({line(1, 5000)}), {}, test::onDate("2026-11-21"));
        REQUIRE(made);
        CHECK(made->tierAfter.id == (qualifying < 0 ? "basic" : "diamond"));
    }
}

} // namespace
} // namespace loyalty::engine
