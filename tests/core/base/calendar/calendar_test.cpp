#include "core/base/calendar/calendar.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty {
namespace {

TEST_CASE("Shanghai stands eight hours ahead of UTC")
{
    const auto calendar = makeCalendar();
    const LocalTime local = calendar->localTime(Instant::fromSeconds(1'795'255'200), "Asia/Shanghai");
    CHECK(local == LocalTime{*BusinessDate::make(2026, 11, 21), 18 * 3600, 8 * 3'600'000});
}

} // namespace
} // namespace loyalty
