#pragma once

#include "ui/style/act_button.h"
#include "ui/till/acts.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;

namespace loyalty::ui {

class NumberField;

/// The one entry field, what Enter will do with it, and the number pad. The pad takes no focus: it writes into the field
/// that has it, or else into the entry field.
class EntryPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit EntryPanel(QWidget* parent);

    [[nodiscard]] NumberField& field() { return *m_field; }
    void setHint(const QString& hint);
    void setLive(bool live);
    /// A key that was pressed elsewhere and is meant for the field.
    void take(QKeyEvent* event);
    /// Keys keep their shape: a wider pad is a higher one.
    void setPadWidth(int width);
    void retranslate();

Q_SIGNALS:
    void edited(const QString& text);
    void pressed(loyalty::ui::PadKey key, const QString& text);
    void removeWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPushButton* makeKey(const QString& text, const char* name);
    QPushButton* makeIconKey(const QString& icon, const char* name);
    void write(const QString& text);
    void erase();
    void act(PadKey key);
    [[nodiscard]] QLineEdit* target() const;

    NumberField* m_field;
    QLabel* m_hint;
    QPushButton* m_erase = nullptr;
    QPushButton* m_times = nullptr;
    QPushButton* m_minus = nullptr;
    QPushButton* m_plus = nullptr;
    QPushButton* m_number = nullptr;
    QPushButton* m_enter = nullptr;
    QWidget* m_keys = nullptr;
    bool m_live = true;
};

} // namespace loyalty::ui
