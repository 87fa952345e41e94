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
    bool asksReferrer = false; ///< the programme rewards who brings somebody
    QString referrerLabel;
    StateItem referrerState; ///< who it is; not found
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
        QString referrer; ///< phone or card number of who brought them
    };

    EnrolPresenter(Till& till, Asking& asking, QObject* parent = nullptr);

    [[nodiscard]] const EnrolModel& model() const { return m_model; }

    /// While it is open, a card that is scanned goes into its field.
    void open();
    void leave();
    void edit(const Form& form);
    /// The number is typed: looks whether somebody has it.
    void phoneDone();
    /// The same of who brought them.
    void referrerDone();
    void enrol();
    /// What Enter does: serves who has the number already, or enrols.
    void enter();
    /// The member who has the number already goes into the sale.
    void serveFound();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void cardRead(const QString& number);
    void formCleared();
    void enrolled(const terminal::MemberView& member);
    void served();

private:
    enum class Phone { Untold, Asking, Free, Taken, Wrong, NotAsked };

    void refresh();
    void phoneAnswered(const IdentifyAnswer& answer);
    void referrerAnswered(const IdentifyAnswer& answer);
    void send();
    void codeRead(const QString& code);
    void answered(const EnrolAnswer& answer);
    [[nodiscard]] StateItem phoneState() const;
    [[nodiscard]] StateItem referrerState() const;
    [[nodiscard]] QString whyNot() const;
    void reset();

    Till& m_till;
    Asking& m_asking;
    Form m_form;
    Phone m_phone = Phone::Untold;
    std::optional<terminal::MemberView> m_found;
    QString m_askedFor;
    bool m_asksReferrer = false;
    std::string m_countryCode; ///< of a phone number that is typed without one; empty: not told yet
    std::optional<terminal::MemberView> m_referrer;
    QString m_referrerAsked; ///< what m_referrer answers, or what head office is asked for
    bool m_referrerUnknown = false;
    bool m_sendsWhenKnown = false; ///< "enrol" came while it was looked for
    QString m_trouble;
    bool m_waiting = false;
    bool m_open = false;
    EnrolModel m_model;
};

} // namespace loyalty::ui
