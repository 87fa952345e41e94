#pragma once

#include <string_view>

/// What the targets of this folder have in common.
namespace loyalty::fuzz {

/// Takes bytes as they may come from anybody. Each target defines it. Whatever they are, it returns; what must hold of what
/// was understood is asserted.
void take(std::string_view bytes);

/// Stops the program and says `what` where it does not hold.
void require(bool holds, const char* what);

} // namespace loyalty::fuzz
