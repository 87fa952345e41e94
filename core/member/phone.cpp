#include "core/member/phone.h"

#include <algorithm>

namespace loyalty::member {

namespace {

constexpr std::size_t kMaxTyped = 64;
constexpr std::size_t kMinDigits = 8;
constexpr std::size_t kMaxDigits = 15;

/// Where a leading zero is dialled inside the country only. Country codes are prefix-free, so the order is free.
constexpr std::string_view kTrunkZero[] = {
    "20",  "27",  "31",  "32",  "33",  "40",  "41",  "43",  "44",  "46",  "49",  "60",  "61",  "62",  "63",  "64",
    "66",  "81",  "82",  "84",  "86",  "90",  "91",  "92",  "94",  "95",  "98",  "212", "213", "234", "254", "255",
    "256", "353", "358", "380", "381", "385", "386", "421", "855", "856", "880", "886", "966", "971", "972",
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSeparator(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')';
}

/// The digits, behind a "+" where one was typed. Nothing for anything else.
std::optional<std::string> stripped(std::string_view typed)
{
    if (typed.size() > kMaxTyped)
        return std::nullopt;
    std::string digits;
    for (const char c : typed) {
        if (isDigit(c) || (c == '+' && digits.empty()))
            digits += c;
        else if (!isSeparator(c))
            return std::nullopt;
    }
    return digits;
}

bool isCountryCode(std::string_view code)
{
    return !code.empty() && code.size() <= 3 && code[0] != '0' && std::ranges::all_of(code, isDigit);
}

/// All of them: "+44 (0)020" is typed too, and what was answered must stay the same when it is typed again.
void dropTrunkZero(std::string& digits)
{
    for (const std::string_view code : kTrunkZero)
        if (digits.starts_with(code))
            while (digits.size() > code.size() && digits[code.size()] == '0')
                digits.erase(code.size(), 1);
}

/// A mistyped mobile is the commonest error at a till; length tells it apart from a landline with its area code.
bool isChinese(std::string_view national)
{
    if (national.starts_with("10"))
        return national.size() == 10;
    if (national.starts_with('1'))
        return national.size() == 11 && national[1] >= '3';
    return national.size() == 10 || national.size() == 11;
}

} // namespace

std::optional<std::string> toE164(std::string_view typed, std::string_view defaultCountryCode)
{
    auto digits = stripped(typed);
    if (!digits || !isCountryCode(defaultCountryCode))
        return std::nullopt;
    if (digits->starts_with('+'))
        digits->erase(0, 1);
    else if (digits->starts_with("00"))
        digits->erase(0, 2);
    else
        digits->insert(0, defaultCountryCode);
    dropTrunkZero(*digits);
    if (digits->starts_with("86") && !isChinese(std::string_view(*digits).substr(2)))
        return std::nullopt;
    const std::string number = "+" + *digits;
    return isE164(number) ? std::optional(number) : std::nullopt;
}

bool isE164(std::string_view text)
{
    if (!text.starts_with('+'))
        return false;
    const std::string_view digits = text.substr(1);
    return digits.size() >= kMinDigits && digits.size() <= kMaxDigits && digits[0] != '0' &&
           std::ranges::all_of(digits, isDigit);
}

} // namespace loyalty::member
