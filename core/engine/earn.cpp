#include "core/engine/earn.h"

#include "core/engine/conditions.h"
#include "core/engine/spread.h"
#include "core/programme/expiry.h"

namespace loyalty::engine {

using programme::CompiledEarn;
using programme::CompiledMultiplier;
using programme::RoundingGroup;

std::optional<std::int64_t> roundedPoints(UInt128 sum, UInt128 denominator, Rounding rounding)
{
    if (sum > denominator * static_cast<UInt128>(Points::kMax))
        return std::nullopt;
    return divide(static_cast<Int128>(sum), static_cast<Int128>(denominator), rounding);
}

Earner::Earner(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
    : m_situation(situation)
    , m_programme(situation.programme.programme())
    , m_ticket(ticket)
    , m_quote(quote)
    , m_trace(trace)
{
    if (m_programme.tiers) {
        m_tierNumerator = situation.programme.tierNumerator(situation.tier);
        m_factorDenominator = situation.programme.tierDenominator();
    }
}

bool Earner::run()
{
    judgeRules();
    for (const RoundingGroup& group : m_situation.programme.groups())
        if (!earnGroup(group))
            return false;
    if (!m_quote.earned.inRange())
        return false;
    capByTrust();
    return true;
}

/// Lines and parts keep their proportion.
void Earner::capByTrust()
{
    const auto trust = static_cast<std::size_t>(m_situation.member.trust);
    const programme::TrustCaps& caps = m_programme.earning.maxByTrust;
    const std::int64_t all = m_quote.earned.count();
    if (trust >= caps.size() || !caps[trust] || all <= *caps[trust])
        return;
    const std::int64_t most = *caps[trust];
    for (std::size_t i = 0; i < m_ticket.count; ++i)
        m_ticket.weights[i] = static_cast<UInt128>(m_quote.lines[i].points.count());
    spread(most, static_cast<UInt128>(all), m_ticket.allWeights(), m_ticket.allParts());
    for (std::size_t i = 0; i < m_ticket.count; ++i)
        m_quote.lines[i].points = Points(m_ticket.parts[i]);
    const std::size_t count = m_quote.parts.size();
    std::array<UInt128, programme::Compiled::kMaxRules> weights;
    std::array<std::int64_t, programme::Compiled::kMaxRules> parts;
    for (std::size_t i = 0; i < count; ++i)
        weights[i] = static_cast<UInt128>(m_quote.parts[i].points.count());
    spread(most, static_cast<UInt128>(all), {weights.data(), count}, {parts.data(), count});
    for (std::size_t i = 0; i < count; ++i)
        m_quote.parts[i].points = Points(parts[i]);
    std::erase_if(m_quote.parts, [](const EarnedPart& part) { return part.points == Points(); });
    m_quote.earned = Points(most);
    if (m_trace == Trace::On)
        traceCapped(all, most);
}

void Earner::judgeRules()
{
    const auto meets = [this](std::size_t rule, Mask select) {
        std::string_view reason = unmetCondition(m_situation, rule);
        const std::int64_t least = m_programme.earning.rules[rule].when.minSpendMinor;
        if (reason.empty() && least > 0 && spendUnder(select) < least)
            reason = "minSpendMinor";
        if (!reason.empty() && m_trace == Trace::On)
            traceConditional(rule, reason);
        return reason.empty();
    };
    for (const RoundingGroup& group : m_situation.programme.groups())
        for (const CompiledEarn& earn : group.earns)
            m_holds[earn.rule] = meets(earn.rule, earn.select);
    for (const CompiledMultiplier& multiplier : m_situation.programme.multipliers()) {
        if (!meets(multiplier.rule, multiplier.select))
            continue;
        m_multipliers[m_multiplierCount++] = &multiplier;
        m_factorDenominator *= multiplier.denominator;
    }
}

std::int64_t Earner::spendUnder(Mask select) const
{
    std::int64_t spend = 0;
    for (const TicketLine& line : m_ticket.all())
        spend += (line.selectors & select) != 0 ? line.baseMinor : 0;
    return spend;
}

std::int64_t Earner::earnOf(const RoundingGroup& group, Mask line) const
{
    std::int64_t scaled = 0;
    for (const CompiledEarn& earn : group.earns)
        scaled += m_holds[earn.rule] && (line & earn.select) != 0 ? earn.scaled : 0;
    return scaled;
}

std::int64_t Earner::factorOf(Mask line) const
{
    std::int64_t factor = m_tierNumerator;
    for (std::size_t i = 0; i < m_multiplierCount; ++i)
        factor *= (line & m_multipliers[i]->select) != 0 ? m_multipliers[i]->numerator : m_multipliers[i]->denominator;
    return factor;
}

/// Lines of the same kind follow each other on most tickets, so the last coefficient is kept.
template <class Coefficient>
UInt128 Earner::weighBases(Coefficient coefficient)
{
    UInt128 sum = 0;
    Mask last = m_ticket.lines[0].selectors;
    auto factor = static_cast<std::uint64_t>(coefficient(last));
    for (std::size_t i = 0; i < m_ticket.count; ++i) {
        const TicketLine& line = m_ticket.lines[i];
        if (line.selectors != last) {
            last = line.selectors;
            factor = static_cast<std::uint64_t>(coefficient(last));
        }
        m_ticket.weights[i] = UInt128{static_cast<std::uint64_t>(line.baseMinor)} * factor;
        sum += m_ticket.weights[i];
    }
    return sum;
}

UInt128 Earner::weighParts()
{
    UInt128 sum = 0;
    for (std::size_t i = 0; i < m_ticket.count; ++i) {
        const auto factor = static_cast<std::uint64_t>(factorOf(m_ticket.lines[i].selectors));
        m_ticket.weights[i] = UInt128{static_cast<std::uint64_t>(m_ticket.parts[i])} * factor;
        sum += m_ticket.weights[i];
    }
    return sum;
}

std::optional<std::int64_t> Earner::exactThenRounded(const RoundingGroup& group)
{
    const UInt128 sum = weighBases([this, &group](Mask line) { return earnOf(group, line) * factorOf(line); });
    const auto denominator = static_cast<UInt128>(group.denominator) * static_cast<UInt128>(m_factorDenominator);
    const auto points = roundedPoints(sum, denominator, group.rounding);
    if (points)
        spread(*points, sum, m_ticket.allWeights(), m_ticket.allParts());
    return points;
}

std::optional<std::int64_t> Earner::roundedThenMultiplied(const RoundingGroup& group)
{
    UInt128 sum = weighBases([this, &group](Mask line) { return earnOf(group, line); });
    auto points = roundedPoints(sum, static_cast<UInt128>(group.denominator), group.rounding);
    if (!points)
        return std::nullopt;
    spread(*points, sum, m_ticket.allWeights(), m_ticket.allParts());
    sum = weighParts();
    points = roundedPoints(sum, static_cast<UInt128>(m_factorDenominator), group.rounding);
    if (points)
        spread(*points, sum, m_ticket.allWeights(), m_ticket.allParts());
    return points;
}

bool Earner::earnGroup(const RoundingGroup& group)
{
    const bool exact = m_programme.earning.order == programme::MultiplyOrder::BeforeRounding;
    const auto points = exact ? exactThenRounded(group) : roundedThenMultiplied(group);
    if (!points)
        return false;
    for (std::size_t i = 0; i < m_ticket.count; ++i)
        m_quote.lines[i].points += Points(m_ticket.parts[i]);
    m_quote.earned += Points(*points);
    if (*points > 0)
        addParts(group, *points);
    if (m_trace == Trace::On)
        traceGroup(group, *points);
    return true;
}

/// The group's points by rule: by what each brought before the rounding, multiplied like it.
void Earner::addParts(const RoundingGroup& group, std::int64_t points)
{
    const std::size_t count = group.earns.size();
    if (count == 1)
        return addPart(group.earns.front().rule, points);
    std::array<UInt128, programme::Compiled::kMaxRules> weights;
    std::array<std::int64_t, programme::Compiled::kMaxRules> parts;
    UInt128 sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const CompiledEarn& earn = group.earns[i];
        weights[i] = 0;
        if (m_holds[earn.rule])
            for (const TicketLine& line : m_ticket.all())
                if ((line.selectors & earn.select) != 0)
                    weights[i] += static_cast<UInt128>(line.baseMinor) *
                                  static_cast<UInt128>(earn.scaled * factorOf(line.selectors));
        sum += weights[i];
    }
    spread(points, sum, {weights.data(), count}, {parts.data(), count});
    for (std::size_t i = 0; i < count; ++i)
        if (parts[i] > 0)
            addPart(group.earns[i].rule, parts[i]);
}

void Earner::addPart(std::size_t rule, std::int64_t points)
{
    const programme::Rule& source = m_programme.earning.rules[rule];
    const auto& own = source.expiry;
    const auto& expiry = own ? own : m_programme.expiry;
    EarnedPart& part = m_quote.parts.emplace_back();
    part.rule = source.id;
    part.points = Points(points);
    if (expiry)
        part.firstInvalidDay = programme::firstInvalidDay(*expiry, m_situation.context.date);
}

} // namespace loyalty::engine
