#include "core/engine/pay.h"

#include "core/engine/redeem.h"
#include "core/engine/rewards.h"
#include "core/engine/spread.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

/// What points may pay of each line, as the ticket's weights.
std::int64_t weighPayable(const Situation& situation, const Quote& quote, Ticket& ticket)
{
    std::int64_t payable = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const bool may = (ticket.lines[i].selectors & situation.programme.redeeming()) != 0;
        const std::int64_t amount = may ? situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor : 0;
        ticket.weights[i] = static_cast<UInt128>(amount);
        payable += amount;
    }
    return payable;
}

/// Takes the value off the lines that points may pay, and names each line's share of the points.
void payWithPoints(const programme::Redeeming& redeeming, std::int64_t points, std::int64_t payable, Ticket& ticket,
                   Quote& quote)
{
    quote.redeemed += Points(points);
    quote.redeemedMinor = valueOf(redeeming, points);
    quote.dueMinor -= quote.redeemedMinor;
    spread(quote.redeemedMinor, static_cast<UInt128>(payable), ticket.allWeights(), ticket.allParts());
    for (std::size_t i = 0; i < ticket.count; ++i) {
        quote.lines[i].redeemMinor = ticket.parts[i];
        quote.lines[i].discountMinor += ticket.parts[i];
        ticket.weights[i] = static_cast<UInt128>(ticket.parts[i]);
    }
    spread(points, static_cast<UInt128>(quote.redeemedMinor), ticket.allWeights(), ticket.allParts());
    for (std::size_t i = 0; i < ticket.count; ++i)
        quote.lines[i].redeemPoints += Points(ticket.parts[i]);
}

void traceRedeemed(const programme::Redeeming& redeeming, const Ask& ask, const RedeemLimits& limits,
                   std::int64_t points, Quote& quote)
{
    if (ask.kind == Ask::Kind::AsMuchAsAllowed) {
        TraceStep& capped = addStep(quote, TraceStep::Kind::Capped);
        capped.before = limits.balance;
        capped.after = points;
        capped.detail = quote.redeem.limitedBy;
    }
    if (points == 0)
        return;
    TraceStep& redeemed = addStep(quote, TraceStep::Kind::Redeemed);
    redeemed.rate = Rate(redeeming.valueMinor, redeeming.pointsPer);
    redeemed.before = points;
    redeemed.after = quote.redeemedMinor;
}

/// Points as money.
std::optional<QuoteRefusal> redeem(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
{
    const Ask& ask = situation.ask;
    const auto& redeeming = situation.programme.programme().redeeming;
    if (!redeeming)
        return ask.kind == Ask::Kind::Points ? std::optional(QuoteRefusal::RedeemNotOffered) : std::nullopt;
    const std::int64_t payable = weighPayable(situation, quote, ticket);
    RedeemLimits limits = redeemLimits(*redeeming, situation.member, quote.redeemed.count(), quote.dueMinor, payable);
    quote.redeem = redeemOption(*redeeming, limits);
    std::int64_t points = 0;
    switch (ask.kind) {
    case Ask::Kind::Nothing:
        return std::nullopt;
    case Ask::Kind::Points:
        if (const auto refusal = whyNotRedeem(*redeeming, limits, ask.points.count()))
            return refusal;
        points = ask.points.count();
        break;
    case Ask::Kind::AsMuchAsAllowed:
        points = quote.redeem.most.count();
        if (ask.points > Points()) {
            limits.max = std::min(limits.max, ask.points.count());
            points = redeemOption(*redeeming, limits).most.count();
        }
        break;
    }
    if (points > 0)
        payWithPoints(*redeeming, points, payable, ticket, quote);
    if (trace == Trace::On)
        traceRedeemed(*redeeming, ask, limits, points, quote);
    return std::nullopt;
}

} // namespace

std::optional<QuoteRefusal> spendPoints(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
{
    if (!situation.ask.rewards.empty())
        if (const auto refusal = takeRewards(situation, ticket, quote, trace))
            return refusal;
    return redeem(situation, ticket, quote, trace);
}

} // namespace loyalty::engine
