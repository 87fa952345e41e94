#pragma once

#include <algorithm>
#include <string_view>

/// Check digits of printed numbers. Texts are ASCII digits.
namespace loyalty {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// At least one character, digits only.
[[nodiscard]] constexpr bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Luhn (ISO/IEC 7812-1 annex B), the digit that follows `body`: from the right every other digit counts twice, digits
/// of the doubled ones are added up. Notices every single wrong digit.
[[nodiscard]] char luhnDigit(std::string_view body);
/// Whether the last digit is the check digit of those before it.
[[nodiscard]] bool endsWithLuhn(std::string_view digits);

/// GS1 modulo 10 (GS1 General Specifications 7.9.1), the digit that follows `body`: from the right every other digit
/// counts three times. Notices every single wrong digit.
[[nodiscard]] char gs1Digit(std::string_view body);
[[nodiscard]] bool endsWithGs1(std::string_view digits);

} // namespace loyalty
