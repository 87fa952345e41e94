#pragma once

#include "core/base/rate.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"

#include <algorithm>
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
    std::array<std::int64_t, Basket::kMaxLines> kept; ///< taken off a line, but left in what earns; see anyKept
    bool anyKept = false;                             ///< otherwise `kept` is not set

    /// Leaves `minor` of a line in what earns.
    void keep(std::size_t line, std::int64_t minor)
    {
        if (!anyKept)
            std::fill_n(kept.begin(), count, 0);
        anyKept = true;
        kept[line] += minor;
    }

    [[nodiscard]] std::span<const TicketLine> all() const { return {lines.data(), count}; }
    [[nodiscard]] std::span<UInt128> allWeights() { return {weights.data(), count}; }
    [[nodiscard]] std::span<std::int64_t> allParts() { return {parts.data(), count}; }
};

/// What is asked of amounts and pieces in a condition.
struct Amounts
{
    std::int64_t spendMinor = 0;
    std::int64_t thousandths = 0;     ///< of all selected lines
    std::int64_t lineThousandths = 0; ///< of the one that has most
};

/// Everything that decides, gathered once.
struct Situation
{
    const programme::Compiled& programme;
    const MemberFacts& member;
    const Basket& basket;
    const Context& context;
    const Ask& ask;
    std::size_t tier = 0; ///< before this sale; 0 where the programme has none
    bool nobody = false;  ///< no member was named
};

/// The tax in what is left of a line's price: by its rate where the register told it, otherwise in proportion, rounded
/// half up. Nothing where the price does not hold its tax.
[[nodiscard]] std::int64_t taxIn(const BasketLine& line, std::int64_t leftMinor);

/// The first reason, in the order of the enumeration, why no quote is given for these lines.
[[nodiscard]] std::optional<QuoteRefusal> checkBasket(const Basket& basket, Currency currency);

} // namespace loyalty::engine
