#include "core/base/calendar/lunar.h"

#include <catch2/catch_test_macros.hpp>

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

} // namespace
} // namespace loyalty
