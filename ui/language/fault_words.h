#pragma once

#include "core/base/fault.h"
#include "core/sync/reply.h"

#include <QString>

#include <string_view>

/// What broke, and what to do about it, in the language in force.
namespace loyalty::ui {

[[nodiscard]] QString wordsFor(FaultCode code);
[[nodiscard]] QString wordsFor(sync::Halt halt);
/// Of terminal::StatusView::halted, which is a halt's own word.
[[nodiscard]] QString wordsForHalt(std::string_view halted);

} // namespace loyalty::ui
