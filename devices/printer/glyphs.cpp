#include "devices/printer/glyphs.h"

#include "core/base/assert.h"

#include <QFont>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace loyalty::devices {
namespace {

constexpr int kThreshold = 150;
/// Of the height of a row: so that neither the top of a Chinese sign nor the tail of a "g" is cut.
constexpr double kLetter = 0.92;
constexpr double kBaseLine = 0.81;

QString family()
{
    static const QString chosen = [] {
        const QStringList there = QFontDatabase::families();
        // Half as wide for Latin letters as for Chinese ones, as on the printers; and Chinese, not Japanese, forms.
        for (const QString& wanted : {QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("Noto Sans CJK SC"),
                                      QStringLiteral("WenQuanYi Zen Hei Mono")})
            if (there.contains(wanted))
                return wanted;
        return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    }();
    return chosen;
}

QFont fontOf(int rowDots, bool strong)
{
    QFont font(family());
    font.setPixelSize(qRound(rowDots * kLetter));
    font.setWeight(strong ? QFont::Bold : QFont::Medium);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

/// A font with what it measures, looked up once a row.
struct Face
{
    explicit Face(int rowDots, bool strong)
        : font(fontOf(rowDots, strong))
        , metrics(font)
    {}
    QFont font;
    QFontMetricsF metrics;
};

void drawCell(QPainter& painter, const Cell& cell, const Face& face, QPointF topLeft, int cellDots, int rowDots)
{
    const double width = double(cell.columns) * cellDots;
    const double advance = face.metrics.horizontalAdvance(cell.text);
    const double squeeze = advance > width ? width / advance : 1.0;
    painter.save();
    painter.translate(topLeft);
    painter.scale(cell.wide, cell.high);
    painter.translate((width - advance * squeeze) / 2, 0);
    painter.scale(squeeze, 1.0);
    painter.setFont(face.font);
    painter.drawText(QPointF(0, rowDots * kBaseLine), cell.text);
    painter.restore();
}

void makeBlackOrWhite(QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        uchar* const line = image.scanLine(y);
        std::transform(line, line + image.width(), line,
                       [](uchar grey) { return static_cast<uchar>(grey < kThreshold ? 0 : 255); });
    }
}

} // namespace

QImage drawCells(std::span<const Cell> cells, int cellDots, int rowDots)
{
    LOYALTY_ASSERT(qGuiApp != nullptr);
    int width = 0;
    int high = 1;
    for (const Cell& cell : cells) {
        width += cell.columns * cellDots * cell.wide;
        high = std::max(high, cell.high);
    }
    QImage image(std::max(width, 1), rowDots * high, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    const Face normal(rowDots, false);
    const Face strong(rowDots, true);
    QPainter painter(&image);
    int x = 0;
    for (const Cell& cell : cells) {
        drawCell(painter, cell, cell.strong ? strong : normal, QPointF(x, rowDots * (high - cell.high)), cellDots,
                 rowDots);
        x += cell.columns * cellDots * cell.wide;
    }
    painter.end();
    makeBlackOrWhite(image);
    return image;
}

} // namespace loyalty::devices
