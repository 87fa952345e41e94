#include "core/engine/spread.h"

#include "core/base/split.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <vector>

namespace loyalty::engine {
namespace {

using Numbers = std::vector<std::int64_t>;

Numbers spreadOf(std::int64_t total, const Numbers& numbers)
{
    std::vector<UInt128> weights(numbers.begin(), numbers.end());
    UInt128 sum = 0;
    for (const UInt128 weight : weights)
        sum += weight;
    Numbers parts(numbers.size(), -1);
    spread(total, sum, weights, parts);
    return parts;
}

TEST_CASE("spreading follows the largest remainder")
{
    CHECK(spreadOf(299, {1000, 1000, 1000}) == Numbers{100, 100, 99});
    CHECK(spreadOf(299, {4300, 1400, 2300}) == Numbers{161, 52, 86});
    CHECK(spreadOf(93, {10, 20, 10, 30, 50, 20, 10, 40}) == Numbers{5, 10, 5, 15, 24, 10, 5, 19});
    CHECK(spreadOf(1000, {1, 1, 1}) == Numbers{334, 333, 333});
    CHECK(spreadOf(0, {0, 0}) == Numbers{0, 0});
    CHECK(spreadOf(0, {}).empty());
    CHECK(spreadOf(7, {0, 3, 0}) == Numbers{0, 7, 0});
}

TEST_CASE("wide weights are spread exactly")
{
    constexpr std::int64_t kMost = 1'000'000'000'000;
    const UInt128 unit = static_cast<UInt128>(kMost) * 10'000'000'000'000ULL / 2;
    std::vector<UInt128> weights{unit, unit - 1, 1};
    Numbers parts(3);
    spread(kMost, 2 * unit, weights, parts);
    CHECK(parts == Numbers{kMost / 2, kMost / 2, 0});
}

TEST_CASE("spreading agrees with the split of discounts, for few lines and many")
{
    REQUIRE(rc::check("same parts", [] {
        const auto count = *rc::gen::inRange<std::size_t>(1, 80);
        const auto numbers = *rc::gen::container<Numbers>(count, rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000));
        std::int64_t sum = 0;
        for (const std::int64_t number : numbers)
            sum += number;
        RC_PRE(sum > 0);
        const auto total = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
        RC_ASSERT(spreadOf(total, numbers) == splitByLargestRemainder(total, numbers));
    }));
}

} // namespace
} // namespace loyalty::engine
