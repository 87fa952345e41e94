#include "core/member/card_number.h"

#include <algorithm>

namespace loyalty::member {

namespace {

constexpr std::size_t kMaxTyped = 64;
constexpr std::size_t kMinDigits = 8;
constexpr std::size_t kMaxDigits = 19;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digit that makes `body` a number that passes: from the right, every other digit counts twice, digits of the
/// doubled ones are added up.
char checkDigit(std::string_view body)
{
    int sum = 0;
    bool twice = true;
    for (std::size_t i = body.size(); i > 0; --i, twice = !twice) {
        const int value = (body[i - 1] - '0') * (twice ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

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
    if (!fits || !std::ranges::all_of(body, isDigit))
        return std::nullopt;
    return CardNumber(std::string(body) + checkDigit(body));
}

} // namespace loyalty::member
