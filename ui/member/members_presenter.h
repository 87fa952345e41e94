#pragma once

#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/member_model.h"

#include <optional>
#include <vector>

namespace loyalty::ui {

/// The manager's view of one member.
struct MembersModel
{
    QString title;
    QString findLabel;
    QString find;
    StateItem notice;
    bool found = false;
    QString emptyTitle;
    QString emptyText;
    QString name;
    QString number;
    QString tier;
    QString tierColour;
    QString tierLine;
    double tierShare = 0;
    QString balanceCaption;
    QString balance;
    std::vector<StateItem> facts; ///< joined, blocked, as of when
    QString lotsTitle;
    std::vector<Row> lots;
    QString ledgerTitle;
    std::vector<Row> ledger;
    QString adjust;
    QString block;
    QString serve;
};

/// Search and detail of a member, and what a manager does to one: adjust with a reason, block, unblock.
class MembersPresenter final : public QObject
{
    Q_OBJECT

public:
    MembersPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const MembersModel& model() const { return m_model; }

    void find(const QString& text);
    void adjust();
    void block();
    void serve();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void served();

private:
    void notFound(terminal::IdentifyRefusal why, bool reached);
    void readLedger(const MemberId& member);
    void ledgerAnswered(const LedgerAnswer& answer, const MemberId& member);
    void askReason(Points points);
    void adjustBy(Points points, const std::string& reason);
    void blockFor(bool blocked, const std::string& reason);
    void refresh();
    void fillMember();
    void say(Tone tone, const QString& words);
    void trouble(const Fault& fault);

    Till& m_till;
    Asking& m_asking;
    const Clock& m_clock;
    TillStatus m_status;
    ProgrammeWords m_words;
    bool m_looking = false;
    std::optional<terminal::LedgerView> m_ledger;
    StateItem m_notice;
    MembersModel m_model;
};

} // namespace loyalty::ui
