#pragma once

#include "core/base/checked.h"

#include <compare>
#include <cstdint>

namespace loyalty {

/// Whole loyalty points, signed: a return after spending can leave a debt.
///
/// A single act carries at most kMax points either way; decoders refuse more. Sums are 64-bit and stop the program
/// rather than wrap.
class Points
{
public:
    static constexpr std::int64_t kMax = 1'000'000'000'000;

    constexpr Points() = default;
    constexpr explicit Points(std::int64_t count)
        : m_count(count)
    {}

    [[nodiscard]] constexpr std::int64_t count() const { return m_count; }
    [[nodiscard]] constexpr bool inRange() const { return m_count >= -kMax && m_count <= kMax; }

    constexpr auto operator<=>(const Points&) const = default;
    constexpr Points operator-() const { return Points(checkedSubtract(0, m_count)); }
    constexpr Points& operator+=(Points other)
    {
        m_count = checkedAdd(m_count, other.m_count);
        return *this;
    }
    constexpr Points& operator-=(Points other)
    {
        m_count = checkedSubtract(m_count, other.m_count);
        return *this;
    }
    friend constexpr Points operator+(Points a, Points b) { return a += b; }
    friend constexpr Points operator-(Points a, Points b) { return a -= b; }

private:
    std::int64_t m_count = 0;
};

inline namespace literals {
constexpr Points operator""_pts(unsigned long long count)
{
    return Points(static_cast<std::int64_t>(count));
}
} // namespace literals

} // namespace loyalty
