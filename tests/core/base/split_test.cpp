#include "core/base/split.h"

#include "core/base/rate.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <numeric>
#include <vector>

namespace loyalty {
namespace {

using Lines = std::vector<std::int64_t>;

TEST_CASE("a discount is split over the lines by the largest remainder")
{
    struct Row
    {
        std::int64_t total;
        Lines weights;
        Lines parts;
    };
    const Row rows[] = {
        {299, {1000, 1000, 1000}, {100, 100, 99}},
        {299, {4300, 1400, 2300}, {161, 52, 86}},
        {-299, {1000, 1000, 1000}, {-100, -100, -99}},
        {-299, {4300, 1400, 2300}, {-161, -52, -86}},
        {10, {0, 0}, {5, 5}},
        {11, {0, 0}, {6, 5}},
        {-11, {0, 0}, {-6, -5}},
        {7, {0, 3, 0}, {0, 7, 0}},
        {1, {1, 1, 1}, {1, 0, 0}},
        {0, {1, 2}, {0, 0}},
        {100, {1}, {100}},
        {INT64_MAX, {INT64_MAX, INT64_MAX}, {INT64_MAX / 2 + 1, INT64_MAX / 2}},
        {INT64_MIN, {1}, {INT64_MIN}},
    };
    for (const Row& row : rows) {
        INFO("total " << row.total << " over " << row.weights.size() << " lines");
        CHECK(splitByLargestRemainder(row.total, row.weights) == row.parts);
    }
}

TEST_CASE("nothing to split over no lines gives no parts")
{
    CHECK(splitByLargestRemainder(0, {}).empty());
}

TEST_CASE("the parts of any split sum exactly, and each is within one unit of its exact share")
{
    const auto holds = [] {
        const auto lines = *rc::gen::inRange<std::size_t>(1, 40);
        const auto weights = *rc::gen::container<Lines>(lines, rc::gen::inRange<std::int64_t>(0, 1'000'000'000));
        const auto total = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
        const Lines parts = splitByLargestRemainder(total, weights);

        RC_ASSERT(parts.size() == weights.size());
        RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == total);
        const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        RC_PRE(sum > 0);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            // |part − total × weight / sum| < 1, without dividing.
            const Int128 apart = Int128{parts[i]} * sum - Int128{total} * weights[i];
            RC_ASSERT(apart < sum && apart > -Int128{sum});
        }
    };
    REQUIRE(rc::check("parts are exact", holds));
}

} // namespace
} // namespace loyalty
