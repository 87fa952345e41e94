#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

/// Bodies on the line are zstd frames.
namespace loyalty::net {

enum class CompressRefusal { NotZstd, TooLarge };

[[nodiscard]] std::string compress(std::string_view text);

/// Undoes compress(). Stops as soon as more than `maxBytes` came out, so that a small hostile body cannot fill the
/// memory.
[[nodiscard]] Result<std::string, CompressRefusal> decompress(std::string_view compressed, std::size_t maxBytes);

} // namespace loyalty::net
