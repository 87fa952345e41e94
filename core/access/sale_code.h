#pragma once

#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::access {

/// What the QR code on a receipt says, so that its sale is found by a scan: "LTS1:" and the sale's id in capitals. 37
/// characters of QR's alphanumeric set, so that version 2 at level M (25 × 25 modules) holds it.
[[nodiscard]] std::string saleCode(const SaleId& sale);

/// Nothing unless it is exactly that; letters may be small, as a keyboard wedge with Caps Lock on types them.
[[nodiscard]] std::optional<SaleId> saleFromCode(std::string_view text);

} // namespace loyalty::access
