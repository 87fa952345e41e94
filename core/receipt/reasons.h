#pragma once

#include "core/engine/quote.h"

namespace loyalty::receipt {

/// Of a step that multiplies: whether it multiplied all points so far. Where only some of the goods are multiplied, the
/// points alone do not show how, and their base is said with them.
[[nodiscard]] bool multipliesAll(const engine::TraceStep& step);

} // namespace loyalty::receipt
