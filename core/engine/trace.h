#pragma once

#include "core/base/rate.h"
#include "core/engine/quote.h"

#include <string_view>

namespace loyalty::engine {

/// Adds a step to the quote's trace. The reference holds until the next one is added.
TraceStep& addStep(Quote& quote, TraceStep::Kind kind, std::string_view rule = {});

/// Writes both sides as the shortest fractions over one denominator. Where those do not fit, as whole points, rounded
/// down.
void setFraction(TraceStep& step, UInt128 before, UInt128 after, UInt128 denominator);

} // namespace loyalty::engine
