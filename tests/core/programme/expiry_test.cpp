#include "core/programme/expiry.h"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace loyalty::programme {
namespace {

TEST_CASE("points count for nothing from the day after the end of their period")
{
    struct Row
    {
        std::string_view earned;
        Expiry expiry;
        std::string_view firstInvalid;
    };
    const Row rows[] = {
        {"2020-07-06", {12, PeriodEnd::Month}, "2021-08-01"}, {"2020-07-06", {12, PeriodEnd::Day}, "2021-07-07"},
        {"2020-07-06", {12, PeriodEnd::Year}, "2022-01-01"},  {"2026-01-31", {1, PeriodEnd::Day}, "2026-03-01"},
        {"2024-01-31", {1, PeriodEnd::Day}, "2024-03-01"},    {"2026-01-31", {1, PeriodEnd::Month}, "2026-03-01"},
        {"2024-02-29", {12, PeriodEnd::Day}, "2025-03-01"},   {"2024-02-29", {48, PeriodEnd::Day}, "2028-03-01"},
        {"2026-11-30", {3, PeriodEnd::Month}, "2027-03-01"},  {"2026-12-31", {1, PeriodEnd::Day}, "2027-02-01"},
        {"2026-01-01", {11, PeriodEnd::Year}, "2027-01-01"},  {"2026-01-01", {1200, PeriodEnd::Day}, "2126-01-02"},
    };
    for (const Row& row : rows) {
        INFO(row.earned << " and " << row.expiry.months << " months");
        CHECK(firstInvalidDay(row.expiry, BusinessDate::parse(row.earned).value()).toString() == row.firstInvalid);
    }
}

} // namespace
} // namespace loyalty::programme
