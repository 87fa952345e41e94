#include "core/ledger/shares.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::ledger;

namespace {

LotShare of(std::uint32_t lot, std::int64_t amount)
{
    return {LotTerms{{{}, lot}, Instant(), std::nullopt}, amount};
}

} // namespace

TEST_CASE("shares are cut at an amount without losing any")
{
    const std::vector<LotShare> shares{of(1, 30), of(2, 20), of(3, 50)};
    CHECK(firstOf(shares, 40) == std::vector{of(1, 30), of(2, 10)});
    CHECK(afterFirst(shares, 40) == std::vector{of(2, 10), of(3, 50)});
    CHECK(firstOf(shares, 0).empty());
    CHECK(afterFirst(shares, 0) == shares);
    CHECK(firstOf(shares, 500) == shares);
    CHECK(afterFirst(shares, 500).empty());
    CHECK(sumOf(shares) == 100);
}

TEST_CASE("what was taken of a lot is taken of that lot only")
{
    const std::vector<LotShare> shares{of(1, 30), of(2, 20)};
    CHECK(without(shares, std::vector{of(2, 5)}) == std::vector{of(1, 30), of(2, 15)});
    CHECK(without(shares, std::vector{of(1, 30)}) == std::vector{of(2, 20)});
    CHECK(without(shares, std::vector{of(9, 5)}) == shares);
    CHECK(without(shares, std::vector{of(1, 99)}) == std::vector{of(2, 20)});
}
