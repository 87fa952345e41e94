#include "core/checkout/checkout.h"

namespace loyalty::checkout {

using terminal::Answer;
using terminal::SaleView;
using terminal::SellRefusal;
using terminal::SellStop;

namespace {

SellStop stop(SellRefusal why)
{
    return {.why = why, .quote = std::nullopt, .missingRights = Points()};
}

/// The points that were shown are not had, or something else came in between.
SellRefusal whyOther(const engine::Quote& shown, const engine::Quote& now)
{
    return now.redeemed < shown.redeemed ? SellRefusal::NeedsRight : SellRefusal::QuoteChanged;
}

bool sameToPay(const engine::Quote& shown, const engine::Quote& now)
{
    return shown.dueMinor == now.dueMinor && shown.redeemed == now.redeemed && shown.earned == now.earned;
}

} // namespace

Answer<Points, SellStop> Checkout::beginCommit(const std::optional<access::Actor>& approver)
{
    if (!m_actor)
        return fail(stop(SellRefusal::NotAllowed));
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done)
        return fail(SellStop{SellRefusal::Quote, engine::QuoteRefusal::EmptyBasket, Points()});
    if (m_state.unpriced)
        return fail(SellStop{SellRefusal::Quote, engine::QuoteRefusal::AmountOutOfRange, Points()});
    m_approver = approver;
    // What is booked is what is shown: a quote of now, of today's programme and of what came since the last key.
    const auto quote = m_parts.terminal.quote(by(), ask(), engine::Trace::On);
    if (!quote) {
        m_approver.reset();
        refresh();
        return fail(quote.error());
    }
    if (!m_view.quote || !sameToPay(*m_view.quote, *quote)) {
        m_approver.reset();
        refresh();
        return fail(stop(SellRefusal::QuoteChanged));
    }
    const Points missing = m_online ? terminal::missingRights(m_parts.terminal, by(), ask()) : Points();
    m_view.phase = Phase::Committing;
    changed();
    return missing;
}

Answer<SaleView, SellStop> Checkout::finishCommit(const terminal::RightOutcome& right)
{
    LOYALTY_ASSERT(m_view.phase == Phase::Committing);
    m_view.phase = Phase::Open;
    const auto giveUp = [&](terminal::Stop<SellStop> why) {
        if (right.wanted > Points() && m_state.member)
            static_cast<void>(m_parts.terminal.leaveRights(m_state.member->id, m_sale));
        m_approver.reset();
        refresh();
        return fail(std::move(why));
    };
    if (right.wanted > Points()) {
        m_online = right.reached;
        const auto quote = m_parts.terminal.quote(by(), terminal::askAfter(ask(), right), engine::Trace::On);
        if (!quote && std::holds_alternative<Fault>(quote.error()))
            return giveUp(quote.error());
        if (!quote || !sameToPay(*m_view.quote, *quote))
            return giveUp(SellStop{quote ? whyOther(*m_view.quote, *quote) : SellRefusal::NeedsRight, std::nullopt,
                                   right.wanted});
    }
    auto sale = terminal::commitAfter(m_parts.terminal, by(), ask(), right);
    if (!sale)
        return giveUp(sale.error());
    m_approver.reset();
    m_steps.clear();
    if (m_state.member)
        if (auto member = m_parts.terminal.member(by(), m_state.member->id)) {
            member->trust = m_state.member->trust;
            m_view.member = std::move(*member);
        }
    m_view.done = *sale;
    m_view.phase = Phase::Done;
    changed();
    return std::move(*sale);
}

} // namespace loyalty::checkout
