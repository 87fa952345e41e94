#pragma once

#include <string_view>

namespace loyalty::access {

/// By which kind of code a text came in, as far as it is told apart here.
enum class Symbology {
    Unknown, ///< typed, or a keyboard wedge that does not say
    Retail,  ///< EAN-13, EAN-8, UPC-A; digits as printed
    UpcE,    ///< UPC-E; 6 or 8 digits as printed
    Gs1,     ///< a code whose first character says that GS1 element strings follow: GS1-128, DataBar, GS1 QR, …
    Linear,  ///< any other code of bars
    Matrix,  ///< any other code of modules: QR, Data Matrix, Aztec, PDF417
};

/// The symbology that an AIM identifier (ISO/IEC 15424) in front of the text names, "]E0" and the like. The identifier is
/// taken off. Unknown, and nothing is taken, where there is none.
[[nodiscard]] Symbology takeAimIdentifier(std::string_view& text);

} // namespace loyalty::access
