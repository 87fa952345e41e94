#include "core/member/card_number.h"

#include "core/base/check_digit.h"

namespace loyalty::member {

namespace {

constexpr std::size_t kMaxTyped = 64;
constexpr std::size_t kMinDigits = CardNumber::kMinDigits;
constexpr std::size_t kMaxDigits = CardNumber::kMaxDigits;

} // namespace

std::optional<CardNumber> CardNumber::parse(std::string_view text)
{
    if (text.size() > kMaxTyped)
        return std::nullopt;
    std::string digits(text);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    if (digits.size() < kMinDigits)
        return std::nullopt;
    const auto number = make(std::string_view(digits).substr(0, digits.size() - 1));
    return number && number->m_digits == digits ? number : std::nullopt;
}

std::optional<CardNumber> CardNumber::make(std::string_view body)
{
    const bool fits = body.size() + 1 >= kMinDigits && body.size() + 1 <= kMaxDigits;
    if (!fits || !allDigits(body))
        return std::nullopt;
    return CardNumber(std::string(body) + luhnDigit(body));
}

} // namespace loyalty::member
