#pragma once

#include <cstddef>
#include <string_view>

namespace loyalty::json {

/// Offset of the first byte that is not well-formed UTF-8; text.size() where all is well.
[[nodiscard]] std::size_t findBadUtf8(std::string_view text);

} // namespace loyalty::json
