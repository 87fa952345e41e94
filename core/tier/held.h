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

/// Goods of one day that came back on a later one. They qualify no more, and did until then.
struct CameBack
{
    BusinessDate bought;
    BusinessDate on;
    std::int64_t amount = 0;
    Measured measured{};
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
/// A level is risen to on the day on which it is reached, also by goods that came back since. It is lost as the programme's downgrade says, `graceDays` after
/// it is not earned any more; and won back within `protectDays` of its loss by half of its threshold.
[[nodiscard]] HeldLevel heldLevel(const programme::Tiers& tiers, std::span<const DayAmount> days, BusinessDate date,
                                  std::span<const CameBack> back = {});

/// The first review after `date`, counted as heldLevel() counts them.
[[nodiscard]] BusinessDate nextReview(const programme::Tiers& tiers, std::span<const DayAmount> days, BusinessDate date,
                                      std::span<const CameBack> back = {});

/// Whether the level follows from more than the amount in the window: what was held before matters too.
[[nodiscard]] bool looksBack(const programme::Tiers& tiers);

} // namespace loyalty::tier
