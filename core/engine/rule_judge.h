#pragma once

#include "core/engine/ticket.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace loyalty::engine {

/// Says which of the earning rules apply to a ticket whose bases are set.
///
/// Conditions come first. Then of every exclusive group one rule is kept, an exclusive rule keeps the others of its kind
/// out (those that give points, the multipliers, those that give coupons and stamps), and a rule that stops keeps out
/// those that are judged later. "Best" in a group is what a rule brings on its own, before anything multiplies it and no
/// more than its caps and budgets leave; a multiplier brings what it adds. Compared to the millionth of a point, ties to
/// the one that is judged first.
class RuleJudge
{
public:
    RuleJudge(const Situation& situation, const Ticket& ticket, Quote& quote, Trace trace);

    void run();
    [[nodiscard]] bool holds(std::size_t rule) const { return m_holds[rule]; }
    /// Whether any line is of its goods.
    [[nodiscard]] bool matches(std::size_t rule) const;

private:
    using Mask = programme::SelectorMask;

    void judge(std::size_t rule);
    void keepRivalsOut();
    void keepOneOf(const programme::ExclusiveGroup& group, int index);
    void keepAlone();
    void stopLater();
    void drop(std::size_t rule, std::string_view reason);
    [[nodiscard]] Int128 cappedWorthOf(std::size_t rule) const;
    [[nodiscard]] Int128 worthOf(std::size_t rule) const;
    [[nodiscard]] Int128 gainOf(std::size_t rule, const Rate& factor) const;
    [[nodiscard]] Int128 under(const programme::RoundingGroup& group, Mask select) const;

    const Situation& m_situation;
    const Ticket& m_ticket;
    Quote& m_quote;
    Trace m_trace;
    std::array<bool, programme::Compiled::kMaxRules> m_holds;
};

/// Spend and pieces of the lines under a selector that may earn.
[[nodiscard]] Amounts amountsUnder(const Situation& situation, const Ticket& ticket, programme::SelectorMask select);

} // namespace loyalty::engine
