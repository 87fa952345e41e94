#pragma once

#include "core/programme/tiers.h"
#include "core/tier/standing.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace loyalty::tier {

/// What qualified on one day; below nothing where goods came back.
struct DayAmount
{
    BusinessDate date;
    std::int64_t amount = 0;
    Measured measured{}; ///< for the levels' further criteria
};

/// A level and since when it is held.
struct HeldLevel
{
    std::size_t level = 0;
    BusinessDate since;
    bool operator==(const HeldLevel&) const = default;
};

/// The level on `date` by everything that ever qualified, `days` by date and without repetition. It keeps no state: the
/// same days give the same level wherever and in whatever order they arrived.
///
/// A level is risen to on the day on which it is reached. It is lost as the programme's downgrade says, `graceDays` after
/// it is not earned any more; and won back within `protectDays` of its loss by half of its threshold.
[[nodiscard]] HeldLevel heldLevel(const programme::Tiers& tiers, std::span<const DayAmount> days, BusinessDate date);

} // namespace loyalty::tier
