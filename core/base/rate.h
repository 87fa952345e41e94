#pragma once

#include "core/base/assert.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

/// Wide enough for any amount times any rate; spelled here once, because ISO C++ does not know the type.
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

enum class Rounding { Down, HalfUp, Up };

/// An exact non-negative fraction: a multiplier, a share, a points rate. Division is always named.
///
/// Numerator 0 … 10⁹, denominator 1 … 10⁹, so that a product with any amount in range fits 128 bits.
class Rate
{
public:
    static constexpr std::int64_t kMaxPart = 1'000'000'000;

    constexpr Rate() = default;
    constexpr Rate(std::int64_t numerator, std::int64_t denominator)
        : m_num(numerator)
        , m_den(denominator)
    {
        LOYALTY_ASSERT(numerator >= 0 && numerator <= kMaxPart && denominator >= 1 && denominator <= kMaxPart);
    }

    /// "2", "1.5", "50%", "12.5%", "1/3"; nothing for other text or out of range.
    [[nodiscard]] static std::optional<Rate> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t numerator() const { return m_num; }
    [[nodiscard]] constexpr std::int64_t denominator() const { return m_den; }
    [[nodiscard]] constexpr bool isOne() const { return m_num == m_den; }
    constexpr bool operator==(const Rate& other) const { return m_num * other.m_den == other.m_num * m_den; }

    /// Shortest decimal ("1.5") where exact within 9 digits, otherwise "1/3".
    [[nodiscard]] std::string toString() const;

private:
    std::int64_t m_num = 1;
    std::int64_t m_den = 1;
};

/// numerator / denominator towards the named direction; the magnitude is rounded and the sign is put back last, so
/// that a refund mirrors a sale. `denominator` is positive. Asserts that the result fits 64 bits.
[[nodiscard]] std::int64_t divide(Int128 numerator, Int128 denominator, Rounding rounding);
[[nodiscard]] inline std::int64_t floorDiv(Int128 n, Int128 d)
{
    return divide(n, d, Rounding::Down);
}
[[nodiscard]] inline std::int64_t halfUp(Int128 n, Int128 d)
{
    return divide(n, d, Rounding::HalfUp);
}

} // namespace loyalty
