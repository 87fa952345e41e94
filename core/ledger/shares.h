#pragma once

#include "core/ledger/posting.h"

#include <cstdint>
#include <span>
#include <vector>

namespace loyalty::ledger {

[[nodiscard]] std::int64_t sumOf(std::span<const LotShare> shares);

/// The first `amount` of the shares, in their order; all of them where they hold less.
[[nodiscard]] std::vector<LotShare> firstOf(std::span<const LotShare> shares, std::int64_t amount);

/// The shares after their first `amount`.
[[nodiscard]] std::vector<LotShare> afterFirst(std::span<const LotShare> shares, std::int64_t amount);

/// `from` less `taken`, lot by lot. What is taken of a lot that is not there, or beyond it, is passed over.
[[nodiscard]] std::vector<LotShare> without(std::span<const LotShare> from, std::span<const LotShare> taken);

} // namespace loyalty::ledger
