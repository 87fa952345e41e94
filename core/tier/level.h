#pragma once

#include "core/programme/tiers.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace loyalty::tier {

/// What makes a level be looked at again.
enum class Occasion { Purchase, Return, Review };

/// The level that a member holds, and the one given by hand below which he does not fall.
struct Held
{
    std::size_t level = 0;
    std::optional<std::size_t> floor;
};

/// The level after an occasion, by what qualifies then. It rises at once, also above a floor, and falls as the programme
/// says: never, as soon as it is not reached, or at a review only.
[[nodiscard]] std::size_t levelAfter(const programme::Tiers& tiers, const Held& held, std::int64_t qualifying,
                                     Occasion occasion);

} // namespace loyalty::tier
