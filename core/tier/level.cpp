#include "core/tier/level.h"

#include "core/base/assert.h"
#include "core/tier/standing.h"

#include <algorithm>

namespace loyalty::tier {
namespace {

bool mayFall(programme::Downgrade downgrade, Occasion occasion)
{
    switch (downgrade) {
    case programme::Downgrade::Never:
        return false;
    case programme::Downgrade::AtOnce:
        return true;
    case programme::Downgrade::AtReview:
        return occasion == Occasion::Review;
    }
    LOYALTY_ASSERT(!"unknown downgrade");
}

} // namespace

std::size_t levelAfter(const programme::Tiers& tiers, const Held& held, std::int64_t qualifying, Occasion occasion)
{
    const std::size_t reached = standing(tiers, qualifying).level;
    const std::size_t kept = mayFall(tiers.downgrade, occasion) ? reached : std::max(reached, held.level);
    return std::min(std::max(kept, held.floor.value_or(0)), tiers.levels.size() - 1);
}

} // namespace loyalty::tier
