#pragma once

#include "ui/member/membership_presenter.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace loyalty::ui {

class NoteLine;
class NumberField;

/// A lost card, a tier by hand, a family, a merge: the member, who stands beside them, and the form below.
class MembershipPanel final : public QFrame
{
    Q_OBJECT

public:
    MembershipPanel(MembershipPresenter& presenter, QWidget* parent);
    /// The cursor where the next key is meant.
    void begin();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void closed();

private:
    /// One of the two who stand side by side.
    struct Side
    {
        QFrame* card = nullptr;
        QLabel* caption = nullptr;
        QLabel* name = nullptr;
        QLabel* tier = nullptr;
        QLabel* number = nullptr;
        RowList* rows = nullptr;
        QLabel* empty = nullptr;
    };

    [[nodiscard]] Side makeSide(const char* name);
    static void show(const Side& side, const MembershipModel::Person& person);
    QPushButton* makeButton(const char* name);
    void refresh();

    MembershipPresenter& m_presenter;
    QLabel* m_title;
    QPushButton* m_close;
    QLabel* m_text;
    NoteLine* m_notice;
    Side m_first;
    Side m_second;
    QFrame* m_choosing;
    QLabel* m_choicesTitle;
    RowList* m_choices;
    QLabel* m_findLabel;
    NumberField* m_find;
    QPushButton* m_findButton;
    QLabel* m_dayLabel;
    NumberField* m_day;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QLabel* m_otherWhyNot;
    QLabel* m_whyNot;
    QPushButton* m_other;
    QPushButton* m_confirm;
};

} // namespace loyalty::ui
