#include "ui/sale/owed_presenter.h"

#include "ui/language/format.h"

#include <QPointer>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

OwedPresenter::OwedPresenter(Till& till, Asking& asking, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        if (m_asked || status.operatorId.empty())
            return;
        m_asked = true;
        const QPointer<OwedPresenter> self(this);
        m_till.owedReceipts([self](const std::vector<OwedReceipt>& owed) {
            if (!self)
                return;
            self->m_owed = owed;
            self->offer();
        });
    });
    // Another question goes first.
    connect(&asking, &Asking::changed, this, [this] {
        if (!m_owed.empty() && !m_asking.question())
            QMetaObject::invokeMethod(this, &OwedPresenter::offer, Qt::QueuedConnection);
    });
}

QString OwedPresenter::whatOf(const std::string& kind)
{
    if (kind == "returned")
        return tr("Return");
    if (kind == "voided")
        return tr("Void");
    if (kind == "loaded")
        return tr("Top-up");
    return kind == "unloaded" ? tr("Pay-out") : tr("Sale");
}

void OwedPresenter::offer()
{
    if (m_owed.empty() || m_asking.question())
        return;
    const OwedReceipt owed = m_owed.front();
    const auto words = [this, owed, more = static_cast<int>(m_owed.size()) - 1] {
        const QString what = whatOf(owed.kind);
        return Question{.icon = u"receipt"_s,
                        .title = owed.lastBeforeStart ? tr("The last one is booked. Print its receipt?")
                                                      : tr("Print this receipt?"),
                        .text =
                            tr("%1 of %2, %3. Nobody knows whether its receipt is on paper.")
                                .arg(what, timeText(owed.at, m_status.utcOffsetMinutes),
                                     moneyText(owed.amountMinor, m_status.currency)) +
                            (more > 0 ? u'\n' + tr("%n more: F7 and Ctrl+T print them.", nullptr, more) : QString()),
                        .yes = tr("Print"),
                        .no = tr("Not needed")};
    };
    m_asking.ask(
        words,
        [this, owed](const QString&) {
            m_owed.clear();
            m_till.print({.of = owed.of, .entry = owed.entry, .again = true});
            m_asking.close();
        },
        [this, owed] {
            m_owed.clear();
            m_till.declineReceipt(owed.of, owed.entry);
        });
}

} // namespace loyalty::ui
