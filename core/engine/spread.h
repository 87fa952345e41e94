#pragma once

#include "core/base/rate.h"

#include <cstdint>
#include <span>

namespace loyalty::engine {

/// Spreads `total` over the lines by largest remainder, ties to the earlier line: the rule of
/// splitByLargestRemainder(), for the wider weights of an exact reckoning and without an allocation.
///
/// `total` ≥ 0; `weights` sum to `sum`, which is 0 only where `total` is; total × sum fits 127 bits. The weights are
/// used up: afterwards they hold nothing of use. `parts` is as long as `weights`.
void spread(std::int64_t total, UInt128 sum, std::span<UInt128> weights, std::span<std::int64_t> parts);

} // namespace loyalty::engine
