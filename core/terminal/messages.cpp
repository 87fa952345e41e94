#include "core/ledger/asset_keys.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <array>

/// What a member is told when they are here.
namespace loyalty::terminal {
namespace {

constexpr std::array kUsualDays{30, 15, 7};

/// The narrowest of the programme's distances that a day falls into; nothing where it is farther than all.
template <class Days>
bool isNear(const Days& distances, int daysLeft)
{
    return std::ranges::any_of(distances, [&](int days) { return daysLeft <= days; });
}

} // namespace

BusinessDate Terminal::lastDayOf(Instant end) const
{
    return m_parts.calendar.localTime(end - std::chrono::milliseconds{1}, m_identity.settings.time.zone).date;
}

std::vector<Message> Terminal::messagesOf(const ledger::MemberLedger& ledger, const MemberView& view,
                                          BusinessDate today) const
{
    std::vector<Message> messages;
    const Instant now = m_parts.clock.now();
    const programme::Compiled* rules = programmeNow();
    const auto near = [&](int days) {
        return rules ? isNear(rules->programme().lotCare.remindDays, days) : isNear(kUsualDays, days);
    };
    if (view.birthdayToday)
        messages.push_back({.kind = Message::Kind::Birthday, .day = today});
    // One message a day of ending.
    const auto addEnds = [&](const ledger::AssetKey& what, Message::Kind kind) {
        std::map<BusinessDate, std::int64_t> ends;
        for (const ledger::Lot& lot : ledger.book(what).lots())
            if (const auto end = ledger.book(what).endOf(lot.terms); end && *end > now)
                ends[lastDayOf(*end)] += lot.remaining;
        for (const auto& [day, amount] : ends)
            if (const int left = day.days() - today.days(); near(left))
                messages.push_back({.kind = kind, .amount = amount, .subject = what.key, .day = day, .daysLeft = left});
    };
    addEnds(ledger::points(), Message::Kind::PointsEnd);
    addEnds(ledger::storedGift(), Message::Kind::ValueEnds);
    for (const ledger::AssetKey& what : ledger.assets())
        if (what.asset == ledger::Asset::Coupon)
            addEnds(what, Message::Kind::CouponEnds);
    std::optional<Instant> comes;
    for (const ledger::Lot& lot : ledger.book(ledger::points()).lots())
        if (lot.terms.spendableFrom && now < *lot.terms.spendableFrom)
            comes = comes ? std::min(*comes, *lot.terms.spendableFrom) : *lot.terms.spendableFrom;
    if (comes) {
        const BusinessDate day = m_parts.calendar.localTime(*comes, m_identity.settings.time.zone).date;
        std::int64_t amount = 0;
        for (const ledger::Lot& lot : ledger.book(ledger::points()).lots())
            if (lot.terms.spendableFrom == comes)
                amount += lot.remaining;
        messages.push_back(
            {.kind = Message::Kind::PointsCome, .amount = amount, .day = day, .daysLeft = day.days() - today.days()});
    }
    addTierMessages(view, today, messages);
    return messages;
}

void Terminal::addTierMessages(const MemberView& view, BusinessDate today, std::vector<Message>& messages) const
{
    const programme::Compiled* rules = programmeNow();
    if (!rules || !rules->programme().tiers || view.tier.id.empty())
        return;
    const programme::Tiers& tiers = *rules->programme().tiers;
    if (view.tier.keepBy && view.tier.missingToKeep > 0)
        messages.push_back({.kind = Message::Kind::TierKeep,
                            .amount = view.tier.missingToKeep,
                            .subject = view.tier.id,
                            .day = *view.tier.keepBy,
                            .daysLeft = view.tier.keepBy->days() - today.days()});
    if (view.tier.next.empty())
        return;
    // Near: a tenth of the way is left.
    const auto next = std::ranges::find(tiers.levels, view.tier.next, &programme::Tier::id);
    if (next != tiers.levels.end() && view.tier.missing > 0 && view.tier.missing <= next->threshold / 10)
        messages.push_back({.kind = Message::Kind::TierNear, .amount = view.tier.missing, .subject = view.tier.next});
}

} // namespace loyalty::terminal
