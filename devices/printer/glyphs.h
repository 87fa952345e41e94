#pragma once

#include <QImage>
#include <QString>

#include <span>

namespace loyalty::devices {

/// A character on its way to becoming dots.
struct Cell
{
    QString text;
    int columns = 1;
    bool strong = false;
    int wide = 1; ///< 1 … 8 times
    int high = 1; ///< 1 … 8 times
};

/// The cells side by side on one base line, black (0) on white (255), no grey: Format_Grayscale8. A letter is `cellDots`
/// wide and `rowDots` high. Needs a QGuiApplication; any thread.
[[nodiscard]] QImage drawCells(std::span<const Cell> cells, int cellDots, int rowDots);

} // namespace loyalty::devices
