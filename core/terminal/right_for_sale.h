#pragma once

#include "core/terminal/terminal.h"

#include <string>

namespace loyalty::terminal {

/// How the wish for a right went.
struct RightOutcome
{
    Points wanted;       ///< 0: none was needed
    bool reached = true; ///< false: head office was asked and did not answer
    std::string refusal; ///< head office's word, where it gave none
    bool operator==(const RightOutcome&) const = default;
};

/// How many points of backed rights the sale lacks, as quoted without the limit of rights. 0 where it redeems nothing,
/// is booked already, or would be refused.
[[nodiscard]] Points missingRights(Terminal& terminal, const By& by, const SaleAsk& ask);

/// The sale as it can be booked after that, where a right was wanted: without head office it is limited to the rights held, and "as much as allowed"
/// means that; a refusal is head office's word, and nothing is spent without cover against it.
[[nodiscard]] SaleAsk askAfter(SaleAsk ask, const RightOutcome& right);

/// Commits, and sends home what was obtained and not spent.
[[nodiscard]] Answer<SaleView, SellStop> commitAfter(Terminal& terminal, const By& by, const SaleAsk& ask,
                                                     const RightOutcome& right);

} // namespace loyalty::terminal
