#pragma once

#include "core/programme/programme.h"

namespace loyalty::programme {

/// The first day on which points earned on `earned` count for nothing. 31 January and one month, to the day: they live
/// on 28 or 29 February and end on 1 March. To the month's end, 12 months, from 2020-07-06: 2021-08-01.
[[nodiscard]] BusinessDate firstInvalidDay(const Expiry& expiry, BusinessDate earned);

} // namespace loyalty::programme
