#include "core/ledger/stored_value.h"

#include "core/base/assert.h"
#include "core/base/rate.h"

#include <algorithm>

namespace loyalty::ledger {

std::int64_t giftFor(const programme::StoredValue& rules, std::int64_t paid)
{
    std::int64_t gift = 0;
    for (const programme::TopUpGift& step : rules.gifts)
        if (paid >= step.fromMinor)
            gift = step.giftMinor +
                   static_cast<std::int64_t>(Int128{paid} * step.giftShare.numerator() / step.giftShare.denominator());
    return gift;
}

StoredValue spend(programme::SpendOrder order, const StoredValue& there, std::int64_t amount)
{
    LOYALTY_ASSERT(amount >= 0 && amount <= there.sum());
    switch (order) {
    case programme::SpendOrder::GiftFirst: {
        const std::int64_t gift = std::min(amount, there.gift);
        return {.principal = amount - gift, .gift = gift};
    }
    case programme::SpendOrder::PrincipalFirst: {
        const std::int64_t principal = std::min(amount, there.principal);
        return {.principal = principal, .gift = amount - principal};
    }
    case programme::SpendOrder::Proportional: {
        if (amount == 0)
            return {};
        const auto gift = static_cast<std::int64_t>(Int128{there.gift} * amount / there.sum());
        return {.principal = amount - gift, .gift = gift};
    }
    }
    LOYALTY_ASSERT(!"unknown order");
}

StoredValue payOut(const StoredValue& there, std::int64_t amount)
{
    LOYALTY_ASSERT(amount >= 0 && amount <= there.principal);
    if (amount == 0)
        return {};
    const Int128 share = (Int128{there.gift} * amount + there.principal - 1) / there.principal;
    return {.principal = amount, .gift = static_cast<std::int64_t>(share)};
}

} // namespace loyalty::ledger
