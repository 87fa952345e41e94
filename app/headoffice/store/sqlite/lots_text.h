#pragma once

#include "core/ledger/posting.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::headoffice {

/// Lots of a right as the text of a column: a JSON array of [incarnation, seq, n, earned, ends or null, amount], behind
/// that spendable from or null where it is so or a load's gift follows: how much, on top of how much.
[[nodiscard]] std::string lotsToText(const std::vector<ledger::LotShare>& lots);
[[nodiscard]] std::optional<std::vector<ledger::LotShare>> lotsFromText(std::string_view text);

} // namespace loyalty::headoffice
