#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/value/value_presenter.h"

#include <QPointer>

/// A load that was typed wrong is taken back whole.
namespace loyalty::ui {

using namespace Qt::StringLiterals;
using terminal::ValueRefusal;

const terminal::SlipView* ValuePresenter::chosenSlip() const
{
    const bool there = m_chosenSlip >= 0 && static_cast<std::size_t>(m_chosenSlip) < m_slips.size();
    return there ? &m_slips[static_cast<std::size_t>(m_chosenSlip)] : nullptr;
}

QString ValuePresenter::whyNoVoid() const
{
    if (m_waiting)
        return tr("One moment …");
    const terminal::SlipView* const slip = chosenSlip();
    if (slip == nullptr)
        return tr("Nothing was topped up or paid out here yet");
    if (access::verdict(m_status.role, access::Permission::RefundValue) == access::Verdict::Refused)
        return wordsFor(ValueRefusal::NotAllowed);
    return slip->load ? QString() : tr("Only a top-up of today that was not taken back: choose one");
}

void ValuePresenter::voidLoad()
{
    if (const QString why = whyNoVoid(); !why.isEmpty())
        return say(Tone::Wait, why);
    const terminal::SlipView slip = *chosenSlip();
    const auto words = [paper = slip.paper] {
        return Question{
            .icon = u"ban"_s,
            .title = tr("Take the top-up of %1 back?").arg(moneyText(paper.minor, paper.currency)),
            .text =
                tr("%1\nThe money goes back to the customer, and the gift of %2 with it. Nothing of it may be spent.")
                    .arg(text(paper.account), moneyText(paper.giftMinor, paper.currency)),
            .field = Question::Field::Words,
            .fieldLabel = tr("Why"),
            .yes = tr("Take back"),
            .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, load = *slip.load](const QString& reason) {
        m_asking.close();
        voidBy(load, reason.toStdString());
    });
}

void ValuePresenter::voidBy(const SaleId& load, const std::string& reason)
{
    m_waiting = true;
    refresh();
    const QPointer<ValuePresenter> self(this);
    m_till.voidLoad(load, reason, [self, load, reason](const UnloadAnswer& answer) {
        if (self)
            self->voided(answer, load, reason);
    });
}

void ValuePresenter::voided(const UnloadAnswer& answer, const SaleId& load, const std::string& reason)
{
    m_waiting = false;
    if (!answer) {
        const auto* const refusal = std::get_if<ValueRefusal>(&answer.error());
        say(Tone::Stop, refusal ? wordsFor(*refusal) : wordsFor(std::get<Fault>(answer.error()).code));
        if (refusal && *refusal == ValueRefusal::NeedsApproval)
            m_asking.approval(access::Permission::RefundValue, [this, load, reason] { voidBy(load, reason); });
        return;
    }
    readSlips();
    const Currency& currency = m_status.currency;
    say(Tone::Good, tr("Taken back. Pay back %1; gift taken back %2.")
                        .arg(moneyText(answer->refundMinor, currency), moneyText(answer->giftMinor, currency)));
    if (m_account) { // whose load it was is not known here: what the account holds is asked anew
        const QPointer<ValuePresenter> self(this);
        m_till.ledgerOf(m_account->id, [self](const LedgerAnswer& ledger) {
            if (self && ledger) {
                self->showPurse(ledger->member.id, ledger->member.purse);
                self->refresh();
            }
        });
    }
}

} // namespace loyalty::ui
