#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace loyalty {

struct LocalTime
{
    BusinessDate date;        ///< civil date on the wall
    std::int32_t secondOfDay; ///< 0 … 86399
    std::int32_t utcOffsetMs;

    bool operator==(const LocalTime&) const = default;
};

/// Time zones. ICU stands behind it, because the oldest compiler has no zones in <chrono>.
/// Thread-safe. Zones are IANA names with a region ("Asia/Shanghai") or "UTC". Short names such as "CST" are refused:
/// they mean one thing in China and another in America.
class Calendar
{
public:
    virtual ~Calendar() = default;
    [[nodiscard]] virtual bool isZone(std::string_view zone) const = 0;
    /// `zone` must be one; ask isZone() where the name comes from outside.
    [[nodiscard]] virtual LocalTime localTime(Instant instant, std::string_view zone) const = 0;
    /// `secondOfDay` 0 … 86399. The first instant of the wall time; where the clock jumps over it, the first instant after the jump; where it
    /// happens twice, the first.
    [[nodiscard]] virtual Instant instantOf(BusinessDate date, std::int32_t secondOfDay,
                                            std::string_view zone) const = 0;
};

[[nodiscard]] std::unique_ptr<Calendar> makeCalendar();

/// A shop's day starts at the cut-off (0 … 12 hours after midnight): a sale at 01:30 with a cut-off of 04:00 belongs to
/// the day before.
struct StoreTime
{
    std::string zone;
    std::int32_t cutOffSeconds = 0;

    bool operator==(const StoreTime&) const = default;
};

/// Moves only forward, also on the night when the clock is set back over the cut-off:
/// startOf(businessDateAt(t)) ≤ t < startOf(the day after).
[[nodiscard]] BusinessDate businessDateAt(Instant instant, const StoreTime& store, const Calendar& calendar);
/// First instant that belongs to `date`.
[[nodiscard]] Instant startOf(BusinessDate date, const StoreTime& store, const Calendar& calendar);

} // namespace loyalty
