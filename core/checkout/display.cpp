#include "core/checkout/checkout.h"

#include <algorithm>

namespace loyalty::checkout {
namespace {

std::int64_t thresholdOf(const programme::Compiled& rules, std::string_view tier)
{
    const auto& levels = rules.programme().tiers->levels;
    const auto found = std::ranges::find(levels, tier, &programme::Tier::id);
    return found == levels.end() ? 0 : found->threshold;
}

void showMember(DisplayView& display, const terminal::MemberView& member)
{
    display.hasMember = true;
    display.maskedName = member.maskedName;
    display.birthday = member.birthdayToday;
    display.balance = member.balance;
    for (const terminal::Ending& ending : member.endings)
        display.endingSoon += ending.points;
    if (!member.endings.empty())
        display.endingLastDay = member.endings.front().lastDay;
}

void showTier(DisplayView& display, const engine::TierView& tier)
{
    display.tier = tier.id;
    display.nextTier = tier.next;
    display.tierQualifying = tier.qualifying;
    display.tierMissing = tier.missing;
}

} // namespace

DisplayView Checkout::display() const
{
    using Page = DisplayView::Page;
    DisplayView display;
    display.currency = m_view.currency;
    if (m_view.member && !m_view.member->blocked) {
        showMember(display, *m_view.member);
        showTier(display, m_view.member->tier);
        display.page = Page::Greeting;
    }
    if (m_view.phase == Phase::Done && m_view.done) {
        display.page = Page::Thanks;
        display.earns = m_view.done->sold.earned;
        display.redeems = m_view.done->sold.redeemed;
        display.redeemsMinor = m_view.done->sold.redeemedMinor;
        display.balance = m_view.done->balanceAfter;
        showPayment(display);
    } else if (m_view.quote) {
        display.page = Page::Basket;
        showPayment(display);
        if (display.hasMember) {
            display.earns = m_view.quote->earned;
            display.redeems = m_view.quote->redeemed;
            display.redeemsMinor = m_view.quote->redeemedMinor;
            showTier(display, m_view.quote->tierAfter);
        }
    }
    if (const auto* const rules = m_parts.terminal.programmeNow(); rules != nullptr && !display.tier.empty())
        display.tierFrom = thresholdOf(*rules, display.tier);
    return display;
}

/// What the basket costs, and what pays it; what it brings besides points.
void Checkout::showPayment(DisplayView& display) const
{
    display.dueMinor = m_view.toPayMinor;
    display.giveBackMinor = m_view.giveBackMinor;
    display.valueMinor = m_view.valueMinor;
    display.offersMinor = m_view.quote ? m_view.quote->offersMinor : 0;
    if (!display.hasMember)
        return;
    for (const AccountView& account : m_view.accounts)
        if (account.ending.empty())
            display.valueLeftMinor = account.holdsMinor - (m_view.phase == Phase::Done ? 0 : account.paysMinor);
    if (m_view.quote)
        for (const engine::IssuedAsset& issued : m_view.quote->issued)
            if (issued.kind == engine::IssuedAsset::Kind::Coupon)
                display.couponsCome += issued.count;
    for (const StampCardView& card : m_view.stampCards)
        if (card.adds > 0) {
            display.stampCard = card.id;
            display.stamps = card.stamps + card.adds;
            display.stampsFull = card.full;
            break;
        }
}

} // namespace loyalty::checkout
