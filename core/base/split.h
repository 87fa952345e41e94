#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loyalty {

/// Splits `total` over lines in proportion to `weights` (non-negative), in whole units that sum to `total` exactly:
/// largest remainder, ties to the earlier line; all-zero weights count as equal; a negative total mirrors a positive
/// one. 299 over 1000/1000/1000 → 100/100/99; 10 over 0/0 → 5/5. No lines: an empty answer, `total` must then be 0.
[[nodiscard]] std::vector<std::int64_t> splitByLargestRemainder(std::int64_t total,
                                                                std::span<const std::int64_t> weights);

} // namespace loyalty
