#pragma once

#include <string_view>

namespace loyalty::terminal {

/// Whether a text says why: not blank, at most 500 bytes.
[[nodiscard]] bool isReason(std::string_view reason);

} // namespace loyalty::terminal
