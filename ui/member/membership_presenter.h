#pragma once

#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/state_line_model.h"

#include <optional>
#include <string>
#include <vector>

namespace loyalty::ui {

/// What is done to who a member is, rather than to their points.
enum class MembershipAct { Card, Tier, Family, Merge };

struct MembershipModel
{
    /// One of the two who stand side by side.
    struct Person
    {
        QString caption;
        QString name; ///< empty: nobody yet
        QString number;
        QString tier;
        QString tierColour;
        std::vector<Row> rows;
        QString empty; ///< what to do for somebody to stand here
    };

    bool open = false;
    QString title;
    QString text; ///< what the act does, and when it holds
    Person first;
    Person second;
    bool twoPeople = false;
    QString findLabel; ///< empty: nothing is looked for
    QString find;
    QString choicesTitle; ///< empty: there is nothing to choose
    std::vector<Row> choices;
    QString dayLabel; ///< empty: no day is asked for
    QString reasonLabel;
    StateItem notice;
    QString confirm;
    QString confirmWhyNot; ///< empty: it can be done
    QString other;         ///< the second button; empty: there is none
    QString otherWhyNot;
};

/// A lost card, a tier by hand, a family, two members who are one: a page without pixels over the member's own.
///
/// On the GUI thread. While it is open scans are its own: the second member, or the new card.
class MembershipPresenter final : public QObject
{
    Q_OBJECT

public:
    MembershipPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const MembershipModel& model() const { return m_model; }
    [[nodiscard]] bool isOpen() const { return m_act.has_value(); }

    void open(MembershipAct act, const terminal::LedgerView& ledger);
    void leave();
    /// The second member by anything that finds one, or the number of the new card.
    void find(const QString& text);
    /// A tier, or a member who was merged.
    void choose(int row);
    void setDay(const QString& typed);
    void setReason(const QString& typed);
    /// Replaces the card, gives the tier, joins the family, merges.
    void confirm();
    /// Takes the tier back, leaves the family, parts who was merged.
    void other();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void opened();
    void numberTaken(const QString& number); ///< a code was scanned
    void secondFound();
    /// It is booked: the member is to be read anew.
    void done(const MemberId& member, const QString& words);

private:
    /// What was asked for, so that an approval repeats just that.
    struct Wish
    {
        MembershipAct act = MembershipAct::Card;
        bool other = false; ///< by the second button
        MemberId member;
        std::optional<MemberId> second;
        std::string card;
        std::string tier;
        BusinessDate day;
        std::string reason;
    };

    void found(const IdentifyAnswer& answer);
    void carryOut(const Wish& wish);
    void answered(const MembershipAnswer& answer, const Wish& wish);
    [[nodiscard]] std::optional<Wish> wish(bool other) const;
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString otherWhyNot() const;
    [[nodiscard]] QString notAllowed() const;
    [[nodiscard]] QString doneWords(const Wish& wish) const;
    [[nodiscard]] MembershipModel::Person personOf(const terminal::MemberView& member) const;
    [[nodiscard]] std::vector<Row> choices() const;
    [[nodiscard]] const terminal::MemberView& member() const { return m_ledger.member; }
    void say(Tone tone, const QString& words);
    void refresh();
    void fillWords();

    Till& m_till;
    Asking& m_asking;
    const Clock& m_clock;
    ProgrammeWords m_words;
    TillStatus m_status;
    std::optional<MembershipAct> m_act;
    terminal::LedgerView m_ledger;
    std::optional<terminal::MemberView> m_second;
    std::string m_card;
    int m_choice = -1;
    QString m_day;
    QString m_reason;
    bool m_waiting = false;
    StateItem m_notice;
    MembershipModel m_model;
};

} // namespace loyalty::ui
