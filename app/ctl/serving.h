#pragma once

#include "app/ctl/invocation.h"

#include <filesystem>

namespace loyalty::ctl {

/// Whether a program answers others on this folder already.
[[nodiscard]] bool isServed(const std::filesystem::path& folder);

/// Keeps the terminal of the folder running and answers other programs, until SIGINT or SIGTERM. A fault of the storage
/// ends it too, so that whoever watches over the program starts it anew. Locked: another program has the folder.
[[nodiscard]] Result<void, Fault> serve(const Invocation& invocation);

} // namespace loyalty::ctl
