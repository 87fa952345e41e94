#pragma once

#include "core/ledger/posting.h"
#include "core/terminal/views.h"

#include <vector>

namespace loyalty::terminal {

/// The coupons and stamps that postings move, each kind once: several lots of it are several postings. What comes to
/// nothing is left out.
[[nodiscard]] std::vector<MovedAsset> movedAssets(const std::vector<ledger::Posting>& postings);

} // namespace loyalty::terminal
