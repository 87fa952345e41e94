#pragma once

#include "core/base/time.h"

#include <vector>

namespace loyalty {

/// The days on which a day of the Chinese calendar falls in the lunar year of `around`, the one before and the one after.
///
/// `month` 1 … 12, never the leap month; `day` 1 … 30, in a month of 29 days its last. Thread-safe.
[[nodiscard]] std::vector<BusinessDate> lunarDaysAround(int month, int day, BusinessDate around);

/// Month 1 … 12 and day 1 … 30 of the Chinese calendar; of a leap month, those of the month that it repeats.
struct LunarDay
{
    int month = 1;
    int day = 1;
    bool operator==(const LunarDay&) const = default;
};

/// Which day of the Chinese calendar this is. Thread-safe.
[[nodiscard]] LunarDay lunarDayOf(BusinessDate date);

} // namespace loyalty
