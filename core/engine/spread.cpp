#include "core/engine/spread.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

namespace loyalty::engine {
namespace {

/// Whole shares into `parts`, remainders in place of the weights. `Wide` holds total × sum. Answers what is left.
template <class Wide>
std::int64_t wholeShares(std::int64_t total, UInt128 sum, std::span<UInt128> weights, std::span<std::int64_t> parts)
{
    const auto divisor = static_cast<Wide>(sum);
    std::int64_t left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide product = static_cast<Wide>(total) * static_cast<Wide>(weights[i]);
        const Wide whole = product / divisor;
        weights[i] = product - whole * divisor;
        parts[i] = static_cast<std::int64_t>(whole);
        left -= parts[i];
    }
    return left;
}

/// For the few lines of a usual ticket: the largest remainder again and again.
void giveOneByOne(std::int64_t left, std::span<UInt128> remainders, std::span<std::int64_t> parts)
{
    for (; left > 0; --left) {
        // The first of equals.
        const auto largest = std::max_element(remainders.begin(), remainders.end());
        ++parts[static_cast<std::size_t>(largest - remainders.begin())];
        *largest = 0;
    }
}

void giveInOrder(std::int64_t left, std::span<const UInt128> remainders, std::span<std::int64_t> parts)
{
    std::vector<std::size_t> order(remainders.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [remainders](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i)
        ++parts[order[i]];
}

} // namespace

void spread(std::int64_t total, UInt128 sum, std::span<UInt128> weights, std::span<std::int64_t> parts)
{
    LOYALTY_ASSERT(total >= 0 && parts.size() == weights.size() && (sum > 0 || total == 0));
    if (total == 0) {
        std::fill(parts.begin(), parts.end(), 0);
        return;
    }
    const bool narrow = sum <= std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(total);
    const std::int64_t left = narrow ? wholeShares<std::uint64_t>(total, sum, weights, parts)
                                     : wholeShares<UInt128>(total, sum, weights, parts);
    constexpr std::size_t kFew = 32;
    if (weights.size() <= kFew)
        giveOneByOne(left, weights, parts);
    else
        giveInOrder(left, weights, parts);
}

} // namespace loyalty::engine
