#include "ui/style/tick_box.h"

#include "ui/style/style.h"

#include <QPainter>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kBox = 28;
constexpr int kTouch = 72;
constexpr int kInset = 16;

} // namespace

TickBox::TickBox(QWidget* parent)
    : QCheckBox(parent)
{}

QSize TickBox::sizeHint() const
{
    const QFontMetrics metrics(fontOf(u"body"_s, QFont::Bold));
    return {kInset + kBox + 12 + metrics.horizontalAdvance(text()) + kInset, kTouch};
}

void TickBox::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int radius = tokens().size(u"radius"_s);
    painter.setPen(QPen(tokens().colour(hasFocus() ? u"accent"_s : u"edge"_s), hasFocus() ? 2 : 1));
    painter.setBrush(tokens().colour(isChecked() ? u"accentSoft"_s : u"card"_s));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    const QRect box(kInset, (height() - kBox) / 2, kBox, kBox);
    painter.setPen(QPen(tokens().colour(isChecked() ? u"accent"_s : u"edge"_s), 1.5));
    painter.setBrush(tokens().colour(isChecked() ? u"accent"_s : u"card"_s));
    painter.drawRoundedRect(box, 6, 6);
    if (isChecked())
        painter.drawPixmap(box.adjusted(2, 2, -2, -2),
                           iconOf(u"check"_s, kBox - 4, tokens().colour(u"onAccent"_s), devicePixelRatioF()));
    painter.setPen(tokens().colour(u"ink"_s));
    painter.setFont(fontOf(u"body"_s, QFont::Bold));
    painter.drawText(rect().adjusted(kInset + kBox + 12, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace loyalty::ui
