#pragma once

#include "app/ctl/invocation.h"

namespace loyalty::ctl {

/// Keeps the terminal of the folder running and answers other programs, until SIGINT or SIGTERM. A fault of the storage
/// ends it too, so that whoever watches over the program starts it anew.
[[nodiscard]] Result<void, Fault> serve(const Invocation& invocation);

} // namespace loyalty::ctl
