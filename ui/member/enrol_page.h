#pragma once

#include "ui/member/enrol_presenter.h"

#include <QFrame>

#include <array>

class QLabel;
class QLineEdit;
class QKeyEvent;
class QPushButton;
class QVBoxLayout;

namespace loyalty::ui {

class NoteLine;
class NumberField;
class TickBox;

/// The form of a new member.
class EnrolPage final : public QFrame
{
    Q_OBJECT

public:
    EnrolPage(EnrolPresenter& presenter, QWidget* parent);
    /// The cursor where it is wanted first.
    void begin();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeLeft(QVBoxLayout& column);
    void makeRight(QVBoxLayout& column);
    void edited();
    [[nodiscard]] std::array<QLineEdit*, 5> fields() const;
    void refresh();
    void clearForm();

    EnrolPresenter& m_presenter;
    QLabel* m_title;
    QLabel* m_phoneLabel;
    NumberField* m_phone;
    NoteLine* m_phoneState;
    QPushButton* m_serve;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QLabel* m_birthdayLabel;
    NumberField* m_birthday;
    QLabel* m_cardLabel;
    NumberField* m_card;
    QLabel* m_referrerLabel;
    NumberField* m_referrer;
    NoteLine* m_referrerState;
    QLabel* m_consentTitle;
    QLabel* m_consentText;
    TickBox* m_consent;
    NoteLine* m_trouble;
    QPushButton* m_close;
    QPushButton* m_enrol;
};

} // namespace loyalty::ui
