#include "ui/till/member_model.h"

#include "core/base/assert.h"
#include "ui/language/format.h"
#include "ui/till/tier_words.h"
#include "ui/till/trace_words.h"

#include <QCoreApplication>

#include <optional>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Member
{
    Q_DECLARE_TR_FUNCTIONS(Member)
};

constexpr int kUrgentDays = 7;

bool mayRedeem(const checkout::CheckoutView& view)
{
    return view.canRedeem == checkout::WhyNot::Nothing && view.quote && view.quote->redeemed == Points() &&
           view.quote->redeem.most > Points();
}

/// The own points do not suffice, and others of the family have some.
bool asksFamily(const checkout::CheckoutView& view)
{
    return view.canRedeem == checkout::WhyNot::BelowMinimum && view.family && !view.family->used &&
           view.family->pool > Points();
}

StateItem redeemItem(const checkout::CheckoutView& view)
{
    const engine::RedeemOption& option = view.quote->redeem;
    return {
        u"gift"_s, Tone::Accent,
        Member::tr("May redeem %1 (%2): F3").arg(pointsWords(option.most), moneyText(option.mostMinor, view.currency))};
}

/// How the member was identified, which decides what the sale may do.
QString identifiedBy(access::Trust trust)
{
    switch (trust) {
    case access::Trust::Spoken:
        return Member::tr("by number");
    case access::Trust::Static:
        return Member::tr("by card");
    case access::Trust::Live:
    case access::Trust::LiveOnline:
        return Member::tr("by live code");
    }
    LOYALTY_ASSERT(!"unknown trust");
}

/// One thing to say or to do, the most useful first.
StateItem nextItem(const checkout::CheckoutView& view, const ProgrammeWords& words)
{
    const terminal::MemberView& member = *view.member;
    if (member.blocked)
        return {u"lock"_s, Tone::Stop, Member::tr("Blocked: sell without the member, or call the manager")};
    if (view.quote && view.quote->tierAfter.id != member.tier.id && !view.quote->tierAfter.id.empty())
        return {u"star"_s, Tone::Good,
                Member::tr("This sale lifts to %1: say so").arg(tierName(words, view.quote->tierAfter.id))};
    if (mayRedeem(view))
        return redeemItem(view);
    if (asksFamily(view))
        return {u"users"_s, Tone::Accent, Member::tr("The family has %1: F3").arg(pointsWords(view.family->pool))};
    if (view.canRedeem == checkout::WhyNot::CodeDoesNotRedeem)
        return {u"qr"_s, Tone::Accent, Member::tr("To redeem, ask for the live code")};
    if (!member.endings.empty() && member.endings.front().daysLeft <= kUrgentDays)
        return {u"hourglass"_s, Tone::Wait, Member::tr("Points end soon: say so")};
    if (member.birthdayToday)
        return {u"cake"_s, Tone::Accent, Member::tr("Wish a happy birthday")};
    return {};
}

/// What the member is told besides points that end; nothing where the panel says it elsewhere.
std::optional<StateItem> messageItem(const terminal::Message& message, const ProgrammeWords& words,
                                     const Currency& currency)
{
    using Kind = terminal::Message::Kind;
    const Tone tone = message.daysLeft <= kUrgentDays ? Tone::Wait : Tone::Neutral;
    switch (message.kind) {
    case Kind::PointsEnd:
    case Kind::Birthday:
    case Kind::TierNear:
        return std::nullopt;
    case Kind::CouponEnds:
        return StateItem{
            u"tag"_s, tone,
            Member::tr("Coupon %1 only until %2").arg(couponName(words, message.subject), dayText(message.day))};
    case Kind::ValueEnds:
        return StateItem{
            u"wallet"_s, tone,
            Member::tr("Gift value %1 only until %2").arg(moneyText(message.amount, currency), dayText(message.day))};
    case Kind::PointsCome:
        return StateItem{
            u"clock"_s, Tone::Neutral,
            Member::tr("%1 may be spent from %2").arg(pointsWords(Points(message.amount)), dayText(message.day))};
    case Kind::TierKeep:
        return StateItem{u"star"_s, tone, moreToKeep(words, message.amount, currency, message.subject, message.day)};
    }
    return std::nullopt;
}

/// As many as the panel has room for: what ends first, then the rest.
std::vector<StateItem> notesOf(const terminal::MemberView& member, const ProgrammeWords& words,
                               const Currency& currency)
{
    constexpr std::size_t kMost = 3;
    std::vector<StateItem> notes;
    if (member.birthdayToday)
        notes.push_back({u"cake"_s, Tone::Accent, Member::tr("Birthday today")});
    if (!member.endings.empty())
        notes.push_back(endingItem(member.endings.front()));
    for (const terminal::Message& message : member.messages)
        if (auto item = messageItem(message, words, currency))
            notes.push_back(std::move(*item));
    if (member.endings.size() > 1)
        notes.push_back(endingItem(member.endings[1]));
    if (notes.size() > kMost)
        notes.resize(kMost);
    return notes;
}

} // namespace

QString memberLine(const terminal::MemberView& member)
{
    return (text(member.maskedName) + ' '_L1 + text(member.maskedNumber)).trimmed();
}

StateItem endingItem(const terminal::Ending& ending)
{
    const Tone tone = ending.daysLeft <= kUrgentDays ? Tone::Wait : Tone::Neutral;
    return {u"hourglass"_s, tone,
            Member::tr("%1 only until %2").arg(pointsWords(ending.points), dayText(ending.lastDay))};
}

QString asOfWords(const terminal::MemberView& member, Instant now, int utcOffsetMinutes)
{
    const QString office = member.asOf
                               ? Member::tr("Head office at %1").arg(whenText(*member.asOf, now, utcOffsetMinutes))
                               : Member::tr("Head office was never asked");
    if (member.pendingHere == 0)
        return office;
    return Member::tr("%1, plus %n act(s) here", nullptr, static_cast<int>(member.pendingHere)).arg(office);
}

QString tierLine(const engine::TierView& tier, const ProgrammeWords& words, const Currency& currency)
{
    if (tier.id.empty())
        return {};
    if (tier.next.empty())
        return Member::tr("The highest tier");
    if (tier.missing == 0)
        return {}; // what is counted does not bring the next one alone
    return moreToTier(words, tier.missing, currency, tier.next);
}

double tierShare(const engine::TierView& tier)
{
    if (tier.next.empty())
        return 1;
    if (tier.missing == 0)
        return 0;
    const double whole = static_cast<double>(tier.qualifying) + static_cast<double>(tier.missing);
    return whole > 0 ? static_cast<double>(tier.qualifying) / whole : 0;
}

MemberModel memberModel(const checkout::CheckoutView& view, const TillStatus& status, const ProgrammeWords& words,
                        Instant now)
{
    MemberModel model;
    model.emptyTitle = Member::tr("No member");
    model.emptyText = Member::tr("Scan the code on the phone or the card, or type a phone number.");
    if (!view.member)
        return model;
    const terminal::MemberView& member = *view.member;
    const engine::TierView& tier =
        view.quote && !view.quote->tierAfter.id.empty() ? view.quote->tierAfter : member.tier;
    const bool lifted = tier.id != member.tier.id && !view.done;
    model.shown = true;
    model.name = member.maskedName.empty() ? Member::tr("Member") : text(member.maskedName);
    model.number = QStringList{text(member.maskedNumber), identifiedBy(member.trust)}.join(u" · "_s);
    model.tier = tierName(words, member.tier.id);
    model.tierColour = tierColour(words, member.tier.id);
    model.tierLine =
        lifted ? Member::tr("%1 with this sale").arg(tierName(words, tier.id)) : tierLine(tier, words, view.currency);
    model.tierShare = lifted ? 1 : tierShare(tier);
    model.balance = pointsText(view.done ? view.done->balanceAfter : member.balance);
    model.balanceCaption = view.family ? Member::tr("Points balance · family %1").arg(pointsText(view.family->pool))
                                       : Member::tr("Points balance");
    model.notes = notesOf(member, words, view.currency);
    if (!view.done)
        model.next = nextItem(view, words);
    model.asOf = asOfWords(member, now, status.utcOffsetMinutes);
    return model;
}

} // namespace loyalty::ui
