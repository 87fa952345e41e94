#include "core/engine/earn.h"

#include "core/engine/counters.h"
#include "core/engine/spread.h"
#include "core/engine/trace.h"
#include "core/programme/expiry.h"

#include <algorithm>

namespace loyalty::engine {

using programme::CompiledEarn;
using programme::CompiledMultiplier;
using programme::EarnBasis;
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
    , m_rules(situation, ticket, quote, trace)
{
    if (m_programme.tiers) {
        m_tierNumerator = situation.programme.tierNumerator(situation.tier);
        m_factorDenominator = situation.programme.tierDenominator();
    }
}

bool Earner::run()
{
    if (!reckon())
        return false;
    giveAssets();
    count();
    return true;
}

/// The points, but nothing that comes with them.
bool Earner::reckon()
{
    m_rules.run();
    takeMultipliers();
    for (const RoundingGroup& group : m_situation.programme.groups())
        if (!earnGroup(group))
            return false;
    if (!addAlone() || !m_quote.earned.inRange())
        return false;
    capTicket();
    return true;
}

void Earner::takeMultipliers()
{
    for (const CompiledMultiplier& multiplier : m_situation.programme.multipliers()) {
        if (!m_rules.holds(multiplier.rule) || m_without.test(multiplier.rule))
            continue;
        if (multiplier.alone) {
            m_alone[m_aloneCount++] = &multiplier;
            continue;
        }
        m_multipliers[m_multiplierCount++] = &multiplier;
        m_factorDenominator *= multiplier.denominator;
    }
    if (m_aloneCount > 0)
        std::fill_n(m_multipliable.begin(), m_ticket.count, 0);
}

bool Earner::addAlone()
{
    for (std::size_t i = 0; i < m_aloneCount; ++i)
        if (!addExtra(*m_alone[i]))
            return false;
    return true;
}

/// What a multiplier adds as points of its own: rounded, capped and spread like those of any rule.
bool Earner::addExtra(const CompiledMultiplier& multiplier)
{
    const programme::Rule& rule = m_programme.earning.rules[multiplier.rule];
    const auto more = static_cast<std::uint64_t>(multiplier.numerator - multiplier.denominator);
    UInt128 sum = 0;
    std::int64_t before = 0;
    for (std::size_t i = 0; i < m_ticket.count; ++i) {
        const bool hit = (m_ticket.lines[i].selectors & multiplier.select) != 0;
        before += hit ? m_multipliable[i] : 0;
        m_ticket.weights[i] = hit ? static_cast<UInt128>(m_multipliable[i]) * more : 0;
        sum += m_ticket.weights[i];
    }
    const Rounding rounding = rule.rounding.value_or(m_programme.earning.rounding);
    const auto extra = roundedPoints(sum, static_cast<UInt128>(multiplier.denominator), rounding);
    if (!extra)
        return false;
    if (m_trace == Trace::On && sum > 0)
        traceExtra(multiplier, before, *extra, rounding);
    if (*extra == 0)
        return true;
    spread(*extra, sum, m_ticket.allWeights(), m_ticket.allParts());
    const std::int64_t points = capRule(multiplier.rule, *extra);
    for (std::size_t i = 0; i < m_ticket.count; ++i)
        m_quote.lines[i].points += Points(m_ticket.parts[i]);
    m_quote.earned += Points(points);
    if (points > 0)
        addPart(multiplier.rule, points);
    return true;
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
        scaled += m_rules.holds(earn.rule) && (line & earn.select) != 0 ? earn.scaled : 0;
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

/// The parts of a counter that the member has, 0 … below `whole`: what terminals that did not know of each other have
/// counted may lie beside it.
std::int64_t Earner::keptParts(std::string_view counter, std::int64_t whole) const
{
    return std::clamp<std::int64_t>(countedEver(m_situation.member, counter), 0, whole - 1);
}

void Earner::keepParts(std::string counter, std::int64_t more)
{
    if (more != 0)
        m_quote.counted.push_back({std::move(counter), more, std::nullopt});
}

/// What the fraction of this ticket, `rest` / `denominator`, and that of earlier ones make together; what is no whole
/// point waits for the next ticket. Answers the whole points.
std::int64_t Earner::carryRemainder(UInt128 rest, UInt128 denominator)
{
    const std::int64_t parts = finerParts(m_situation.programme);
    const auto point = static_cast<UInt128>(kRemainderUnit) * static_cast<UInt128>(parts);
    const std::int64_t millionths = keptParts(kRemainderCounter, kRemainderUnit);
    const std::int64_t finer = parts > 1 ? keptParts(finerCounter(parts), parts) : 0;
    // A ticket's denominator divides the programme's, which divides all parts of a point, unless those are too many.
    const UInt128 together = static_cast<UInt128>(millionths) * static_cast<UInt128>(parts) +
                             static_cast<UInt128>(finer) + rest * point / denominator;
    const UInt128 after = together % point;
    const auto millionthsAfter = static_cast<std::int64_t>(after / static_cast<UInt128>(parts));
    keepParts(std::string(kRemainderCounter), millionthsAfter - millionths);
    const auto finerAfter = static_cast<std::int64_t>(after % static_cast<UInt128>(parts));
    if (parts > 1)
        keepParts(finerCounter(parts), finerAfter - finer);
    m_carried = Carried{.before = millionths,
                        .after = millionthsAfter,
                        .points = static_cast<std::int64_t>(together / point),
                        .finerAfter = finerAfter};
    return m_carried->points;
}

std::optional<std::int64_t> Earner::exactThenRounded(const RoundingGroup& group)
{
    const UInt128 sum = weighBases([this, &group](Mask line) { return earnOf(group, line) * factorOf(line); });
    const auto denominator = static_cast<UInt128>(group.denominator) * static_cast<UInt128>(m_factorDenominator);
    auto points = roundedPoints(sum, denominator, group.rounding);
    if (!points)
        return std::nullopt;
    if (m_programme.earning.keepRemainder && group.wholeTicket && sum > 0)
        *points += carryRemainder(sum - static_cast<UInt128>(*points) * denominator, denominator);
    spread(*points, sum, m_ticket.allWeights(), m_ticket.allParts());
    return points;
}

/// Points that stand on the lines already, multiplied there.
std::optional<std::int64_t> Earner::multiplied(std::int64_t points, Rounding rounding)
{
    if (m_multiplierCount == 0 && m_tierNumerator == m_factorDenominator)
        return points;
    const UInt128 sum = weighParts();
    const auto after = roundedPoints(sum, static_cast<UInt128>(m_factorDenominator), rounding);
    if (after)
        spread(*after, sum, m_ticket.allWeights(), m_ticket.allParts());
    return after;
}

std::optional<std::int64_t> Earner::roundedThenMultiplied(const RoundingGroup& group)
{
    const UInt128 sum = weighBases([this, &group](Mask line) { return earnOf(group, line); });
    const auto points = roundedPoints(sum, static_cast<UInt128>(group.denominator), group.rounding);
    if (!points)
        return std::nullopt;
    spread(*points, sum, m_ticket.allWeights(), m_ticket.allParts());
    return group.multiplied ? multiplied(*points, group.rounding) : points;
}

std::optional<std::int64_t> Earner::fixedThenMultiplied(const RoundingGroup& group)
{
    const auto points = fixedPoints(m_situation, m_ticket, group);
    if (!points || *points == 0)
        return points;
    spreadFixed(m_situation, m_ticket, group, *points);
    return group.multiplied ? multiplied(*points, group.rounding) : points;
}

/// The points of a group, by line in the ticket's parts where there are any.
std::optional<std::int64_t> Earner::pointsOf(const RoundingGroup& group)
{
    if (group.basis != EarnBasis::Amount)
        return m_rules.holds(group.earns.front().rule) ? fixedThenMultiplied(group) : 0;
    const bool exact = m_programme.earning.order == programme::MultiplyOrder::BeforeRounding && group.multiplied;
    return exact ? exactThenRounded(group) : roundedThenMultiplied(group);
}

bool Earner::earnGroup(const RoundingGroup& group)
{
    const auto reckoned = pointsOf(group);
    if (!reckoned)
        return false;
    if (m_trace == Trace::On && *reckoned == 0 && group.basis != EarnBasis::Amount)
        return true;
    std::int64_t points = *reckoned;
    if (m_trace == Trace::On) {
        // The trace reckons again in the same room.
        const std::vector<std::int64_t> parts(m_ticket.allParts().begin(), m_ticket.allParts().end());
        traceGroup(group, points);
        std::copy(parts.begin(), parts.end(), m_ticket.parts.begin());
    }
    if (points == 0)
        return true;
    if (!group.wholeTicket)
        points = capRule(group.earns.front().rule, points);
    for (std::size_t i = 0; i < m_ticket.count; ++i)
        m_quote.lines[i].points += Points(m_ticket.parts[i]);
    if (m_aloneCount > 0 && group.multiplied)
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            m_multipliable[i] += m_ticket.parts[i];
    m_quote.earned += Points(points);
    if (points > 0)
        addParts(group, points);
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
        if (m_rules.holds(earn.rule))
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
    const auto& expiry = source.expiry ? source.expiry : m_programme.expiry;
    const int pendingDays = source.pendingDays.value_or(m_programme.earning.pendingDays);
    EarnedPart& part = m_quote.parts.emplace_back();
    part.rule = source.id;
    part.points = Points(points);
    if (expiry)
        part.firstInvalidDay = programme::firstInvalidDay(*expiry, m_situation.context.date);
    if (pendingDays > 0)
        part.spendableFrom = m_situation.context.date.plusDays(pendingDays);
}

} // namespace loyalty::engine
