#include "core/receipt/figures.h"

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <string_view>

namespace loyalty::receipt {
namespace {

TEST_CASE("whole numbers are written in groups of three digits")
{
    struct Row
    {
        std::int64_t number;
        std::string_view text;
    };
    const Row rows[] = {{0, "0"},
                        {999, "999"},
                        {1000, "1,000"},
                        {-999, "-999"},
                        {-1000, "-1,000"},
                        {1'234'567, "1,234,567"},
                        {std::numeric_limits<std::int64_t>::min(), "-9,223,372,036,854,775,808"}};
    for (const Row& row : rows)
        CHECK(grouped(row.number) == row.text);
}

TEST_CASE("a quantity shows no more decimals than it has")
{
    CHECK(quantityText(Quantity::pieces(2)) == "2");
    CHECK(quantityText(Quantity{500}) == "0.5");
    CHECK(quantityText(Quantity{1'000'125}) == "1,000.125");
    CHECK(quantityText(Quantity{0}) == "0");
}

TEST_CASE("a fraction of points is shown to two decimals, rounded down")
{
    CHECK(fractionText(25, 1) == "25");
    CHECK(fractionText(25, 2) == "12.5");
    CHECK(fractionText(100, 3) == "33.33");
    CHECK(fractionText(1'999'999, 1'000'000) == "1.99");
    CHECK(fractionText(std::numeric_limits<std::int64_t>::max(), 1'000'000'000'000'000'000) == "9.22");
}

TEST_CASE("a time is written to the minute")
{
    CHECK(timeText({*BusinessDate::parse("2026-11-21"), 14 * 3600 + 2 * 60 + 59, 0}) == "2026-11-21 14:02");
    CHECK(timeText({*BusinessDate::parse("2026-01-02"), 0, 0}) == "2026-01-02 00:00");
}

} // namespace
} // namespace loyalty::receipt
