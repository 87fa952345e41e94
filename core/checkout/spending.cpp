#include "core/checkout/checkout.h"

#include <algorithm>
#include <utility>

/// Coupons, rewards, stored value and goods that come back: what a sale is made of besides its lines and points.
namespace loyalty::checkout {
namespace {

using terminal::SellRefusal;
using terminal::SellStop;

} // namespace

void Checkout::forgetMemberWishes()
{
    // Codes and other ways of paying are whoever's buys.
    m_state.redeem = {.codes = std::move(m_state.redeem.codes), .tenders = std::move(m_state.redeem.tenders)};
    m_state.family = false;
    m_state.exchange.reset();
    std::erase_if(m_state.paying, [](const Paying& paying) { return paying.ending.empty(); });
}

void Checkout::useCoupon(std::string_view coupon, std::int64_t count)
{
    if (m_view.phase == Phase::Done || !m_state.member || !mayChange())
        return;
    const auto& held = m_state.member->purse.coupons;
    const auto kind = std::ranges::find(held, coupon, &terminal::CouponHeld::coupon);
    std::int64_t most = kind == held.end() ? 0 : kind->uses;
    if (const auto* const rules = m_parts.terminal.programmeNow())
        for (const programme::Coupon& known : rules->programme().coupons)
            if (known.id == coupon)
                most = std::min(most, known.perTicket);
    std::vector<std::string> presented = m_state.redeem.coupons;
    std::erase(presented, coupon);
    presented.insert(presented.end(), static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, most)),
                     std::string(coupon));
    if (std::ranges::is_permutation(presented, m_state.redeem.coupons))
        return;
    keepStep();
    m_state.redeem.coupons = std::move(presented);
    changed();
}

void Checkout::takeReward(std::string_view reward, std::int64_t count)
{
    if (m_view.phase == Phase::Done || !m_state.member || !mayChange())
        return;
    std::vector<engine::AskedReward> taken = m_state.redeem.rewards;
    const auto same = std::ranges::find(taken, reward, &engine::AskedReward::id);
    if (same == taken.end() && count > 0)
        taken.push_back({std::string(reward), count});
    else if (same != taken.end() && count > 0)
        same->count = count;
    else if (same != taken.end())
        taken.erase(same);
    if (taken == m_state.redeem.rewards)
        return;
    keepStep();
    m_state.redeem.rewards = std::move(taken);
    changed();
}

void Checkout::payWithValue(const MemberId& account, std::optional<std::int64_t> minor)
{
    if (m_view.phase == Phase::Done || !mayChange())
        return;
    const auto paying = std::ranges::find(m_state.paying, account, &Paying::account);
    const bool own = m_state.member && m_state.member->id == account;
    if (paying == m_state.paying.end() ? !own : paying->minor == minor)
        return;
    if (minor && *minor <= 0)
        return stopPayingWith(account);
    const auto place = paying - m_state.paying.begin();
    keepStep();
    if (place == std::ssize(m_state.paying))
        m_state.paying.push_back({.account = account, .ending = {}, .minor = minor});
    else
        m_state.paying[static_cast<std::size_t>(place)].minor = minor;
    changed();
}

void Checkout::stopPayingWith(const MemberId& account)
{
    const bool pays = std::ranges::find(m_state.paying, account, &Paying::account) != m_state.paying.end();
    if (!pays || m_view.phase == Phase::Done || !mayChange())
        return;
    keepStep();
    std::erase_if(m_state.paying, [&account](const Paying& paying) { return paying.account == account; });
    changed();
}

/// Whoever holds it may pay with it, member or not.
void Checkout::cardFound(const terminal::MemberView& card)
{
    const std::string shown = "****" + card.bearer;
    if (card.blocked)
        return show(Verdict::Kind::GiftCardBlocked, shown);
    if (std::ranges::find(m_state.paying, card.id, &Paying::account) != m_state.paying.end())
        return show(Verdict::Kind::GiftCardShown, shown);
    if (card.purse.principalMinor + card.purse.giftMinor <= 0)
        return show(Verdict::Kind::GiftCardEmpty, shown);
    keepStep();
    // Cards before the member's own account: what is on them is spent up, and the rest is easier to keep.
    const auto own = std::ranges::find(m_state.paying, std::string(), &Paying::ending);
    m_state.paying.insert(own, {.account = card.id, .ending = card.bearer, .minor = {}});
    show(Verdict::Kind::GiftCard, shown);
}

WhyNot Checkout::exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines)
{
    if (!m_actor)
        return WhyNot::NotAllowed;
    if (lines.empty() && (m_view.phase == Phase::Done || !m_state.exchange))
        return WhyNot::Nothing;
    if (!mayChange())
        return WhyNot::Busy;
    State before = m_state;
    m_state.exchange.reset();
    if (!lines.empty()) {
        const auto found = m_parts.terminal.findSale(by(), sale);
        const WhyNot why = found ? beginExchange(*found, lines) : WhyNot::SaleUnknown;
        if (why != WhyNot::Nothing) {
            m_state = std::move(before);
            changed();
            return why;
        }
    }
    std::swap(before, m_state);
    keepStep();
    std::swap(before, m_state);
    clearVerdict(); // of who bought them, where nobody was shown before
    changed();
    return WhyNot::Nothing;
}

/// What the goods would come to by themselves: to be read before there are any to take instead.
ExchangeView Checkout::comesBackOf(const terminal::SaleView& sale, const std::vector<engine::ReturnAsk>& lines)
{
    ExchangeView shown{.sale = sale.id, .lines = lines.size()};
    const auto back = m_parts.terminal.previewReturn(by(), sale.id, lines);
    if (!back)
        return shown; // the quote says why
    shown.refundMinor = back->refundMinor;
    shown.valueBackMinor = back->refundMinor - back->moneyMinor();
    shown.withheldMinor = back->withheldMinor;
    shown.pointsBack = back->pointsBack;
    shown.redeemBack = back->redeemBack;
    shown.moved = back->moved;
    for (const engine::ReturnedLine& line : back->lines) {
        LineView goods{.id = line.id, .quantity = line.quantity, .amountMinor = line.refundMinor};
        const auto sold =
            std::ranges::find(sale.sold.lines, line.id, [](const journal::SoldLine& each) { return each.line.id; });
        if (sold != sale.sold.lines.end()) {
            goods.sku = sold->line.sku;
            goods.name = m_parts.articles.nameOf(sold->line.sku);
        }
        shown.goods.push_back(std::move(goods));
    }
    return shown;
}

/// The goods are back in the basket of who bought them, or not at all.
WhyNot Checkout::beginExchange(const terminal::SaleView& sale, const std::vector<engine::ReturnAsk>& lines)
{
    if (sale.sold.member && !m_state.member) {
        auto buyer = m_parts.terminal.member(by(), *sale.sold.member);
        if (!buyer)
            return WhyNot::OtherMember;
        buyer->trust = access::Trust::Spoken;
        m_state.member = std::move(*buyer);
    } else if (!sale.sold.member && m_state.member) {
        return WhyNot::OtherMember;
    } else if (sale.sold.member) {
        const auto buyer = m_parts.terminal.member(by(), *sale.sold.member);
        if (!buyer || buyer->id != m_state.member->id)
            return WhyNot::OtherMember;
    }
    m_state.exchange = terminal::ExchangeAsk{.sale = sale.id, .lines = lines};
    m_state.comesBack = comesBackOf(sale, lines);
    const auto quote = m_parts.terminal.quoteSale(by(), ask());
    const auto* const stop = quote ? nullptr : std::get_if<SellStop>(&quote.error());
    return stop != nullptr && stop->why == SellRefusal::Exchange ? WhyNot::CannotComeBack : WhyNot::Nothing;
}

} // namespace loyalty::checkout
