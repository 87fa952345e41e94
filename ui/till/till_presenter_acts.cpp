#include "core/base/assert.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/till_presenter.h"

namespace loyalty::ui {

using namespace Qt::StringLiterals;
using checkout::Phase;
using checkout::WhyNot;

QString TillPresenter::labelOf(Act act) const
{
    switch (act) {
    case Act::Keys:
        return tr("Keys");
    case Act::Enrol:
        return tr("New member");
    case Act::Redeem:
        return tr("Redeem");
    case Act::Undo:
        return tr("Undo");
    case Act::Why:
        return tr("Why");
    case Act::MemberOff:
        return tr("Member off");
    case Act::Sales:
        return tr("Sales");
    case Act::Abandon:
        return tr("Leave sale");
    case Act::Receipt:
        return tr("Receipt");
    case Act::Cashier:
        return tr("Cashier");
    case Act::Manager:
        return tr("Manager");
    case Act::Picture:
        return tr("Picture");
    case Act::Wallet:
        return tr("Benefits");
    case Act::Value:
        return tr("Top up");
    case Act::Book:
        if (m_view.phase == Phase::Done)
            return tr("Next sale");
        return m_view.member || m_view.lines.empty() ? tr("Book sale") : tr("Book without member");
    }
    LOYALTY_ASSERT(!"unknown act");
}

QString TillPresenter::whyNot(Act act) const
{
    if (m_asking.question())
        return tr("Answer the question first");
    if (m_view.phase == Phase::Committing)
        return wordsFor(WhyNot::Busy);
    switch (act) {
    case Act::Keys:
    case Act::Enrol:
    case Act::Sales:
    case Act::Receipt:
    case Act::Cashier:
    case Act::Picture:
        return {};
    case Act::Wallet:
        if (m_view.phase == Phase::Done)
            return wordsFor(WhyNot::SaleDone);
        return m_view.member || !m_view.accounts.empty() || m_view.takesCodes || !m_view.tenders.empty()
                   ? QString()
                   : tr("Scan the member's code, or a gift card");
    case Act::Value:
        return access::verdict(m_status.role, access::Permission::LoadValue) == access::Verdict::Refused
                   ? wordsFor(WhyNot::NotAllowed)
               : m_words.storedValue || m_words.giftCards ? QString()
                                                          : tr("The programme has no stored value or gift cards");
    case Act::Redeem:
        return opensRedeem(m_view) ? QString() : wordsFor(m_view.canRedeem);
    case Act::Undo:
        return wordsFor(m_view.canUndo);
    case Act::Why:
        if (m_view.quote)
            return {};
        return wordsFor(m_view.lines.empty() ? WhyNot::EmptyBasket : m_view.canCommit);
    case Act::MemberOff:
        if (m_view.phase == Phase::Done)
            return wordsFor(WhyNot::SaleDone);
        return m_view.member ? QString() : wordsFor(WhyNot::NoMember);
    case Act::Abandon:
        if (m_view.phase == Phase::Done)
            return wordsFor(WhyNot::SaleDone);
        return m_view.member || !m_view.lines.empty() || m_view.unpriced || m_view.exchange || !m_view.codes.empty()
                   ? QString()
                   : tr("No sale is open");
    case Act::Manager:
        return access::verdict(m_status.role, access::Permission::ReadLedger) == access::Verdict::Refused
                   ? wordsFor(WhyNot::NotAllowed)
                   : QString();
    case Act::Book:
        return m_view.phase == Phase::Done ? QString() : wordsFor(m_view.canCommit);
    }
    LOYALTY_ASSERT(!"unknown act");
}

ActModel TillPresenter::actModel(const ActKey& key) const
{
    const QString reason = whyNot(key.act);
    const bool best = m_page == Page::Sale && m_panel != Panel::Redeem && m_panel != Panel::Wallet;
    return {labelOf(key.act),
            QString::fromLatin1(key.keyName),
            QString::fromLatin1(key.icon),
            reason.isEmpty(),
            reason,
            best};
}

/// What to do about an act that cannot be done now, where its reason does not say it.
QString TillPresenter::adviceFor(Act act) const
{
    if (act != Act::Redeem)
        return labelOf(act);
    if (m_view.canRedeem == WhyNot::BelowMinimum && m_view.member && m_words.redeeming)
        return tr("The member has %1; at least %2 at a time. Go on without redeeming")
            .arg(pointsWords(m_view.member->balance), pointsWords(Points(m_words.redeeming->min)));
    if (m_view.canRedeem == WhyNot::BasketTooSmall)
        return tr("Add goods, or go on without redeeming");
    return labelOf(act);
}

void TillPresenter::act(Act act)
{
    if (act == Act::Cashier && m_asking.question() && !m_asking.question()->also.isEmpty())
        return m_asking.chooseAlso(); // the same key once more
    if (const QString reason = whyNot(act); !reason.isEmpty()) {
        say({u"alert"_s, Tone::Wait, reason, adviceFor(act)});
        return;
    }
    hush();
    switch (act) {
    case Act::Keys:
        open(m_page == Page::Keys ? Page::Sale : Page::Keys);
        return;
    case Act::Enrol:
        open(m_page == Page::Enrol ? Page::Sale : Page::Enrol);
        return;
    case Act::Sales:
        open(m_page == Page::Sales ? Page::Sale : Page::Sales);
        return;
    case Act::Redeem:
        toggle(Panel::Redeem);
        return;
    case Act::Why:
        toggle(Panel::Why);
        return;
    case Act::Undo:
        open(Page::Sale);
        m_till.undo();
        return;
    case Act::MemberOff:
        open(Page::Sale);
        m_till.dropMember();
        return;
    case Act::Abandon:
        abandon();
        return;
    case Act::Receipt:
        if (m_page == Page::Sales)
            Q_EMIT salePaperWanted();
        else if (m_page == Page::Value)
            Q_EMIT slipWanted();
        else
            printAgain();
        return;
    case Act::Cashier:
        signIn(!m_status.operatorId.empty());
        return;
    case Act::Manager:
        Q_EMIT managerWanted();
        return;
    case Act::Picture:
        Q_EMIT pictureWanted();
        return;
    case Act::Wallet:
        toggle(Panel::Wallet);
        return;
    case Act::Value:
        open(m_page == Page::Value ? Page::Sale : Page::Value);
        return;
    case Act::Book:
        open(Page::Sale);
        if (m_view.phase == Phase::Done)
            m_till.next();
        else
            commit();
        return;
    }
}

} // namespace loyalty::ui
