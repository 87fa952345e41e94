#pragma once

#include "core/programme/programme.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace loyalty::tier {

/// Both ends included.
struct Window
{
    BusinessDate first;
    BusinessDate last;
    bool operator==(const Window&) const = default;
};

/// The days that count for a tier on `date`: those after the same day of the month `windowMonths` earlier, up to `date`
/// itself. Rolling 12 months on 2026-11-21: 2025-11-22 … 2026-11-21; on 2024-02-29: 2023-03-01 … 2024-02-29.
/// Of the calendar year: from 1 January. Since the last change: all days, because only heldLevel() knows the change.
[[nodiscard]] Window window(const programme::Tiers& tiers, BusinessDate date);
/// Nothing where the programme has no tiers.
[[nodiscard]] std::optional<Window> window(const programme::Programme& programme, BusinessDate date);

/// What was counted in the window by measure: spend, points, visits.
using Measured = std::array<std::int64_t, 3>;

/// The highest level whose criteria are met: its threshold, and what it asks of other measures, any or all of them as
/// the programme says.
[[nodiscard]] std::size_t reachedLevel(const programme::Tiers& tiers, std::int64_t qualifying,
                                       const Measured& measured);

/// Where a qualifying amount stands among the levels.
struct Standing
{
    std::size_t level = 0;           ///< index into the levels; below every threshold it is the first
    std::optional<std::size_t> next; ///< none at the top
    std::int64_t missing = 0;        ///< to the next, > 0; 0 at the top
    bool operator==(const Standing&) const = default;
};

/// `qualifying` is what was counted in the window, minor units of the programme's currency; any value, negative too.
[[nodiscard]] Standing standing(const programme::Tiers& tiers, std::int64_t qualifying);
/// Nothing where the programme has no tiers.
[[nodiscard]] std::optional<Standing> standing(const programme::Programme& programme, std::int64_t qualifying);

/// What `qualifying` lacks of a level's threshold, ≥ 0.
[[nodiscard]] std::int64_t missingTo(const programme::Tiers& tiers, std::size_t level, std::int64_t qualifying);

/// Minor units that keep the member in the level until the amount in `ending` falls out of the window: 0 where what
/// remains is enough. "62.00 more keeps Gold."
[[nodiscard]] std::int64_t missingToKeep(const programme::Tiers& tiers, std::int64_t qualifying, std::int64_t ending);

} // namespace loyalty::tier
