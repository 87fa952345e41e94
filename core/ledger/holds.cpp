#include "core/ledger/holds.h"

#include "core/base/checked.h"

namespace loyalty::ledger {

void HoldBook::place(const SaleId& basket, const MemberId& member, const AssetKey& what, std::int64_t amount,
                     Instant until)
{
    LOYALTY_ASSERT(amount > 0);
    m_holds.insert_or_assign(basket, Hold{member, what, amount, until});
}

void HoldBook::release(const SaleId& basket)
{
    m_holds.erase(basket);
}

std::int64_t HoldBook::held(const MemberId& member, const AssetKey& what, Instant at,
                            const std::optional<SaleId>& except) const
{
    std::int64_t sum = 0;
    for (const auto& [basket, hold] : m_holds)
        if (hold.member == member && hold.what == what && at < hold.until && basket != except)
            sum = checkedAdd(sum, hold.amount);
    return sum;
}

void HoldBook::forgetEnded(Instant at)
{
    std::erase_if(m_holds, [&](const auto& entry) { return entry.second.until <= at; });
}

} // namespace loyalty::ledger
