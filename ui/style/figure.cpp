#include "ui/style/figure.h"

#include "ui/style/style.h"

#include <QPainter>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// As high as the digits ask, not as the font's largest letters would.
constexpr int kHeight = 52;
constexpr int kLeast = 96;

int widthOf(const QString& text, const QFont& font)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

} // namespace

Figure::Figure(Qt::Alignment side, QWidget* parent)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Figure::show(const QString& text, const QString& ink)
{
    if (text == m_text && ink == m_ink)
        return;
    m_text = text;
    m_ink = ink;
    updateGeometry();
    update();
}

QSize Figure::sizeHint() const
{
    return {std::max(kLeast, widthOf(m_text, fontOf(u"figure"_s, QFont::Bold))), kHeight};
}

QSize Figure::minimumSizeHint() const
{
    return {kLeast, kHeight};
}

void Figure::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QFont font = fontOf(u"figure"_s, QFont::Bold);
    const int natural = widthOf(m_text, font);
    if (natural > width())
        font.setPixelSize(std::max(tokens().size(u"small"_s), font.pixelSize() * width() / natural));
    QPainter painter(this);
    painter.setFont(font);
    painter.setPen(tokens().colour(m_ink));
    painter.drawText(rect(), static_cast<int>(m_side | Qt::AlignVCenter), m_text);
}

} // namespace loyalty::ui
