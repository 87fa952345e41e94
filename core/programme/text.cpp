#include "core/programme/text.h"

#include <algorithm>

namespace loyalty::programme {
namespace {

constexpr std::int32_t kDay = 86'400;
constexpr std::int32_t kMaxOffset = 18 * 3600;

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<int> twoDigits(std::string_view text)
{
    if (text.size() < 2 || !isDigit(text[0]) || !isDigit(text[1]))
        return std::nullopt;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// "HH:MM" as seconds, hours unchecked.
std::optional<std::int32_t> hoursAndMinutes(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const auto hours = twoDigits(text);
    const auto minutes = twoDigits(text.substr(3));
    if (!hours || !minutes || *minutes > 59)
        return std::nullopt;
    return *hours * 3600 + *minutes * 60;
}

std::optional<std::int32_t> parseOffset(std::string_view text)
{
    if (text == "Z")
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto size = hoursAndMinutes(text.substr(1));
    if (!size || *size > kMaxOffset)
        return std::nullopt;
    return text[0] == '-' ? -*size : *size;
}

} // namespace

bool isWordId(std::string_view text)
{
    const auto allowed = [](char c) { return isLower(c) || isDigit(c) || c == '-'; };
    return !text.empty() && text.size() <= 40 && text.front() != '-' && std::all_of(text.begin(), text.end(), allowed);
}

bool isLanguage(std::string_view text)
{
    const std::size_t cut = std::min(text.find('_'), text.size());
    const std::string_view language = text.substr(0, cut);
    if (language.size() < 2 || language.size() > 3 || !std::all_of(language.begin(), language.end(), isLower))
        return false;
    const std::string_view region = text.substr(cut);
    return region.empty() || (region.size() == 3 && isUpper(region[1]) && isUpper(region[2]));
}

std::optional<std::int32_t> parseTimeOfDay(std::string_view text)
{
    const auto seconds = hoursAndMinutes(text);
    if (!seconds || *seconds > kDay)
        return std::nullopt;
    return seconds;
}

std::optional<Instant> parseInstant(std::string_view text)
{
    if (text.size() < 20 || text[10] != 'T' || text[16] != ':')
        return std::nullopt;
    const auto date = BusinessDate::parse(text.substr(0, 10));
    const auto time = parseTimeOfDay(text.substr(11, 5));
    const auto seconds = twoDigits(text.substr(17, 2));
    const auto offset = parseOffset(text.substr(19));
    if (!date || !time || *time == kDay || !seconds || *seconds > 59 || !offset)
        return std::nullopt;
    return Instant::fromSeconds(std::int64_t{date->days()} * kDay + *time + *seconds - *offset);
}

} // namespace loyalty::programme
