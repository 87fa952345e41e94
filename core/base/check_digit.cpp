#include "core/base/check_digit.h"

namespace loyalty {
namespace {

/// What brings the sum to the next multiple of ten. `weigh` says what a digit in an odd place from the right counts.
template <class Weigh>
char digitFor(std::string_view body, Weigh weigh)
{
    int sum = 0;
    bool odd = true;
    for (std::size_t i = body.size(); i > 0; --i, odd = !odd) {
        const int digit = body[i - 1] - '0';
        sum += odd ? weigh(digit) : digit;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

} // namespace

char luhnDigit(std::string_view body)
{
    return digitFor(body, [](int digit) { return digit > 4 ? 2 * digit - 9 : 2 * digit; });
}

bool endsWithLuhn(std::string_view digits)
{
    return allDigits(digits) && luhnDigit(digits.substr(0, digits.size() - 1)) == digits.back();
}

char gs1Digit(std::string_view body)
{
    return digitFor(body, [](int digit) { return 3 * digit; });
}

bool endsWithGs1(std::string_view digits)
{
    return allDigits(digits) && gs1Digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

} // namespace loyalty
