#pragma once

#include <algorithm>
#include <string_view>

namespace loyalty {

/// No control characters: nothing below U+0020, and not U+007F. What holds one breaks rows, and speaks to a terminal in
/// its own language.
[[nodiscard]] inline bool isPlain(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// Without the spaces, tabs and ends of lines around it.
[[nodiscard]] inline std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kWhite = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kWhite);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kWhite) - first + 1);
}

} // namespace loyalty
