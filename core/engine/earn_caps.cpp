#include "core/engine/conditions.h"
#include "core/engine/counters.h"
#include "core/engine/earn.h"
#include "core/engine/spread.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

using programme::CapPeriod;

constexpr std::string_view kPeriodWords[] = {"ticket", "day", "week", "month", "member"};

/// What the member has had of a counter in the period of the sale's day, before the sale.
std::int64_t hadIn(CapPeriod period, std::string_view counter, const Situation& situation)
{
    const BusinessDate date = situation.context.date;
    const auto since = [&](BusinessDate first) { return counted(situation.member, counter, first, date); };
    switch (period) {
    case CapPeriod::Ticket:
        return 0;
    case CapPeriod::Day:
        return since(date);
    case CapPeriod::Week:
        return since(date.plusDays(1 - static_cast<int>(date.weekday())));
    case CapPeriod::Month:
        return since(date.firstOfMonth());
    case CapPeriod::Member:
        return countedEver(situation.member, counter);
    }
    LOYALTY_ASSERT(!"unknown period");
}

bool names(const programme::Budget& budget, std::string_view rule)
{
    return std::find(budget.rules.begin(), budget.rules.end(), rule) != budget.rules.end();
}

/// What the rules of a budget give on this ticket so far.
std::int64_t takenOf(const programme::Budget& budget, const std::vector<EarnedPart>& parts)
{
    std::int64_t taken = 0;
    for (const EarnedPart& part : parts)
        taken += names(budget, part.rule) ? part.points.count() : 0;
    return taken;
}

/// Before this ticket.
std::int64_t budgetLeft(const programme::Budget& budget, const Context& context)
{
    for (const auto& [id, left] : context.budgetsLeft)
        if (id == budget.id)
            return std::max<std::int64_t>(left, 0);
    return budget.points;
}

} // namespace

Capped cappedBy(const programme::Caps& caps, std::string_view counter, const Situation& situation, std::int64_t points)
{
    Capped capped{.points = points, .by = {}};
    for (std::size_t i = 0; i < caps.size(); ++i) {
        if (!caps[i])
            continue;
        const std::int64_t left =
            std::max<std::int64_t>(*caps[i] - hadIn(static_cast<CapPeriod>(i), counter, situation), 0);
        if (left < capped.points)
            capped = {.points = left, .by = kPeriodWords[i]};
    }
    return capped;
}

std::int64_t mostOf(const Situation& situation, const programme::Rule& rule)
{
    std::int64_t most = cappedBy(rule.caps, ruleCounter(rule.id), situation, Points::kMax).points;
    for (const programme::Budget& budget : situation.programme.programme().earning.budgets)
        if (names(budget, rule.id))
            most = std::min(most, budgetLeft(budget, situation.context));
    return most;
}

/// What the rule's caps and budgets leave of its points; the lines' shares keep their proportion.
std::int64_t Earner::capRule(std::size_t rule, std::int64_t points)
{
    const programme::Rule& source = m_programme.earning.rules[rule];
    Capped capped{.points = points, .by = {}};
    if (source.caps != programme::Caps())
        capped = cappedBy(source.caps, ruleCounter(source.id), m_situation, points);
    for (const programme::Budget& budget : m_programme.earning.budgets)
        if (names(budget, source.id))
            if (const std::int64_t left =
                    std::max<std::int64_t>(0, budgetLeft(budget, m_situation.context) - takenOf(budget, m_quote.parts));
                left < capped.points)
                capped = {.points = left, .by = "budget"};
    if (capped.by.empty())
        return points;
    for (std::size_t i = 0; i < m_ticket.count; ++i)
        m_ticket.weights[i] = static_cast<UInt128>(m_ticket.parts[i]);
    spread(capped.points, static_cast<UInt128>(points), m_ticket.allWeights(), m_ticket.allParts());
    if (m_trace == Trace::On)
        traceCapped(source.id, points, capped.points, capped.by);
    return capped.points;
}

void Earner::capTicket()
{
    const Capped capped = cappedBy(m_programme.earning.caps, kEarnedCounter, m_situation, m_quote.earned.count());
    if (!capped.by.empty())
        capAll(capped.points, capped.by);
    const auto trust = static_cast<std::size_t>(m_situation.member.trust);
    const programme::TrustCaps& caps = m_programme.earning.maxByTrust;
    if (trust < caps.size() && caps[trust] && m_quote.earned.count() > *caps[trust])
        capAll(*caps[trust], "trust");
}

/// Lines and parts keep their proportion.
void Earner::capAll(std::int64_t most, std::string_view why)
{
    const std::int64_t all = m_quote.earned.count();
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
        traceCapped({}, all, most, why);
}

bool Earner::hasUsed(std::size_t rule)
{
    const programme::Rule& source = m_programme.earning.rules[rule];
    if (!m_rules.holds(rule) || !m_rules.matches(rule))
        return false;
    if (std::holds_alternative<programme::GiveCoupon>(source.what) ||
        std::holds_alternative<programme::GiveStamps>(source.what))
        return true;
    const auto multipliers = std::span(m_multipliers).first(m_multiplierCount);
    if (std::ranges::find(multipliers, rule, &programme::CompiledMultiplier::rule) != multipliers.end())
        return !isVain(rule);
    return std::ranges::any_of(m_quote.parts, [&](const EarnedPart& part) { return part.rule == source.id; });
}

/// Each is left out with those that gave nothing before it: of two that a cap lets give something together, one did.
bool Earner::isVain(std::size_t multiplier)
{
    Ticket ticket;
    ticket.count = m_ticket.count;
    std::ranges::copy(m_ticket.all(), ticket.lines.begin());
    Quote quote;
    quote.lines.resize(m_ticket.count);
    Earner without(m_situation, ticket, quote, Trace::Off);
    without.m_without = m_vain;
    without.m_without.set(multiplier);
    if (!without.reckon() || quote.earned != m_quote.earned || without.m_carried != m_carried)
        return false;
    m_vain.set(multiplier);
    return true;
}

/// What later tickets have to know of this one.
void Earner::count()
{
    const programme::CountersKept& kept = m_situation.programme.counters();
    if (!kept.any)
        return;
    for (std::size_t rule = 0; rule < m_programme.earning.rules.size(); ++rule) {
        const programme::Rule& source = m_programme.earning.rules[rule];
        if (kept.rules[rule])
            for (const EarnedPart& part : m_quote.parts)
                if (part.rule == source.id)
                    m_quote.counted.push_back({ruleCounter(source.id), part.points.count(), std::nullopt});
        if (kept.birthday[rule] && hasUsed(rule))
            countBirthday(m_situation, source.when, source.id, m_quote);
    }
    for (const programme::Budget& budget : m_programme.earning.budgets)
        if (const std::int64_t taken = takenOf(budget, m_quote.parts); taken > 0)
            m_quote.counted.push_back({budgetCounter(budget.id), taken, std::nullopt});
}

} // namespace loyalty::engine
