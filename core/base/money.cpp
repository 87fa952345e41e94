#include "core/base/money.h"

#include <algorithm>

namespace loyalty {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isDecimal(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    if (whole.empty() || !std::all_of(whole.begin(), whole.end(), isDigit))
        return false;
    if (point == std::string_view::npos)
        return true;
    const std::string_view decimals = text.substr(point + 1);
    return !decimals.empty() && std::all_of(decimals.begin(), decimals.end(), isDigit);
}

/// Appends one digit; false once the amount can no longer be in range, so that no text makes the sum wrap.
bool append(std::int64_t& minor, char digit)
{
    minor = minor * 10 + (digit - '0');
    return minor <= Money::kMaxMinor;
}

} // namespace

std::optional<Currency> Currency::make(std::string_view code, int exponent)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 3 || !std::all_of(code.begin(), code.end(), isCapital) || exponent < 0 || exponent > 4)
        return std::nullopt;
    Currency currency;
    std::copy(code.begin(), code.end(), currency.m_code.begin());
    currency.m_exponent = static_cast<std::int8_t>(exponent);
    return currency;
}

std::optional<Money> Money::parse(std::string_view text, Currency currency)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    if (!isDecimal(text))
        return std::nullopt;

    const std::size_t point = std::min(text.find('.'), text.size());
    std::int64_t minor = 0;
    for (const char digit : text.substr(0, point))
        if (!append(minor, digit))
            return std::nullopt;

    const std::string_view decimals = point < text.size() ? text.substr(point + 1) : std::string_view();
    const auto exponent = static_cast<std::size_t>(currency.exponent());
    for (std::size_t i = 0; i < exponent; ++i)
        if (!append(minor, i < decimals.size() ? decimals[i] : '0'))
            return std::nullopt;
    if (decimals.size() > exponent && decimals[exponent] >= '5')
        ++minor;

    const Money money(negative ? -minor : minor, currency);
    return money.inRange() ? std::optional(money) : std::nullopt;
}

std::optional<Money> Money::parseExact(std::string_view text, Currency currency)
{
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos && text.size() - point - 1 > static_cast<std::size_t>(currency.exponent()))
        return std::nullopt;
    return parse(text, currency);
}

std::string Money::toString() const
{
    const bool negative = m_minor < 0;
    // Through unsigned, because the lowest 64-bit number has no positive twin.
    const std::uint64_t magnitude =
        negative ? 0 - static_cast<std::uint64_t>(m_minor) : static_cast<std::uint64_t>(m_minor);
    std::string text = std::to_string(magnitude);
    const auto exponent = static_cast<std::size_t>(m_currency.exponent());
    if (text.size() <= exponent)
        text.insert(0, exponent + 1 - text.size(), '0');
    if (exponent > 0)
        text.insert(text.size() - exponent, 1, '.');
    if (negative)
        text.insert(0, 1, '-');
    return text;
}

} // namespace loyalty
