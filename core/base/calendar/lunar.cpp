#include "core/base/calendar/lunar.h"

#include "core/base/assert.h"

#include <unicode/calendar.h>

#include <algorithm>
#include <memory>

namespace loyalty {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
/// The Chinese calendar is reckoned for China, whose clock is eight hours ahead.
constexpr std::int64_t kOffsetMs = 8 * kHourMs;

std::unique_ptr<icu::Calendar> chineseCalendar()
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        icu::TimeZone::createTimeZone("Asia/Shanghai"), icu::Locale("zh@calendar=chinese"), status));
    LOYALTY_ASSERT(U_SUCCESS(status) && calendar != nullptr);
    return calendar;
}

BusinessDate dayIn(icu::Calendar& calendar, int year, int month, int day)
{
    UErrorCode status = U_ZERO_ERROR;
    calendar.clear();
    calendar.set(UCAL_EXTENDED_YEAR, year);
    calendar.set(UCAL_MONTH, month - 1);
    calendar.set(UCAL_IS_LEAP_MONTH, 0);
    calendar.set(UCAL_DATE, 1);
    calendar.set(UCAL_HOUR_OF_DAY, 12);
    const int last = calendar.getActualMaximum(UCAL_DATE, status);
    calendar.set(UCAL_DATE, std::min(day, last));
    const auto noon = static_cast<std::int64_t>(calendar.getTime(status));
    LOYALTY_ASSERT(U_SUCCESS(status));
    return BusinessDate(static_cast<std::int32_t>((noon + kOffsetMs) / kDayMs));
}

} // namespace

std::vector<BusinessDate> lunarDaysAround(int month, int day, BusinessDate around)
{
    const auto calendar = chineseCalendar();
    UErrorCode status = U_ZERO_ERROR;
    calendar->setTime(static_cast<UDate>(around.days() * kDayMs + kDayMs / 2 - kOffsetMs), status);
    const int year = calendar->get(UCAL_EXTENDED_YEAR, status);
    LOYALTY_ASSERT(U_SUCCESS(status));
    std::vector<BusinessDate> days;
    for (const int lunarYear : {year - 1, year, year + 1})
        days.push_back(dayIn(*calendar, lunarYear, month, day));
    return days;
}

} // namespace loyalty
