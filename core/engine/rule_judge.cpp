#include "core/engine/rule_judge.h"

#include "core/engine/conditions.h"
#include "core/engine/earn.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

using programme::EarnBasis;
using programme::Rule;

constexpr Int128 kMillion = 1'000'000;

/// Rules that can keep each other out by being exclusive.
enum class Kind { Points, Multiplier, Gift };

Kind kindOf(const Rule& rule)
{
    if (std::holds_alternative<programme::Multiplier>(rule.what))
        return Kind::Multiplier;
    const bool gift = std::holds_alternative<programme::GiveCoupon>(rule.what) ||
                      std::holds_alternative<programme::GiveStamps>(rule.what);
    return gift ? Kind::Gift : Kind::Points;
}

/// numerator / denominator in millionths, down. `denominator` is positive and at most 10²⁷.
Int128 inMillionths(Int128 numerator, Int128 denominator)
{
    const Int128 whole = numerator / denominator;
    return whole * kMillion + (numerator - whole * denominator) * kMillion / denominator;
}

/// Whether goods earn by it whoever buys them, and whenever.
bool isOfGoods(const programme::CompiledWhen& when, const Rule& rule)
{
    return when.always && !when.amounts && !std::holds_alternative<programme::PerTicket>(rule.what);
}

} // namespace

Amounts amountsUnder(const Situation& situation, const Ticket& ticket, programme::SelectorMask select)
{
    Amounts amounts;
    const programme::SelectorMask earning = situation.programme.earning();
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const programme::SelectorMask line = ticket.lines[i].selectors;
        if ((line & select) == 0 || (line & earning) == 0)
            continue;
        const std::int64_t quantity = situation.basket.lines[i].quantity.thousandths;
        amounts.spendMinor += ticket.lines[i].baseMinor;
        amounts.thousandths += quantity;
        amounts.lineThousandths = std::max(amounts.lineThousandths, quantity);
    }
    return amounts;
}

RuleJudge::RuleJudge(const Situation& situation, const Ticket& ticket, Quote& quote, Trace trace)
    : m_situation(situation)
    , m_ticket(ticket)
    , m_quote(quote)
    , m_trace(trace)
{}

void RuleJudge::run()
{
    for (const std::size_t rule : m_situation.programme.order())
        judge(rule);
    if (m_situation.programme.rivals())
        keepRivalsOut();
}

void RuleJudge::judge(std::size_t rule)
{
    const programme::CompiledWhen& compiled = m_situation.programme.when(rule);
    const Rule& source = m_situation.programme.programme().earning.rules[rule];
    std::string_view reason = unmetCondition(m_situation, compiled, source.when, source.id);
    if (m_situation.ask.goodsBack && !isOfGoods(compiled, source))
        reason = "occasion";
    if (reason.empty() && compiled.amounts)
        reason = unmetAmount(source.when, amountsUnder(m_situation, m_ticket, m_situation.programme.select(rule)));
    m_holds[rule] = true;
    if (!reason.empty())
        drop(rule, reason);
}

void RuleJudge::drop(std::size_t rule, std::string_view reason)
{
    m_holds[rule] = false;
    if (m_trace == Trace::On)
        addStep(m_quote, TraceStep::Kind::Conditional, m_situation.programme.programme().earning.rules[rule].id)
            .detail = reason;
}

bool RuleJudge::matches(std::size_t rule) const
{
    const Mask select = m_situation.programme.select(rule);
    const Mask earning = m_situation.programme.earning();
    return std::any_of(m_ticket.all().begin(), m_ticket.all().end(), [&](const TicketLine& line) {
        return (line.selectors & select) != 0 && (line.selectors & earning) != 0;
    });
}

void RuleJudge::keepRivalsOut()
{
    const auto& groups = m_situation.programme.programme().earning.groups;
    for (std::size_t i = 0; i < groups.size(); ++i)
        keepOneOf(groups[i], static_cast<int>(i));
    keepAlone();
    stopLater();
}

void RuleJudge::keepOneOf(const programme::ExclusiveGroup& group, int index)
{
    const programme::Compiled& programme = m_situation.programme;
    const auto isRival = [&](std::size_t rule) {
        return m_holds[rule] && programme.groupOf(rule) == index && matches(rule);
    };
    std::optional<std::size_t> kept;
    std::size_t rivals = 0;
    for (const std::size_t rule : programme.order())
        rivals += isRival(rule) ? 1u : 0u;
    if (rivals < 2)
        return;
    Int128 most = 0;
    for (const std::size_t rule : programme.order()) {
        if (!isRival(rule))
            continue;
        const Int128 worth = group.pick == programme::Pick::Best ? cappedWorthOf(rule) : 0;
        if (!kept || worth > most) {
            kept = rule;
            most = worth;
        }
    }
    for (const std::size_t rule : programme.order())
        if (isRival(rule) && rule != kept)
            drop(rule, "group");
}

void RuleJudge::keepAlone()
{
    const auto& rules = m_situation.programme.programme().earning.rules;
    for (const std::size_t alone : m_situation.programme.order()) {
        if (!rules[alone].exclusive || !m_holds[alone] || !matches(alone))
            continue;
        for (const std::size_t other : m_situation.programme.order())
            if (other != alone && m_holds[other] && kindOf(rules[other]) == kindOf(rules[alone]))
                drop(other, "exclusive");
    }
}

void RuleJudge::stopLater()
{
    const auto& rules = m_situation.programme.programme().earning.rules;
    bool stopped = false;
    for (const std::size_t rule : m_situation.programme.order()) {
        if (stopped && m_holds[rule])
            drop(rule, "stop");
        stopped = stopped || (rules[rule].stop && m_holds[rule] && matches(rule));
    }
}

/// The same, no more than what the rule's caps and budgets leave it to give.
Int128 RuleJudge::cappedWorthOf(std::size_t rule) const
{
    const Rule& source = m_situation.programme.programme().earning.rules[rule];
    return std::min(worthOf(rule), Int128{mostOf(m_situation, source)} * kMillion);
}

/// What a rule brings on its own, in millionths of a point.
Int128 RuleJudge::worthOf(std::size_t rule) const
{
    const Rule& source = m_situation.programme.programme().earning.rules[rule];
    if (const auto* multiplier = std::get_if<programme::Multiplier>(&source.what))
        return gainOf(rule, multiplier->factor);
    for (const programme::RoundingGroup& group : m_situation.programme.groups())
        for (const programme::CompiledEarn& earn : group.earns)
            if (earn.rule == rule && group.basis == EarnBasis::Amount)
                return inMillionths(Int128{amountsUnder(m_situation, m_ticket, earn.select).spendMinor} * earn.scaled,
                                    group.denominator);
            else if (earn.rule == rule)
                return Int128{fixedPoints(m_situation, m_ticket, group).value_or(Points::kMax)} * kMillion;
    return 0;
}

/// What a multiplier adds to the points of the lines that it selects.
Int128 RuleJudge::gainOf(std::size_t rule, const Rate& factor) const
{
    const Mask select = m_situation.programme.select(rule);
    const Int128 added = factor.numerator() - factor.denominator();
    Int128 gain = 0;
    for (const programme::RoundingGroup& group : m_situation.programme.groups())
        if (group.multiplied)
            gain += under(group, select) * added / factor.denominator();
    return gain;
}

/// The points of a group on the lines under a selector, in millionths.
Int128 RuleJudge::under(const programme::RoundingGroup& group, Mask select) const
{
    if (group.basis != EarnBasis::Amount) {
        if (!m_holds[group.earns.front().rule])
            return 0;
        const std::int64_t points = fixedPoints(m_situation, m_ticket, group).value_or(Points::kMax);
        const FixedShare share = fixedShare(m_situation, m_ticket, group, select);
        return inMillionths(Int128{points} * static_cast<Int128>(share.part), static_cast<Int128>(share.whole));
    }
    Int128 sum = 0;
    for (const programme::CompiledEarn& earn : group.earns)
        if (m_holds[earn.rule])
            for (const TicketLine& line : m_ticket.all())
                if ((line.selectors & select) != 0 && (line.selectors & earn.select) != 0)
                    sum += Int128{line.baseMinor} * earn.scaled;
    return inMillionths(sum, group.denominator);
}

} // namespace loyalty::engine
