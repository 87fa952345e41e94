#pragma once

#include "ui/member/by_hand_presenter.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace loyalty::ui {

class NoteLine;
class NumberField;

/// Coupons and segments of one member, and what is done to them by hand; it takes the place of the member's detail while it
/// is open.
class ByHandPanel final : public QFrame
{
    Q_OBJECT

public:
    ByHandPanel(ByHandPresenter& presenter, QWidget* parent);
    /// Empty fields, and the focus where the act begins.
    void begin();

Q_SIGNALS:
    void closed();

private:
    QPushButton* makeButton(const char* name);
    void refresh();

    ByHandPresenter& m_presenter;
    QLabel* m_title;
    QPushButton* m_close;
    QLabel* m_text;
    NoteLine* m_notice;
    QLabel* m_listTitle;
    RowList* m_rows;
    QLabel* m_empty;
    QLabel* m_countLabel;
    NumberField* m_count;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QLabel* m_whyNot;
    QPushButton* m_take;
    QPushButton* m_give;
};

} // namespace loyalty::ui
