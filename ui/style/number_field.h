#pragma once

#include <QLineEdit>

namespace loyalty::ui {

/// A field for numbers and codes. Input methods are off in it: they would eat letters and digits.
///
/// WA_InputMethodEnabled has no effect on a QLineEdit, which answers for itself.
class NumberField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit NumberField(QWidget* parent);
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace loyalty::ui
