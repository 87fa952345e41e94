#include "core/ledger/shares.h"

#include "core/base/checked.h"

#include <algorithm>

namespace loyalty::ledger {

std::int64_t sumOf(std::span<const LotShare> shares)
{
    std::int64_t sum = 0;
    for (const LotShare& share : shares)
        sum = checkedAdd(sum, share.amount);
    return sum;
}

std::vector<LotShare> firstOf(std::span<const LotShare> shares, std::int64_t amount)
{
    std::vector<LotShare> first;
    for (const LotShare& share : shares) {
        if (amount <= 0)
            break;
        first.push_back({share.lot, std::min(amount, share.amount)});
        amount -= first.back().amount;
    }
    return first;
}

std::vector<LotShare> afterFirst(std::span<const LotShare> shares, std::int64_t amount)
{
    std::vector<LotShare> rest;
    for (const LotShare& share : shares) {
        const std::int64_t passed = std::min(amount, share.amount);
        amount -= passed;
        if (share.amount > passed)
            rest.push_back({share.lot, share.amount - passed});
    }
    return rest;
}

std::vector<LotShare> without(std::span<const LotShare> from, std::span<const LotShare> taken)
{
    std::vector<LotShare> rest(from.begin(), from.end());
    for (const LotShare& share : taken) {
        std::int64_t left = share.amount;
        for (LotShare& candidate : rest) {
            if (candidate.lot.id != share.lot.id)
                continue;
            const std::int64_t off = std::min(left, candidate.amount);
            candidate.amount -= off;
            left -= off;
        }
    }
    std::erase_if(rest, [](const LotShare& share) { return share.amount == 0; });
    return rest;
}

} // namespace loyalty::ledger
