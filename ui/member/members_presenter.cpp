#include "ui/member/members_presenter.h"

#include "core/base/assert.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/member/ledger_words.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QPointer>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

MembersPresenter::MembersPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
    , m_clock(clock)
    , m_membership(new MembershipPresenter(till, asking, clock, this))
    , m_byHand(new ByHandPresenter(till, asking, this))
{
    const auto done = [this](const MemberId& member, const QString& words) {
        say(Tone::Good, words);
        readLedger(member);
    };
    connect(m_membership, &MembershipPresenter::done, this, done);
    connect(m_byHand, &ByHandPresenter::done, this, done);
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        refresh();
    });
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_words = words;
        refresh();
    });
    refresh();
}

void MembersPresenter::find(const QString& text)
{
    if (text.trimmed().isEmpty())
        return;
    m_looking = true;
    m_ledger.reset();
    m_notice = {};
    refresh();
    const QPointer<MembersPresenter> self(this);
    m_till.findMember(text.trimmed().toStdString(), [self](const IdentifyAnswer& answer) {
        if (!self)
            return;
        self->m_looking = false;
        if (answer.found)
            self->readLedger(answer.found->id);
        else if (const auto* fault = std::get_if<Fault>(&answer.found.error()))
            self->trouble(*fault);
        else
            self->notFound(std::get<terminal::IdentifyStop>(answer.found.error()).why, answer.reached);
    });
}

void MembersPresenter::notFound(terminal::IdentifyRefusal why, bool reached)
{
    const bool maybeElsewhere = why == terminal::IdentifyRefusal::Unknown && !reached;
    say(Tone::Wait,
        maybeElsewhere ? verdictModel({.kind = checkout::Verdict::Kind::UnknownHere}).title : wordsFor(why));
}

void MembersPresenter::readLedger(const MemberId& member)
{
    const QPointer<MembersPresenter> self(this);
    m_till.ledgerOf(member, [self, member](const LedgerAnswer& answer) {
        if (self)
            self->ledgerAnswered(answer, member);
    });
}

void MembersPresenter::ledgerAnswered(const LedgerAnswer& answer, const MemberId& member)
{
    if (answer) {
        m_ledger = *answer;
        refresh();
        return;
    }
    if (const auto* fault = std::get_if<Fault>(&answer.error())) {
        trouble(*fault);
        return;
    }
    const auto refusal = std::get<terminal::FindRefusal>(answer.error());
    say(Tone::Wait, wordsFor(refusal));
    const auto verdict = access::verdict(m_status.role, access::Permission::ReadLedger);
    if (refusal == terminal::FindRefusal::NotAllowed && verdict == access::Verdict::NeedsApproval)
        m_asking.approval(access::Permission::ReadLedger, [this, member] {
            m_notice = {};
            readLedger(member);
        });
}

// ---- acts

QString MembersPresenter::labelOf(MemberAct act) const
{
    switch (act) {
    case MemberAct::Serve:
        return tr("Serve at the till");
    case MemberAct::Adjust:
        return tr("Adjust points");
    case MemberAct::Block:
        return m_ledger && m_ledger->member.blocked ? tr("Unblock") : tr("Block");
    case MemberAct::Card:
        return tr("New card");
    case MemberAct::Tier:
        return tr("Give tier");
    case MemberAct::Family:
        return tr("Family");
    case MemberAct::Merge:
        return tr("Merge");
    case MemberAct::ByHand:
        return tr("By hand");
    case MemberAct::Erase:
        return tr("Erase");
    }
    LOYALTY_ASSERT(!"unknown act on a member");
}

QString MembersPresenter::whyNot(MemberAct act) const
{
    if (!m_ledger)
        return tr("Find a member first.");
    const auto refused = [this](access::Permission permission) {
        return access::verdict(m_status.role, permission) == access::Verdict::Refused
                   ? wordsFor(terminal::MembershipRefusal::NotAllowed)
                   : QString();
    };
    if (m_ledger->member.erased)
        return tr("The member's data were erased on their wish: nothing more is done to the account.");
    switch (act) {
    case MemberAct::Serve:
        return refused(access::Permission::Sell);
    case MemberAct::Adjust:
        return refused(access::Permission::Adjust);
    case MemberAct::Block:
        return refused(access::Permission::Block);
    case MemberAct::Card:
        return refused(access::Permission::ReplaceCard);
    case MemberAct::Tier:
        return m_words.tiers.empty() ? tr("The programme has no tiers.") : refused(access::Permission::GiveTier);
    case MemberAct::Family:
        return refused(access::Permission::MoveFamily);
    case MemberAct::Merge:
        return refused(access::Permission::Merge);
    case MemberAct::ByHand:
        return refused(access::Permission::MoveCoupon);
    case MemberAct::Erase:
        return refused(access::Permission::Erase);
    }
    LOYALTY_ASSERT(!"unknown act on a member");
}

void MembersPresenter::act(MemberAct act)
{
    if (m_asking.question() || m_membership->isOpen() || m_byHand->isOpen())
        return;
    if (const QString why = whyNot(act); !why.isEmpty())
        return say(Tone::Wait, why);
    m_notice = {};
    switch (act) {
    case MemberAct::Serve:
        return serve();
    case MemberAct::Adjust:
        return adjust();
    case MemberAct::Block:
        return block();
    case MemberAct::Card:
        return m_membership->open(MembershipAct::Card, *m_ledger);
    case MemberAct::Tier:
        return m_membership->open(MembershipAct::Tier, *m_ledger);
    case MemberAct::Family:
        return m_membership->open(MembershipAct::Family, *m_ledger);
    case MemberAct::Merge:
        return m_membership->open(MembershipAct::Merge, *m_ledger);
    case MemberAct::ByHand:
        return m_byHand->open(m_ledger->member);
    case MemberAct::Erase:
        return erase();
    }
}

// ---- adjust: how many, then why

void MembersPresenter::adjust()
{
    if (!m_ledger)
        return;
    const auto words = [this] {
        return Question{.icon = u"pen"_s,
                        .title = tr("Adjust points"),
                        .text = tr("%1 has %2. Type how many to add, or with a minus how many to take.")
                                    .arg(memberLine(m_ledger->member), pointsWords(m_ledger->member.balance)),
                        .field = Question::Field::Number,
                        .fieldLabel = tr("Points, as in 500 or -500"),
                        .yes = tr("Go on"),
                        .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, member = m_ledger->member.id](const QString& typed) {
        bool number = false;
        const Points points(QString(typed).replace(u'−', u'-').toLongLong(&number));
        if (!number || points == Points() || !points.inRange())
            return m_asking.refuse(tr("This is no number of points."));
        m_asking.close();
        askReason(member, points);
    });
}

void MembersPresenter::askReason(const MemberId& member, Points points)
{
    const auto words = [points] {
        return Question{.icon = u"pen"_s,
                        .title = tr("Adjust by %1: why?").arg(signedPointsWords(points)),
                        .text = tr("The reason is kept with the points, under your name."),
                        .field = Question::Field::Words,
                        .fieldLabel = tr("Why"),
                        .yes = tr("Adjust"),
                        .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, member, points](const QString& reason) {
        m_asking.close();
        adjustBy(member, points, reason.toStdString());
    });
}

void MembersPresenter::adjustBy(const MemberId& member, Points points, const std::string& reason)
{
    const QPointer<MembersPresenter> self(this);
    m_till.adjust(member, points, reason, [self, member, points, reason](const AdjustAnswer& answer) {
        if (!self)
            return;
        if (answer) {
            self->say(Tone::Good, tr("Adjusted by %1").arg(signedPointsWords(points)));
            self->readLedger(member);
        } else if (const auto* fault = std::get_if<Fault>(&answer.error())) {
            self->trouble(*fault);
        } else {
            const auto refusal = std::get<terminal::AdjustRefusal>(answer.error());
            self->say(Tone::Stop, wordsFor(refusal));
            if (refusal == terminal::AdjustRefusal::NeedsApproval)
                self->m_asking.approval(access::Permission::Adjust,
                                        [self, member, points, reason] { self->adjustBy(member, points, reason); });
        }
    });
}

// ---- block

void MembersPresenter::block()
{
    if (!m_ledger)
        return;
    const bool blocked = !m_ledger->member.blocked;
    const auto words = [member = m_ledger->member, blocked] {
        return Question{.icon = u"lock"_s,
                        .title = blocked ? tr("Block %1?").arg(memberLine(member))
                                         : tr("Unblock %1?").arg(memberLine(member)),
                        .text = blocked ? tr("A blocked member neither earns nor redeems, in every store.")
                                        : tr("The member earns and redeems again, in every store."),
                        .field = Question::Field::Words,
                        .fieldLabel = tr("Why"),
                        .yes = blocked ? tr("Block") : tr("Unblock"),
                        .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, member = m_ledger->member.id, blocked](const QString& reason) {
        m_asking.close();
        blockFor(member, blocked, reason.toStdString());
    });
}

void MembersPresenter::blockFor(const MemberId& member, bool blocked, const std::string& reason)
{
    const QPointer<MembersPresenter> self(this);
    m_till.block(member, blocked, reason, [self, member, blocked, reason](const BlockAnswer& answer) {
        if (!self)
            return;
        if (answer) {
            self->say(Tone::Good, blocked ? tr("Blocked") : tr("Unblocked"));
            self->readLedger(member);
        } else if (const auto* fault = std::get_if<Fault>(&answer.error())) {
            self->trouble(*fault);
        } else {
            const auto refusal = std::get<terminal::BlockRefusal>(answer.error());
            self->say(Tone::Stop, wordsFor(refusal));
            if (refusal == terminal::BlockRefusal::NeedsApproval)
                self->m_asking.approval(access::Permission::Block,
                                        [self, member, blocked, reason] { self->blockFor(member, blocked, reason); });
        }
    });
}

// ---- erase

void MembersPresenter::erase()
{
    if (!m_ledger)
        return;
    const auto words = [member = m_ledger->member] {
        QString text =
            tr("Name, phone, card and code go for good, in every store. The customer joins anew to collect again.");
        if (member.balance > Points())
            text += u'\n' + tr("%1 are lost to them.").arg(pointsWords(member.balance));
        return Question{.icon = u"trash"_s,
                        .title = tr("Erase %1 for good?").arg(memberLine(member)),
                        .text = text,
                        .field = Question::Field::Words,
                        .fieldLabel = tr("Why; no name and no number"),
                        .yes = tr("Erase for good"),
                        .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, member = m_ledger->member.id](const QString& reason) {
        m_asking.close();
        eraseFor(member, reason.toStdString());
    });
}

void MembersPresenter::eraseFor(const MemberId& member, const std::string& reason)
{
    const QPointer<MembersPresenter> self(this);
    m_till.erase(member, reason, [self, member, reason](const MembershipAnswer& answer) {
        if (!self)
            return;
        if (answer) {
            self->say(Tone::Good, tr("Erased"));
            self->readLedger(member);
        } else if (const auto* fault = std::get_if<Fault>(&answer.error())) {
            self->trouble(*fault);
        } else {
            const auto refusal = std::get<terminal::MembershipRefusal>(answer.error());
            self->say(Tone::Stop, wordsFor(refusal));
            if (refusal == terminal::MembershipRefusal::NeedsApproval)
                self->m_asking.approval(access::Permission::Erase,
                                        [self, member, reason] { self->eraseFor(member, reason); });
        }
    });
}

void MembersPresenter::serve()
{
    if (!m_ledger)
        return;
    m_till.serve(m_ledger->member.id);
    Q_EMIT served();
}

// ---- words

void MembersPresenter::say(Tone tone, const QString& words)
{
    m_notice = {tone == Tone::Good ? u"check"_s : u"alert"_s, tone, words};
    refresh();
}

void MembersPresenter::trouble(const Fault& fault)
{
    say(Tone::Stop, wordsFor(fault.code));
}

void MembersPresenter::refresh()
{
    m_model.title = tr("Members");
    m_model.findLabel = tr("Phone number, card number or code");
    m_model.find = tr("Find");
    m_model.notice =
        m_looking ? StateItem{u"search"_s, Tone::Accent, tr("Looking here and at head office…")} : m_notice;
    m_model.emptyTitle = tr("Find a member");
    m_model.emptyText =
        tr("Type a phone number or a card number. Head office is asked where this terminal does not know.");
    m_model.found = m_ledger.has_value();
    fillActs();
    if (m_ledger)
        fillMember();
    Q_EMIT changed();
}

void MembersPresenter::retranslate()
{
    m_notice = {};
    m_membership->retranslate();
    m_byHand->retranslate();
    refresh();
}

void MembersPresenter::fillActs()
{
    for (std::size_t i = 0; i < kMemberActs.size(); ++i) {
        const MemberActKey& key = kMemberActs[i];
        const QString reason = whyNot(key.act);
        m_model.acts[i] = {labelOf(key.act),
                           QString::fromLatin1(key.keyName),
                           QString::fromLatin1(key.icon),
                           reason.isEmpty(),
                           reason,
                           false};
    }
}

QString MembersPresenter::blockedWords() const
{
    const std::string& reason = m_ledger->member.blockReason;
    return reason.empty() ? tr("Blocked: neither earns nor redeems")
                          : tr("Blocked: %1. Neither earns nor redeems.").arg(text(reason));
}

void MembersPresenter::fillMember()
{
    const terminal::MemberView& member = m_ledger->member;
    m_model.name = member.maskedName.empty() ? tr("Member") : text(member.maskedName);
    m_model.number = text(member.maskedNumber);
    m_model.tier = tierName(m_words, member.tier.id);
    m_model.tierColour = tierColour(m_words, member.tier.id);
    m_model.tierLine = tierLine(member.tier, m_words, m_status.currency);
    m_model.tierShare = tierShare(member.tier);
    m_model.balanceCaption = tr("Points balance");
    m_model.balance = pointsText(member.balance);
    m_model.facts.clear();
    if (member.blocked)
        m_model.facts.push_back({u"lock"_s, Tone::Stop, blockedWords()});
    if (member.erased)
        m_model.facts.push_back({u"trash"_s, Tone::Stop, tr("Erased on their wish: nobody's account")});
    if (member.birthdayToday)
        m_model.facts.push_back({u"cake"_s, Tone::Accent, tr("Birthday today")});
    if (member.tierFloor)
        m_model.facts.push_back(
            {u"star"_s, Tone::Neutral,
             tr("%1 by hand until %2")
                 .arg(tierName(m_words, member.tierFloor->tier), dateText(member.tierFloor->lastDay))});
    if (!member.family.empty())
        m_model.facts.push_back(
            {u"users"_s, Tone::Neutral, tr("Family of %n", nullptr, static_cast<int>(member.family.size()) + 1)});
    for (const terminal::Ending& ending : member.endings)
        if (m_model.facts.size() < 3)
            m_model.facts.push_back(endingItem(ending));
    m_model.facts.push_back({u"user"_s, Tone::Neutral, tr("Member since %1").arg(dateText(member.joined))});
    m_model.facts.push_back({member.inCache ? u"online"_s : u"offline"_s, Tone::Neutral,
                             asOfWords(member, m_clock.now(), m_status.utcOffsetMinutes)});
    m_model.lotsTitle = tr("What the balance is made of");
    m_model.lots = lotRows(*m_ledger, m_status.utcOffsetMinutes);
    m_model.ledgerTitle = tr("What was done on this terminal");
    m_model.ledger = ledgerRows(*m_ledger, m_words, m_clock.now(), m_status.utcOffsetMinutes);
}

} // namespace loyalty::ui
