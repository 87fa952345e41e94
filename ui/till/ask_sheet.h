#pragma once

#include "ui/till/asking.h"

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QLineEdit;

namespace loyalty::ui {

class IconLabel;
class NumberField;

/// One question over the widget that it covers, which cannot be reached until it is answered: it is disabled so long.
class AskSheet final : public QWidget
{
    Q_OBJECT

public:
    /// Covers `covered` within its parent, and goes with it as it moves and grows.
    AskSheet(Asking& asking, QWidget* covered);

    void refresh();

Q_SIGNALS:
    void shownOrHidden(bool shown);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void makeCard();
    void fill(const Question& question);
    [[nodiscard]] QLineEdit* field() const;
    void answer();
    void takeFocus();

    Asking& m_asking;
    QWidget* m_covered;
    QFrame* m_card = nullptr;
    IconLabel* m_icon = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_label = nullptr;
    NumberField* m_number = nullptr;
    NumberField* m_pin = nullptr;
    QLineEdit* m_words = nullptr;
    QLabel* m_trouble = nullptr;
    QPushButton* m_no = nullptr;
    QPushButton* m_yes = nullptr;
    QPushButton* m_also = nullptr;
    Question m_shown;
};

} // namespace loyalty::ui
