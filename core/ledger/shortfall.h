#pragma once

#include "core/ledger/member_ledger.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <span>

namespace loyalty::ledger {

/// What there is of a member's points when a return takes some back. Only the balance may be negative.
struct There
{
    std::int64_t balance = 0; ///< spendable − debt
    std::int64_t pending = 0;
    std::int64_t pendingOfSale = 0; ///< of the points that go back
    std::int64_t endedOfSale = 0;   ///< of the points that go back: they ended unspent, and nobody pays for them again
    std::int64_t everEarned = 0;    ///< points of all rules
};

/// `own`: the lots that the points which go back were earned in.
[[nodiscard]] There thereOf(const MemberLedger& ledger, std::span<const LotShare> own, Instant at);

/// How the points that go back are found. taken + waived + inMoney = what was asked.
struct ClawBack
{
    std::int64_t taken = 0;   ///< posted; may leave a debt
    std::int64_t waived = 0;  ///< let go
    std::int64_t inMoney = 0; ///< taken off the refund instead
    bool operator==(const ClawBack&) const = default;
};

/// What a return of `asked` ≥ 0 earned points does by the programme's rule. A return is never refused.
[[nodiscard]] ClawBack clawBack(std::int64_t asked, const There& there, const programme::Returns& rules);

/// Whether a person may give or take `delta` by hand: nobody is brought below nothing.
[[nodiscard]] bool isAdjustable(std::int64_t balance, std::int64_t delta);

} // namespace loyalty::ledger
