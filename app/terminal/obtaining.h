#pragma once

#include "app/terminal/runtime.h"
#include "core/terminal/terminal.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace loyalty::app {

/// How a wish for several rights went.
struct Obtained
{
    bool reached = true; ///< false: head office was asked and did not answer
    std::string refusal; ///< its word, where it gave one of them not
};

/// Asks head office for each of the rights in turn, up to the first that it does not give; all of them together within the
/// deadline. On the terminal lane, where `done` is called once; whoever is gone by then has seen to it.
void obtainLater(Runtime& runtime, std::vector<terminal::MissingRight> missing, std::chrono::milliseconds deadline,
                 std::function<void(Obtained)> done);

/// The same, and waits; not on a lane.
[[nodiscard]] Obtained obtain(Runtime& runtime, const std::vector<terminal::MissingRight>& missing,
                              std::chrono::milliseconds deadline);

/// Sends home what was obtained and is left over.
void bringHome(Runtime& runtime, const std::vector<terminal::MissingRight>& obtained);

} // namespace loyalty::app
