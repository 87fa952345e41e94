#include "core/engine/quote.h"

#include "core/base/assert.h"
#include "core/engine/counters.h"
#include "core/engine/discount.h"
#include "core/engine/earn.h"
#include "core/engine/pay.h"
#include "core/engine/ticket.h"
#include "core/engine/tier_view.h"
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
    quote.cashMinor = 0;
    quote.earned = Points();
    quote.redeemed = Points();
    quote.redeemedMinor = 0;
    quote.redeem = RedeemOption();
    quote.qualifyingMinor = 0;
    quote.tierBefore = TierView();
    quote.tierAfter = TierView();
    quote.offersMinor = 0;
    quote.taxMinor = 0;
    quote.offers.clear();
    quote.goods.clear();
    quote.issued.clear();
    quote.counted.clear();
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

/// What is off for whoever buys: nobody is known, and nobody earns.
void discountEveryone(Quote& quote, const programme::Compiled& compiled, const Basket& basket, const Ask& ask,
                      const Context& context, Trace trace)
{
    static const MemberFacts kNobody;
    const Situation situation{compiled, kNobody, basket, context, ask, 0, true};
    Ticket ticket;
    selectLines(situation, ticket);
    discount(situation, ticket, quote, trace);
}

/// What other tenders leave to pay, and the tax in what is due.
std::optional<QuoteRefusal> settle(const programme::Programme& programme, const Ask& ask, const Basket& basket,
                                   Quote& quote)
{
    quote.toPayMinor = quote.dueMinor;
    for (const Tender& tender : ask.tenders) {
        if (tender.minor < 0)
            return QuoteRefusal::TenderBelowZero;
        if (tender.minor > quote.toPayMinor)
            return QuoteRefusal::TenderOutOfRange;
        quote.toPayMinor -= tender.minor;
    }
    quote.cashMinor = programme.inCash(quote.toPayMinor);
    for (std::size_t i = 0; i < basket.lines.size(); ++i) {
        const BasketLine& line = basket.lines[i];
        if (line.taxMinor == 0)
            continue;
        quote.lines[i].taxMinor = taxIn(line, line.amountMinor - quote.lines[i].discountMinor);
        quote.taxMinor += quote.lines[i].taxMinor;
    }
    return std::nullopt;
}

/// What tiers count other than money spent.
void qualify(const programme::Tiers& tiers, Quote& quote)
{
    switch (tiers.qualifyBy) {
    case programme::QualifyBy::Spend:
        return;
    case programme::QualifyBy::Points:
        for (LineQuote& line : quote.lines)
            line.qualifyingMinor = line.points.count();
        quote.qualifyingMinor = quote.earned.count();
        return;
    case programme::QualifyBy::Visits:
        quote.qualifyingMinor = 1;
        return;
    }
    LOYALTY_ASSERT(!"unknown measure");
}

bool qualifies(const Situation& situation, const TicketLine& line)
{
    return (line.selectors & situation.programme.qualifying()) != 0;
}

/// What this ticket adds by measure: what it costs of goods that qualify, its points, itself.
tier::Measured measuresOf(const Situation& situation, const Ticket& ticket, const Quote& quote)
{
    tier::Measured measures{0, quote.earned.count(), 1};
    for (std::size_t i = 0; i < ticket.count; ++i)
        if (qualifies(situation, ticket.lines[i]))
            measures[0] += situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
    return measures;
}

tier::Measured measuredAfter(const Situation& situation, const Ticket& ticket, const Quote& quote)
{
    if (!situation.programme.counters().any)
        return situation.member.measured;
    tier::Measured measured = measuresOf(situation, ticket, quote);
    for (std::size_t i = 0; i < measured.size(); ++i)
        measured[i] = saturatedSum(measured[i], situation.member.measured[i]);
    return measured;
}

void countMeasures(const Situation& situation, const Ticket& ticket, Quote& quote)
{
    const auto& kept = situation.programme.counters().measures;
    const tier::Measured measures = measuresOf(situation, ticket, quote);
    if (kept[0])
        for (std::size_t i = 0; i < ticket.count; ++i)
            quote.lines[i].countsAsSpent = qualifies(situation, ticket.lines[i]);
    for (std::size_t measure = 0; measure < kept.size(); ++measure)
        if (kept[measure] && measures[measure] != 0)
            quote.counted.push_back({std::string(kMeasureCounters[measure]), measures[measure], std::nullopt});
}

/// False where the points pass Points::kMax.
bool earn(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
{
    const programme::Programme& programme = situation.programme.programme();
    std::int64_t base = 0;
    if (programme.earning.minSpendMinor > 0)
        for (const TicketLine& line : ticket.all())
            base += line.baseMinor;
    if (base >= programme.earning.minSpendMinor) {
        if (!Earner(situation, ticket, quote, trace).run())
            return false;
    } else if (trace == Trace::On)
        addStep(quote, TraceStep::Kind::Conditional).detail = "minSpendMinor";
    if (programme.tiers)
        qualify(*programme.tiers, quote);
    if (situation.programme.counters().any)
        countMeasures(situation, ticket, quote);
    return true;
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
    if (member == nullptr) {
        if (asks || !ask.rewards.empty())
            return programme.redeeming ? QuoteRefusal::RedeemWithoutMember : QuoteRefusal::RedeemNotOffered;
        if (compiled.offersEveryone() && !ask.goodsBack)
            discountEveryone(quote, compiled, basket, ask, context, trace);
        return settle(programme, ask, basket, quote);
    }
    const std::size_t level = levelOf(programme, *member, member->qualifying, member->measured);
    const Situation situation{compiled, *member, basket, context, ask, level};
    Ticket ticket;
    selectLines(situation, ticket);
    if (!compiled.offers().empty() && !ask.goodsBack)
        discount(situation, ticket, quote, trace);
    const auto refusal = spendPoints(situation, ticket, quote, trace);
    if (const auto unpaid = settle(programme, ask, basket, quote))
        return unpaid;
    const BaseLess less = takeBases(situation, ticket, quote);
    if (trace == Trace::On)
        traceBases(situation, ticket, less, quote);
    // Also where redeeming is refused: points out of range come first.
    if (!earn(situation, ticket, quote, trace))
        return QuoteRefusal::PointsOutOfRange;
    if (refusal)
        return refusal;
    const std::int64_t after = saturatedSum(member->qualifying, quote.qualifyingMinor);
    viewTier(quote.tierBefore, programme, *member, member->qualifying, member->measured);
    viewTier(quote.tierAfter, programme, *member, after, measuredAfter(situation, ticket, quote));
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
    case QuoteRefusal::TenderBelowZero:
        return "tender-below-zero";
    case QuoteRefusal::TenderOutOfRange:
        return "tender-out-of-range";
    case QuoteRefusal::PointsOutOfRange:
        return "points-out-of-range";
    case QuoteRefusal::RewardNotOffered:
        return "reward-not-offered";
    case QuoteRefusal::RewardAboveDue:
        return "reward-above-due";
    case QuoteRefusal::RewardAboveBalance:
        return "reward-above-balance";
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
