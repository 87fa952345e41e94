#include "core/engine/conditions.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

/// 29 February falls on the day that the programme says where the year has none. Nothing for a day of no year.
std::optional<BusinessDate> birthdayIn(int year, MonthDay birthday, programme::LeapDay leapDay)
{
    if (birthday != MonthDay{2, 29})
        return BusinessDate::make(year, birthday.month, birthday.day);
    if (const auto date = BusinessDate::make(year, 2, 29))
        return date;
    switch (leapDay) {
    case programme::LeapDay::February28:
        return BusinessDate::make(year, 2, 28);
    case programme::LeapDay::March1:
        return BusinessDate::make(year, 3, 1);
    }
    LOYALTY_ASSERT(!"unknown leap day");
}

bool isInAny(const std::vector<programme::DateRange>& ranges, BusinessDate date)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [date](const auto& range) { return range.first <= date && date <= range.last; });
}

bool isInAny(const std::vector<programme::HourRange>& ranges, std::int32_t second)
{
    return std::any_of(ranges.begin(), ranges.end(), [second](const auto& range) {
        if (range.from < range.until)
            return range.from <= second && second < range.until;
        return range.from <= second || second < range.until;
    });
}

bool isListed(const std::vector<std::string>& words, std::string_view word)
{
    return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

bool isBirthdayMet(const programme::When& when, const MemberFacts& member, BusinessDate date)
{
    if (!when.birthday)
        return true;
    return member.birthday && isAroundBirthday(*when.birthday, *member.birthday, date);
}

} // namespace

bool isAroundBirthday(const programme::BirthdayWindow& window, MonthDay birthday, BusinessDate date)
{
    const int year = date.ymd().year;
    const auto isAround = [&](int candidate) {
        const auto day = birthdayIn(candidate, birthday, window.leapDay);
        return day && day->plusDays(-window.before) <= date && date <= day->plusDays(window.after);
    };
    // Days around New Year may belong to the birthday of the year before or after.
    return isAround(year) || (window.after > 0 && isAround(year - 1)) || (window.before > 0 && isAround(year + 1));
}

std::string_view unmetCondition(const Situation& situation, std::size_t rule)
{
    const programme::CompiledWhen& compiled = situation.programme.when(rule);
    if (compiled.always)
        return {};
    const programme::When& when = situation.programme.programme().earning.rules[rule].when;
    const Context& context = situation.context;
    const auto weekday = static_cast<unsigned>(context.date.weekday()) - 1;
    if ((compiled.weekdays >> weekday & 1) == 0)
        return "weekdays";
    if (!when.dates.empty() && !isInAny(when.dates, context.date))
        return "dates";
    if (!when.hours.empty() && !isInAny(when.hours, context.local.secondOfDay))
        return "hours";
    if (!isBirthdayMet(when, situation.member, context.date))
        return "birthday";
    if ((compiled.tiers >> situation.tier & 1) == 0)
        return "tiers";
    if (!isListed(when.stores, context.store))
        return "stores";
    if (!isListed(when.channels, context.channel))
        return "channels";
    return {};
}

} // namespace loyalty::engine
