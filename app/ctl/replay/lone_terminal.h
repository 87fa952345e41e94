#pragma once

#include "app/terminal/enrolment.h"
#include "app/terminal/runtime.h"

#include <filesystem>
#include <string>

namespace loyalty::ctl {

/// A terminal without any head office, for measuring: it makes up its own identity, takes the programme as published and
/// holds an unbacked right that never ends.
struct LoneTerminal
{
    std::string store;
    std::string zone;
    std::string operatorId;
    std::string programme; ///< its document
};

/// Makes the terminal's folder where it is new, and opens it.
[[nodiscard]] Result<std::unique_ptr<app::Runtime>, Fault> openLoneTerminal(const std::filesystem::path& folder,
                                                                            Clock& clock, const LoneTerminal& settings);

} // namespace loyalty::ctl
