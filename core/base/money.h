#pragma once

#include "core/base/checked.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

/// An ISO 4217 code and its number of decimals (JPY 0, CNY 2, KWD 3).
class Currency
{
public:
    constexpr Currency() = default;

    /// Three capital letters, 0 to 4 decimals; otherwise nothing.
    [[nodiscard]] static std::optional<Currency> make(std::string_view code, int exponent);

    [[nodiscard]] std::string_view code() const { return {m_code.data(), m_code.size()}; }
    [[nodiscard]] constexpr int exponent() const { return m_exponent; }
    constexpr bool operator==(const Currency&) const = default;

private:
    std::array<char, 3> m_code{'X', 'X', 'X'};
    std::int8_t m_exponent = 2;
};

/// An exact amount in minor units (fen, cents). Never a floating point number, never two currencies in one sum.
class Money
{
public:
    static constexpr std::int64_t kMaxMinor = 1'000'000'000'000;

    constexpr Money() = default;
    constexpr Money(std::int64_t minor, Currency currency)
        : m_minor(minor)
        , m_currency(currency)
    {}

    /// "12.5", "-3", "1.505" by the currency's decimals; digits beyond them are rounded half up (away from zero).
    /// Nothing for other text or for amounts beyond kMaxMinor.
    [[nodiscard]] static std::optional<Money> parse(std::string_view text, Currency currency);
    /// As parse(), and nothing for a text with more decimals than the currency has: what a person typed is never rounded.
    [[nodiscard]] static std::optional<Money> parseExact(std::string_view text, Currency currency);

    [[nodiscard]] constexpr std::int64_t minor() const { return m_minor; }
    [[nodiscard]] constexpr Currency currency() const { return m_currency; }
    [[nodiscard]] constexpr bool inRange() const { return m_minor >= -kMaxMinor && m_minor <= kMaxMinor; }

    constexpr bool operator==(const Money&) const = default;
    [[nodiscard]] std::strong_ordering operator<=>(const Money& other) const
    {
        LOYALTY_ASSERT(m_currency == other.m_currency);
        return m_minor <=> other.m_minor;
    }
    constexpr Money& operator+=(Money other)
    {
        LOYALTY_ASSERT(m_currency == other.m_currency);
        m_minor = checkedAdd(m_minor, other.m_minor);
        return *this;
    }
    constexpr Money& operator-=(Money other)
    {
        LOYALTY_ASSERT(m_currency == other.m_currency);
        m_minor = checkedSubtract(m_minor, other.m_minor);
        return *this;
    }
    constexpr Money operator-() const { return Money(checkedSubtract(0, m_minor), m_currency); }
    friend constexpr Money operator+(Money a, Money b) { return a += b; }
    friend constexpr Money operator-(Money a, Money b) { return a -= b; }

    /// Plain decimal text without currency sign: "12.50", "-3.00". The screen formats for people.
    [[nodiscard]] std::string toString() const;

private:
    std::int64_t m_minor = 0;
    Currency m_currency;
};

} // namespace loyalty
