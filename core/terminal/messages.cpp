#include "core/base/assert.h"
#include "core/engine/conditions.h"
#include "core/engine/ledger_facts.h"
#include "core/ledger/asset_keys.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// What a member is told when they are here.
namespace loyalty::terminal {
namespace {

/// Every window around a birthday that the programme keeps for a member of these segments.
std::vector<programme::BirthdayWindow> birthdaysIn(const programme::Programme& rules,
                                                   const std::vector<std::string>& segments)
{
    std::vector<programme::BirthdayWindow> windows;
    const auto isFor = [&segments](const programme::When& when) {
        return when.segments.empty() || std::ranges::find_first_of(when.segments, segments) != when.segments.end();
    };
    const auto take = [&](const auto& items) {
        for (const auto& item : items)
            if (item.when.birthday && isFor(item.when))
                windows.push_back(*item.when.birthday);
    };
    take(rules.earning.rules);
    take(rules.rewards);
    take(rules.discounts.offers);
    take(rules.coupons);
    return windows;
}

} // namespace

BusinessDate Terminal::lastDayOf(Instant end) const
{
    return m_parts.calendar.localTime(end - std::chrono::milliseconds{1}, m_identity.settings.time.zone).date;
}

std::vector<Terminal::AssetEnd> Terminal::endsOf(const ledger::MemberLedger& ledger, const ledger::AssetKey& what,
                                                 BusinessDate today) const
{
    // Without a programme by what one says that says nothing of it.
    static const programme::LotCare kUsual{};
    const programme::Compiled* const rules = programmeNow();
    const std::vector<int>& distances = (rules ? rules->programme().lotCare : kUsual).remindDays;
    const int within = distances.empty() ? -1 : std::ranges::max(distances);
    const Instant now = m_parts.clock.now();
    const ledger::LotBook& book = ledger.book(what);
    std::map<BusinessDate, AssetEnd> ends; // which lots end first may be another with activity
    for (const ledger::Lot& lot : book.lots()) {
        const auto end = book.endOf(lot.terms);
        if (!end || *end <= now)
            continue;
        const BusinessDate lastDay = lastDayOf(*end);
        const int daysLeft = lastDay.days() - today.days();
        if (daysLeft > within)
            continue;
        AssetEnd& sum = ends.try_emplace(lastDay, AssetEnd{0, *end, lastDay, daysLeft}).first->second;
        sum.amount += lot.remaining;
        sum.endsAt = std::min(sum.endsAt, *end);
    }
    std::vector<AssetEnd> sorted;
    for (const auto& [day, end] : ends)
        sorted.push_back(end);
    return sorted;
}

std::vector<Ending> Terminal::endingsOf(const ledger::MemberLedger& ledger, BusinessDate today) const
{
    std::vector<Ending> endings;
    for (const AssetEnd& end : endsOf(ledger, ledger::points(), today))
        endings.push_back({Points(end.amount), end.endsAt, end.lastDay, end.daysLeft});
    return endings;
}

bool Terminal::isBirthday(const Known& known, BusinessDate today) const
{
    const programme::Compiled* const rules = programmeNow();
    if (!known.brief || !known.brief->birthday)
        return false;
    static const programme::Programme kNone{};
    const programme::Programme& programme = rules ? rules->programme() : kNone;
    engine::MemberFacts facts;
    engine::readBirthday(known.brief->birthday, programme, today, facts);
    std::vector<programme::BirthdayWindow> windows = birthdaysIn(programme, known.segments);
    if (windows.empty())
        windows.emplace_back();
    // The day itself, by whichever calendar and leap day the programme keeps it.
    return std::ranges::any_of(windows, [&](programme::BirthdayWindow day) {
        day.before = day.after = 0;
        switch (day.calendar) {
        case programme::BirthdayCalendar::Solar:
            return engine::isAroundBirthday(day, *facts.birthday, today);
        case programme::BirthdayCalendar::Lunar:
            return std::ranges::find(facts.lunarBirthdays, today) != facts.lunarBirthdays.end();
        }
        LOYALTY_ASSERT(!"unknown calendar");
    });
}

std::vector<Message> Terminal::messagesOf(const ledger::MemberLedger& ledger, const MemberView& view,
                                          BusinessDate today) const
{
    std::vector<Message> messages;
    const Instant now = m_parts.clock.now();
    if (view.birthdayToday)
        messages.push_back({.kind = Message::Kind::Birthday, .day = today});
    // One message a day of ending.
    const auto addEnds = [&](const ledger::AssetKey& what, Message::Kind kind) {
        for (const AssetEnd& end : endsOf(ledger, what, today))
            messages.push_back({.kind = kind,
                                .amount = end.amount,
                                .subject = what.key,
                                .day = end.lastDay,
                                .daysLeft = end.daysLeft});
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
