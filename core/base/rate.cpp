#include "core/base/rate.h"

#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

namespace loyalty {
namespace {

// Enough for every text that toString() makes: a part of at most 10 digits and 9 decimals.
constexpr std::size_t kMaxDigits = 19;

/// Only digits, 1 to kMaxDigits of them.
std::optional<Int128> parseDigits(std::string_view text)
{
    if (text.empty() || text.size() > kMaxDigits)
        return std::nullopt;
    Int128 number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

Int128 powerOfTen(std::size_t exponent)
{
    Int128 power = 1;
    for (std::size_t i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

Int128 greatestCommonDivisor(Int128 a, Int128 b)
{
    while (b != 0) {
        a %= b;
        std::swap(a, b);
    }
    return a;
}

std::optional<Rate> reduced(Int128 numerator, Int128 denominator)
{
    if (denominator == 0)
        return std::nullopt;
    const Int128 divisor = greatestCommonDivisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    if (numerator > Rate::kMaxPart || denominator > Rate::kMaxPart)
        return std::nullopt;
    return Rate(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

std::optional<Rate> parseDecimal(std::string_view text, Int128 divisor)
{
    const std::size_t point = text.find('.');
    const auto whole = parseDigits(text.substr(0, point));
    if (!whole)
        return std::nullopt;
    if (point == std::string_view::npos)
        return reduced(*whole, divisor);
    const std::string_view decimals = text.substr(point + 1);
    const auto fraction = parseDigits(decimals);
    if (!fraction || point + decimals.size() > kMaxDigits)
        return std::nullopt;
    const Int128 scale = powerOfTen(decimals.size());
    return reduced(*whole * scale + *fraction, scale * divisor);
}

} // namespace

std::optional<Rate> Rate::parse(std::string_view text)
{
    if (text.ends_with('%'))
        return parseDecimal(text.substr(0, text.size() - 1), 100);
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return parseDecimal(text, 1);
    const auto numerator = parseDigits(text.substr(0, slash));
    const auto denominator = parseDigits(text.substr(slash + 1));
    if (!numerator || !denominator)
        return std::nullopt;
    return reduced(*numerator, *denominator);
}

std::string Rate::toString() const
{
    const std::int64_t divisor = std::gcd(m_num, m_den);
    const std::int64_t numerator = m_num / divisor;
    const std::int64_t denominator = m_den / divisor;
    LOYALTY_ASSERT(denominator > 0);
    constexpr std::int64_t kNineDecimals = 1'000'000'000;
    if (kNineDecimals % denominator != 0)
        return std::to_string(numerator) + '/' + std::to_string(denominator);

    std::string text = std::to_string(numerator / denominator);
    const std::int64_t fraction = numerator % denominator * (kNineDecimals / denominator);
    if (fraction == 0)
        return text;
    std::string decimals = std::to_string(kNineDecimals + fraction);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    decimals.front() = '.';
    return text + decimals;
}

std::int64_t divide(Int128 numerator, Int128 denominator, Rounding rounding)
{
    LOYALTY_ASSERT(denominator > 0);
    const bool negative = numerator < 0;
    const UInt128 magnitude = negative ? 0 - static_cast<UInt128>(numerator) : static_cast<UInt128>(numerator);
    const auto divisor = static_cast<UInt128>(denominator);
    const bool narrow = (magnitude | divisor) <= std::numeric_limits<std::uint64_t>::max();
    UInt128 quotient =
        narrow ? static_cast<std::uint64_t>(magnitude) / static_cast<std::uint64_t>(divisor) : magnitude / divisor;
    const UInt128 remainder = magnitude - quotient * divisor;
    switch (rounding) {
    case Rounding::Down:
        break;
    case Rounding::HalfUp:
        quotient += remainder >= divisor - remainder ? 1 : 0;
        break;
    case Rounding::Up:
        quotient += remainder > 0 ? 1 : 0;
        break;
    }
    LOYALTY_ASSERT(quotient <= static_cast<UInt128>(INT64_MAX));
    const auto result = static_cast<std::int64_t>(quotient);
    return negative ? -result : result;
}

} // namespace loyalty
