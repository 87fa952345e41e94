#include "ui/till/terminal_presenter.h"

#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"

#include <QPointer>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

TerminalPresenter::TerminalPresenter(Till& till, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_clock(clock)
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        refresh();
    });
    refresh();
}

void TerminalPresenter::syncNow()
{
    m_till.syncNow();
}

void TerminalPresenter::verify()
{
    if (m_verifying)
        return;
    m_verifying = true;
    m_verified.reset();
    refresh();
    const QPointer<TerminalPresenter> self(this);
    m_till.verify([self](const terminal::VerifyView& view) {
        if (!self)
            return;
        self->m_verifying = false;
        self->m_verified = view;
        self->refresh();
    });
}

QString TerminalPresenter::advice() const
{
    const terminal::StatusView& status = m_status.terminal;
    if (!status.halted.empty())
        return wordsForHalt(status.halted);
    if (status.clockDoubt == "went-back")
        return tr("The machine's clock stands before the last sale. Set it right: the dates of sales come from it.");
    if (!status.clockDoubt.empty())
        return tr("The machine's clock differs from head office's by more than a minute. Set it right.");
    if (!m_status.online)
        return tr("Sales go on. What waits is sent by itself as soon as head office answers.");
    return {};
}

std::vector<Row> TerminalPresenter::rows() const
{
    const terminal::StatusView& status = m_status.terminal;
    const auto row = [](const char* icon, const QString& words, const QString& figure, const QString& detail = {}) {
        return Row{.icon = QString::fromLatin1(icon), .title = words, .detail = detail, .figure = figure};
    };
    const QString contact =
        status.lastContact ? whenText(*status.lastContact, m_clock.now(), m_status.utcOffsetMinutes) : tr("never");
    return {row("clock", tr("Head office last answered"), contact),
            row("sync", tr("Acts that wait to be sent"), countText(status.waiting)),
            row("hourglass", tr("Acts not yet in the balances that head office sent"), countText(status.notContained)),
            row("users", tr("Members known here"), countText(status.membersCached)),
            row("star", tr("Programme, version"), QString::number(status.programmeVersion)),
            row("gift", tr("Points that may be spent offline"), pointsText(status.rightsBacked),
                tr("set aside for members who were here")),
            row("shield", tr("Points that may be spent offline by anybody"), pointsText(status.rightsUnbacked)),
            row("receipt", tr("Acts in this terminal's journal"), countText(status.entries)),
            row("store", tr("Store and lane"), text(status.store) + u" · "_s + text(status.lane)),
            row("tag", tr("Enrolment"), text(status.incarnation).left(8))};
}

StateItem TerminalPresenter::verified() const
{
    if (m_verifying)
        return {u"hourglass"_s, Tone::Accent, tr("Reckoning everything again…")};
    if (!m_verified)
        return {};
    if (!m_verified->problems.empty())
        return {u"alert"_s, Tone::Stop,
                tr("%n thing(s) do not agree. Call support.", nullptr, static_cast<int>(m_verified->problems.size()))};
    return {u"check"_s, Tone::Good,
            tr("All agrees: %1 acts, %2 members, %3 postings")
                .arg(countText(m_verified->entries), countText(m_verified->members), countText(m_verified->postings))};
}

void TerminalPresenter::refresh()
{
    m_model.title = tr("Sync and terminal");
    m_model.summary = stateLineModel(m_status).headOffice;
    m_model.advice = advice();
    m_model.rows = rows();
    m_model.sync = tr("Sync now");
    m_model.verify = tr("Verify everything");
    m_model.verified = verified();
    m_model.canVerify = !m_verifying;
    m_model.problems.clear();
    if (m_verified)
        for (const std::string& problem : m_verified->problems)
            m_model.problems.push_back({.icon = u"alert"_s, .title = text(problem), .tone = Tone::Stop});
    Q_EMIT changed();
}

} // namespace loyalty::ui
