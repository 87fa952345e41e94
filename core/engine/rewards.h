#pragma once

#include "core/engine/ticket.h"

#include <optional>

namespace loyalty::engine {

/// Gives the rewards that are asked for. What one costs is reckoned here: of goods, its points for every full or begun
/// number of pieces. All together they are held to balance, kind of code and rights.
[[nodiscard]] std::optional<QuoteRefusal> takeRewards(const Situation& situation, Ticket& ticket, Quote& quote,
                                                      Trace trace);

} // namespace loyalty::engine
