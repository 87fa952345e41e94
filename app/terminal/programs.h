#pragma once

#include <QString>

namespace loyalty::app {

/// Where another of our programs is: beside this one, or in the build tree's place for it as seen from here, or on the
/// path. Its bare name where it is nowhere.
[[nodiscard]] QString programBeside(const QString& name, const QString& inBuildTree);

} // namespace loyalty::app
