#pragma once

#include "ui/till/asking.h"
#include "ui/till/state_line_model.h"

#include <optional>

namespace loyalty::ui {

struct EnrolModel
{
    QString title;
    QString phoneLabel;
    StateItem phoneState; ///< not a member yet; a member already; not complete
    QString nameLabel;
    QString birthdayLabel;
    QString cardLabel;
    QString consentTitle;
    QString consentText;
    QString consentTick;
    StateItem trouble; ///< why it was not taken
    QString found;     ///< the member who has the number already; empty: none
    QString serve;     ///< words of the button that serves that member
    QString enrol;
    QString close;
    bool canEnrol = false;
    QString reason; ///< why not
};

/// A new member in under 20 seconds: phone number, consent, done. Who is a member already is found first.
class EnrolPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Form
    {
        QString phone;
        QString name;
        QString birthday;
        QString card;
        bool consent = false;
    };

    EnrolPresenter(Till& till, Asking& asking, QObject* parent = nullptr);

    [[nodiscard]] const EnrolModel& model() const { return m_model; }

    void edit(const Form& form);
    /// The number is typed: looks whether somebody has it.
    void phoneDone();
    void enrol();
    /// The member who has the number already goes into the sale.
    void serveFound();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void formCleared();
    void enrolled(const terminal::MemberView& member);
    void served();

private:
    enum class Phone { Untold, Asking, Free, Taken, Wrong, NotAsked };

    void refresh();
    void phoneAnswered(const IdentifyAnswer& answer);
    void answered(const EnrolAnswer& answer);
    [[nodiscard]] StateItem phoneState() const;
    [[nodiscard]] QString whyNot() const;
    void reset();

    Till& m_till;
    Asking& m_asking;
    Form m_form;
    Phone m_phone = Phone::Untold;
    std::optional<terminal::MemberView> m_found;
    QString m_askedFor;
    QString m_trouble;
    bool m_waiting = false;
    EnrolModel m_model;
};

} // namespace loyalty::ui
