#pragma once

#include "ui/value/value_presenter.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace loyalty::ui {

class NoteLine;
class NumberField;

/// Tops up, sells gift cards, pays unused value out.
class ValuePage final : public QFrame
{
    Q_OBJECT

public:
    ValuePage(ValuePresenter& presenter, QWidget* parent);
    /// The cursor where the next key is meant.
    void begin();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void closed();

private:
    QPushButton* makeButton(const char* name);
    void refresh();

    ValuePresenter& m_presenter;
    QLabel* m_title;
    QPushButton* m_close;
    NoteLine* m_notice;
    QLabel* m_findLabel;
    NumberField* m_find;
    QPushButton* m_findButton;
    QLabel* m_holder;
    QLabel* m_holds;
    QLabel* m_amountLabel;
    NumberField* m_amount;
    NoteLine* m_preview;
    QLabel* m_giftsTitle;
    RowList* m_gifts;
    QLabel* m_slipsTitle;
    RowList* m_slips;
    QPushButton* m_print;
    QPushButton* m_void;
    QPushButton* m_payOut;
    QPushButton* m_load;
};

} // namespace loyalty::ui
