#pragma once

#include "core/base/json/reader.h"
#include "core/programme/programme.h"

#include <vector>

namespace loyalty::programme {

/// What a programme without contradictions says in vain: a window that is over before the programme begins, a coupon that
/// can never be used with its offer, a gift for a load that is too large, a budget of what is no points, a cap of nothing,
/// points that end before they may be spent, a minor unit that the currency does not have by ISO 4217,
/// levels that are lost on the day after they were reached.
[[nodiscard]] std::vector<json::Complaint> saidInVain(const Programme& programme);

} // namespace loyalty::programme
