#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

/// Bodies on the line may be zstd frames.
namespace loyalty::headoffice {

enum class UnpackRefusal { NotZstd, TooLarge };

[[nodiscard]] std::string pack(std::string_view text);

/// Undoes pack(). Stops as soon as more than `maxBytes` came out, so that a small hostile body cannot fill the memory.
[[nodiscard]] Result<std::string, UnpackRefusal> unpack(std::string_view packed, std::size_t maxBytes);

} // namespace loyalty::headoffice
