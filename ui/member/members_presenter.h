#pragma once

#include "ui/member/by_hand_presenter.h"
#include "ui/member/membership_presenter.h"
#include "ui/style/act_button.h"
#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/member_model.h"

#include <array>
#include <optional>
#include <vector>

namespace loyalty::ui {

/// What a manager does to one member, in the order in which the buttons stand.
enum class MemberAct { Serve, Adjust, Block, Card, Tier, Family, Merge, ByHand, Erase };

struct MemberActKey
{
    MemberAct act;
    QKeyCombination key;
    const char* keyName; ///< printed on the button
    const char* name;    ///< of the button, for tests and assistive programs
    const char* icon;
};

inline constexpr std::array<MemberActKey, 9> kMemberActs{{
    {MemberAct::Serve, Qt::ALT | Qt::Key_S, "Alt+S", "managerServe", "basket"},
    {MemberAct::Adjust, Qt::ALT | Qt::Key_A, "Alt+A", "managerAdjust", "pen"},
    {MemberAct::Block, Qt::ALT | Qt::Key_B, "Alt+B", "managerBlock", "lock"},
    {MemberAct::Card, Qt::ALT | Qt::Key_C, "Alt+C", "managerCard", "card"},
    {MemberAct::Tier, Qt::ALT | Qt::Key_T, "Alt+T", "managerTier", "star"},
    {MemberAct::Family, Qt::ALT | Qt::Key_F, "Alt+F", "managerFamily", "users"},
    {MemberAct::Merge, Qt::ALT | Qt::Key_M, "Alt+M", "managerMerge", "user-plus"},
    {MemberAct::ByHand, Qt::ALT | Qt::Key_H, "Alt+H", "managerByHand", "tag"},
    {MemberAct::Erase, Qt::ALT | Qt::Key_E, "Alt+E", "managerErase", "trash"},
}};

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
    std::array<ActModel, kMemberActs.size()> acts; ///< in the order of kMemberActs
};

/// Search and detail of a member, and what a manager does to one: adjust with a reason, block, unblock, erase; what is done to
/// who they are is on a page of its own, membership().
class MembersPresenter final : public QObject
{
    Q_OBJECT

public:
    MembersPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const MembersModel& model() const { return m_model; }
    [[nodiscard]] MembershipPresenter& membership() { return *m_membership; }
    [[nodiscard]] ByHandPresenter& byHand() { return *m_byHand; }

    void find(const QString& text);
    void act(MemberAct act);
    void adjust();
    void block();
    void erase();
    void serve();
    void retranslate();

Q_SIGNALS:
    void changed();
    void served();

private:
    void notFound(terminal::IdentifyRefusal why, bool reached);
    void readLedger(const MemberId& member);
    void ledgerAnswered(const LedgerAnswer& answer, const MemberId& member);
    void askReason(const MemberId& member, Points points);
    void adjustBy(const MemberId& member, Points points, const std::string& reason);
    void blockFor(const MemberId& member, bool blocked, const std::string& reason);
    void refresh();
    void fillMember();
    void eraseFor(const MemberId& member, const std::string& reason);
    [[nodiscard]] QString blockedWords() const;
    void fillActs();
    [[nodiscard]] QString labelOf(MemberAct act) const;
    [[nodiscard]] QString whyNot(MemberAct act) const;
    void say(Tone tone, const QString& words);
    void trouble(const Fault& fault);

    Till& m_till;
    Asking& m_asking;
    const Clock& m_clock;
    MembershipPresenter* m_membership;
    ByHandPresenter* m_byHand;
    TillStatus m_status;
    ProgrammeWords m_words;
    bool m_looking = false;
    std::optional<terminal::LedgerView> m_ledger;
    StateItem m_notice;
    MembersModel m_model;
};

} // namespace loyalty::ui
