#include "ui/sale/owed_presenter.h"

#include "ui/language/format.h"

#include <QPointer>

#include <chrono>
#include <utility>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

namespace {

/// Nobody stands at the till any more for an older one.
constexpr std::chrono::hours kStillOfUse{24};

} // namespace

OwedPresenter::OwedPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
    , m_clock(clock)
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        if (m_asked || status.operatorId.empty())
            return;
        m_asked = true;
        const QPointer<OwedPresenter> self(this);
        m_till.lastRun([self](const LastRun& run) {
            if (self)
                self->take(run);
        });
    });
    // Another question goes first.
    connect(&asking, &Asking::changed, this, [this] {
        if (!m_asking.question())
            QMetaObject::invokeMethod(this, &OwedPresenter::offer, Qt::QueuedConnection);
    });
}

void OwedPresenter::take(const LastRun& run)
{
    m_run = run;
    if (m_run.last && m_run.last->at + kStillOfUse < m_clock.now())
        m_run.last.reset();
    offer();
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

/// "14:02 · 0001042 · ¥128.50", and below it "王** ****5678 · +128 points"
QString OwedPresenter::lastWords(const terminal::SaleView& sale) const
{
    QStringList parts{whenText(sale.at, m_clock.now(), m_status.utcOffsetMinutes)};
    parts.push_back(text(sale.sold.ticket.empty() ? sale.label : sale.sold.ticket));
    parts.push_back(moneyText(sale.sold.dueMinor, sale.sold.currency));
    const QString what = parts.join(u" · "_s);
    if (!sale.sold.member)
        return what;
    const QString member = (text(sale.maskedName) + u' ' + text(sale.maskedNumber)).trimmed();
    const QString points = signedPointsWords(sale.sold.earned);
    return what + u'\n' + (member.isEmpty() ? points : member + u" · "_s + points);
}

QString OwedPresenter::leftWords(const LeftSale& left) const
{
    QStringList lines;
    lines.push_back(tr("A sale of %n line(s), %1, was open and was NOT booked.", nullptr, static_cast<int>(left.lines))
                        .arg(moneyText(left.totalMinor, m_status.currency)));
    lines.push_back(left.putBack ? tr("It is open again: look it over, then book it.")
                                 : tr("It could not be put back: ring it up again."));
    if (left.more)
        lines.push_back(tr("Points, coupons, stored value and goods that come back are to be chosen again."));
    return lines.join(u'\n');
}

void OwedPresenter::offer()
{
    if (m_asking.question())
        return;
    if (!m_run.owed.empty())
        offerOwed(m_run.owed.front());
    else if (namesLast() || m_run.left)
        sayWhatWas();
}

bool OwedPresenter::namesLast() const
{
    return m_run.cutShort && m_run.last.has_value();
}

void OwedPresenter::offerOwed(const OwedReceipt& owed)
{
    const auto words = [this, owed, run = m_run] {
        const int more = static_cast<int>(run.owed.size()) - 1;
        const bool isLast = owed.lastBeforeStart && run.last;
        const QString what = whatOf(owed.kind);
        QStringList lines;
        lines.push_back(isLast ? lastWords(*run.last)
                               : tr("%1 of %2, %3.")
                                     .arg(what, timeText(owed.at, m_status.utcOffsetMinutes),
                                          moneyText(owed.amountMinor, m_status.currency)));
        lines.push_back(owed.unsure ? tr("Its receipt was being printed and may be on paper: this one says COPY.")
                                    : tr("Its receipt was not printed yet."));
        if (more > 0)
            lines.push_back(tr("%n more: F7 and Ctrl+T print them.", nullptr, more));
        if (run.left)
            lines.push_back(leftWords(*run.left));
        return Question{.icon = u"receipt"_s,
                        .title = owed.lastBeforeStart ? tr("The last one is booked. Print its receipt?")
                                                      : tr("Print this receipt?"),
                        .text = lines.join(u'\n'),
                        .yes = tr("Print"),
                        .no = tr("Not needed")};
    };
    m_asking.ask(
        words,
        [this, owed](const QString&) {
            m_run = {};
            m_till.print({.of = owed.of, .entry = owed.entry, .again = true});
            m_asking.close();
        },
        [this, owed] {
            m_run = {};
            m_till.declineReceipt(owed.of, owed.entry);
        });
}

void OwedPresenter::sayWhatWas()
{
    const bool last = namesLast();
    const bool prints = last && m_status.printer != PrinterState::None;
    const auto words = [this, run = m_run, last, prints] {
        QStringList lines;
        if (last)
            lines.push_back(lastWords(*run.last));
        if (run.left)
            lines.push_back(leftWords(*run.left));
        return Question{.icon = run.left ? u"alert"_s : u"receipt"_s,
                        .title = last ? (prints ? tr("The last sale is booked. Print its receipt again?")
                                                : tr("The last sale is booked."))
                                      : tr("A sale was open when the till ended"),
                        .text = lines.join(u'\n'),
                        .yes = prints ? tr("Print again") : tr("Go on"),
                        .no = prints ? tr("Not needed") : QString()};
    };
    m_asking.ask(
        words,
        [this, prints, run = m_run](const QString&) {
            m_run = {};
            if (prints)
                m_till.print({.of = run.last->id, .entry = run.last->entry, .again = true});
            m_asking.close();
        },
        [this] { m_run = {}; });
}

} // namespace loyalty::ui
