#include "ui/style/number_field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

namespace loyalty::ui {

NumberField::NumberField(QWidget* parent)
    : QLineEdit(parent)
{
    setMaxLength(200);
    setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    // A finger on the number pad takes no focus, but a right click's menu would.
    setContextMenuPolicy(Qt::NoContextMenu);
}

/// Nothing that is no text is pasted here: a picture of a code is the window's.
void NumberField::keyPressEvent(QKeyEvent* event)
{
    const QMimeData* const pasted =
        event->matches(QKeySequence::Paste) ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (pasted != nullptr && (pasted->hasImage() || pasted->hasUrls()))
        event->ignore();
    else
        QLineEdit::keyPressEvent(event);
}

QVariant NumberField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return false;
    return QLineEdit::inputMethodQuery(query);
}

} // namespace loyalty::ui
