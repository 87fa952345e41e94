#pragma once

#include <QImage>

#include <optional>
#include <string>

namespace loyalty::devices {

/// Which kinds of symbol a single read is believed of, and which are read in pictures at all.
enum class SymbolKind {
    Retail,    ///< EAN-13, UPC-A
    Ean8,      ///< short, with one check digit
    UpcE,      ///< short, with one check digit
    Checked,   ///< Code 128, DataBar: with a check of their own
    Unchecked, ///< Code 39, ITF: without one
    Matrix,    ///< QR, Data Matrix: with error correction
};

struct Symbol
{
    SymbolKind kind = SymbolKind::Matrix;
    std::string aim;   ///< "]E0"
    std::string bytes; ///< as encoded; UPC-E as printed, not expanded; FNC1 is 0x1D
    std::string text;  ///< the same in UTF-8, by the character set that the symbol names or that is guessed

    bool operator==(const Symbol&) const = default;
};

/// How the picture is made black and white.
enum class Threshold { Local, Global };

/// The first symbol in a picture, in any direction, dark on light. `grey` is Format_Grayscale8.
///
/// ZXing 1.4, as Debian 12 builds it, may end the process on a picture that it does not expect: only to be called in a
/// process that may die.
[[nodiscard]] std::optional<Symbol> readSymbol(const QImage& grey, Threshold threshold);

} // namespace loyalty::devices
