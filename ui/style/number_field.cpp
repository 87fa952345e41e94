#include "ui/style/number_field.h"

namespace loyalty::ui {

NumberField::NumberField(QWidget* parent)
    : QLineEdit(parent)
{
    setMaxLength(200);
    setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    // A finger on the number pad takes no focus, but a right click's menu would.
    setContextMenuPolicy(Qt::NoContextMenu);
}

QVariant NumberField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return false;
    return QLineEdit::inputMethodQuery(query);
}

} // namespace loyalty::ui
