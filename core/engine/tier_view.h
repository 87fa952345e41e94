#pragma once

#include "core/engine/quote.h"
#include "core/programme/programme.h"

namespace loyalty::engine {

/// The level that is held: the one told with the facts, or the higher one that the amounts reach. 0 without tiers.
[[nodiscard]] std::size_t levelOf(const programme::Programme& programme, const MemberFacts& member,
                                  std::int64_t qualifying, const tier::Measured& measured);

/// Where a member stands with these amounts: the level, what is missing to the next one and to keep this one. Where money
/// alone brings or keeps neither, nothing is said to be missing. Leaves the view as it is where the programme has no tiers.
void viewTier(TierView& view, const programme::Programme& programme, const MemberFacts& member, std::int64_t qualifying,
              const tier::Measured& measured);

} // namespace loyalty::engine
