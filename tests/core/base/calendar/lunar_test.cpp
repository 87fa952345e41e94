#include "core/base/calendar/lunar.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace loyalty {
namespace {

std::vector<std::string> around(int month, int day, std::string_view date)
{
    std::vector<std::string> days;
    for (const BusinessDate found : lunarDaysAround(month, day, BusinessDate::parse(date).value()))
        days.push_back(found.toString());
    return days;
}

TEST_CASE("a day of the Chinese calendar falls on the days that almanacs say")
{
    using Days = std::vector<std::string>;
    CHECK(around(1, 1, "2026-06-01") == Days{"2025-01-29", "2026-02-17", "2027-02-06"});
    CHECK(around(8, 15, "2026-06-01") == Days{"2025-10-06", "2026-09-25", "2027-09-15"});
    // 16 February is still in the old year.
    CHECK(around(1, 1, "2026-02-16") == Days{"2024-02-10", "2025-01-29", "2026-02-17"});
}

TEST_CASE("a solar date is a day of the Chinese calendar, and falls back on itself")
{
    struct Row
    {
        const char* date;
        LunarDay lunar;
    };
    const Row rows[] = {
        {"2026-02-17", {1, 1}},  {"2026-02-16", {12, 29}}, {"2026-09-25", {8, 15}}, {"1990-05-20", {4, 26}},
        {"2023-04-05", {2, 15}}, // of the leap month, as of the month before it
        {"1954-02-03", {1, 1}},  {"2018-11-07", {9, 30}},  {"2018-11-08", {10, 1}}, {"2027-02-06", {1, 1}},
    };
    for (const Row& row : rows) {
        INFO(row.date);
        CHECK(lunarDayOf(BusinessDate::parse(row.date).value()) == row.lunar);
    }
    for (BusinessDate date = BusinessDate::make(1971, 1, 1).value(); date.ymd().year < 2060; date = date.plusDays(17)) {
        INFO(date.toString());
        const LunarDay lunar = lunarDayOf(date);
        const auto days = lunarDaysAround(lunar.month, lunar.day, date);
        const bool itself = std::find(days.begin(), days.end(), date) != days.end();
        // A day of a leap month falls on the same day of the month before it.
        const bool inLeapMonth = std::any_of(
            days.begin(), days.end(), [&](BusinessDate day) { return day < date && date.days() - day.days() <= 30; });
        CHECK((itself || inLeapMonth));
    }
}

TEST_CASE("a new moon near midnight begins its month on the day that almanacs say")
{
    using Days = std::vector<std::string>;
    CHECK(around(1, 1, "2030-06-01") == Days{"2029-02-13", "2030-02-03", "2031-01-23"});
    CHECK(around(10, 1, "2018-06-01") == Days{"2017-11-18", "2018-11-08", "2019-10-28"});
    // The month before has a day less, or a day more.
    CHECK(around(12, 30, "2026-06-01") == Days{"2026-02-16", "2027-02-05", "2028-01-25"});
}

} // namespace
} // namespace loyalty
