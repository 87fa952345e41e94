#include "core/engine/earn.h"
#include "core/engine/spread.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

using programme::EarnBasis;
using programme::RoundingGroup;

/// A line that brings points of a group although its amount may be nothing.
bool brings(const Situation& situation, const Ticket& ticket, const RoundingGroup& group, std::size_t line)
{
    const programme::SelectorMask selectors = ticket.lines[line].selectors;
    return (selectors & group.earns.front().select) != 0 && (selectors & situation.programme.earning()) != 0;
}

bool isFirstOfItsSku(const Situation& situation, const Ticket& ticket, const RoundingGroup& group, std::size_t line)
{
    const auto& lines = situation.basket.lines;
    for (std::size_t i = 0; i < line; ++i)
        if (lines[i].sku == lines[line].sku && brings(situation, ticket, group, i))
            return false;
    return true;
}

/// How much each line counts in the spreading of a group's points.
std::int64_t weightOf(const Situation& situation, const Ticket& ticket, const RoundingGroup& group, std::size_t line)
{
    switch (group.basis) {
    case EarnBasis::Units:
        return situation.basket.lines[line].quantity.thousandths;
    case EarnBasis::Skus:
        return isFirstOfItsSku(situation, ticket, group, line) ? 1 : 0;
    case EarnBasis::Amount:
    case EarnBasis::Steps:
    case EarnBasis::Ticket:
        return ticket.lines[line].baseMinor;
    }
    LOYALTY_ASSERT(!"unknown basis");
}

std::int64_t perMinorOf(const Situation& situation, const RoundingGroup& group)
{
    const auto& rules = situation.programme.programme().earning.rules;
    return std::get<programme::PerAmount>(rules[group.earns.front().rule].what).perMinor;
}

} // namespace

std::optional<std::int64_t> fixedPoints(const Situation& situation, const Ticket& ticket, const RoundingGroup& group)
{
    Int128 sum = 0;
    bool any = false;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        if (!brings(situation, ticket, group, i))
            continue;
        any = true;
        sum += weightOf(situation, ticket, group, i);
    }
    const Int128 each = group.earns.front().scaled;
    switch (group.basis) {
    case EarnBasis::Units:
        return roundedPoints(static_cast<UInt128>(sum * each), 1000, group.rounding);
    case EarnBasis::Skus:
        return roundedPoints(static_cast<UInt128>(sum * each), 1, group.rounding);
    case EarnBasis::Steps:
        return roundedPoints(static_cast<UInt128>(sum / perMinorOf(situation, group) * each), 1, group.rounding);
    case EarnBasis::Amount:
    case EarnBasis::Ticket:
        return any ? static_cast<std::int64_t>(each) : 0;
    }
    LOYALTY_ASSERT(!"unknown basis");
}

FixedShare fixedShare(const Situation& situation, const Ticket& ticket, const RoundingGroup& group,
                      programme::SelectorMask select)
{
    // What a line costs or counts, and whether it brings anything at all: goods that cost nothing bring the same each.
    FixedShare weighed{.part = 0, .whole = 0};
    FixedShare counted{.part = 0, .whole = 0};
    for (std::size_t i = 0; i < ticket.count; ++i) {
        if (!brings(situation, ticket, group, i))
            continue;
        const auto weight = static_cast<UInt128>(weightOf(situation, ticket, group, i));
        const bool hit = (ticket.lines[i].selectors & select) != 0;
        weighed.whole += weight;
        weighed.part += hit ? weight : 0;
        counted.whole += 1;
        counted.part += hit ? 1 : 0;
    }
    if (weighed.whole > 0)
        return weighed;
    return counted.whole > 0 ? counted : FixedShare();
}

void spreadFixed(const Situation& situation, Ticket& ticket, const RoundingGroup& group, std::int64_t points)
{
    UInt128 sum = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const bool counts = brings(situation, ticket, group, i);
        ticket.weights[i] = static_cast<UInt128>(counts ? weightOf(situation, ticket, group, i) : 0);
        sum += ticket.weights[i];
    }
    // Goods that cost nothing bring the same each.
    if (sum == 0)
        for (std::size_t i = 0; i < ticket.count; ++i) {
            ticket.weights[i] = brings(situation, ticket, group, i) ? 1 : 0;
            sum += ticket.weights[i];
        }
    spread(points, sum, ticket.allWeights(), ticket.allParts());
}

} // namespace loyalty::engine
