#pragma once

#include "core/receipt/document.h"
#include "devices/printer/characters.h"

#include <QByteArray>
#include <QString>

#include <variant>
#include <vector>

/// A receipt broken into rows that fit the paper.
namespace loyalty::devices {

/// Never wider than the paper.
struct TextRow
{
    std::vector<Glyph> glyphs;
    receipt::Align align = receipt::Align::Left;
    bool strong = false;
    int scale = 1; ///< in both directions

    /// Columns of the paper that it takes.
    [[nodiscard]] int columns() const { return columnsOf(glyphs) * scale; }
    [[nodiscard]] QString text() const;
    /// Whether the printer's fonts hold all of it.
    [[nodiscard]] bool isTypable() const;
};

struct QrRow
{
    QByteArray bytes;
};

struct FeedRow
{
    int lines = 1;
};

using Row = std::variant<TextRow, QrRow, FeedRow>;

/// Texts are broken where Unicode allows it (UAX #14), a word wider than the paper anywhere. Blanks at a break go, every
/// other character stays. A pair that does not fit one row puts its right side on a row of its own.
[[nodiscard]] std::vector<Row> layOut(const receipt::Document& document, const Profile& profile);

/// The rows as plain text, aligned with blanks, for a screen or a log; a QR as its bytes in brackets.
[[nodiscard]] QString plainText(const receipt::Document& document, const Profile& profile);

} // namespace loyalty::devices
