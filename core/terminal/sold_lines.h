#pragma once

#include "core/engine/goods_return.h"
#include "core/journal/entry.h"

#include <optional>
#include <vector>

namespace loyalty::terminal {

/// What a return goes by: the numbers that the sale recorded.
[[nodiscard]] std::vector<engine::SoldLine> soldLines(const journal::Sold& sold);

/// The lot that a posting of a sale earned into: one that it opened, or that an exchange went on with. Nothing for other
/// postings.
[[nodiscard]] std::optional<ledger::LotTerms> lotEarnedBy(const ledger::Posting& earned);

} // namespace loyalty::terminal
