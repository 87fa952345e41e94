#pragma once

#include "ui/sale/blind_return_presenter.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace loyalty::ui {

class NoteLine;
class NumberField;

/// Goods that come back without their sale: who, what, why, and what is paid back.
class BlindReturnPanel final : public QWidget
{
    Q_OBJECT

public:
    BlindReturnPanel(BlindReturnPresenter& presenter, QWidget* parent);
    /// The cursor where the next key is meant.
    void begin();
    void retranslate() { refresh(); }

private:
    QWidget* makeSaying();
    QPushButton* makeButton(const char* name, bool touch);
    NumberField* makeField(const char* name);
    void add();
    void refresh();

    BlindReturnPresenter& m_presenter;
    QLabel* m_text;
    NoteLine* m_notice;
    QLabel* m_memberLabel;
    NumberField* m_member;
    QPushButton* m_findMember;
    QLabel* m_memberLine;
    QLabel* m_itemLabel;
    NumberField* m_item;
    QLabel* m_quantityLabel;
    NumberField* m_quantity;
    QLabel* m_amountLabel;
    NumberField* m_amount;
    QPushButton* m_add;
    RowList* m_lines;
    QLabel* m_empty;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QLabel* m_refundCaption;
    QLabel* m_refund;
    QLabel* m_whyNot;
    QPushButton* m_remove;
    QPushButton* m_takeBack;
};

} // namespace loyalty::ui
