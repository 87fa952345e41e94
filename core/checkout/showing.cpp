#include "core/base/assert.h"
#include "core/checkout/checkout.h"

#include <utility>

namespace loyalty::checkout {
namespace {

using engine::QuoteRefusal;
using terminal::SellRefusal;
using terminal::SellStop;

/// The redemption that was asked for fits the basket no more; without it there is a quote.
bool isAboutRedeeming(QuoteRefusal refusal)
{
    switch (refusal) {
    case QuoteRefusal::RewardNotOffered:
    case QuoteRefusal::RewardAboveDue:
    case QuoteRefusal::RewardAboveBalance:
    case QuoteRefusal::RedeemNotOffered:
    case QuoteRefusal::RedeemWithoutMember:
    case QuoteRefusal::RedeemBelowMinimum:
    case QuoteRefusal::RedeemNotAStep:
    case QuoteRefusal::RedeemAboveLimit:
    case QuoteRefusal::RedeemAboveBalance:
    case QuoteRefusal::RedeemNotWithThisCode:
    case QuoteRefusal::RedeemBeyondRights:
        return true;
    case QuoteRefusal::EmptyBasket:
    case QuoteRefusal::TooManyLines:
    case QuoteRefusal::RepeatedLine:
    case QuoteRefusal::AmountOutOfRange:
    case QuoteRefusal::QuantityOutOfRange:
    case QuoteRefusal::WrongCurrency:
    case QuoteRefusal::TenderBelowZero:
    case QuoteRefusal::TenderOutOfRange:
    case QuoteRefusal::PointsOutOfRange:
        return false;
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

WhyNot whyNot(QuoteRefusal refusal)
{
    if (isAboutRedeeming(refusal))
        return WhyNot::RedeemOutOfRange;
    if (refusal == QuoteRefusal::EmptyBasket)
        return WhyNot::EmptyBasket;
    if (refusal == QuoteRefusal::TenderOutOfRange)
        return WhyNot::TenderOutOfRange;
    if (refusal == QuoteRefusal::TooManyLines)
        return WhyNot::TicketTooLong;
    return refusal == QuoteRefusal::PointsOutOfRange ? WhyNot::PointsOutOfRange : WhyNot::AmountOutOfRange;
}

WhyNot whyNot(const SellStop& stop)
{
    switch (stop.why) {
    case SellRefusal::NotAllowed:
    case SellRefusal::RedeemNotAllowed:
    case SellRefusal::NeedsApproval:
        return WhyNot::NotAllowed;
    case SellRefusal::NoProgramme:
        return WhyNot::NoProgramme;
    case SellRefusal::ProgrammeNotBegun:
        return WhyNot::ProgrammeNotBegun;
    case SellRefusal::NoSuchMember:
        return WhyNot::NoSuchMember;
    case SellRefusal::MemberBlocked:
        return WhyNot::MemberBlocked;
    case SellRefusal::NeedsRight:
        return WhyNot::NoRightsHere;
    case SellRefusal::CodeUsed:
    case SellRefusal::NotIdentified:
        return WhyNot::ScanAgain;
    case SellRefusal::QuoteChanged: // never of a quote alone: there is nothing that it could differ from
        break;
    case SellRefusal::TicketTaken:
        return WhyNot::SaleDone;
    case SellRefusal::NoSuchValue:
    case SellRefusal::NotEnoughValue:
        return WhyNot::ValueOutOfRange;
    case SellRefusal::NoSuchCoupon:
        return WhyNot::NoneHeld;
    case SellRefusal::Exchange:
        return WhyNot::CannotComeBack;
    case SellRefusal::Quote:
        return whyNot(*stop.quote);
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

} // namespace

terminal::SaleAsk Checkout::ask() const
{
    terminal::SaleAsk ask;
    ask.id = m_sale;
    if (m_state.member) {
        ask.member = m_state.member->id;
        ask.identification = m_state.member->identification;
    }
    if (const auto* const programme = m_parts.terminal.programmeNow())
        ask.basket.currency = programme->programme().currency;
    for (const Line& line : m_state.lines)
        ask.basket.lines.push_back(line.basket);
    ask.redeem = m_state.redeem;
    for (const Paying& paying : m_state.paying)
        ask.value.push_back({paying.account, paying.minor});
    ask.exchange = m_state.exchange;
    ask.family = m_state.family;
    ask.online = m_online;
    return ask;
}

void Checkout::show(Verdict::Kind kind, std::string text, std::int64_t seconds)
{
    m_view.verdict = {.kind = kind, .seconds = seconds, .text = std::move(text), .serial = m_view.verdict.serial + 1};
}

void Checkout::changed()
{
    ++m_view.revision;
    m_view.online = m_online;
    m_view.fault = std::exchange(m_fault, std::nullopt);
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done)
        return judgeActs();
    m_view.member = m_state.member;
    m_view.redeem = m_state.redeem;
    requote();
    showLines();
    showFamily();
    showWallet();
    judgeActs();
}

void Checkout::requote()
{
    m_view.quote.reset();
    m_quoted.reset();
    m_view.commitNeedsApproval = false;
    const terminal::SaleAsk wanted = ask();
    m_view.currency = wanted.basket.currency;
    m_view.canCommit = m_state.unpriced ? WhyNot::PriceNeeded : WhyNot::EmptyBasket;
    if (!m_actor) {
        m_view.canCommit = WhyNot::NotAllowed;
        return;
    }
    if (m_state.lines.empty())
        return;
    auto quote = m_parts.terminal.quoteSale(by(), wanted, engine::Trace::On);
    if (quote) {
        m_quoted = std::move(*quote);
        m_view.quote = m_quoted->quote;
        const bool lacks = !m_online && !m_quoted->missing.empty();
        m_view.canCommit = m_state.unpriced ? WhyNot::PriceNeeded : lacks ? WhyNot::NoRightsHere : WhyNot::Nothing;
        return;
    }
    const auto* const stop = std::get_if<SellStop>(&quote.error());
    if (stop == nullptr) {
        m_view.fault = std::get<Fault>(quote.error());
        m_view.canCommit = WhyNot::Trouble;
        return;
    }
    m_view.canCommit = whyNot(*stop);
    quoteWithout(*stop, wanted);
}

/// What was asked for and fits no more is left out of what is shown, and the reason stays.
void Checkout::quoteWithout(const SellStop& stop, terminal::SaleAsk asked)
{
    if (stop.why == SellRefusal::Quote && isAboutRedeeming(*stop.quote)) {
        asked.redeem.kind = engine::Ask::Kind::Nothing;
        asked.redeem.points = Points();
        asked.redeem.rewards.clear();
        asked.value.clear(); // what it would have left to pay is not known
    } else if (stop.why == SellRefusal::Quote && *stop.quote == QuoteRefusal::TenderOutOfRange) {
        asked.redeem.tenders.clear();
        asked.value.clear(); // what they would have left to pay is not known
    } else if (stop.why == SellRefusal::NoSuchValue || stop.why == SellRefusal::NotEnoughValue) {
        asked.value.clear();
    } else if (stop.why == SellRefusal::NoSuchCoupon) {
        asked.redeem.coupons.clear();
    } else if (stop.why == SellRefusal::Exchange) {
        asked.exchange.reset();
    } else {
        return;
    }
    if (auto without = m_parts.terminal.quoteSale(by(), asked, engine::Trace::On)) {
        m_quoted = std::move(*without);
        m_view.quote = m_quoted->quote;
    }
}

void Checkout::showLines()
{
    m_view.lines.clear();
    m_view.totalMinor = 0;
    for (std::size_t i = 0; i < m_state.lines.size(); ++i) {
        const Line& line = m_state.lines[i];
        LineView shown{.id = line.basket.id,
                       .sku = line.basket.sku,
                       .name = line.name,
                       .category = line.basket.category,
                       .quantity = line.basket.quantity,
                       .amountMinor = line.basket.amountMinor};
        if (m_view.quote) {
            shown.discountMinor = m_view.quote->lines[i].discountMinor;
            shown.points = m_view.quote->lines[i].points;
        }
        m_view.totalMinor += shown.amountMinor;
        m_view.lines.push_back(std::move(shown));
    }
    m_view.unpriced.reset();
    if (m_state.unpriced)
        m_view.unpriced = LineView{
            .sku = m_state.unpriced->sku, .name = m_state.unpriced->name, .category = m_state.unpriced->category};
}

void Checkout::judgeActs()
{
    m_view.canUndo = m_steps.empty() ? WhyNot::NothingToUndo : WhyNot::Nothing;
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done) {
        const WhyNot why = m_view.phase == Phase::Done ? WhyNot::SaleDone : WhyNot::Busy;
        m_view.canCommit = m_view.canRedeem = m_view.canUndo = why;
        return;
    }
    m_view.canRedeem = whyNoRedeeming();
    m_view.redeemLimitedByRights = !m_online && m_view.quote && m_view.quote->redeem.limitedBy == "rights";
}

WhyNot Checkout::whyNoRedeeming() const
{
    if (!m_actor)
        return WhyNot::NotAllowed;
    if (!m_state.member)
        return WhyNot::NoMember;
    if (m_state.member->blocked)
        return WhyNot::MemberBlocked;
    if (m_state.lines.empty())
        return WhyNot::EmptyBasket;
    if (!m_view.quote)
        return m_view.canCommit;
    const engine::RedeemOption& option = m_view.quote->redeem;
    if (option.most > Points())
        return WhyNot::Nothing;
    const Points pooled = m_state.member->balance + (m_state.family && m_view.family ? m_view.family->pool : Points());
    if (option.limitedBy == "trust")
        return WhyNot::CodeDoesNotRedeem;
    if (option.limitedBy == "rights")
        return WhyNot::NoRightsHere;
    if (option.limitedBy == "share" || option.limitedBy == "max")
        return WhyNot::BasketTooSmall;
    if (option.limitedBy == "balance")
        return WhyNot::BelowMinimum;
    if (option.limitedBy == "minimum") // something could be redeemed, were it enough: of the member's, or of the basket
        return pooled < Points(m_parts.terminal.programmeNow()->programme().redeeming->min) ? WhyNot::BelowMinimum
                                                                                            : WhyNot::BasketTooSmall;
    return WhyNot::NotRedeemable;
}

} // namespace loyalty::checkout
