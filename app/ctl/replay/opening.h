#pragma once

#include "app/terminal/runtime.h"

#include <functional>

namespace loyalty::ctl {

/// Opens a terminal; one that was never enrolled, or not to the end, is enrolled by `enrol` first.
[[nodiscard]] Result<std::unique_ptr<app::Runtime>, Fault> openOrEnrol(
    const app::Runtime::Options& options, const std::function<Result<void, Fault>()>& enrol);

} // namespace loyalty::ctl
