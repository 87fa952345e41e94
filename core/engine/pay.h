#pragma once

#include "core/engine/ticket.h"

#include <optional>

namespace loyalty::engine {

/// Spends what the cashier asks for: rewards first, then points as money off what is left. Writes lines, goods and
/// coupons into the quote.
[[nodiscard]] std::optional<QuoteRefusal> spendPoints(const Situation& situation, Ticket& ticket, Quote& quote,
                                                      Trace trace);

/// What the programme takes off the lines that earn, other than what was paid with points.
struct BaseLess
{
    std::int64_t tenderMinor = 0; ///< paid by tenders that do not earn
    std::int64_t taxMinor = 0;
};

/// What is left to earn and to qualify after offers, points and tenders that do not earn; and the tax in what is due.
[[nodiscard]] BaseLess takeBases(const Situation& situation, Ticket& ticket, Quote& quote);
void traceBases(const Situation& situation, const Ticket& ticket, const BaseLess& less, Quote& quote);

} // namespace loyalty::engine
