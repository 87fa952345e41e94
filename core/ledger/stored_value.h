#pragma once

#include "core/ledger/lots.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <span>
#include <vector>

namespace loyalty::ledger {

/// Stored value in its two kinds, minor units.
struct StoredValue
{
    std::int64_t principal = 0;
    std::int64_t gift = 0;

    [[nodiscard]] std::int64_t sum() const { return principal + gift; }
    bool operator==(const StoredValue&) const = default;
};

/// The gift for loading `paid` > 0: of the highest step that is reached; 0 below all.
[[nodiscard]] std::int64_t giftFor(const programme::StoredValue& rules, std::int64_t paid);

/// What a payment of `amount` ≥ 0 takes of which kind, `amount` being at most what there is. In proportion means the
/// larger remainder to the principal.
[[nodiscard]] StoredValue spend(programme::SpendOrder order, const StoredValue& there, std::int64_t amount);

/// A pay-out of principal.
struct PaidOut
{
    std::int64_t principal = 0; ///< leaves the account
    std::int64_t gift = 0;      ///< leaves it too, of what could be spent
    std::vector<LotShare>
        waiting;            ///< gift of the same loads that leaves it from lots that cannot be spent yet, or no more
    std::int64_t spent = 0; ///< gift that has bought something: it comes off the money

    [[nodiscard]] std::int64_t money() const { return principal - spent; }
    [[nodiscard]] std::int64_t giftBack() const; ///< gift and waiting
};

/// What paying out these shares of principal takes along: of the gift that each load brought their share, such that parts
/// take together what one of all would, and whoever takes everything out takes no gift along. `left` is what stays of the
/// principal then. First from the load's own lots that wait or have ended, what would come last before the others, then of
/// `spendableGift` ≥ 0, and what is not there any more was spent.
[[nodiscard]] PaidOut payOut(std::span<const LotShare> principal, const LotBook& left, const LotBook& gifts,
                             std::int64_t spendableGift, Instant at);

} // namespace loyalty::ledger
