#include "core/engine/earn.h"
#include "core/engine/spread.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace loyalty::engine {

using programme::CompiledEarn;
using programme::RoundingGroup;

void Earner::traceConditional(std::size_t rule, std::string_view reason)
{
    addStep(m_quote, TraceStep::Kind::Conditional, m_programme.earning.rules[rule].id).detail = reason;
}

void Earner::traceCapped(std::int64_t all, std::int64_t most)
{
    TraceStep& step = addStep(m_quote, TraceStep::Kind::Capped);
    step.before = all;
    step.after = most;
    step.detail = "trust";
}

void Earner::traceGroup(const RoundingGroup& group, std::int64_t points)
{
    traceRules(group);
    UInt128 denominator = 1;
    UInt128 sum = traceBase(group, denominator);
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
    traceRounded(group, sum, denominator, points);
}

void Earner::traceRules(const RoundingGroup& group)
{
    for (const CompiledEarn& earn : group.earns) {
        if (!m_holds[earn.rule])
            continue;
        const programme::Rule& rule = m_programme.earning.rules[earn.rule];
        const auto& rate = std::get<programme::PerAmount>(rule.what);
        TraceStep& step = addStep(m_quote, TraceStep::Kind::RuleMatched, rule.id);
        step.baseMinor = spendUnder(earn.select);
        step.rate = Rate(rate.points, rate.perMinor);
        setFraction(step, 0, static_cast<UInt128>(step.baseMinor) * static_cast<UInt128>(rate.points),
                    static_cast<UInt128>(rate.perMinor));
    }
}

/// Leaves the lines' points in the ticket's weights, over `denominator`, before anything multiplies them.
UInt128 Earner::traceBase(const RoundingGroup& group, UInt128& denominator)
{
    UInt128 sum = 0;
    for (std::size_t i = 0; i < m_ticket.count; ++i) {
        const TicketLine& line = m_ticket.lines[i];
        m_ticket.weights[i] =
            static_cast<UInt128>(line.baseMinor) * static_cast<UInt128>(earnOf(group, line.selectors));
        sum += m_ticket.weights[i];
    }
    denominator = static_cast<UInt128>(group.denominator);
    if (m_programme.earning.order == programme::MultiplyOrder::BeforeRounding)
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

void Earner::traceRounded(const RoundingGroup& group, UInt128 sum, UInt128 denominator, std::int64_t points)
{
    TraceStep& step = addStep(m_quote, TraceStep::Kind::Rounded);
    if (!group.wholeTicket)
        step.rule = m_programme.earning.rules[group.earns.front().rule].id;
    step.detail = programme::toString(group.rounding);
    setFraction(step, sum, static_cast<UInt128>(points) * denominator, denominator);
}

} // namespace loyalty::engine
