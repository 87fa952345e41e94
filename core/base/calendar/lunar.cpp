#include "core/base/calendar/lunar.h"

#include "core/base/assert.h"

#include <unicode/calendar.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace loyalty {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
/// The Chinese calendar is reckoned for China, whose clock is eight hours ahead.
constexpr std::int64_t kOffsetMs = 8 * kHourMs;

/// ICU's moon is up to half an hour off, and a new moon near midnight then begins its month on the wrong day. Where it does,
/// from 1929 (when the calendar went over to that clock) to 2099: its first day, and how far the almanacs' is from it.
/// Source: new moons after Meeus, Astronomical Algorithms, chapter 49; GB/T 33661-2017.
struct WrongMonth
{
    std::string_view first;
    std::int32_t days = 0;
};
constexpr std::array kWrongMonths = {
    WrongMonth{"1954-02-04", -1}, WrongMonth{"1955-02-23", -1}, WrongMonth{"1999-01-18", -1},
    WrongMonth{"2012-08-18", -1}, WrongMonth{"2018-11-07", +1}, WrongMonth{"2027-02-07", -1},
    WrongMonth{"2030-02-02", +1}, WrongMonth{"2070-03-13", -1}, WrongMonth{"2097-08-07", +1},
};

/// The first day of a month, as ICU has it, put right.
std::int32_t putRight(std::int32_t first)
{
    const std::string day = BusinessDate(first).toString();
    const auto wrong = std::ranges::find(kWrongMonths, std::string_view(day), &WrongMonth::first);
    return wrong == kWrongMonths.end() ? first : first + wrong->days;
}

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
    const std::int32_t length = calendar.getActualMaximum(UCAL_DATE, status);
    const auto noon = static_cast<std::int64_t>(calendar.getTime(status));
    LOYALTY_ASSERT(U_SUCCESS(status));
    const auto begins = static_cast<std::int32_t>((noon + kOffsetMs) / kDayMs);
    const std::int32_t first = putRight(begins);
    const std::int32_t last = putRight(begins + length) - 1;
    return BusinessDate(std::min(first + day - 1, last));
}

} // namespace

LunarDay lunarDayOf(BusinessDate date)
{
    const auto calendar = chineseCalendar();
    // By the month as ICU has it, and by the one before and after where its first day was put right.
    LunarDay found;
    for (const int shift : {-1, 0, 1}) {
        UErrorCode status = U_ZERO_ERROR;
        calendar->setTime(static_cast<UDate>((date.days() + shift) * kDayMs + kDayMs / 2 - kOffsetMs), status);
        const int month = calendar->get(UCAL_MONTH, status) + 1;
        const int dayOfMonth = calendar->get(UCAL_DATE, status);
        const std::int32_t first = date.days() + shift - dayOfMonth + 1;
        const std::int32_t length = calendar->getActualMaximum(UCAL_DATE, status);
        LOYALTY_ASSERT(U_SUCCESS(status));
        const std::int32_t begins = putRight(first);
        if (begins <= date.days() && date.days() < putRight(first + length))
            found = {month, date.days() - begins + 1};
    }
    return found;
}

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
