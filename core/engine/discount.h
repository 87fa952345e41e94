#pragma once

#include "core/engine/ticket.h"

namespace loyalty::engine {

/// Takes the programme's offers off the lines of a ticket whose selectors are set.
///
/// Of at most 12 offers that may apply, the combination that leaves least to pay is found exactly; of more, or where the
/// programme says so, they apply by priority as far as they may stand together. The trace says which.
void discount(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace);

} // namespace loyalty::engine
