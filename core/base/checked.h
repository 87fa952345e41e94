#pragma once

#include "core/base/assert.h"

#include <cstdint>

namespace loyalty {

/// Whole-number arithmetic that stops the program instead of wrapping. Input from outside is held to limits long
/// before it could come here (see the parsers), so an overflow is a defect.
[[nodiscard]] constexpr std::int64_t checkedAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    const bool overflow = __builtin_add_overflow(a, b, &sum);
    LOYALTY_ASSERT(!overflow);
    return sum;
}

[[nodiscard]] constexpr std::int64_t checkedSubtract(std::int64_t a, std::int64_t b)
{
    std::int64_t difference = 0;
    const bool overflow = __builtin_sub_overflow(a, b, &difference);
    LOYALTY_ASSERT(!overflow);
    return difference;
}

[[nodiscard]] constexpr std::int64_t checkedMultiply(std::int64_t a, std::int64_t b)
{
    std::int64_t product = 0;
    const bool overflow = __builtin_mul_overflow(a, b, &product);
    LOYALTY_ASSERT(!overflow);
    return product;
}

} // namespace loyalty
