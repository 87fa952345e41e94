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
        display.dueMinor = m_view.done->sold.dueMinor;
        display.balance = m_view.done->balanceAfter;
    } else if (m_view.quote) {
        display.page = Page::Basket;
        display.dueMinor = m_view.quote->dueMinor;
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

} // namespace loyalty::checkout
