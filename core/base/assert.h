#pragma once

namespace loyalty::detail {
[[noreturn]] void defect(const char* condition, const char* file, int line) noexcept;
} // namespace loyalty::detail

/// States what must hold in this program whatever the outside does. Stays on in release builds: a money program that
/// has lost its footing stops, and starts again from its journal. Never used for input from outside.
#define LOYALTY_ASSERT(condition)                                                                                      \
    (static_cast<bool>(condition) ? void(0) : ::loyalty::detail::defect(#condition, __FILE__, __LINE__))
