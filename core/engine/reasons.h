#pragma once

#include <string_view>

namespace loyalty::engine {

/// Why a rule, an offer or a coupon does not apply: every `detail` of a step that is conditional. The first are keys of the
/// programme's document. Whoever words steps has a phrase for each.
inline constexpr std::string_view kReasons[] = {
    "weekdays",  "dates",         "hours",    "from",      "until",         "birthday",      "tiers",
    "stores",    "channels",      "segments", "codes",     "firstPurchase", "minSpendMinor", "belowSpendMinor",
    "minPieces", "minLinePieces", "group",    "exclusive", "stop",          "notBest",       "oneTicketPercent",
};

} // namespace loyalty::engine
