#include "core/engine/conditions.h"

#include "core/base/assert.h"
#include "core/base/calendar/lunar.h"
#include "core/engine/counters.h"

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

bool holds(const programme::HourRange& range, std::int32_t second)
{
    if (range.from < range.until)
        return range.from <= second && second < range.until;
    return range.from <= second || second < range.until;
}

/// The day on which a range that holds now began: after midnight the one before, where the business date has not stayed
/// there anyway.
BusinessDate beganOn(const programme::HourRange& range, const Context& context)
{
    const bool wasYesterday = range.until <= range.from && context.local.secondOfDay < range.until;
    return wasYesterday && context.date == context.local.date ? context.date.plusDays(-1) : context.date;
}

std::string_view unmetDay(const programme::CompiledWhen& compiled, const programme::When& when, BusinessDate date)
{
    const auto weekday = static_cast<unsigned>(date.weekday()) - 1;
    if ((compiled.weekdays >> weekday & 1) == 0)
        return "weekdays";
    return !when.dates.empty() && !isInAny(when.dates, date) ? "dates" : std::string_view();
}

/// Days and hours belong together: a night that began on a day that is named goes on after midnight.
std::string_view unmetTime(const programme::CompiledWhen& compiled, const programme::When& when, const Context& context)
{
    if (when.hours.empty())
        return unmetDay(compiled, when, context.date);
    std::string_view unmet;
    for (const programme::HourRange& range : when.hours) {
        if (!holds(range, context.local.secondOfDay))
            continue;
        unmet = unmetDay(compiled, when, beganOn(range, context));
        if (unmet.empty())
            return {};
    }
    if (unmet.empty())
        unmet = unmetDay(compiled, when, context.date);
    return unmet.empty() ? "hours" : unmet;
}

bool isListed(const std::vector<std::string>& words, std::string_view word)
{
    return words.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

bool isAnyListed(const std::vector<std::string>& words, const std::vector<std::string>& of)
{
    return words.empty() ||
           std::any_of(of.begin(), of.end(), [&words](const std::string& word) { return isListed(words, word); });
}

/// The birthday in whose days `date` lies.
std::optional<BusinessDate> birthdayAround(const programme::BirthdayWindow& window, const MemberFacts& member,
                                           BusinessDate date)
{
    const auto isAround = [&](BusinessDate day) {
        return day.plusDays(-window.before) <= date && date <= day.plusDays(window.after);
    };
    if (window.calendar == programme::BirthdayCalendar::Lunar) {
        const auto found = std::find_if(member.lunarBirthdays.begin(), member.lunarBirthdays.end(), isAround);
        return found == member.lunarBirthdays.end() ? std::nullopt : std::optional(*found);
    }
    if (!member.birthday)
        return std::nullopt;
    const int year = date.ymd().year;
    // Days around New Year may belong to the birthday of the year before or after.
    for (const int candidate : {year, year - 1, year + 1})
        if (const auto day = birthdayIn(candidate, *member.birthday, window.leapDay); day && isAround(*day))
            return day;
    return std::nullopt;
}

/// The same birthday comes round after 353 days at the earliest, by the Chinese calendar. What was used nearer than this
/// was used of the same year's, also where the date was moved over New Year since; a date that is put right by a few days
/// costs nobody next year's.
constexpr int kSameYearDays = 330;
/// No two days of a year are further apart, by either calendar.
constexpr int kMostYearDays = 385;

/// The first day of the Chinese year of a day.
BusinessDate lunarNewYearOf(BusinessDate day)
{
    BusinessDate latest = day.plusDays(-kMostYearDays);
    for (const BusinessDate first : lunarDaysAround(1, 1, day))
        if (first <= day)
            latest = std::max(latest, first);
    return latest;
}

/// Whether two birthdays are one year's, of the calendar by which they come round: a date that was moved to the other end
/// of the year opens nothing.
bool isSameYear(programme::BirthdayCalendar calendar, BusinessDate one, BusinessDate other)
{
    const auto [earlier, later] = std::minmax(one, other);
    if (later <= earlier.plusDays(kSameYearDays))
        return true;
    if (later > earlier.plusDays(kMostYearDays))
        return false;
    switch (calendar) {
    case programme::BirthdayCalendar::Solar:
        return earlier.ymd().year == later.ymd().year;
    case programme::BirthdayCalendar::Lunar:
        return lunarNewYearOf(earlier) == lunarNewYearOf(later);
    }
    LOYALTY_ASSERT(!"unknown calendar");
}

/// Uses of a birthday in the year of `day`, and those of `day` itself.
struct BirthdayUses
{
    std::int64_t inYear = 0;
    std::int64_t onDay = 0;
};

BirthdayUses usesOf(const MemberFacts& member, std::string_view id, programme::BirthdayCalendar calendar,
                    BusinessDate day)
{
    BirthdayUses uses;
    const std::string key = birthdayCounter(id);
    for (const Counter& counter : member.counters)
        if (counter.key == key)
            for (const Counter::Day& used : counter.days) {
                uses.inYear = checkedAdd(uses.inYear, isSameYear(calendar, day, used.date) ? used.amount : 0);
                uses.onDay = checkedAdd(uses.onDay, used.date == day ? used.amount : 0);
            }
    return uses;
}

bool isBirthdayMet(const programme::BirthdayWindow& window, const MemberFacts& member, BusinessDate date,
                   std::string_view id)
{
    const auto day = birthdayAround(window, member, date);
    if (!day)
        return false;
    switch (window.use) {
    case programme::BirthdayUse::EveryTicket:
        return true;
    case programme::BirthdayUse::OneWindow: {
        const BirthdayUses uses = usesOf(member, id, window.calendar, *day);
        return uses.inYear == uses.onDay;
    }
    case programme::BirthdayUse::OneTicket:
        return usesOf(member, id, window.calendar, *day).inYear == 0;
    }
    LOYALTY_ASSERT(!"unknown use of a birthday");
}

} // namespace

bool isAroundBirthday(const programme::BirthdayWindow& window, MonthDay birthday, BusinessDate date)
{
    programme::BirthdayWindow solar = window;
    solar.calendar = programme::BirthdayCalendar::Solar;
    MemberFacts member;
    member.birthday = birthday;
    return birthdayAround(solar, member, date).has_value();
}

void countBirthday(const Situation& situation, const programme::When& when, std::string_view id, Quote& quote)
{
    if (!when.birthday || when.birthday->use == programme::BirthdayUse::EveryTicket)
        return;
    const auto day = birthdayAround(*when.birthday, situation.member, situation.context.date);
    LOYALTY_ASSERT(day.has_value());
    quote.counted.push_back({birthdayCounter(id), 1, *day});
}

std::string_view unmetCondition(const Situation& situation, const programme::CompiledWhen& compiled,
                                const programme::When& when, std::string_view id)
{
    if (compiled.always)
        return {};
    const Context& context = situation.context;
    const MemberFacts& member = situation.member;
    if (const std::string_view unmet = unmetTime(compiled, when, context); !unmet.empty())
        return unmet;
    if (when.from && context.now < *when.from)
        return "from";
    if (when.until && context.now >= *when.until)
        return "until";
    if (when.birthday && !isBirthdayMet(*when.birthday, member, context.date, id))
        return "birthday";
    if ((compiled.tiers >> situation.tier & 1) == 0)
        return "tiers";
    if (!isListed(when.stores, context.store))
        return "stores";
    if (!isListed(when.channels, context.channel))
        return "channels";
    if (!isAnyListed(when.segments, member.segments))
        return "segments";
    if (!isAnyListed(when.codes, situation.ask.codes))
        return "codes";
    if (when.firstPurchase && member.purchasedBefore)
        return "firstPurchase";
    return {};
}

std::string_view unmetAmount(const programme::When& when, const Amounts& amounts)
{
    if (amounts.spendMinor < when.minSpendMinor)
        return "minSpendMinor";
    if (when.belowSpendMinor && amounts.spendMinor >= *when.belowSpendMinor)
        return "belowSpendMinor";
    if (amounts.thousandths < Quantity::pieces(when.minPieces).thousandths)
        return "minPieces";
    if (amounts.lineThousandths < Quantity::pieces(when.minLinePieces).thousandths)
        return "minLinePieces";
    return {};
}

} // namespace loyalty::engine
