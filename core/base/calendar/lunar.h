#pragma once

#include "core/base/time.h"

#include <vector>

namespace loyalty {

/// The days on which a day of the Chinese calendar falls in the lunar year of `around`, the one before and the one after.
///
/// `month` 1 … 12, never the leap month; `day` 1 … 30, in a month of 29 days its last. Thread-safe.
[[nodiscard]] std::vector<BusinessDate> lunarDaysAround(int month, int day, BusinessDate around);

} // namespace loyalty
