#pragma once

#include "core/engine/ticket.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace loyalty::engine {

/// What an offer takes off a ticket's lines at prices that earlier offers left.
struct Take
{
    std::string_view unmet;      ///< of amounts and pieces; empty where the offer applies
    std::int64_t minor = 0;      ///< sum of what is taken off
    std::int64_t fixedMinor = 0; ///< of a fixed offer: what it would take from lines that cost enough
    std::int64_t freePieces = 0; ///< given on top

    [[nodiscard]] bool applies() const { return unmet.empty() && (minor > 0 || freePieces > 0); }
};

/// Percentages are of the lines' sum, rounded half up once and spread by the largest remainder; pieces are priced by their
/// line. `left` is what each line costs now, 0 … its amount; `parts` gets what is taken off each. Nothing is taken of a
/// line beyond what it costs.
[[nodiscard]] Take take(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
                        std::span<const std::int64_t> left, std::span<std::int64_t> parts);

} // namespace loyalty::engine
