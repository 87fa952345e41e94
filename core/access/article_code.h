#pragma once

#include "core/access/symbology.h"

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::access {

/// The number of an article in one form whatever the code: 14 digits (GTIN), shorter ones with zeros in front. Nothing
/// where the check digit is wrong or the text is no such number.
///
///  - EAN-13, UPC-A, EAN-8, GTIN-14: 13, 12, 8 or 14 digits
///  - UPC-E: 8 digits, or 6 without number system and check digit; only where the symbology says so, because eight digits
///    alone are an EAN-8
///  - GS1 element strings: application identifier 01, "(01)" in brackets or, where the symbology says GS1 or FNC1 stands
///    in front, without; see readGs1
///  - GS1 Digital Link: a web address with "/01/" and the number
[[nodiscard]] std::optional<std::string> articleOf(std::string_view text, Symbology symbology);

} // namespace loyalty::access
