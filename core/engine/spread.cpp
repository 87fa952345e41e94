#include "core/engine/spread.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

namespace loyalty::engine {
namespace {

constexpr std::size_t kFew = 32;

/// Whole shares into `parts`, remainders in place of the weights. Answers what is left.
std::int64_t wholeShares(std::int64_t total, UInt128 sum, std::span<UInt128> weights, std::span<std::int64_t> parts)
{
    std::int64_t left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const UInt128 product = static_cast<UInt128>(total) * weights[i];
        const UInt128 whole = product / sum;
        weights[i] = product - whole * sum;
        parts[i] = static_cast<std::int64_t>(whole);
        left -= parts[i];
    }
    return left;
}

/// For the few lines of a usual ticket: the largest remainder again and again, the first of equals.
template <class Remainder>
void giveOneByOne(std::int64_t left, std::span<Remainder> remainders, std::span<std::int64_t> parts)
{
    for (; left > 0; --left) {
        std::size_t largest = 0;
        for (std::size_t i = 1; i < remainders.size(); ++i)
            largest = remainders[i] > remainders[largest] ? i : largest;
        ++parts[largest];
        remainders[largest] = 0;
    }
}

/// Few lines whose total × sum fits 64 bits: nearly every ticket. Divides once and multiplies by the inverse, which
/// falls short by one or two at most.
void spreadFew(std::uint64_t total, std::uint64_t sum, std::span<const UInt128> weights, std::span<std::int64_t> parts)
{
    std::array<std::uint64_t, kFew> remainders;
    const std::uint64_t inverse = std::numeric_limits<std::uint64_t>::max() / sum;
    auto left = static_cast<std::int64_t>(total);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::uint64_t product = total * static_cast<std::uint64_t>(weights[i]);
        auto whole = static_cast<std::uint64_t>(UInt128{product} * inverse >> 64);
        std::uint64_t remainder = product - whole * sum;
        for (; remainder >= sum; remainder -= sum)
            ++whole;
        remainders[i] = remainder;
        parts[i] = static_cast<std::int64_t>(whole);
        left -= parts[i];
    }
    giveOneByOne(left, std::span(remainders.data(), weights.size()), parts);
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
    const bool few = weights.size() <= kFew;
    if (few && sum <= std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(total))
        return spreadFew(static_cast<std::uint64_t>(total), static_cast<std::uint64_t>(sum), weights, parts);
    const std::int64_t left = wholeShares(total, sum, weights, parts);
    if (few)
        giveOneByOne(left, weights, parts);
    else
        giveInOrder(left, weights, parts);
}

} // namespace loyalty::engine
