#pragma once

#include "app/ctl/invocation.h"
#include "app/terminal/runtime.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace loyalty::ctl {

/// {"command":…,"operator":…,"approver":…} and their PINs, to be filled with the command's own arguments.
[[nodiscard]] json::Object requestFor(const Invocation& invocation, std::string_view command);

/// Opens the terminal of the folder. While another program has it, `isServed` is asked whether that one answers others; the
/// end of one that does not, another command, is waited for some seconds. Locked, where it is served or still taken.
[[nodiscard]] Result<std::unique_ptr<app::Runtime>, Fault> openWhenFree(const std::filesystem::path& folder,
                                                                        const std::function<bool()>& isServed);

/// Has the terminal of the folder run a command: this program itself, or the one that has the folder now.
[[nodiscard]] json::Object askTerminal(const Invocation& invocation, const json::Object& request);

/// Has the till whose window is open on the folder answer; without one it is refused. Never takes the folder itself: a
/// till that is just starting finds it free.
[[nodiscard]] json::Object askWindow(const Invocation& invocation, const json::Object& request);

} // namespace loyalty::ctl
