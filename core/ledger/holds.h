#pragma once

#include "core/ledger/posting.h"

#include <map>

namespace loyalty::ledger {

/// Points (or another asset) that an open basket means to spend, so that no other basket of this terminal counts on them
/// meanwhile. Nothing is booked by a hold: it ends by release(), or by itself at its time, and its points are there
/// again.
class HoldBook
{
public:
    /// One hold a basket: another one of the same basket takes its place. `amount` > 0.
    void place(const SaleId& basket, const MemberId& member, const AssetKey& what, std::int64_t amount, Instant until);
    void release(const SaleId& basket);

    /// What baskets other than `except` hold of this member at `at`; ≥ 0. A hold counts until its time, not at it.
    [[nodiscard]] std::int64_t held(const MemberId& member, const AssetKey& what, Instant at,
                                    const std::optional<SaleId>& except = std::nullopt) const;
    /// Lets go of what has ended at `at`.
    void forgetEnded(Instant at);
    [[nodiscard]] std::size_t size() const { return m_holds.size(); }

private:
    struct Hold
    {
        MemberId member;
        AssetKey what;
        std::int64_t amount = 0;
        Instant until;
    };
    std::map<SaleId, Hold> m_holds; // by basket
};

} // namespace loyalty::ledger
