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

Programme withReward(decltype(programme::Reward::gives) gives)
{
    Programme programme = test::aProgramme();
    programme.rewards.push_back(
        {.id = "reward", .names = {{"en", "Reward"}}, .points = 100, .when = {}, .gives = std::move(gives)});
    REQUIRE(programme::contradictions(programme).empty());
    return programme;
}

Result<Quote, QuoteRefusal> asking(const Programme& programme, const Basket& basket, std::vector<AskedReward> rewards)
{
    const MemberFacts member = aMember();
    Ask ask;
    ask.rewards = std::move(rewards);
    return quote(programme::Compiled::compile(programme), &member, basket, ask, test::onDate("2026-11-21"));
}

TEST_CASE("goods that are bought carry no points of a reward of the same goods")
{
    const Programme programme = withReward(programme::GoodsReward{"sku-1", 1});
    struct Row
    {
        const char* what;
        std::vector<BasketLine> lines;
        Points onFirst;
        Points onGoods;
    };
    BasketLine free = line(2, 0);
    free.sku = "sku-1";
    const Row rows[] = {{"bought", {line(1, 3'000)}, 0_pts, 100_pts},
                        {"rung up at no price", {line(1, 0), line(3, 500)}, 100_pts, 0_pts},
                        {"both", {line(1, 3'000), free}, 0_pts, 0_pts},
                        {"not on the ticket", {line(3, 500)}, 0_pts, 100_pts}};
    for (const Row& row : rows) {
        INFO(row.what);
        const auto made = asking(programme, basketOf(row.lines), {{"reward", 1}});
        REQUIRE(made.has_value());
        CHECK(made->redeemed == 100_pts);
        CHECK(made->lines[0].redeemPoints == row.onFirst);
        REQUIRE(made->goods.size() == 1);
        CHECK(made->goods[0].points == row.onGoods);
        Points all = made->goods[0].points;
        for (const LineQuote& quoted : made->lines)
            all += quoted.redeemPoints;
        CHECK(all == 100_pts);
    }
}

TEST_CASE("no points are spent on money that fewer would have taken off")
{
    Programme programme = withReward(programme::MoneyReward{1'000});
    programme.rewards.push_back(
        {.id = "one", .names = {{"en", "One"}}, .points = 10, .when = {}, .gives = programme::MoneyReward{100}});
    struct Row
    {
        std::int64_t totalMinor;
        std::vector<AskedReward> asked;
        std::optional<Points> redeemed;
    };
    const Row rows[] = {
        {500, {{"reward", 3}}, std::nullopt},
        {500, {{"reward", 1}}, 100_pts},
        {1'000, {{"reward", 2}}, std::nullopt},
        {1'001, {{"reward", 2}}, 200_pts},
        {150, {{"one", 1}, {"one", 1}}, 20_pts},
        {150, {{"one", 2}}, 20_pts},
        {150, {{"one", 3}}, std::nullopt},
        {500, {{"one", 1}, {"reward", 1}}, std::nullopt},
        {1'001, {{"one", 1}, {"reward", 1}}, 110_pts},
        {0, {{"one", 1}}, std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.totalMinor << ' ' << row.asked.front().id << " × " << row.asked.front().count);
        const auto made = asking(programme, basketOf({line(1, row.totalMinor)}), row.asked);
        CHECK(made.has_value() == row.redeemed.has_value());
        if (made && row.redeemed)
            CHECK(made->redeemed == *row.redeemed);
        if (!made)
            CHECK(made.error() == QuoteRefusal::RewardAboveDue);
    }
}

} // namespace
} // namespace loyalty::engine
