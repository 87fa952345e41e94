#include "ui/member/membership_presenter.h"

#include "core/base/assert.h"
#include "core/member/card_number.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/member_model.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QPointer>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using terminal::MembershipRefusal;

access::Permission permissionFor(MembershipAct act)
{
    switch (act) {
    case MembershipAct::Card:
        return access::Permission::ReplaceCard;
    case MembershipAct::Tier:
        return access::Permission::GiveTier;
    case MembershipAct::Family:
        return access::Permission::MoveFamily;
    case MembershipAct::Merge:
        return access::Permission::Merge;
    }
    LOYALTY_ASSERT(!"unknown act on a membership");
}

} // namespace

MembershipPresenter::MembershipPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
    , m_clock(clock)
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        refresh();
    });
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_words = words;
        refresh();
    });
    connect(&till, &Till::codeRead, this, [this](const QString& code) {
        if (!m_act || *m_act == MembershipAct::Tier || m_asking.question()) // a scan is no answer
            return;
        Q_EMIT numberTaken(code);
        find(code);
    });
}

void MembershipPresenter::open(MembershipAct act, const terminal::LedgerView& ledger)
{
    m_act = act;
    m_ledger = ledger;
    m_second.reset();
    m_card.clear();
    m_choice = -1;
    m_day.clear();
    m_reason.clear();
    m_notice = {};
    m_waiting = false;
    m_till.divertScans(true);
    refresh();
    Q_EMIT opened();
}

void MembershipPresenter::leave()
{
    if (!m_act)
        return;
    m_act.reset();
    m_till.divertScans(false);
    refresh();
}

// ---- the second member, or the new card

void MembershipPresenter::find(const QString& text)
{
    const QString clean = text.trimmed();
    if (!m_act || clean.isEmpty() || m_waiting)
        return;
    m_notice = {};
    if (*m_act == MembershipAct::Card) {
        const bool card = member::CardNumber::parse(clean.toStdString()).has_value();
        m_card = card ? clean.toStdString() : std::string();
        if (!card)
            return say(Tone::Wait, wordsFor(MembershipRefusal::BadCard));
        refresh();
        Q_EMIT secondFound();
        return;
    }
    m_second.reset();
    m_waiting = true;
    refresh();
    const QPointer<MembershipPresenter> self(this);
    m_till.findMember(clean.toStdString(), [self](const IdentifyAnswer& answer) {
        if (self)
            self->found(answer);
    });
}

void MembershipPresenter::found(const IdentifyAnswer& answer)
{
    m_waiting = false;
    if (!m_act)
        return;
    if (!answer.found) {
        const auto* const fault = std::get_if<Fault>(&answer.found.error());
        if (fault != nullptr)
            return say(Tone::Stop, wordsFor(fault->code));
        const auto why = std::get<terminal::IdentifyStop>(answer.found.error()).why;
        const bool maybeElsewhere = why == terminal::IdentifyRefusal::Unknown && !answer.reached;
        return say(Tone::Wait,
                   maybeElsewhere ? verdictModel({.kind = checkout::Verdict::Kind::UnknownHere}).title : wordsFor(why));
    }
    if (answer.found->id == member().id)
        return say(Tone::Wait, wordsFor(MembershipRefusal::SameMember));
    if (!answer.found->bearer.empty())
        return say(Tone::Wait, tr("This is a gift card, and no member. Scan the member's code."));
    m_second = *answer.found;
    refresh();
    Q_EMIT secondFound();
}

void MembershipPresenter::choose(int row)
{
    if (!m_act || row < 0 || static_cast<std::size_t>(row) >= choices().size())
        return;
    m_choice = m_choice == row ? -1 : row;
    m_notice = {};
    refresh();
}

void MembershipPresenter::setDay(const QString& typed)
{
    m_day = typed.trimmed();
    refresh();
}

void MembershipPresenter::setReason(const QString& typed)
{
    m_reason = typed.trimmed();
    refresh();
}

// ---- doing it

std::optional<MembershipPresenter::Wish> MembershipPresenter::wish(bool other) const
{
    Wish wish{.act = *m_act,
              .other = other,
              .member = member().id,
              .second = std::nullopt,
              .card = m_card,
              .tier = {},
              .day = {},
              .reason = m_reason.toStdString()};
    if (m_second)
        wish.second = m_second->id;
    if (*m_act == MembershipAct::Merge && other)
        wish.second = m_ledger.merged[static_cast<std::size_t>(m_choice)].id;
    if (*m_act == MembershipAct::Tier && !other) {
        wish.tier = m_words.tiers[static_cast<std::size_t>(m_choice)].first;
        const auto day = BusinessDate::parse(m_day.toStdString());
        if (!day)
            return std::nullopt;
        wish.day = *day;
    }
    return wish;
}

void MembershipPresenter::confirm()
{
    if (!m_act || m_asking.question())
        return;
    if (const QString why = whyNot(); !why.isEmpty())
        return say(Tone::Wait, why);
    if (const auto asked = wish(false))
        carryOut(*asked);
}

void MembershipPresenter::other()
{
    if (!m_act || *m_act == MembershipAct::Card || m_asking.question())
        return;
    if (const QString why = otherWhyNot(); !why.isEmpty())
        return say(Tone::Wait, why);
    if (const auto asked = wish(true))
        carryOut(*asked);
}

void MembershipPresenter::carryOut(const Wish& wish)
{
    m_waiting = true;
    m_notice = {};
    refresh();
    const QPointer<MembershipPresenter> self(this);
    const Then<MembershipAnswer> then = [self, wish](const MembershipAnswer& answer) {
        if (self)
            self->answered(answer, wish);
    };
    switch (wish.act) {
    case MembershipAct::Card:
        return m_till.replaceCard(wish.member, wish.card, wish.reason, then);
    case MembershipAct::Tier:
        return m_till.giveTier(wish.member, wish.tier, wish.day, wish.reason, then);
    case MembershipAct::Family:
        return m_till.moveFamily(wish.member, wish.other ? std::nullopt : wish.second, wish.reason, then);
    case MembershipAct::Merge:
        return m_till.merge(wish.member, *wish.second, !wish.other, wish.reason, then);
    }
}

void MembershipPresenter::answered(const MembershipAnswer& answer, const Wish& wish)
{
    m_waiting = false;
    if (answer) {
        const QString words = doneWords(wish);
        leave();
        Q_EMIT done(wish.member, words);
        return;
    }
    if (const auto* const fault = std::get_if<Fault>(&answer.error()))
        return say(Tone::Stop, wordsFor(fault->code));
    const auto refusal = std::get<MembershipRefusal>(answer.error());
    say(Tone::Stop, wordsFor(refusal));
    if (refusal == MembershipRefusal::NeedsApproval)
        m_asking.approval(permissionFor(wish.act), [this, wish] { carryOut(wish); });
}

QString MembershipPresenter::doneWords(const Wish& wish) const
{
    switch (wish.act) {
    case MembershipAct::Card:
        return tr("The new card holds from now on. The old number finds nobody once head office has told the chain.");
    case MembershipAct::Tier:
        return wish.other ? tr("The tier by hand is taken back.")
                          : tr("Tier %1 is given until %2.").arg(tierName(m_words, wish.tier), dateText(wish.day));
    case MembershipAct::Family:
        return wish.other ? tr("Leaves the family as soon as head office has posted it.")
                          : tr("Joins the family as soon as head office has posted it.");
    case MembershipAct::Merge:
        return wish.other ? tr("Parted again as soon as head office has posted it.")
                          : tr("Merged as soon as head office has posted it.");
    }
    LOYALTY_ASSERT(!"unknown act on a membership");
}

// ---- why not

QString MembershipPresenter::notAllowed() const
{
    if (m_waiting)
        return tr("One moment …");
    return access::verdict(m_status.role, permissionFor(*m_act)) == access::Verdict::Refused
               ? wordsFor(MembershipRefusal::NotAllowed)
               : QString();
}

QString MembershipPresenter::whyNot() const
{
    if (QString no = notAllowed(); !no.isEmpty())
        return no;
    switch (*m_act) {
    case MembershipAct::Card:
        if (m_card.empty())
            return tr("Scan or type the new card first.");
        break;
    case MembershipAct::Tier:
        if (m_choice < 0)
            return tr("Choose a tier first.");
        if (!BusinessDate::parse(m_day.toStdString()))
            return tr("Type the last day, such as 2027-12-31.");
        break;
    case MembershipAct::Family:
        if (!m_second)
            return tr("Scan or type who the family is of.");
        break;
    case MembershipAct::Merge:
        if (!m_second)
            return tr("Scan or type the second member first.");
        break;
    }
    return m_reason.isEmpty() ? wordsFor(MembershipRefusal::NoReason) : QString();
}

QString MembershipPresenter::otherWhyNot() const
{
    if (QString no = notAllowed(); !no.isEmpty())
        return no;
    switch (*m_act) {
    case MembershipAct::Card:
        return {};
    case MembershipAct::Tier:
        if (!member().tierFloor)
            return tr("No tier was given by hand.");
        break;
    case MembershipAct::Family:
        if (member().family.empty())
            return wordsFor(MembershipRefusal::NotInFamily);
        break;
    case MembershipAct::Merge:
        if (m_ledger.merged.empty())
            return tr("Nobody who was merged into this member is known on this terminal.");
        if (m_choice < 0)
            return tr("Choose who is to be parted first.");
        break;
    }
    return m_reason.isEmpty() ? wordsFor(MembershipRefusal::NoReason) : QString();
}

// ---- words

void MembershipPresenter::say(Tone tone, const QString& words)
{
    m_notice = {tone == Tone::Good ? u"check"_s : u"alert"_s, tone, words};
    refresh();
}

MembershipModel::Person MembershipPresenter::personOf(const terminal::MemberView& member) const
{
    MembershipModel::Person person;
    person.name = member.maskedName.empty() ? tr("Member") : text(member.maskedName);
    person.number = text(member.maskedNumber);
    person.tier = tierName(m_words, member.tier.id);
    person.tierColour = tierColour(m_words, member.tier.id);
    person.rows.push_back({.icon = u"star"_s, .title = tr("Points balance"), .figure = pointsText(member.balance)});
    const std::int64_t value = member.purse.principalMinor + member.purse.giftMinor;
    if (value != 0)
        person.rows.push_back(
            {.icon = u"wallet"_s, .title = tr("Stored value"), .figure = moneyText(value, m_status.currency)});
    if (member.tierFloor)
        person.rows.push_back({.icon = u"pen"_s,
                               .title = tr("Tier by hand: %1").arg(tierName(m_words, member.tierFloor->tier)),
                               .detail = tr("until %1").arg(dateText(member.tierFloor->lastDay))});
    for (const terminal::FamilyShare& share : member.family)
        person.rows.push_back({.icon = u"users"_s,
                               .title = share.maskedName.empty() ? tr("Member") : text(share.maskedName),
                               .detail = tr("of the family"),
                               .figure = pointsText(share.balance)});
    person.rows.push_back({.icon = u"user"_s, .title = tr("Member since %1").arg(dateText(member.joined))});
    if (member.blocked)
        person.rows.push_back(
            {.icon = u"lock"_s, .title = tr("Blocked: neither earns nor redeems"), .tone = Tone::Stop});
    person.rows.push_back({.icon = member.inCache ? u"online"_s : u"offline"_s,
                           .title = asOfWords(member, m_clock.now(), m_status.utcOffsetMinutes),
                           .quiet = true});
    return person;
}

std::vector<Row> MembershipPresenter::choices() const
{
    std::vector<Row> rows;
    const auto mark = [&](Row row) {
        const bool chosen = static_cast<int>(rows.size()) == m_choice;
        row.icon = chosen ? u"check"_s : row.icon;
        row.tone = chosen ? Tone::Accent : Tone::Neutral;
        row.strong = chosen;
        rows.push_back(std::move(row));
    };
    if (*m_act == MembershipAct::Tier)
        for (const auto& tier : m_words.tiers)
            mark({.icon = u"star"_s,
                  .title = tierName(m_words, tier.first),
                  .figureDetail = tier.first == member().tier.id ? tr("now") : QString()});
    if (*m_act == MembershipAct::Merge)
        for (const terminal::FormerMember& former : m_ledger.merged)
            mark({.icon = u"user"_s,
                  .title = former.maskedName.empty() ? tr("Member") : text(former.maskedName),
                  .detail = text(former.maskedNumber)});
    return rows;
}

void MembershipPresenter::fillWords()
{
    switch (*m_act) {
    case MembershipAct::Card:
        m_model.title = tr("Replace the card");
        m_model.text = tr("A lost or broken card gives way to a new one. Points and everything else stay.");
        m_model.findLabel = tr("The new card: scan or type it");
        m_model.confirm = tr("Replace");
        break;
    case MembershipAct::Tier:
        m_model.title = tr("Give a tier by hand");
        m_model.text = tr("The member has at least this tier up to the day, whatever was spent.");
        m_model.choicesTitle = tr("Tiers");
        m_model.dayLabel = tr("Last day, as in 2027-12-31");
        m_model.confirm = tr("Give the tier");
        m_model.other = tr("Take it back");
        break;
    case MembershipAct::Family:
        m_model.title = tr("Family");
        m_model.text = tr("Each keeps their own points; any of a family may spend them. Head office posts it.");
        m_model.findLabel = tr("One of the family to join: scan or type");
        m_model.second.empty = tr("Scan or type who the family is of.");
        m_model.confirm = tr("Join this family");
        m_model.other = tr("Leave the family");
        break;
    case MembershipAct::Merge:
        m_model.title = tr("Merge two members");
        m_model.text = tr("Two memberships of one person become one. The one on the left stays; points and codes of "
                          "the other one come to it. Head office posts it.");
        m_model.findLabel = tr("The second membership: scan or type");
        m_model.second.empty = tr("Scan or type the second member first.");
        m_model.choicesTitle = m_ledger.merged.empty() ? QString() : tr("Merged into this member");
        m_model.confirm = tr("Merge into the left one");
        m_model.other = tr("Part again");
        break;
    }
}

void MembershipPresenter::refresh()
{
    m_model = {};
    m_model.open = m_act.has_value();
    if (!m_act) {
        Q_EMIT changed();
        return;
    }
    m_model.twoPeople = *m_act == MembershipAct::Family || *m_act == MembershipAct::Merge;
    m_model.first = personOf(member());
    if (m_second)
        m_model.second = personOf(*m_second);
    m_model.first.caption = m_model.twoPeople ? tr("This member") : QString();
    m_model.second.caption =
        *m_act == MembershipAct::Merge ? tr("Becomes part of the left one") : tr("The family to join");
    m_model.find = tr("Find");
    m_model.reasonLabel = tr("Why");
    fillWords();
    m_model.choices = choices();
    m_model.notice = m_waiting ? StateItem{u"sync"_s, Tone::Accent, tr("One moment …")} : m_notice;
    if (m_model.notice.words.isEmpty() && !m_card.empty())
        m_model.notice = {u"card"_s, Tone::Accent, tr("New card %1").arg(text(m_card))};
    m_model.confirmWhyNot = whyNot();
    m_model.otherWhyNot = otherWhyNot();
    Q_EMIT changed();
}

} // namespace loyalty::ui
