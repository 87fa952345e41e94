#pragma once

#include "ui/till/till_presenter.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace loyalty::ui {

class KeyButton;

/// What the member has for this sale, a row each with its keys; the middle of the window while it is open.
class WalletPanel final : public QWidget
{
    Q_OBJECT

public:
    WalletPanel(TillPresenter& presenter, QWidget* parent);
    void show(const WalletModel& model);
    /// Moves to the row above or below.
    void moveLine(int by);

private:
    QWidget* makeKeys();
    void fitKeys();

    TillPresenter& m_presenter;
    QLabel* m_title;
    QPushButton* m_close;
    QLabel* m_help;
    QLabel* m_empty;
    RowList* m_rows;
    QPushButton* m_value;
    KeyButton* m_less = nullptr;
    KeyButton* m_more = nullptr;
    std::vector<WalletItem::Kind> m_kinds; ///< of the rows
};

} // namespace loyalty::ui
