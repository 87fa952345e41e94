#pragma once

#include "core/base/rate.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace loyalty::engine {

/// What the reckoning knows of one line.
struct TicketLine
{
    programme::SelectorMask selectors;
    std::int64_t baseMinor; ///< what earns of it: 0 where nothing may
};

/// Room for one reckoning, on the stack and not cleared: a quote allocates nothing for each line.
struct Ticket
{
    std::size_t count = 0;
    std::array<TicketLine, Basket::kMaxLines> lines;
    std::array<UInt128, Basket::kMaxLines> weights;
    std::array<std::int64_t, Basket::kMaxLines> parts;

    [[nodiscard]] std::span<const TicketLine> all() const { return {lines.data(), count}; }
    [[nodiscard]] std::span<UInt128> allWeights() { return {weights.data(), count}; }
    [[nodiscard]] std::span<std::int64_t> allParts() { return {parts.data(), count}; }
};

/// Everything that decides, gathered once.
struct Situation
{
    const programme::Compiled& programme;
    const MemberFacts& member;
    const Basket& basket;
    const Context& context;
    std::size_t tier = 0; ///< before this sale; 0 where the programme has none
};

/// The first reason, in the order of the enumeration, why no quote is given for these lines.
[[nodiscard]] std::optional<QuoteRefusal> checkBasket(const Basket& basket, Currency currency);

} // namespace loyalty::engine
