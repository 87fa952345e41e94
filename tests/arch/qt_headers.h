#pragma once

#include <string_view>

namespace loyalty::arch {

/// Whether an include in angle brackets ("QString", "QtCore/QString", "qglobal.h") names a header of that Qt module
/// ("QtCore"), as the installed Qt has it.
[[nodiscard]] bool isQtHeader(std::string_view include, std::string_view module);

} // namespace loyalty::arch
