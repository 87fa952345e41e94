#include "core/tier/standing.h"

#include "core/base/assert.h"

#include <algorithm>
#include <limits>

namespace loyalty::tier {
namespace {

constexpr BusinessDate kEver{-25'567}; // 1900-01-01

std::int64_t difference(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    return __builtin_sub_overflow(a, b, &result) ? std::numeric_limits<std::int64_t>::max() : result;
}

} // namespace

Window window(const programme::Tiers& tiers, BusinessDate date)
{
    switch (tiers.window) {
    case programme::TierWindow::Rolling:
        return {.first = date.plusMonths(-tiers.windowMonths).plusDays(1), .last = date};
    case programme::TierWindow::CalendarYear:
        return {.first = date.firstOfMonth().plusMonths(1 - date.ymd().month), .last = date};
    case programme::TierWindow::SinceChange:
        return {.first = kEver, .last = date};
    }
    LOYALTY_ASSERT(!"unknown window");
}

std::optional<Window> window(const programme::Programme& programme, BusinessDate date)
{
    return programme.tiers ? std::optional(window(*programme.tiers, date)) : std::nullopt;
}

Standing standing(const programme::Tiers& tiers, std::int64_t qualifying)
{
    LOYALTY_ASSERT(!tiers.levels.empty());
    Standing standing;
    while (standing.level + 1 < tiers.levels.size() && qualifying >= tiers.levels[standing.level + 1].threshold)
        ++standing.level;
    if (standing.level + 1 < tiers.levels.size()) {
        standing.next = standing.level + 1;
        standing.missing = difference(tiers.levels[*standing.next].threshold, qualifying);
    }
    return standing;
}

std::optional<Standing> standing(const programme::Programme& programme, std::int64_t qualifying)
{
    return programme.tiers ? std::optional(standing(*programme.tiers, qualifying)) : std::nullopt;
}

std::int64_t missingTo(const programme::Tiers& tiers, std::size_t level, std::int64_t qualifying)
{
    return std::max<std::int64_t>(difference(tiers.levels[level].threshold, qualifying), 0);
}

std::size_t reachedLevel(const programme::Tiers& tiers, std::int64_t qualifying, const Measured& measured)
{
    for (std::size_t level = tiers.levels.size(); level-- > 1;) {
        const programme::Tier& tier = tiers.levels[level];
        bool any = qualifying >= tier.threshold;
        bool all = any;
        for (std::size_t measure = 0; measure < tier.also.size(); ++measure)
            if (tier.also[measure]) {
                const bool met = measured[measure] >= *tier.also[measure];
                any = any || met;
                all = all && met;
            }
        if (tiers.match == programme::Match::Any ? any : all)
            return level;
    }
    return 0;
}

std::int64_t missingToKeep(const programme::Tiers& tiers, std::int64_t qualifying, std::int64_t ending)
{
    const Standing now = standing(tiers, qualifying);
    const std::int64_t threshold = tiers.levels[now.level].threshold;
    const auto remaining = static_cast<Int128>(qualifying) - ending;
    const Int128 missing = std::max<Int128>(threshold - remaining, 0);
    return static_cast<std::int64_t>(std::min<Int128>(missing, std::numeric_limits<std::int64_t>::max()));
}

} // namespace loyalty::tier
