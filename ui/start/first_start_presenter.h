#pragma once

#include "ui/till/state_line_model.h"
#include "ui/till/till.h"

#include <QObject>

namespace loyalty::ui {

struct FirstStartModel
{
    QString title;
    QString text;
    QString headOfficeLabel;
    QString codeLabel;
    QString laneLabel;
    QString caLabel;
    QString choose;
    QString enrol;
    StateItem notice; ///< how it stands, or why it was not taken
    bool live = true; ///< fields may be changed
    bool canEnrol = false;
};

/// How a new terminal becomes one of a chain's, by a code that head office gave.
class FirstStartPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Form
    {
        QString headOffice;
        QString code;
        QString lane;
        QString caFile;
    };

    explicit FirstStartPresenter(FirstStart& start, QObject* parent = nullptr);

    [[nodiscard]] const FirstStartModel& model() const { return m_model; }
    void edit(const Form& form);
    void enrol();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void enrolled();

private:
    enum class State { Typing, Asking, Stopped, Done };

    void refresh();
    [[nodiscard]] QString missing() const;

    FirstStart& m_start;
    Form m_form;
    State m_state = State::Typing;
    FirstStart::Stop m_stop;
    FirstStartModel m_model;
};

} // namespace loyalty::ui
