#include "core/checkout/checkout.h"

namespace loyalty::checkout {

using terminal::Answer;
using terminal::RightOutcome;
using terminal::SaleQuote;
using terminal::SaleRights;
using terminal::SaleView;
using terminal::SellRefusal;
using terminal::SellStop;

namespace {

SellStop stop(SellRefusal why)
{
    return {.why = why, .quote = std::nullopt, .missingRights = Points()};
}

/// What was shown is not had, or something else came in between.
SellRefusal whyOther(const SaleQuote& shown, const SaleQuote& now)
{
    return now.quote.redeemed < shown.quote.redeemed ? SellRefusal::NeedsRight : SellRefusal::QuoteChanged;
}

/// What comes back, without what makes it another entry each time.
std::optional<journal::Returned> goodsBack(std::optional<journal::Returned> exchanged)
{
    if (exchanged)
        exchanged->id = {};
    return exchanged;
}

/// Everything that the customer was told: to pay, points, offers, goods, what each account pays, what comes back.
bool isSame(const SaleQuote& shown, const SaleQuote& now)
{
    const engine::Quote& a = shown.quote;
    const engine::Quote& b = now.quote;
    return a.dueMinor == b.dueMinor && a.toPayMinor == b.toPayMinor && a.redeemed == b.redeemed &&
           a.redeemedMinor == b.redeemedMinor && a.earned == b.earned && a.offers == b.offers && a.goods == b.goods &&
           a.issued == b.issued && shown.value == now.value && shown.family == now.family &&
           goodsBack(shown.exchanged) == goodsBack(now.exchanged);
}

SellStop needsRight(const std::vector<terminal::MissingRight>& missing)
{
    SellStop stopped = stop(SellRefusal::NeedsRight);
    stopped.missing = missing;
    stopped.missingRights = SaleRights{missing, {}, {}}.points();
    return stopped;
}

} // namespace

Answer<SaleRights, SellStop> Checkout::beginCommit(const std::optional<access::Actor>& approver)
{
    if (!m_actor)
        return fail(stop(SellRefusal::NotAllowed));
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done)
        return fail(SellStop{SellRefusal::Quote, engine::QuoteRefusal::EmptyBasket, Points()});
    if (m_state.unpriced)
        return fail(SellStop{SellRefusal::Quote, engine::QuoteRefusal::AmountOutOfRange, Points()});
    m_approver = approver;
    const auto giveUp = [&](terminal::Stop<SellStop> why) {
        m_approver.reset();
        refresh();
        return fail(std::move(why));
    };
    // What is booked is what is shown: a quote of now, of today's programme and of what came since the last key.
    const auto quote = m_parts.terminal.quoteSale(by(), ask(), engine::Trace::On);
    if (!quote)
        return giveUp(quote.error());
    if (!m_quoted || !isSame(*m_quoted, *quote))
        return giveUp(stop(SellRefusal::QuoteChanged));
    if (!m_online && !quote->missing.empty())
        return giveUp(needsRight(quote->missing));
    SaleRights rights;
    if (m_online)
        rights = rightsOf(ask(), *quote);
    beginSale(m_parts.terminal, rights);
    m_view.phase = Phase::Committing;
    changed();
    return rights;
}

Answer<SaleView, SellStop> Checkout::finishCommit(const RightOutcome& right)
{
    LOYALTY_ASSERT(m_view.phase == Phase::Committing);
    m_view.phase = Phase::Open;
    const auto giveUp = [&](terminal::Stop<SellStop> why) {
        m_approver.reset();
        refresh();
        return fail(std::move(why));
    };
    if (!right.rights.needed.empty()) {
        judgeLine(right.reached);
        const auto quote = m_parts.terminal.quoteSale(by(), askAfter(ask(), right), engine::Trace::On);
        const bool same = quote && isSame(*m_quoted, *quote);
        if (!same)
            leaveSale(m_parts.terminal, right.rights, m_sale);
        if (!quote && std::holds_alternative<Fault>(quote.error()))
            return giveUp(quote.error());
        if (!same) {
            SellStop stopped = needsRight(right.rights.needed);
            stopped.why = quote ? whyOther(*m_quoted, *quote) : SellRefusal::NeedsRight;
            return giveUp(std::move(stopped));
        }
    }
    auto sale = commitAfter(m_parts.terminal, by(), ask(), right);
    if (!sale)
        return giveUp(sale.error());
    m_approver.reset();
    m_steps.clear();
    showAfter(*sale);
    m_view.done = *sale;
    m_view.phase = Phase::Done;
    changed();
    return std::move(*sale);
}

/// Balances as they are now; what was bought and paid stays as it was shown.
void Checkout::showAfter(const SaleView& sale)
{
    if (m_state.member)
        if (auto member = m_parts.terminal.member(by(), m_state.member->id)) {
            member->trust = m_state.member->trust;
            m_view.member = std::move(*member);
        }
    for (AccountView& account : m_view.accounts) {
        const auto there = m_parts.terminal.member(by(), account.id);
        if (!there)
            continue;
        account.holdsMinor = there->purse.principalMinor + there->purse.giftMinor;
        account.giftMinor = there->purse.giftMinor;
        account.paysMinor = 0;
        for (const journal::ValuePaid& paid : sale.sold.value)
            if (paid.account == account.id)
                account.paysMinor = paid.sum();
    }
}

} // namespace loyalty::checkout
