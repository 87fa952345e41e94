#include "ui/style/meter.h"

#include "ui/style/style.h"

#include <QPainter>

#include <algorithm>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

Meter::Meter(int thickness, QWidget* parent)
    : QWidget(parent)
    , m_thickness(thickness)
{
    setFixedHeight(thickness);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Meter::show(double share)
{
    m_share = std::clamp(share, 0.0, 1.0);
    update();
}

void Meter::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = m_thickness / 2.0;
    QRectF line = rect();
    painter.setBrush(tokens().colour(u"neutralSoft"_s));
    painter.drawRoundedRect(line, radius, radius);
    if (m_share <= 0)
        return;
    // Even a first step is seen.
    line.setWidth(std::max<double>(m_thickness, line.width() * m_share));
    painter.setBrush(tokens().colour(u"accent"_s));
    painter.drawRoundedRect(line, radius, radius);
}

} // namespace loyalty::ui
