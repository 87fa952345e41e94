#pragma once

#include "ui/till/till_presenter.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace loyalty::ui {

class Figure;
class IconLabel;
class KeyButton;
class WalletPanel;

/// The middle of the window: the basket, or what is asked about it; the two largest figures below.
class SalePanel final : public QFrame
{
    Q_OBJECT

public:
    SalePanel(TillPresenter& presenter, QWidget* parent);
    void show(const TillModel& model);
    void selectLine(int line);
    /// Whether something stands in the entry field.
    void setTyped(bool typed);
    /// Moves to the line above or below.
    void moveLine(int by);

private:
    QWidget* makeBasket();
    QWidget* makeRedeem();
    QWidget* makeWhy();
    QWidget* makeDone();
    QWidget* makeTotals();
    QWidget* makeLineKeys();
    QPushButton* makeButton(const char* name, QWidget* parent);
    void showLineKeys();
    void showRedeem(const RedeemModel& model);
    void showTotals(const TotalsModel& model);

    TillPresenter& m_presenter;
    QStackedWidget* m_panels = nullptr;
    QStackedWidget* m_basketPages = nullptr;
    WalletPanel* m_wallet = nullptr;
    RowList* m_lines = nullptr;
    KeyButton* m_less = nullptr;
    KeyButton* m_more = nullptr;
    KeyButton* m_remove = nullptr;
    IconLabel* m_emptyIcon = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_redeemTitle = nullptr;
    QLabel* m_redeemMost = nullptr;
    QLabel* m_redeemLimit = nullptr;
    QLabel* m_redeemRule = nullptr;
    QLabel* m_redeemAsked = nullptr;
    QPushButton* m_most = nullptr;
    QPushButton* m_none = nullptr;
    QPushButton* m_family = nullptr;
    QLabel* m_familyLine = nullptr;
    QPushButton* m_closeRedeem = nullptr;
    QLabel* m_whyTitle = nullptr;
    RowList* m_why = nullptr;
    QPushButton* m_closeWhy = nullptr;
    IconLabel* m_doneIcon = nullptr;
    QLabel* m_doneTitle = nullptr;
    RowList* m_done = nullptr;
    IconLabel* m_printIcon = nullptr;
    QLabel* m_print = nullptr;
    QLabel* m_pointsCaption = nullptr;
    Figure* m_points = nullptr;
    QLabel* m_dueCaption = nullptr;
    Figure* m_due = nullptr;
    QLabel* m_note = nullptr;
    bool m_typed = false;
    bool m_linesLive = false;
};

} // namespace loyalty::ui
