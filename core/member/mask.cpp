#include "core/member/mask.h"

#include "core/base/json/utf8.h"

#include <algorithm>
#include <cstdint>

namespace loyalty::member {

namespace {

constexpr std::size_t kMaxNameStars = 3;
constexpr std::size_t kNumberStars = 4;
constexpr std::size_t kShownDigits = 4;
constexpr std::size_t kLeastMaskable = 8;
/// Nobody's name has more in one character; a hostile one has hundreds.
constexpr std::size_t kMaxCombining = 8;
constexpr char32_t kJoiner = 0x200D;

struct Range
{
    char32_t first;
    char32_t last;
};

/// What never stands alone in the scripts that names come in: combining marks, vowel signs, variation selectors.
constexpr Range kCombining[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC},   {0x0900, 0x0903}, {0x093A, 0x093C}, {0x093E, 0x094F}, {0x0981, 0x0983}, {0x09BC, 0x09BC},
    {0x09BE, 0x09CD},   {0x0A01, 0x0A03}, {0x0A3C, 0x0A4D}, {0x0A81, 0x0A83}, {0x0ABC, 0x0ABC}, {0x0ABE, 0x0ACD},
    {0x0B01, 0x0B03},   {0x0B3C, 0x0B3C}, {0x0B3E, 0x0B4D}, {0x0B82, 0x0B82}, {0x0BBE, 0x0BCD}, {0x0C00, 0x0C04},
    {0x0C3E, 0x0C4D},   {0x0C81, 0x0C83}, {0x0CBC, 0x0CBC}, {0x0CBE, 0x0CCD}, {0x0D00, 0x0D03}, {0x0D3B, 0x0D4D},
    {0x0E31, 0x0E31},   {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC}, {0x0EC8, 0x0ECE},
    {0x0F71, 0x0F84},   {0x0F90, 0x0FBC}, {0x102B, 0x103E}, {0x17B4, 0x17D3}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
    {0x20D0, 0x20FF},   {0x302A, 0x302F}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF},
    {0xE0100, 0xE01EF},
};

/// Spaces, controls, and the marks that turn the direction of the text around them.
constexpr Range kInvisible[] = {
    {0x0000, 0x0020}, {0x007F, 0x00A0}, {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x2000, 0x200F},
    {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF},
};

template <std::size_t N>
bool isIn(const Range (&ranges)[N], char32_t c)
{
    return std::ranges::any_of(ranges, [c](Range range) { return c >= range.first && c <= range.last; });
}

/// Takes the first character off `text`, which is UTF-8 and not empty.
char32_t next(std::string_view& text)
{
    const auto lead = static_cast<std::uint8_t>(text[0]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = bytes == 1 ? lead : lead & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i)
        c = (c << 6) | (static_cast<std::uint8_t>(text[i]) & 0x3Fu);
    text.remove_prefix(bytes);
    return c;
}

/// The end of the character that starts `text`: itself and all that combines with it.
std::size_t firstCharacter(std::string_view text)
{
    std::string_view rest = text;
    char32_t last = next(rest);
    for (std::size_t extra = 0; !rest.empty() && extra < kMaxCombining; ++extra) {
        std::string_view after = rest;
        const char32_t c = next(after);
        if (!isIn(kCombining, c) && c != kJoiner && last != kJoiner)
            break;
        last = c;
        rest = after;
    }
    return text.size() - rest.size();
}

std::size_t visibleCharacters(std::string_view text)
{
    std::size_t count = 0;
    while (!text.empty()) {
        const char32_t c = next(text);
        if (!isIn(kInvisible, c) && !isIn(kCombining, c))
            ++count;
    }
    return count;
}

} // namespace

std::string maskedName(std::string_view name)
{
    if (json::findBadUtf8(name) != name.size())
        return std::string(kMaxNameStars, '*');
    while (!name.empty()) {
        std::string_view after = name;
        const char32_t c = next(after);
        if (!isIn(kInvisible, c) && !isIn(kCombining, c))
            break;
        name = after;
    }
    if (name.empty())
        return {};
    const std::size_t end = firstCharacter(name);
    const std::size_t stars = std::clamp<std::size_t>(visibleCharacters(name.substr(end)), 1, kMaxNameStars);
    return std::string(name.substr(0, end)) + std::string(stars, '*');
}

std::string maskedNumber(std::string_view number)
{
    std::string shown;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            shown += c;
    if (shown.empty())
        return {};
    const std::string stars(kNumberStars, '*');
    return shown.size() < kLeastMaskable ? stars : stars + shown.substr(shown.size() - kShownDigits);
}

} // namespace loyalty::member
