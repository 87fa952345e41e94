#pragma once

#include "core/programme/compiled.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace loyalty::programme {

/// A programme's rates as whole numbers over common denominators. Selectors are not filled in.
struct Scale
{
    std::vector<RoundingGroup> groups;
    std::vector<CompiledMultiplier> multipliers;
    std::vector<std::int64_t> tierNumerators;
    std::int64_t tierDenominator = 1;
};

/// Nothing where the rates together pass Compiled::kMaxScaled or kMaxDenominator.
[[nodiscard]] std::optional<Scale> scaleOf(const Programme& programme);

} // namespace loyalty::programme
