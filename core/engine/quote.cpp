#include "core/engine/quote.h"

#include "core/base/assert.h"
#include "core/engine/earn.h"
#include "core/engine/redeem.h"
#include "core/engine/spread.h"
#include "core/engine/ticket.h"
#include "core/engine/trace.h"
#include "core/tier/standing.h"

#include <algorithm>
#include <limits>

namespace loyalty::engine {
namespace {

/// Everything back to its beginning, without giving memory away.
void start(Quote& quote, const Basket& basket)
{
    quote.lines.assign(basket.lines.size(), LineQuote());
    quote.parts.clear();
    quote.trace.clear();
    quote.totalMinor = 0;
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        quote.lines[i].id = basket.lines[i].id;
        quote.totalMinor += basket.lines[i].amountMinor;
    }
    quote.dueMinor = quote.totalMinor;
    quote.earned = Points();
    quote.redeemed = Points();
    quote.redeemedMinor = 0;
    quote.redeem = RedeemOption();
    quote.qualifyingMinor = 0;
    quote.tierBefore = TierView();
    quote.tierAfter = TierView();
}

void view(TierView& view, const programme::Programme& programme, std::int64_t qualifying)
{
    const auto standing = tier::standing(programme, qualifying);
    if (!standing)
        return;
    view.id = programme.tiers->levels[standing->level].id;
    if (standing->next)
        view.next = programme.tiers->levels[*standing->next].id;
    view.qualifying = qualifying;
    view.missing = standing->missing;
}

std::int64_t saturatedSum(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<std::int64_t>::max() : sum;
}

void selectLines(const Situation& situation, Ticket& ticket)
{
    ticket.count = situation.basket.lines.size();
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const BasketLine& line = situation.basket.lines[i];
        ticket.lines[i].selectors = situation.programme.selectorsOf(line.sku, line.category, line.brand, line.tags);
    }
}

/// What points may pay of each line, as the ticket's weights.
std::int64_t weighPayable(const Situation& situation, Ticket& ticket)
{
    std::int64_t payable = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const bool may = (ticket.lines[i].selectors & situation.programme.redeeming()) != 0;
        const std::int64_t amount = may ? situation.basket.lines[i].amountMinor : 0;
        ticket.weights[i] = static_cast<UInt128>(amount);
        payable += amount;
    }
    return payable;
}

/// Takes the value off the lines that points may pay, and names each line's share of the points.
void payWithPoints(const programme::Redeeming& redeeming, std::int64_t points, std::int64_t payable, Ticket& ticket,
                   Quote& quote)
{
    quote.redeemed = Points(points);
    quote.redeemedMinor = valueOf(redeeming, points);
    quote.dueMinor -= quote.redeemedMinor;
    spread(quote.redeemedMinor, static_cast<UInt128>(payable), ticket.allWeights(), ticket.allParts());
    for (std::size_t i = 0; i < ticket.count; ++i) {
        quote.lines[i].redeemMinor = ticket.parts[i];
        quote.lines[i].discountMinor = ticket.parts[i];
        ticket.weights[i] = static_cast<UInt128>(ticket.parts[i]);
    }
    spread(points, static_cast<UInt128>(quote.redeemedMinor), ticket.allWeights(), ticket.allParts());
    for (std::size_t i = 0; i < ticket.count; ++i)
        quote.lines[i].redeemPoints = Points(ticket.parts[i]);
}

void traceRedeemed(const programme::Redeeming& redeeming, const Ask& ask, const RedeemLimits& limits, Quote& quote)
{
    if (ask.kind == Ask::Kind::AsMuchAsAllowed) {
        TraceStep& capped = addStep(quote, TraceStep::Kind::Capped);
        capped.before = limits.balance;
        capped.after = quote.redeemed.count();
        capped.detail = quote.redeem.limitedBy;
    }
    if (quote.redeemed == Points())
        return;
    TraceStep& redeemed = addStep(quote, TraceStep::Kind::Redeemed);
    redeemed.rate = Rate(redeeming.valueMinor, redeeming.pointsPer);
    redeemed.before = quote.redeemed.count();
    redeemed.after = quote.redeemedMinor;
}

std::optional<QuoteRefusal> redeem(const Situation& situation, const Ask& ask, Ticket& ticket, Quote& quote,
                                   Trace trace)
{
    const auto& redeeming = situation.programme.programme().redeeming;
    if (!redeeming)
        return ask.kind == Ask::Kind::Points ? std::optional(QuoteRefusal::RedeemNotOffered) : std::nullopt;
    const std::int64_t payable = weighPayable(situation, ticket);
    const RedeemLimits limits = redeemLimits(*redeeming, situation.member, quote.totalMinor, payable);
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
        break;
    }
    if (points > 0)
        payWithPoints(*redeeming, points, payable, ticket, quote);
    if (trace == Trace::On)
        traceRedeemed(*redeeming, ask, limits, quote);
    return std::nullopt;
}

/// What is left to earn and to qualify after what points have paid.
void takeBases(const Situation& situation, Ticket& ticket, Quote& quote)
{
    for (std::size_t i = 0; i < ticket.count; ++i) {
        TicketLine& line = ticket.lines[i];
        const std::int64_t paid = situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
        line.baseMinor = (line.selectors & situation.programme.earning()) != 0 ? paid : 0;
        quote.lines[i].eligibleMinor = line.baseMinor;
        if ((line.selectors & situation.programme.qualifying()) != 0)
            quote.lines[i].qualifyingMinor = paid;
        quote.qualifyingMinor += quote.lines[i].qualifyingMinor;
    }
}

void traceBases(const Situation& situation, const Ticket& ticket, Quote& quote)
{
    std::int64_t paidWithPoints = 0;
    std::int64_t notEligible = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const bool earns = (ticket.lines[i].selectors & situation.programme.earning()) != 0;
        paidWithPoints += earns ? quote.lines[i].redeemMinor : 0;
        notEligible += earns ? 0 : situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
    }
    if (paidWithPoints > 0)
        addStep(quote, TraceStep::Kind::BaseReduced).baseMinor = paidWithPoints;
    if (notEligible > 0)
        addStep(quote, TraceStep::Kind::NotEligible).baseMinor = notEligible;
}

} // namespace

std::optional<QuoteRefusal> quoteInto(Quote& quote, const programme::Compiled& compiled, const MemberFacts* member,
                                      const Basket& basket, const Ask& ask, const Context& context, Trace trace)
{
    const programme::Programme& programme = compiled.programme();
    if (const auto refusal = checkBasket(basket, programme.currency))
        return refusal;
    const bool asks = ask.kind == Ask::Kind::Points;
    if (asks && (ask.points < Points() || !ask.points.inRange()))
        return QuoteRefusal::PointsOutOfRange;
    start(quote, basket);
    if (member == nullptr)
        return asks ? std::optional(programme.redeeming ? QuoteRefusal::RedeemWithoutMember
                                                        : QuoteRefusal::RedeemNotOffered)
                    : std::nullopt;

    const auto standing = tier::standing(programme, member->qualifying);
    const Situation situation{compiled, *member, basket, context, standing ? standing->level : 0};
    Ticket ticket;
    selectLines(situation, ticket);
    const auto refusal = redeem(situation, ask, ticket, quote, trace);
    takeBases(situation, ticket, quote);
    if (trace == Trace::On)
        traceBases(situation, ticket, quote);
    // Also where redeeming is refused: points out of range come first.
    if (!Earner(situation, ticket, quote, trace).run())
        return QuoteRefusal::PointsOutOfRange;
    if (refusal)
        return refusal;
    view(quote.tierBefore, programme, member->qualifying);
    view(quote.tierAfter, programme, saturatedSum(member->qualifying, quote.qualifyingMinor));
    return std::nullopt;
}

Result<Quote, QuoteRefusal> quote(const programme::Compiled& programme, const MemberFacts* member, const Basket& basket,
                                  const Ask& ask, const Context& context, Trace trace)
{
    Quote made;
    if (const auto refusal = quoteInto(made, programme, member, basket, ask, context, trace))
        return fail(*refusal);
    return made;
}

std::string_view toString(QuoteRefusal refusal)
{
    switch (refusal) {
    case QuoteRefusal::EmptyBasket:
        return "empty-basket";
    case QuoteRefusal::TooManyLines:
        return "too-many-lines";
    case QuoteRefusal::RepeatedLine:
        return "repeated-line";
    case QuoteRefusal::AmountOutOfRange:
        return "amount-out-of-range";
    case QuoteRefusal::QuantityOutOfRange:
        return "quantity-out-of-range";
    case QuoteRefusal::WrongCurrency:
        return "wrong-currency";
    case QuoteRefusal::PointsOutOfRange:
        return "points-out-of-range";
    case QuoteRefusal::RedeemNotOffered:
        return "redeem-not-offered";
    case QuoteRefusal::RedeemWithoutMember:
        return "redeem-without-member";
    case QuoteRefusal::RedeemBelowMinimum:
        return "redeem-below-minimum";
    case QuoteRefusal::RedeemNotAStep:
        return "redeem-not-a-step";
    case QuoteRefusal::RedeemAboveLimit:
        return "redeem-above-limit";
    case QuoteRefusal::RedeemAboveBalance:
        return "redeem-above-balance";
    case QuoteRefusal::RedeemNotWithThisCode:
        return "redeem-not-with-this-code";
    case QuoteRefusal::RedeemBeyondRights:
        return "redeem-beyond-rights";
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

} // namespace loyalty::engine
