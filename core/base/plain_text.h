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

} // namespace loyalty
