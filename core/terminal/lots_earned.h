#pragma once

#include "core/journal/entry.h"

#include <vector>

namespace loyalty::terminal {

/// The lots that a posting of a sale earned into: the one that it opened, or those that an exchange went on with. None for
/// other postings.
[[nodiscard]] std::vector<ledger::LotShare> lotsEarnedBy(const ledger::Posting& earned);

} // namespace loyalty::terminal
