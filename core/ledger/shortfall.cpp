#include "core/ledger/shortfall.h"

#include "core/base/assert.h"
#include "core/base/rate.h"

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

ClawBack clawBack(std::int64_t asked, const There& there, const programme::Returns& rules)
{
    LOYALTY_ASSERT(asked >= 0);
    const Int128 found = Int128{there.balance} + there.pending;
    switch (rules.shortfall) {
    case programme::Shortfall::Debt:
        return {.taken = asked, .waived = 0, .inMoney = 0};
    case programme::Shortfall::Clamp:
        return upTo(asked, found);
    case programme::Shortfall::LimitedDebt:
        return upTo(asked, found + programme::mostDebt(rules.limit, there.everEarned).value_or(0));
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
