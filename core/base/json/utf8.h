#pragma once

#include <cstddef>
#include <string_view>

namespace loyalty::json {

/// Offset of the first byte that is not well-formed UTF-8; text.size() where all is well.
[[nodiscard]] std::size_t findBadUtf8(std::string_view text);

/// The longest beginning that has at most `maxBytes` and ends between two characters. The text is UTF-8.
[[nodiscard]] std::string_view beginningOf(std::string_view text, std::size_t maxBytes);

} // namespace loyalty::json
