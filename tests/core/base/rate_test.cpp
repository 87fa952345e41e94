#include "core/base/rate.h"

#include "tests/support/base/defect.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty {
namespace {

TEST_CASE("a quotient is rounded by its magnitude and the sign put back last")
{
    struct Row
    {
        std::int64_t numerator;
        std::int64_t denominator;
        std::int64_t down;
        std::int64_t halfUp;
        std::int64_t up;
    };
    const Row rows[] = {
        {0, 3, 0, 0, 0},
        {1, 3, 0, 0, 1},
        {2, 3, 0, 1, 1},
        {3, 3, 1, 1, 1},
        {1, 2, 0, 1, 1},
        {3, 2, 1, 2, 2},
        {5, 2, 2, 3, 3},
        {1999, 100, 19, 20, 20},
        {149, 100, 1, 1, 2},
        {150, 100, 1, 2, 2},
        {-1, 3, 0, 0, -1},
        {-2, 3, 0, -1, -1},
        {-1, 2, 0, -1, -1},
        {-3, 2, -1, -2, -2},
        {-5, 2, -2, -3, -3},
        {-1999, 100, -19, -20, -20},
        {-149, 100, -1, -1, -2},
        {-150, 100, -1, -2, -2},
        {INT64_MAX, 1, INT64_MAX, INT64_MAX, INT64_MAX},
        {-INT64_MAX, 1, -INT64_MAX, -INT64_MAX, -INT64_MAX},
        {1, INT64_MAX, 0, 0, 1},
    };
    for (const Row& row : rows) {
        INFO(row.numerator << " / " << row.denominator);
        CHECK(divide(row.numerator, row.denominator, Rounding::Down) == row.down);
        CHECK(divide(row.numerator, row.denominator, Rounding::HalfUp) == row.halfUp);
        CHECK(divide(row.numerator, row.denominator, Rounding::Up) == row.up);
        CHECK(floorDiv(row.numerator, row.denominator) == row.down);
        CHECK(halfUp(row.numerator, row.denominator) == row.halfUp);
    }
}

TEST_CASE("the widest numerator is divided without wrapping")
{
    const Int128 widest = Int128{INT64_MAX} * INT64_MAX;
    CHECK(divide(widest, INT64_MAX, Rounding::Up) == INT64_MAX);
    CHECK(divide(-widest, INT64_MAX, Rounding::HalfUp) == -INT64_MAX);
}

TEST_CASE("a quotient that does not fit, or a divisor that is not positive, stops the program")
{
    CHECK(test::stopsTheProgram([] { (void)floorDiv(Int128{INT64_MAX} + 1, 1); }));
    CHECK(test::stopsTheProgram([] { (void)floorDiv(1, 0); }));
    CHECK(test::stopsTheProgram([] { (void)floorDiv(1, -2); }));
}

TEST_CASE("a refund mirrors a sale in every rounding")
{
    const auto holds = [] {
        const auto numerator = *rc::gen::arbitrary<std::int64_t>();
        const auto denominator = *rc::gen::inRange<std::int64_t>(1, INT64_MAX);
        RC_PRE(numerator != INT64_MIN);
        for (const Rounding rounding : {Rounding::Down, Rounding::HalfUp, Rounding::Up})
            RC_ASSERT(divide(numerator, denominator, rounding) == -divide(-Int128{numerator}, denominator, rounding));
    };
    REQUIRE(rc::check("sign is put back last", holds));
}

TEST_CASE("a rate is read as a number, a percentage or a fraction, and shown in its shortest form")
{
    struct Row
    {
        const char* text;
        Rate rate;
        const char* shown;
    };
    const Row rows[] = {
        {"2", {2, 1}, "2"},
        {"0", {0, 1}, "0"},
        {"0.0", {0, 1}, "0"},
        {"1.5", {3, 2}, "1.5"},
        {"1.50", {3, 2}, "1.5"},
        {"50%", {1, 2}, "0.5"},
        {"12.5%", {1, 8}, "0.125"},
        {"100%", {1, 1}, "1"},
        {"1/3", {1, 3}, "1/3"},
        {"2/6", {1, 3}, "1/3"},
        {"3/2", {3, 2}, "1.5"},
        {"0/5", {0, 1}, "0"},
        {"0.000000001", {1, 1'000'000'000}, "0.000000001"},
        {"1000000000", {1'000'000'000, 1}, "1000000000"},
        {"999999999/512", {999'999'999, 512}, "1953124.998046875"},
        {"1.000000001", {1, 1}, nullptr},
        {"1/1024", {1, 1024}, "1/1024"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto rate = Rate::parse(row.text);
        if (row.shown == nullptr) {
            CHECK_FALSE(rate);
            continue;
        }
        REQUIRE(rate);
        CHECK(*rate == row.rate);
        CHECK(rate->toString() == row.shown);
        CHECK(Rate::parse(row.shown) == *rate);
    }
}

TEST_CASE("text that is no rate, or one out of range, gives none")
{
    for (const char* text : {"",
                             "%",
                             "/",
                             "1/",
                             "/3",
                             "1/0",
                             "-1",
                             "+1",
                             ".5",
                             "5.",
                             "1.5/2",
                             "1/3%",
                             "1 / 3",
                             "1e3",
                             "1000000001",
                             "1/1000000001",
                             "0.0000000001",
                             "1.5.2",
                             "50%%",
                             "ein",
                             "100000000000000000000000000000000000000000",
                             "1.00000000000000000000000000000000000"}) {
        INFO(text);
        CHECK_FALSE(Rate::parse(text));
    }
}

TEST_CASE("equal rates are equal however they are written")
{
    CHECK(Rate(1, 2) == Rate(500'000'000, 1'000'000'000));
    CHECK_FALSE(Rate(1, 2) == Rate(1, 3));
    CHECK(Rate(7, 7).isOne());
    CHECK_FALSE(Rate(7, 8).isOne());
}

} // namespace
} // namespace loyalty
