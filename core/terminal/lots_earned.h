#pragma once

#include "core/journal/entry.h"

#include <optional>

namespace loyalty::terminal {

/// The lot that a posting of a sale earned into: one that it opened, or that an exchange went on with. Nothing for other
/// postings.
[[nodiscard]] std::optional<ledger::LotTerms> lotEarnedBy(const ledger::Posting& earned);

} // namespace loyalty::terminal
