#include "core/engine/spread.h"

#include "core/base/assert.h"
#include "core/engine/basket.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <vector>

namespace loyalty::engine {
namespace {

/// As many lines as are compared each with each rather than put in order.
constexpr std::size_t kFew = 32;
/// Lines whose remainders find room on the stack.
constexpr std::size_t kMany = Basket::kMaxLines;

/// Each one of the `left` lines with the largest remainders gets one more; the earlier of equals first. Few lines count
/// who comes before them: without a branch, which would be guessed wrong every other time.
template <class Remainder>
void giveToFew(std::int64_t left, std::span<const Remainder> remainders, std::int64_t* parts)
{
    const Remainder* const of = remainders.data();
    const std::size_t count = remainders.size();
    for (std::size_t i = 0; i < count; ++i) {
        std::int64_t before = 0;
        for (std::size_t j = 0; j < i; ++j)
            before += of[j] >= of[i] ? 1 : 0;
        for (std::size_t j = i + 1; j < count; ++j)
            before += of[j] > of[i] ? 1 : 0;
        parts[i] += before < left ? 1 : 0;
    }
}

template <class Remainder>
void giveToMany(std::int64_t left, std::span<const Remainder> remainders, std::int64_t* parts,
                std::span<std::size_t> order)
{
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = [of = remainders.data()](std::size_t a, std::size_t b) {
        return of[a] != of[b] ? of[a] > of[b] : a < b;
    };
    const auto end = order.begin() + left;
    std::nth_element(order.begin(), end, order.end(), before);
    for (auto at = order.begin(); at != end; ++at)
        ++parts[*at];
}

template <class Remainder>
void giveTheRest(std::int64_t left, std::span<const Remainder> remainders, std::int64_t* parts)
{
    if (left == 0)
        return;
    if (remainders.size() <= kFew)
        return giveToFew(left, remainders, parts);
    if (remainders.size() <= kMany) {
        std::array<std::size_t, kMany> order;
        return giveToMany(left, remainders, parts, {order.data(), remainders.size()});
    }
    std::vector<std::size_t> order(remainders.size());
    giveToMany(left, remainders, parts, order);
}

constexpr int kFallsShort = 2;

/// Where total × sum fits 64 bits and the lines are not too many: every usual ticket. Divides once and multiplies by the
/// inverse, which falls short by one or two at most.
void spreadSmall(std::uint64_t total, std::uint64_t sum, std::span<const UInt128> weights, std::int64_t* parts)
{
    std::array<std::uint64_t, kMany> room;
    std::uint64_t* const remainders = room.data();
    const UInt128* const weight = weights.data();
    const std::uint64_t inverse = std::numeric_limits<std::uint64_t>::max() / sum;
    auto left = static_cast<std::int64_t>(total);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::uint64_t product = total * static_cast<std::uint64_t>(weight[i]);
        auto whole = static_cast<std::uint64_t>(UInt128{product} * inverse >> 64);
        std::uint64_t remainder = product - whole * sum;
        for (int step = 0; step < kFallsShort; ++step) {
            const bool more = remainder >= sum;
            whole += more ? 1 : 0;
            remainder -= more ? sum : 0;
        }
        remainders[i] = remainder;
        parts[i] = static_cast<std::int64_t>(whole);
        left -= parts[i];
    }
    giveTheRest<std::uint64_t>(left, {remainders, weights.size()}, parts);
}

void spreadWide(std::int64_t total, UInt128 sum, std::span<UInt128> weights, std::int64_t* parts)
{
    std::int64_t left = total;
    std::int64_t* part = parts;
    for (UInt128& weight : weights) {
        const UInt128 product = static_cast<UInt128>(total) * weight;
        const UInt128 whole = product / sum;
        weight = product - whole * sum; // the remainder
        *part = static_cast<std::int64_t>(whole);
        left -= *part++;
    }
    giveTheRest<UInt128>(left, weights, parts);
}

} // namespace

void spread(std::int64_t total, UInt128 sum, std::span<UInt128> weights, std::span<std::int64_t> parts)
{
    LOYALTY_ASSERT(total >= 0 && parts.size() == weights.size() && (sum > 0 || total == 0));
    if (total == 0) {
        std::fill(parts.begin(), parts.end(), 0);
        return;
    }
    const auto whole = static_cast<std::uint64_t>(total);
    if (weights.size() <= kMany && sum <= std::numeric_limits<std::uint64_t>::max() / whole)
        return spreadSmall(whole, static_cast<std::uint64_t>(sum), weights, parts.data());
    spreadWide(total, sum, weights, parts.data());
}

} // namespace loyalty::engine
