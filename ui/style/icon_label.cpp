#include "ui/style/icon_label.h"

#include "ui/style/style.h"

#include <QPainter>

namespace loyalty::ui {

IconLabel::IconLabel(int edge, QWidget* parent)
    : QWidget(parent)
    , m_edge(edge)
{
    setFixedSize(edge, edge);
}

void IconLabel::show(const QString& name, const QString& ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    painter.drawPixmap(rect(), iconOf(m_name, m_edge, tokens().colour(m_ink), devicePixelRatioF()));
}

} // namespace loyalty::ui
