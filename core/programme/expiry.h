#pragma once

#include "core/base/time.h"

#include <optional>
#include <vector>

namespace loyalty::programme {

enum class PeriodEnd { Day, Month, Year };

/// How long something given lives: to a fixed day, or to the end of the day, month or year in which the day of giving
/// plus `months` and `days` falls.
struct Expiry
{
    int months = 12; ///< 0 … 1200
    PeriodEnd end = PeriodEnd::Day;
    int days = 0;                     ///< 0 … 3660, after the months
    std::optional<BusinessDate> last; ///< set: the last valid day, whenever it was given; the rest is not asked
    bool operator==(const Expiry&) const = default;
};

/// What the programme does for points that near their end.
struct LotCare
{
    bool rolling = false;                   ///< every purchase moves the end of all points, as if they were earned then
    int graceDays = 14;                     ///< points given back to a lot that has ended live so long
    std::vector<int> remindDays{30, 15, 7}; ///< days before the end on which the member is told, descending
    bool operator==(const LotCare&) const = default;
};

/// First business day on which something given on `given` counts for nothing. Months are added before days, and 31
/// January plus one month is the last day of February. Where a fixed last day is over, nothing is left: the day itself.
[[nodiscard]] BusinessDate firstInvalidDay(const Expiry& expiry, BusinessDate given);

} // namespace loyalty::programme
