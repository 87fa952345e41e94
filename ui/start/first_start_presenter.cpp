#include "ui/start/first_start_presenter.h"

#include "ui/language/fault_words.h"

#include <QPointer>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

FirstStartPresenter::FirstStartPresenter(FirstStart& start, QObject* parent)
    : QObject(parent)
    , m_start(start)
{
    refresh();
}

void FirstStartPresenter::edit(const Form& form)
{
    m_form = form;
    if (m_state == State::Stopped)
        m_state = State::Typing;
    refresh();
}

QString FirstStartPresenter::missing() const
{
    const QString office = m_form.headOffice.trimmed();
    if (office.isEmpty())
        return tr("Type head office's address.");
    if (!office.startsWith("https://"_L1) && !office.startsWith("http://"_L1))
        return tr("The address begins with https://");
    if (m_form.code.trimmed().isEmpty())
        return tr("Type the code that head office gave.");
    if (m_form.lane.trimmed().isEmpty())
        return tr("Say which lane this is.");
    return {};
}

void FirstStartPresenter::enrol()
{
    if (m_state == State::Asking || !m_model.canEnrol)
        return;
    m_state = State::Asking;
    refresh();
    const QPointer<FirstStartPresenter> self(this);
    const FirstStart::Ask ask{.headOffice = m_form.headOffice.trimmed().toStdString(),
                              .code = m_form.code.trimmed().toStdString(),
                              .lane = m_form.lane.trimmed().toStdString(),
                              .caFile = m_form.caFile.trimmed().toStdString()};
    m_start.enrol(ask, [self](const std::optional<FirstStart::Stop>& stop) {
        if (!self)
            return;
        self->m_state = stop ? State::Stopped : State::Done;
        if (stop)
            self->m_stop = *stop;
        self->refresh();
        if (!stop)
            Q_EMIT self->enrolled();
    });
}

void FirstStartPresenter::refresh()
{
    m_model.title = tr("Set up this terminal");
    m_model.text = tr("Head office gives a code for each new terminal. It is good for one terminal, once.");
    m_model.headOfficeLabel = tr("Head office's address");
    m_model.codeLabel = tr("Code");
    m_model.laneLabel = tr("Number of this lane, such as 1");
    m_model.caLabel = tr("Certificate file, where head office has its own (optional)");
    m_model.choose = tr("Choose…");
    m_model.enrol = tr("Set up\nEnter");
    m_model.live = m_state == State::Typing || m_state == State::Stopped;
    m_model.canEnrol = m_model.live && missing().isEmpty();
    switch (m_state) {
    case State::Typing:
        m_model.notice = {u"why"_s, Tone::Neutral, missing()};
        break;
    case State::Asking:
        m_model.notice = {u"hourglass"_s, Tone::Accent, tr("Asking head office…")};
        break;
    case State::Stopped:
        m_model.notice = {u"alert"_s, Tone::Stop,
                          std::holds_alternative<sync::Halt>(m_stop) ? wordsFor(std::get<sync::Halt>(m_stop))
                                                                     : wordsFor(std::get<Fault>(m_stop).code)};
        break;
    case State::Done:
        m_model.notice = {u"check"_s, Tone::Good, tr("Done. The till opens.")};
        break;
    }
    Q_EMIT changed();
}

} // namespace loyalty::ui
