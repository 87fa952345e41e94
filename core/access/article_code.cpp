#include "core/access/article_code.h"

#include "core/access/gs1_elements.h"
#include "core/base/check_digit.h"

namespace loyalty::access {
namespace {

constexpr std::size_t kGtin = 14;
constexpr char kFnc1 = '\x1d';
constexpr std::string_view kIdentifier = "01";

std::optional<std::string> gtin(std::string_view digits)
{
    const bool fits = digits.size() == 8 || digits.size() == 12 || digits.size() == 13 || digits.size() == kGtin;
    if (!fits || !endsWithGs1(digits))
        return std::nullopt;
    return std::string(kGtin - digits.size(), '0').append(digits);
}

/// The UPC-A that six digits stand for: zeros were left out where the last one says (GS1 General Specifications 5.2.2.4.2).
std::string upcAOf(char system, std::string_view six)
{
    const char last = six[5];
    std::string body(1, system);
    if (last <= '2')
        body.append(six.substr(0, 2)).append(1, last).append("0000").append(six.substr(2, 3));
    else if (last == '3')
        body.append(six.substr(0, 3)).append("00000").append(six.substr(3, 2));
    else if (last == '4')
        body.append(six.substr(0, 4)).append("00000").append(six.substr(4, 1));
    else
        body.append(six.substr(0, 5)).append("0000").append(1, last);
    return body + gs1Digit(body);
}

std::optional<std::string> fromUpcE(std::string_view digits)
{
    if (!allDigits(digits))
        return std::nullopt;
    if (digits.size() == 6)
        return gtin(upcAOf('0', digits));
    if (digits.size() != 8 || digits[0] > '1')
        return std::nullopt;
    const std::string whole = upcAOf(digits[0], digits.substr(1, 6));
    return whole.back() == digits.back() ? gtin(whole) : std::nullopt;
}

std::optional<std::string> amongElements(std::string_view text)
{
    const Gs1Text read = readGs1(text);
    const auto number = read.find(kIdentifier);
    return number ? gtin(*number) : std::nullopt;
}

std::optional<std::string> fromElements(std::string_view text, Symbology symbology)
{
    if (text.starts_with("(01)") && text.size() >= 4 + kGtin)
        return gtin(text.substr(4, kGtin));
    const bool marked = text.starts_with(kFnc1);
    return marked || symbology == Symbology::Gs1 ? amongElements(text) : std::nullopt;
}

std::optional<std::string> fromLink(std::string_view text)
{
    if (!text.starts_with("https://") && !text.starts_with("http://"))
        return std::nullopt;
    const std::size_t at = text.find("/01/");
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = text.substr(at + 4);
    return gtin(rest.substr(0, rest.find_first_not_of("0123456789")));
}

} // namespace

std::optional<std::string> articleOf(std::string_view text, Symbology symbology)
{
    if (symbology == Symbology::UpcE)
        return fromUpcE(text);
    if (auto plain = gtin(text))
        return plain;
    if (auto element = fromElements(text, symbology))
        return element;
    return fromLink(text);
}

} // namespace loyalty::access
