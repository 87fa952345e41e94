#pragma once

#include "core/ledger/lots.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace loyalty::ledger {

/// What a lot pays of a claim.
struct LotPayment
{
    std::size_t claim = 0; ///< index into the claims; behind them the lots, as claims of what is below nothing in them
    std::size_t lot = 0;   ///< index into the lots
    std::int64_t amount = 0;
};

/// Which lots pay which claims. A function of both alone.
struct Settlement
{
    std::vector<Lot> lots; ///< what is left of each, 0 too
    std::vector<LotPayment> payments;
    std::int64_t debt = 0; ///< what nobody pays
};

/// As LotBook says it. `lots` in the order of comesBefore(), below nothing too; `claims` by time, `renewals` by from.
[[nodiscard]] Settlement settle(std::span<const Lot> lots, std::span<const Claim> claims,
                                std::span<const Renewal> renewals);

/// When a lot of these terms counts for nothing, with `renewals` by from; none: never.
[[nodiscard]] std::optional<Instant> endOf(const LotTerms& terms, std::span<const Renewal> renewals);
[[nodiscard]] bool endedAt(const LotTerms& terms, Instant at, std::span<const Renewal> renewals = {});
[[nodiscard]] bool pendingAt(const LotTerms& terms, Instant at);

} // namespace loyalty::ledger
