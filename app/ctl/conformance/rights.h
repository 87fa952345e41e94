#pragma once

#include "core/terminal/terminal.h"

#include <vector>

namespace loyalty::ctl {

/// Gives each right as head office would, out of lots that are there by what this terminal booked. False where one is not,
/// or the terminal did not take it; those before it are given.
[[nodiscard]] bool giveRights(terminal::Terminal& terminal, const std::vector<terminal::MissingRight>& missing,
                              Instant now);

} // namespace loyalty::ctl
