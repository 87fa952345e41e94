#pragma once

#include "core/base/time.h"
#include "core/programme/findings.h"
#include "core/programme/programme.h"

namespace loyalty::programme {

/// What the programme gives although it has ended by then: a last day before the programme begins, or before the rule, the
/// reward or the offer that it is for does; and points that end, whenever they are given, before they may be spent.
void judgeLives(const Programme& programme, Findings& findings);

/// The first day anywhere on earth on which it is this instant.
[[nodiscard]] BusinessDate earliestDay(Instant instant);

/// Coupons or stamps, no points.
[[nodiscard]] bool isGift(const Rule& rule);

} // namespace loyalty::programme
