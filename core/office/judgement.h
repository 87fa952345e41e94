#pragma once

#include "core/journal/entry.h"
#include "core/office/desk.h"

#include <vector>

namespace loyalty::office {

/// Head office's own verdict on a sale, by the same engine over what head office knew before booking it. Answers what it
/// would have decided otherwise; the entry is booked as printed all the same.
[[nodiscard]] std::vector<Difference> judge(const journal::Entry& entry, const journal::Sold& sold,
                                            const Member* member, const Desk& desk);

/// A sale that is dated more than a day after it came here: whatever it gave lives too long, by a clock that was ahead.
/// Nothing where the clock was right, or behind: what is sold without a line comes late.
[[nodiscard]] std::optional<Difference> judgeClock(const journal::Entry& entry, const journal::Sold& sold,
                                                   Instant received, const Desk& desk);

} // namespace loyalty::office
