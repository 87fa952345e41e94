#include "ui/style/key_button.h"

#include "ui/style/style.h"

#include <QPainter>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kIcon = 24;
constexpr int kCaption = 20;

} // namespace

KeyButton::KeyButton(const QString& icon, QWidget* parent)
    : QPushButton(parent)
    , m_icon(icon)
{
    setFocusPolicy(Qt::NoFocus);
    setProperty("look", u"key"_s);
}

void KeyButton::setCaption(const QString& caption)
{
    m_caption = caption;
    update();
}

void KeyButton::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event);
    QPainter painter(this);
    const QColor ink = tokens().colour(isEnabled() ? u"ink"_s : u"muted"_s);
    const int lift = m_caption.isEmpty() ? 0 : kCaption / 2;
    const QPoint corner((width() - kIcon) / 2, (height() - kIcon) / 2 - lift);
    painter.drawPixmap(corner, iconOf(m_icon, kIcon, ink, devicePixelRatioF()));
    if (m_caption.isEmpty())
        return;
    painter.setFont(fontOf(u"small"_s));
    painter.setPen(tokens().colour(u"muted"_s));
    painter.drawText(QRect(0, corner.y() + kIcon, width(), kCaption), Qt::AlignCenter, m_caption);
}

} // namespace loyalty::ui
