#include "ui/style/act_button.h"

#include "ui/style/style.h"

#include <QPainter>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kTouch = 72;
constexpr int kInset = 8;

/// The widest word: a label may break between words, never inside one.
int widestWord(const QString& text, const QFontMetrics& metrics)
{
    int widest = 0;
    for (const QString& word : text.split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

} // namespace

ActButton::ActButton(Shape shape, QWidget* parent)
    : QAbstractButton(parent)
    , m_shape(shape)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ActButton::show(const ActModel& model)
{
    if (model == m_model && !accessibleName().isEmpty())
        return;
    const bool resized = model.label != m_model.label;
    m_model = model;
    setAccessibleName(model.label);
    setAccessibleDescription(model.can ? model.key : model.reason);
    setToolTip(model.reason);
    if (resized)
        updateGeometry();
    update();
}

QSize ActButton::sizeHint() const
{
    if (m_shape == Shape::First)
        return {kTouch * 3, kTouch};
    const QFontMetrics metrics(fontOf(u"small"_s, QFont::Bold));
    return {std::max(kTouch, widestWord(m_model.label, metrics) + kInset), kTouch};
}

QString ActButton::ink() const
{
    if (!m_model.can)
        return u"muted"_s;
    return m_shape == Shape::First && m_model.best ? u"onAccent"_s : u"ink"_s;
}

void ActButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = m_shape == Shape::First && m_model.best;
    QString ground = filled ? u"accent"_s : u"card"_s;
    if (!m_model.can)
        ground = u"neutralSoft"_s;
    else if (isDown())
        ground = filled ? u"accentPress"_s : u"press"_s;
    const bool outlined = !filled && m_model.can;
    painter.setPen(outlined ? QPen(tokens().colour(u"line"_s)) : QPen(Qt::NoPen));
    painter.setBrush(tokens().colour(ground));
    const int radius = tokens().size(u"radius"_s);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (m_shape == Shape::First)
        paintFirst(painter);
    else
        paintTile(painter);
}

void ActButton::paintTile(QPainter& painter) const
{
    const QColor colour = tokens().colour(ink());
    constexpr int kIcon = 20;
    painter.setFont(fontOf(u"small"_s));
    // A long key leaves no room beside it on the smallest screen, and is what a hand looks for.
    if (kInset + kIcon + painter.fontMetrics().horizontalAdvance(m_model.key) + kInset <= width())
        painter.drawPixmap(kInset, kInset, iconOf(m_model.icon, kIcon, colour, devicePixelRatioF()));
    painter.setPen(tokens().colour(u"muted"_s));
    painter.drawText(rect().adjusted(kInset, kInset - 1, -kInset, 0), Qt::AlignRight | Qt::AlignTop, m_model.key);
    painter.setFont(fontOf(u"small"_s, QFont::Bold));
    painter.setPen(colour);
    // Two lines at most, close together: the font's own leading would not fit under the icon.
    const QRect words = rect().adjusted(kInset, kInset + kIcon + 2, -2, -4);
    const QFontMetrics metrics = painter.fontMetrics();
    const qsizetype gap = m_model.label.indexOf(u' ');
    if (gap < 0 || metrics.horizontalAdvance(m_model.label) <= words.width()) {
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_model.label);
        return;
    }
    constexpr int kLine = 17;
    const int base = words.bottom() - 4;
    painter.drawText(words.left(), base - kLine, m_model.label.left(gap));
    painter.drawText(words.left(), base, m_model.label.mid(gap + 1));
}

void ActButton::paintFirst(QPainter& painter) const
{
    const QColor colour = tokens().colour(ink());
    const QRect inner = rect().adjusted(2 * kInset, 0, -2 * kInset, 0);
    painter.setPen(colour);
    painter.setFont(fontOf(u"small"_s));
    const int keyWidth = painter.fontMetrics().horizontalAdvance(m_model.key);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_model.key);
    const QRect words = inner.adjusted(0, 0, -keyWidth - kInset, 0);
    painter.setFont(fontOf(u"lead"_s, QFont::Bold));
    if (m_model.reason.isEmpty()) {
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_model.label);
        return;
    }
    painter.drawText(words.adjusted(0, kInset, 0, -kTouch / 2 + 2), Qt::AlignLeft | Qt::AlignVCenter, m_model.label);
    painter.setFont(fontOf(u"small"_s));
    painter.drawText(words.adjusted(0, kTouch / 2, 0, -kInset), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_model.reason, Qt::ElideRight, words.width()));
}

} // namespace loyalty::ui
