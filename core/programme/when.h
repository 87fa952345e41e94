#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What a rule or an offer looks at, and when it applies.
namespace loyalty::programme {

/// Language ("en", "zh_CN") to text, as the programme's author wrote it.
using Names = std::map<std::string, std::string>;

/// What a line of a basket may be named by. A line matches when any of its traits is listed.
struct LineTraits
{
    std::vector<std::string> categories;
    std::vector<std::string> skus;
    std::vector<std::string> brands;
    std::vector<std::string> tags;

    [[nodiscard]] bool empty() const { return categories.empty() && skus.empty() && brands.empty() && tags.empty(); }
    bool operator==(const LineTraits&) const = default;
};

/// Which lines a rule looks at: all, or those that match `include`; without those that match `exclude`.
struct Selector
{
    LineTraits include;
    LineTraits exclude;
    bool operator==(const Selector&) const = default;
};

/// Days of the shop's calendar, both ends included.
struct DateRange
{
    BusinessDate first;
    BusinessDate last;
    bool operator==(const DateRange&) const = default;
};

/// Hours on the shop's wall clock, in seconds of the day, `until` not included (at most 86400). An end before the start
/// goes over midnight.
struct HourRange
{
    std::int32_t from = 0;
    std::int32_t until = 0;
    bool operator==(const HourRange&) const = default;
};

/// When 29 February is kept in a year that has none.
enum class LeapDay { February28, March1 };

/// By which calendar a birthday comes round. A lunar one is kept by the Chinese calendar: the member's date tells month
/// and day of it; where the year of birth is known, it is a solar date, and the birthday is the lunar day that it was.
enum class BirthdayCalendar { Solar, Lunar };
/// How often a birthday may be used: as often as the window is open, in one window a year (also where the date is
/// edited), or for one ticket a year.
enum class BirthdayUse { EveryTicket, OneWindow, OneTicket };

/// Days around the birthday: `before` + `after` at most 364.
struct BirthdayWindow
{
    int before = 0;
    int after = 0;
    LeapDay leapDay = LeapDay::February28;
    BirthdayCalendar calendar = BirthdayCalendar::Solar;
    BirthdayUse use = BirthdayUse::EveryTicket;
    bool operator==(const BirthdayWindow&) const = default;
};

/// All that is said must hold; what is empty is not asked. Days are business dates, hours the wall clock.
struct When
{
    std::vector<Weekday> weekdays;
    std::vector<DateRange> dates;
    std::vector<HourRange> hours;
    std::optional<BirthdayWindow> birthday;
    std::vector<std::string> tiers; ///< ids; the tier before this sale
    std::vector<std::string> stores;
    std::vector<std::string> channels;
    std::vector<std::string> segments;           ///< the member is in one of them
    std::vector<std::string> codes;              ///< one of them was said or scanned
    std::optional<Instant> from;                 ///< first instant
    std::optional<Instant> until;                ///< first instant that no longer belongs to it
    bool firstPurchase = false;                  ///< the member has bought nothing before
    std::int64_t minPieces = 0;                  ///< of the selected lines together
    std::int64_t minLinePieces = 0;              ///< of one of them
    std::int64_t minSpendMinor = 0;              ///< of the base that the rule looks at
    std::optional<std::int64_t> belowSpendMinor; ///< the base is less than this
    bool operator==(const When&) const = default;
};

} // namespace loyalty::programme
