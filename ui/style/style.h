#pragma once

#include "ui/style/tokens.h"

#include <QFont>
#include <QKeyCombination>
#include <QLabel>
#include <QPixmap>

class QAbstractButton;
class QApplication;
class QVBoxLayout;

namespace loyalty::ui {

/// Palette, style sheet and fonts of the whole program, from now on; windows that are open follow. On the GUI thread.
void applyTheme(QApplication& application, Theme theme);
[[nodiscard]] Theme currentTheme();
/// Of the theme in force.
[[nodiscard]] const Tokens& tokens();

/// `size` is a token: "body", "figure", …
[[nodiscard]] QFont fontOf(const QString& size, QFont::Weight weight = QFont::Normal);

/// One of resources/icons, `edge` logical pixels wide, sharp on a screen of `ratio`.
[[nodiscard]] QPixmap iconOf(const QString& name, int edge, const QColor& colour, qreal ratio);

/// A label whose look is named: size of type, ink, boldness. It follows the theme.
///
///   roles: "small", "body", "lead", "title", "figure"; ink: a token of colour.
[[nodiscard]] QLabel* makeText(QWidget* parent, const QString& role, const QString& ink = QStringLiteral("ink"),
                               bool bold = false);
/// A few words on a soft ground: a tier. Its colour is the property "tone".
[[nodiscard]] QLabel* makeChip(QWidget* parent);
/// A field below its label. What stands in a field as a placeholder is gone once something is typed.
[[nodiscard]] QVBoxLayout* below(QLabel* label, QWidget* field);
/// Another ink for a label made by makeText().
void setInk(QWidget* widget, const QString& ink);
/// The words of a button with the key that presses it, on a line of its own or behind them. The key works while the button
/// is seen and enabled. Of one that is pressed by a key of the page or of a field only the words: wordsWithKey().
void nameButton(QAbstractButton* button, const QString& words, QKeyCombination key, bool oneLine = false);
[[nodiscard]] QString wordsWithKey(const QString& words, const QString& key, bool oneLine = false);
/// A property that the style sheet asks for, and the look that follows from it.
void setLook(QWidget* widget, const char* property, const QString& value);

} // namespace loyalty::ui
