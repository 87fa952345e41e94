#include "core/base/assert.h"
#include "core/checkout/checkout.h"
#include "core/ledger/asset_keys.h"

#include <algorithm>

/// What the member has for this sale, and what of it is used.
namespace loyalty::checkout {
namespace {

using terminal::Trial;

const Trial* trialOf(const std::vector<Trial>& trials, std::string_view id)
{
    const auto found = std::ranges::find(trials, id, &Trial::id);
    return found == trials.end() ? nullptr : &*found;
}

template <class Item>
const Item* named(const std::vector<Item>& items, std::string_view id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

WhyNot whyNoReward(engine::QuoteRefusal refusal)
{
    using engine::QuoteRefusal;
    switch (refusal) {
    case QuoteRefusal::RedeemAboveBalance:
    case QuoteRefusal::RewardAboveBalance:
        return WhyNot::NotEnoughPoints;
    case QuoteRefusal::RedeemNotWithThisCode:
        return WhyNot::CodeDoesNotRedeem;
    case QuoteRefusal::RedeemBeyondRights:
        return WhyNot::NoRightsHere;
    case QuoteRefusal::EmptyBasket:
        return WhyNot::EmptyBasket;
    case QuoteRefusal::TooManyLines:
        return WhyNot::TicketTooLong;
    case QuoteRefusal::PointsOutOfRange:
        return WhyNot::PointsOutOfRange;
    case QuoteRefusal::RepeatedLine:
    case QuoteRefusal::AmountOutOfRange:
    case QuoteRefusal::QuantityOutOfRange:
    case QuoteRefusal::WrongCurrency:
    case QuoteRefusal::TenderBelowZero:
    case QuoteRefusal::TenderOutOfRange:
        return WhyNot::AmountOutOfRange;
    case QuoteRefusal::RewardNotOffered:
    case QuoteRefusal::RewardAboveDue:
    case QuoteRefusal::RedeemNotOffered:
    case QuoteRefusal::RedeemWithoutMember:
    case QuoteRefusal::RedeemBelowMinimum:
    case QuoteRefusal::RedeemNotAStep:
    case QuoteRefusal::RedeemAboveLimit:
        return WhyNot::DoesNotApply;
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

} // namespace

void Checkout::showWallet()
{
    m_view.coupons.clear();
    m_view.rewards.clear();
    m_view.stampCards.clear();
    m_view.toPayMinor = m_quoted ? std::max<std::int64_t>(0, m_quoted->moneyMinor()) : m_view.totalMinor;
    m_view.giveBackMinor = m_quoted ? std::max<std::int64_t>(0, -m_quoted->moneyMinor()) : 0;
    const auto* const rules = m_parts.terminal.programmeNow();
    const std::int64_t money = m_view.toPayMinor + m_view.giveBackMinor;
    const std::int64_t cash = rules == nullptr ? money : rules->programme().inCash(money);
    m_view.inCashMinor = cash == money ? std::nullopt : std::optional(cash);
    m_view.valueMinor = 0;
    if (m_quoted)
        for (const journal::ValuePaid& paid : m_quoted->value)
            m_view.valueMinor += paid.sum();
    showAccounts();
    showExchange();
    showCodes();
    showTenders();
    if (!m_actor || !m_state.member)
        return;
    terminal::Trials trials;
    const bool any =
        rules != nullptr && (!rules->programme().rewards.empty() || !m_state.member->purse.coupons.empty());
    if (any && !m_state.lines.empty() && !m_state.member->blocked)
        if (auto tried = m_parts.terminal.tryMore(by(), ask()))
            trials = std::move(*tried);
    showCoupons(trials);
    showRewards(trials);
    showStampCards();
}

/// What stops everything that is spent, whatever it is.
WhyNot Checkout::whyNothingMore() const
{
    if (!m_actor)
        return WhyNot::NotAllowed;
    if (m_state.member && m_state.member->blocked)
        return WhyNot::MemberBlocked;
    return m_state.lines.empty() ? WhyNot::EmptyBasket : WhyNot::Nothing;
}

bool Checkout::lacksRight(const MemberId& account, ledger::Asset asset, std::string_view key) const
{
    return !m_online && m_quoted && std::ranges::any_of(m_quoted->missing, [&](const terminal::MissingRight& right) {
        return right.member == account && right.what.asset == asset && (key.empty() || right.what.key == key);
    });
}

void Checkout::showCoupons(const terminal::Trials& trials)
{
    const auto* const rules = m_parts.terminal.programmeNow();
    for (const terminal::CouponHeld& held : m_state.member->purse.coupons) {
        const auto* const kind = rules ? named(rules->programme().coupons, held.coupon) : nullptr;
        const Trial* const trial = trialOf(trials.coupons, held.coupon);
        CouponView shown{.id = held.coupon, .held = held.uses, .lastDay = held.lastDay};
        shown.presented = std::ranges::count(m_state.redeem.coupons, held.coupon);
        if (m_quoted)
            for (const engine::AppliedOffer& offer : m_quoted->quote.offers)
                if (offer.coupon == held.coupon) {
                    ++shown.applied;
                    shown.minor += offer.minor;
                }
        if (shown.presented == 0 && trial)
            shown.minor = trial->minor;
        shown.canAdd = whyNothingMore();
        if (kind == nullptr)
            shown.canAdd = WhyNot::NoLongerOffered;
        else if (shown.canAdd != WhyNot::Nothing)
            ;
        else if (lacksRight(m_state.member->id, ledger::Asset::Coupon, held.coupon))
            shown.canAdd = WhyNot::NoRightsHere;
        else if (shown.presented >= held.uses)
            shown.canAdd = WhyNot::NoneHeld;
        else if (shown.presented >= kind->perTicket)
            shown.canAdd = WhyNot::TicketTakesNone;
        else if (trial && !trial->applies)
            shown.canAdd = WhyNot::DoesNotApply;
        if (trial && !trial->applies)
            shown.unmet = trial->unmet;
        m_view.coupons.push_back(std::move(shown));
    }
}

void Checkout::showRewards(const terminal::Trials& trials)
{
    const auto* const rules = m_parts.terminal.programmeNow();
    if (rules == nullptr)
        return;
    for (const programme::Reward& reward : rules->programme().rewards) {
        RewardView shown{.id = reward.id, .cost = Points(reward.points)};
        if (const auto* const taken = named(m_state.redeem.rewards, reward.id))
            shown.taken = taken->count;
        shown.canAdd = whyNothingMore();
        const Trial* const trial = trialOf(trials.rewards, reward.id);
        if (shown.canAdd == WhyNot::Nothing && trial && trial->refusal)
            shown.canAdd = whyNoReward(*trial->refusal);
        m_view.rewards.push_back(std::move(shown));
    }
}

AccountView Checkout::accountView(const Paying& paying, const terminal::PurseView& purse) const
{
    AccountView shown{.id = paying.account,
                      .ending = paying.ending,
                      .holdsMinor = purse.principalMinor + purse.giftMinor,
                      .giftMinor = purse.giftMinor,
                      .askedMinor = paying.minor};
    if (m_quoted)
        for (const journal::ValuePaid& paid : m_quoted->value)
            if (paid.account == paying.account)
                shown.paysMinor = paid.sum();
    const bool lacks = lacksRight(paying.account, ledger::Asset::StoredPrincipal) ||
                       lacksRight(paying.account, ledger::Asset::StoredGift);
    if (lacks)
        shown.canPay = WhyNot::NoRightsHere;
    else if (shown.holdsMinor <= 0)
        shown.canPay = WhyNot::NothingThere;
    else if (whyNothingMore() != WhyNot::Nothing)
        shown.canPay = whyNothingMore();
    else if (shown.paysMinor == 0 && m_view.toPayMinor == 0)
        shown.canPay = WhyNot::NothingLeftToPay;
    return shown;
}

void Checkout::showAccounts()
{
    m_view.accounts.clear();
    const auto* const rules = m_parts.terminal.programmeNow();
    if (!m_actor || rules == nullptr)
        return;
    if (m_state.member) {
        const terminal::PurseView& purse = m_state.member->purse;
        const auto paying = std::ranges::find(m_state.paying, std::string(), &Paying::ending);
        const bool pays = paying != m_state.paying.end();
        if (pays || rules->programme().storedValue || purse.principalMinor + purse.giftMinor > 0) {
            AccountView own =
                accountView(pays ? *paying : Paying{.account = m_state.member->id, .ending = {}, .minor = {}}, purse);
            own.paying = pays;
            m_view.accounts.push_back(std::move(own));
        }
    }
    for (const Paying& paying : m_state.paying) {
        if (paying.ending.empty())
            continue;
        const auto card = m_parts.terminal.member(by(), paying.account);
        AccountView shown = accountView(paying, card ? card->purse : terminal::PurseView());
        shown.paying = true;
        m_view.accounts.push_back(std::move(shown));
    }
}

void Checkout::showStampCards()
{
    const auto* const rules = m_parts.terminal.programmeNow();
    if (rules == nullptr)
        return;
    const auto& held = m_state.member->purse.stamps;
    for (const programme::StampCard& card : rules->programme().stampCards) {
        StampCardView shown{.id = card.id, .full = card.stamps};
        if (const auto there = std::ranges::find(held, card.id, &terminal::StampsHeld::card); there != held.end())
            shown.stamps = there->stamps;
        if (m_quoted)
            for (const engine::IssuedAsset& issued : m_quoted->quote.issued)
                if (issued.kind == engine::IssuedAsset::Kind::Stamp && issued.key == card.id)
                    shown.adds += issued.count;
        m_view.stampCards.push_back(std::move(shown));
    }
}

void Checkout::showExchange()
{
    m_view.exchange.reset();
    if (!m_state.exchange)
        return;
    ExchangeView shown = m_state.comesBack;
    shown.keepsPoints = m_state.exchange->keepsPoints;
    if (m_quoted && m_quoted->exchanged) {
        shown.refundMinor = m_quoted->exchanged->refundMinor;
        shown.valueBackMinor = shown.refundMinor - m_quoted->moneyBackMinor();
        shown.withheldMinor = m_quoted->exchanged->withheldMinor;
        shown.pointsBack = m_quoted->exchanged->pointsBack;
        shown.kept = m_quoted->kept;
    }
    m_view.exchange = std::move(shown);
}

} // namespace loyalty::checkout
