#pragma once

#include <QStringList>

namespace loyalty::ctl {

/// Finds the sub-command that the arguments name, reads its options and runs it. Answers the exit code.
[[nodiscard]] int runProgram(const QStringList& arguments);

} // namespace loyalty::ctl
