#pragma once

#include <optional>
#include <string_view>

namespace loyalty::programme {

/// Decimals of the minor unit of a currency that people pay with, by ISO 4217; nothing for a code that is not there.
[[nodiscard]] std::optional<int> isoExponent(std::string_view code);

} // namespace loyalty::programme
