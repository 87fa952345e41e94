#pragma once

#include "core/programme/programme.h"

#include <cstdint>

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

/// What paying out `amount` of the principal takes: that, and of the gift its share, rounded up: whoever takes everything
/// out takes no gift along. 0 ≤ amount ≤ there.principal.
[[nodiscard]] StoredValue payOut(const StoredValue& there, std::int64_t amount);

} // namespace loyalty::ledger
