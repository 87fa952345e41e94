#include "core/base/split.h"

#include "core/base/assert.h"
#include "core/base/rate.h"

#include <algorithm>
#include <cstddef>

namespace loyalty {
namespace {

struct Share
{
    Int128 whole;
    Int128 remainder;
    std::size_t line;
};

std::vector<Share> exactShares(Int128 total, std::span<const std::int64_t> weights)
{
    Int128 sum = 0;
    for (const std::int64_t weight : weights) {
        LOYALTY_ASSERT(weight >= 0);
        sum += weight;
    }
    const bool equal = sum == 0;
    if (equal)
        sum = static_cast<Int128>(weights.size());

    std::vector<Share> shares;
    shares.reserve(weights.size());
    for (std::size_t line = 0; line < weights.size(); ++line) {
        const Int128 product = total * (equal ? 1 : weights[line]);
        shares.push_back({product / sum, product % sum, line});
    }
    return shares;
}

} // namespace

std::vector<std::int64_t> splitByLargestRemainder(std::int64_t total, std::span<const std::int64_t> weights)
{
    LOYALTY_ASSERT(!weights.empty() || total == 0);
    const bool negative = total < 0;
    const Int128 magnitude = negative ? -Int128{total} : Int128{total};
    std::vector<Share> shares = exactShares(magnitude, weights);

    Int128 left = magnitude;
    for (const Share& share : shares)
        left -= share.whole;
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Share& a, const Share& b) { return a.remainder > b.remainder; });

    std::vector<std::int64_t> parts(weights.size());
    for (const Share& share : shares) {
        const Int128 part = share.whole + (left-- > 0 ? 1 : 0);
        parts[share.line] = static_cast<std::int64_t>(negative ? -part : part);
    }
    return parts;
}

} // namespace loyalty
