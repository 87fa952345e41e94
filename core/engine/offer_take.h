#pragma once

#include "core/engine/ticket.h"

#include <algorithm>
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
/// line beyond what it costs. Where `parts` is empty, only the sums are answered.
[[nodiscard]] Take take(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
                        std::span<const std::int64_t> left, std::span<std::int64_t> parts);

/// Whether the offer is a fixed amount that asks of its lines only what they cost together.
[[nodiscard]] bool goesBySum(const Situation& situation, const programme::CompiledOffer& offer);
/// What take() answers of such an offer, where its lines cost `sum`.
[[nodiscard]] Take takeOfSum(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
                             std::int64_t sum);

/// What an offer takes at most, in money and in goods on top, at any prices that are no higher than given ones.
struct TakeAtMost
{
    std::int64_t minor = 0;
    std::int64_t freePieces = 0;
    /// Nor is it more than this share of what its lines cost then, and `more`.
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
    std::int64_t more = 0;

    /// Where all lines together cost `due`.
    [[nodiscard]] std::int64_t minorOf(std::int64_t due) const
    {
        return std::min({minor, due, halfUp(Int128{due} * numerator, denominator) + more});
    }
};

[[nodiscard]] TakeAtMost takeAtMost(const Situation& situation, const Ticket& ticket,
                                    const programme::CompiledOffer& offer, std::span<const std::int64_t> prices);

} // namespace loyalty::engine
