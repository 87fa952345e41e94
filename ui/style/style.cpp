#include "ui/style/style.h"

#include "core/base/assert.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QKeySequence>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QVBoxLayout>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

Theme theTheme = Theme::Light;

QByteArray read(const QString& path)
{
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    LOYALTY_ASSERT(opened);
    return file.readAll();
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QString& name) {
        palette.setColor(role, tokens.colour(name));
    };
    set(QPalette::Window, u"paper"_s);
    set(QPalette::WindowText, u"ink"_s);
    set(QPalette::Base, u"card"_s);
    set(QPalette::AlternateBase, u"paper"_s);
    set(QPalette::Text, u"ink"_s);
    set(QPalette::PlaceholderText, u"muted"_s);
    set(QPalette::Button, u"card"_s);
    set(QPalette::ButtonText, u"ink"_s);
    set(QPalette::BrightText, u"stop"_s);
    set(QPalette::Highlight, u"accent"_s);
    set(QPalette::HighlightedText, u"onAccent"_s);
    set(QPalette::ToolTipBase, u"card"_s);
    set(QPalette::ToolTipText, u"ink"_s);
    set(QPalette::Link, u"accent"_s);
    // What is disabled is still read.
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.colour(u"muted"_s));
    return palette;
}

} // namespace

void applyTheme(QApplication& application, Theme theme)
{
    theTheme = theme;
    const Tokens& tokens = Tokens::of(theme);
    QPixmapCache::clear();
    application.setStyle(QStyleFactory::create(u"Fusion"_s));
    application.setPalette(paletteOf(tokens));
    application.setFont(fontOf(u"body"_s));
    application.setStyleSheet(tokens.fill(QString::fromUtf8(read(u":/style/sheet.qss"_s))));
}

Theme currentTheme()
{
    return theTheme;
}

const Tokens& tokens()
{
    return Tokens::of(theTheme);
}

QFont fontOf(const QString& size, QFont::Weight weight)
{
    QFont font(tokens().family());
    font.setPixelSize(tokens().size(size));
    font.setWeight(weight);
    return font;
}

QPixmap iconOf(const QString& name, int edge, const QColor& colour, qreal ratio)
{
    const QString key = u"%1/%2/%3/%4"_s.arg(name).arg(edge).arg(colour.name()).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = read(u":/icons/%1.svg"_s.arg(name));
    svg.replace("#000000", colour.name().toLatin1());
    pixmap = QPixmap(qRound(edge * ratio), qRound(edge * ratio));
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QLabel* makeText(QWidget* parent, const QString& role, const QString& ink, bool bold)
{
    auto* label = new QLabel(parent);
    label->setProperty("role", role);
    label->setProperty("ink", ink);
    label->setProperty("bold", bold);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* makeChip(QWidget* parent)
{
    QLabel* chip = makeText(parent, u"small"_s);
    chip->setProperty("look", u"chip"_s);
    chip->setContentsMargins(8, 2, 8, 2);
    return chip;
}

QVBoxLayout* below(QLabel* label, QWidget* field)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(label);
    column->addWidget(field);
    return column;
}

void setInk(QWidget* widget, const QString& ink)
{
    setLook(widget, "ink", ink);
}

QString wordsWithKey(const QString& words, const QString& key, bool oneLine)
{
    return words + (oneLine ? u"  "_s : u"\n"_s) + key;
}

void nameButton(QAbstractButton* button, const QString& words, QKeyCombination key, bool oneLine)
{
    const QKeySequence sequence(key);
    button->setText(wordsWithKey(words, sequence.toString(QKeySequence::PortableText), oneLine));
    button->setShortcut(sequence); // new words take the old one away
}

void setLook(QWidget* widget, const char* property, const QString& value)
{
    if (widget->property(property).toString() == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

} // namespace loyalty::ui
