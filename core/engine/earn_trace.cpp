#include "core/engine/counters.h"
#include "core/engine/earn.h"
#include "core/engine/spread.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace loyalty::engine {

using programme::CompiledEarn;
using programme::EarnBasis;
using programme::RoundingGroup;

void Earner::traceCapped(std::string_view rule, std::int64_t all, std::int64_t most, std::string_view why)
{
    TraceStep& step = addStep(m_quote, TraceStep::Kind::Capped, rule);
    step.before = all;
    step.after = most;
    step.detail = why;
}

/// The whole points that it multiplies, and the rounding of what it adds to them.
void Earner::traceExtra(const programme::CompiledMultiplier& multiplier, std::int64_t before, std::int64_t extra,
                        Rounding rounding)
{
    const std::string_view rule = m_programme.earning.rules[multiplier.rule].id;
    const auto denominator = static_cast<UInt128>(multiplier.denominator);
    const UInt128 whole = static_cast<UInt128>(before) * denominator;
    const UInt128 after = static_cast<UInt128>(before) * static_cast<UInt128>(multiplier.numerator);
    TraceStep& step = addStep(m_quote, TraceStep::Kind::Multiplied, rule);
    step.baseMinor = spendUnder(multiplier.select);
    step.rate = Rate(multiplier.numerator, multiplier.denominator);
    setFraction(step, whole, after, denominator);
    TraceStep& rounded = addStep(m_quote, TraceStep::Kind::Rounded, rule);
    rounded.detail = programme::toString(rounding);
    setFraction(rounded, after - whole, static_cast<UInt128>(extra) * denominator, denominator);
}

void Earner::traceGroup(const RoundingGroup& group, std::int64_t points)
{
    traceRules(group);
    UInt128 denominator = 1;
    UInt128 sum = traceBase(group, denominator);
    if (!group.multiplied)
        return traceRounded(group, sum, denominator, points);
    for (std::size_t i = 0; i < m_multiplierCount; ++i) {
        const programme::CompiledMultiplier& multiplier = *m_multipliers[i];
        TraceStep& step = addStep(m_quote, TraceStep::Kind::Multiplied, m_programme.earning.rules[multiplier.rule].id);
        step.rate = Rate(multiplier.numerator, multiplier.denominator);
        sum = traceFactor(step, multiplier.select, sum, denominator);
    }
    if (m_programme.tiers) {
        const programme::Tier& tier = m_programme.tiers->levels[m_situation.tier];
        TraceStep& step = addStep(m_quote, TraceStep::Kind::TierRate, tier.id);
        step.rate = tier.rate;
        sum = traceFactor(step, ~Mask{0}, sum, denominator);
    }
    const bool carries = group.wholeTicket && m_carried;
    traceRounded(group, sum, denominator, carries ? points - m_carried->points : points);
    if (carries)
        traceCarried();
}

void Earner::traceRules(const RoundingGroup& group)
{
    for (const CompiledEarn& earn : group.earns) {
        if (!m_rules.holds(earn.rule))
            continue;
        const programme::Rule& rule = m_programme.earning.rules[earn.rule];
        if (group.basis != EarnBasis::Amount)
            return traceFixed(group, rule);
        const auto& rate = std::get<programme::PerAmount>(rule.what);
        TraceStep& step = addStep(m_quote, TraceStep::Kind::RuleMatched, rule.id);
        step.baseMinor = spendUnder(earn.select);
        step.rate = Rate(rate.points, rate.perMinor);
        setFraction(step, 0, static_cast<UInt128>(step.baseMinor) * static_cast<UInt128>(rate.points),
                    static_cast<UInt128>(rate.perMinor));
    }
}

void Earner::traceFixed(const RoundingGroup& group, const programme::Rule& rule)
{
    TraceStep& step = addStep(m_quote, TraceStep::Kind::RuleMatched, rule.id);
    step.baseMinor = spendUnder(group.earns.front().select);
    const auto* steps = std::get_if<programme::PerAmount>(&rule.what);
    step.rate = Rate(group.earns.front().scaled, steps == nullptr ? 1 : steps->perMinor);
    step.after = fixedPoints(m_situation, m_ticket, group).value_or(0);
    switch (group.basis) {
    case EarnBasis::Units:
        step.detail = "perUnit";
        return;
    case EarnBasis::Ticket:
        step.detail = "perTicket";
        return;
    case EarnBasis::Skus:
        step.detail = "perSku";
        return;
    case EarnBasis::Steps:
    case EarnBasis::Amount:
        step.detail = "wholeSteps";
        return;
    }
    LOYALTY_ASSERT(!"unknown basis");
}

/// Leaves the lines' points in the ticket's weights, over `denominator`, before anything multiplies them.
UInt128 Earner::traceBase(const RoundingGroup& group, UInt128& denominator)
{
    if (group.basis != EarnBasis::Amount) {
        const std::int64_t points = fixedPoints(m_situation, m_ticket, group).value_or(0);
        spreadFixed(m_situation, m_ticket, group, points);
        std::copy_n(m_ticket.parts.begin(), m_ticket.count, m_ticket.weights.begin());
        return static_cast<UInt128>(points);
    }
    UInt128 sum = 0;
    for (std::size_t i = 0; i < m_ticket.count; ++i) {
        const TicketLine& line = m_ticket.lines[i];
        m_ticket.weights[i] =
            static_cast<UInt128>(line.baseMinor) * static_cast<UInt128>(earnOf(group, line.selectors));
        sum += m_ticket.weights[i];
    }
    denominator = static_cast<UInt128>(group.denominator);
    if (m_programme.earning.order == programme::MultiplyOrder::BeforeRounding || !group.multiplied)
        return sum;
    const std::int64_t points = roundedPoints(sum, denominator, group.rounding).value_or(0);
    traceRounded(group, sum, denominator, points);
    spread(points, sum, m_ticket.allWeights(), m_ticket.allParts());
    std::copy_n(m_ticket.parts.begin(), m_ticket.count, m_ticket.weights.begin());
    denominator = 1;
    return static_cast<UInt128>(points);
}

UInt128 Earner::traceFactor(TraceStep& step, Mask select, UInt128 sum, UInt128& denominator)
{
    const auto numerator = static_cast<UInt128>(step.rate.numerator());
    const auto divisor = static_cast<UInt128>(step.rate.denominator());
    UInt128 after = 0;
    for (std::size_t i = 0; i < m_ticket.count; ++i) {
        const bool hit = select == ~Mask{0} || (m_ticket.lines[i].selectors & select) != 0;
        m_ticket.weights[i] *= hit ? numerator : divisor;
        step.baseMinor += hit ? m_ticket.lines[i].baseMinor : 0;
        after += m_ticket.weights[i];
    }
    denominator *= divisor;
    setFraction(step, sum * divisor, after, denominator);
    return after;
}

/// What the member's kept fraction and this ticket's make together comes after the rounding, which looks at this ticket.
void Earner::traceCarried()
{
    TraceStep& step = addStep(m_quote, TraceStep::Kind::Carried);
    step.rate = Rate(m_carried->points, 1);
    step.detail = m_carried->points > 0 ? "whole" : "";
    setFraction(step, static_cast<UInt128>(m_carried->before), static_cast<UInt128>(m_carried->after),
                static_cast<UInt128>(kRemainderUnit));
}

void Earner::traceRounded(const RoundingGroup& group, UInt128 sum, UInt128 denominator, std::int64_t points)
{
    TraceStep& step = addStep(m_quote, TraceStep::Kind::Rounded);
    if (!group.wholeTicket)
        step.rule = m_programme.earning.rules[group.earns.front().rule].id;
    step.detail = programme::toString(group.rounding);
    setFraction(step, sum, static_cast<UInt128>(points) * denominator, denominator);
}

} // namespace loyalty::engine
