#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace loyalty::ctl {

constexpr std::size_t kLargestTextFile = std::size_t{1} << 30;

/// The whole of a file, unpacked where it is gzip. Faults: Missing, Io, Corrupt (a damaged or cut gzip; the detail says
/// where), Rejected (more than `maxBytes`).
[[nodiscard]] Result<std::string, Fault> readTextFile(const std::filesystem::path& path,
                                                      std::size_t maxBytes = kLargestTextFile);

} // namespace loyalty::ctl
