#pragma once

#include <compare>
#include <cstdint>

namespace loyalty {

/// How much of an article: thousandths of a piece, kilogram or gallon, so that weighed goods stay exact.
/// 0 ≤ quantity ≤ kMax; 0 occurs on real tickets.
struct Quantity
{
    static constexpr std::int64_t kMax = 1'000'000'000'000;

    std::int64_t thousandths = 0;

    [[nodiscard]] static constexpr Quantity pieces(std::int64_t count) { return Quantity{count * 1000}; }
    [[nodiscard]] constexpr bool inRange() const { return thousandths >= 0 && thousandths <= kMax; }
    constexpr auto operator<=>(const Quantity&) const = default;
};

} // namespace loyalty
