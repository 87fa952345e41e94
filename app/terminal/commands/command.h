#pragma once

#include "app/terminal/commands/arguments.h"
#include "app/terminal/commands/reply.h"
#include "app/terminal/runtime.h"

#include <chrono>
#include <span>
#include <string_view>

namespace loyalty::app {

/// How long a person waits for head office within a command.
constexpr std::chrono::milliseconds kPersonWaits{8'000};

/// What a command works with. On the thread that owns the runtime.
struct Call
{
    Runtime& runtime;
    terminal::By by; ///< an empty actor where the command needs none
    Arguments& arguments;
};

/// One thing that can be asked of a running terminal, by its name.
struct Command
{
    std::string_view name;
    bool needsOperator;
    Reply (*run)(Call& call);
};

[[nodiscard]] std::span<const Command> memberCommands();
[[nodiscard]] std::span<const Command> saleCommands();
[[nodiscard]] std::span<const Command> receiptCommands();
[[nodiscard]] std::span<const Command> returnCommands();
[[nodiscard]] std::span<const Command> managingCommands();
[[nodiscard]] std::span<const Command> purseCommands();
[[nodiscard]] std::span<const Command> membershipCommands();
[[nodiscard]] std::span<const Command> syncCommands();

/// Runs {"command":"sale",…} with the arguments beside it, "operator" and "approver" among them. What cannot be
/// understood is answered, never thrown. A full disk gets the ballast once. "until" is the monotonic time of this boot, in
/// milliseconds, after which it is not begun any more: whoever asked does not wait for it.
[[nodiscard]] Reply runCommand(Runtime& runtime, const json::Value& request);

/// The fault of a reply after which the store does not know any more what it holds, and must be opened again.
[[nodiscard]] std::optional<Fault> endsService(const Reply& reply);

} // namespace loyalty::app
