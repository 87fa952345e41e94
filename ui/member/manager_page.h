#pragma once

#include "ui/member/members_presenter.h"
#include "ui/till/terminal_presenter.h"

#include <QWidget>

#include <array>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace loyalty::ui {

class ActButton;
class ByHandPanel;
class IconLabel;
class MembershipPanel;
class Meter;
class NoteLine;
class NumberField;

/// The manager's first page: one member whole, and how the terminal stands.
class ManagerPage final : public QWidget
{
    Q_OBJECT

public:
    ManagerPage(MembersPresenter& members, TerminalPresenter& terminal, QWidget* parent);
    void begin();
    void showTerminal();
    /// One step back; false: the page itself is to be closed.
    bool back();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void closed();

private:
    QWidget* makeNavigation();
    QWidget* makeMembers();
    QWidget* makeEmpty();
    QWidget* makeDetail();
    QFrame* makeHead();
    QWidget* makeActs(QWidget* parent);
    QWidget* makeTerminal();
    QPushButton* makeButton(const char* name, QWidget* parent, const char* look = "");
    void open(int place);
    void refresh();
    void refreshMembers();
    void refreshTerminal();

    MembersPresenter& m_members;
    TerminalPresenter& m_terminal;
    QPushButton* m_toMembers = nullptr;
    QPushButton* m_toTerminal = nullptr;
    QPushButton* m_toTill = nullptr;
    QStackedWidget* m_places = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_findLabel = nullptr;
    NumberField* m_find = nullptr;
    QPushButton* m_findButton = nullptr;
    NoteLine* m_notice = nullptr;
    QStackedWidget* m_detail = nullptr;
    IconLabel* m_emptyIcon = nullptr;
    QLabel* m_emptyTitle = nullptr;
    QLabel* m_emptyText = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_tier = nullptr;
    QLabel* m_number = nullptr;
    QLabel* m_balanceCaption = nullptr;
    QLabel* m_balance = nullptr;
    Meter* m_meter = nullptr;
    QLabel* m_tierLine = nullptr;
    std::array<NoteLine*, 7> m_facts{};
    QWidget* m_actBar = nullptr;
    std::array<ActButton*, kMemberActs.size()> m_acts{};
    MembershipPanel* m_membership = nullptr;
    ByHandPanel* m_byHand = nullptr;
    QLabel* m_lotsTitle = nullptr;
    RowList* m_lots = nullptr;
    QLabel* m_ledgerTitle = nullptr;
    RowList* m_ledger = nullptr;
    QLabel* m_terminalTitle = nullptr;
    NoteLine* m_summary = nullptr;
    QLabel* m_advice = nullptr;
    RowList* m_states = nullptr;
    QPushButton* m_sync = nullptr;
    QPushButton* m_verify = nullptr;
    NoteLine* m_verified = nullptr;
    RowList* m_problems = nullptr;
};

} // namespace loyalty::ui
