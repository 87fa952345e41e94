#pragma once

#include <string_view>

namespace loyalty::terminal {

/// What sealed secrets of a data folder are bound to.
inline constexpr std::string_view kSigningKeyLabel = "terminal|signing-key";
inline constexpr std::string_view kTerminalKeysLabel = "terminal|keys";

} // namespace loyalty::terminal
