#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/net/transport.h"

#include <filesystem>
#include <string_view>

/// Where a terminal's head office is and whom it believes there.
namespace loyalty::app {

/// The certificate of the chain's own authority, kept beside the journal since the enrolment. None where head office is
/// on this very machine.
[[nodiscard]] std::filesystem::path chainCaFile(const std::filesystem::path& folder);

[[nodiscard]] Result<net::TransportSettings, Fault> lineSettings(const std::filesystem::path& folder,
                                                                 std::string_view url);

} // namespace loyalty::app
