#pragma once

#include "app/headoffice/command/arguments.h"
#include "core/base/fault.h"
#include "core/base/json/json.h"

#include <iosfwd>

namespace loyalty::headoffice {

/// How a command ended, as the exit code says it.
enum class Exit { Done = 0, Refused = 1, Usage = 2, Fault = 3 };

/// Where a command writes: what was asked for, and what went wrong.
struct Console
{
    std::ostream& out;
    std::ostream& err;
};

/// One command of the program. The tables in program.cpp are all that help and parsing know.
struct Command
{
    std::string_view name;     ///< "code", "member add"
    std::string_view operands; ///< how help calls them: "FILE"
    std::size_t minOperands;
    std::size_t maxOperands;
    std::string_view summary;
    std::span<const Option> options;
    Exit (*run)(const Arguments&, Console&);
};

/// Runs the program with its arguments (without its own name).
[[nodiscard]] Exit runProgram(std::span<const std::string> words, Console console);

/// Ends a command with a message: what it means, what to do.
[[nodiscard]] Exit failUsage(Console& console, std::string_view message);
[[nodiscard]] Exit failFault(Console& console, const Fault& fault);
/// Has `command` done on --dir. Answers the outcome where it was done; otherwise says why not and sets `exit`.
[[nodiscard]] std::optional<json::Object> ask(const Arguments& arguments, Console& console, json::Object command,
                                              Exit& exit);

Exit runCreate(const Arguments& arguments, Console& console);
Exit runServe(const Arguments& arguments, Console& console);
Exit runCode(const Arguments& arguments, Console& console);
Exit runPublish(const Arguments& arguments, Console& console);
Exit runStoreAdd(const Arguments& arguments, Console& console);
Exit runOperatorAdd(const Arguments& arguments, Console& console);
Exit runOperatorPin(const Arguments& arguments, Console& console);
Exit runRetire(const Arguments& arguments, Console& console);
Exit runMemberAdd(const Arguments& arguments, Console& console);
Exit runMemberImport(const Arguments& arguments, Console& console);
Exit runMemberSample(const Arguments& arguments, Console& console);
Exit runMemberPass(const Arguments& arguments, Console& console);
Exit runMemberCode(const Arguments& arguments, Console& console);
Exit runSegmentAdd(const Arguments& arguments, Console& console);
Exit runSegmentRemove(const Arguments& arguments, Console& console);
Exit runSuspenseList(const Arguments& arguments, Console& console);
Exit runSuspenseShow(const Arguments& arguments, Console& console);
Exit runSuspenseRetry(const Arguments& arguments, Console& console);
Exit runSuspenseBook(const Arguments& arguments, Console& console);
Exit runSuspenseDrop(const Arguments& arguments, Console& console);
Exit runStatus(const Arguments& arguments, Console& console);
Exit runVerify(const Arguments& arguments, Console& console);
Exit runLedger(const Arguments& arguments, Console& console);

} // namespace loyalty::headoffice
