#include "core/ledger/shortfall.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/base/rate.h"
#include "core/engine/counters.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/settlement.h"

#include <algorithm>
#include <utility>

namespace loyalty::ledger {
namespace {

ClawBack upTo(std::int64_t asked, Int128 most)
{
    const auto taken = static_cast<std::int64_t>(std::clamp<Int128>(most, 0, asked));
    return {.taken = taken, .waived = asked - taken, .inMoney = 0};
}

} // namespace

There thereOf(const MemberLedger& ledger, std::span<const LotShare> own, Instant at)
{
    There there{.balance = ledger.balance(points(), at),
                .pending = ledger.pending(points(), at),
                .everEarned = std::max<std::int64_t>(0, ledger.sumOfPostings(counter(engine::kEarnedCounter)))};
    for (const Lot& lot : ledger.book(points()).lots()) {
        if (std::ranges::none_of(own, [&](const LotShare& share) { return share.lot.id == lot.terms.id; }))
            continue;
        if (const std::optional<Instant> end = ledger.endOf(points(), lot.terms); end && *end <= at)
            there.endedOfSale = checkedAdd(there.endedOfSale, lot.remaining);
        else if (pendingAt(lot.terms, at))
            there.pendingOfSale = checkedAdd(there.pendingOfSale, lot.remaining);
    }
    return there;
}

ClawBack clawBack(std::int64_t asked, const There& there, const programme::Returns& rules)
{
    LOYALTY_ASSERT(asked >= 0);
    // A debt takes nothing of what has ended.
    const Int128 free = Int128{there.balance} + there.pending;
    const Int128 found = std::max<Int128>(0, free) + there.endedOfSale;
    switch (rules.shortfall) {
    case programme::Shortfall::Debt:
        return {.taken = asked, .waived = 0, .inMoney = 0};
    case programme::Shortfall::Clamp:
        return upTo(asked, found);
    case programme::Shortfall::LimitedDebt:
        return upTo(asked, std::max<Int128>(0, free + programme::mostDebt(rules.limit, there.everEarned).value_or(0)) +
                               there.endedOfSale);
    case programme::Shortfall::OnlyPending:
        return upTo(asked, there.pendingOfSale);
    case programme::Shortfall::Money: {
        ClawBack back = upTo(asked, found);
        back.inMoney = std::exchange(back.waived, 0);
        return back;
    }
    }
    LOYALTY_ASSERT(!"unknown shortfall");
}

bool isAdjustable(std::int64_t balance, std::int64_t delta)
{
    return delta > 0 || Int128{balance} + delta >= 0;
}

} // namespace loyalty::ledger
