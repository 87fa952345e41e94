#include "core/base/points.h"

#include "tests/support/base/defect.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty {
namespace {

TEST_CASE("points add and subtract, also below zero")
{
    Points balance = 100_pts;
    balance -= 130_pts;
    CHECK(balance == Points(-30));
    CHECK(balance + 30_pts == 0_pts);
    CHECK(-balance == 30_pts);
    CHECK(balance < 0_pts);
}

TEST_CASE("one act carries at most a million million points either way")
{
    CHECK(Points(Points::kMax).inRange());
    CHECK(Points(-Points::kMax).inRange());
    CHECK_FALSE(Points(Points::kMax + 1).inRange());
    CHECK_FALSE(Points(-Points::kMax - 1).inRange());
}

TEST_CASE("a sum that does not fit stops the program instead of wrapping")
{
    CHECK(test::stopsTheProgram([] { (void)(Points(INT64_MAX) + 1_pts); }));
    CHECK(test::stopsTheProgram([] { (void)(Points(INT64_MIN) - 1_pts); }));
    CHECK(test::stopsTheProgram([] { (void)-Points(INT64_MIN); }));
    CHECK(test::stopsTheProgram([] { (void)checkedMultiply(INT64_MAX, 2); }));
    CHECK_FALSE(test::stopsTheProgram([] { (void)checkedMultiply(INT64_MAX, 1); }));
}

} // namespace
} // namespace loyalty
