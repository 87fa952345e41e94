#include "core/engine/tier_view.h"

#include <algorithm>

namespace loyalty::engine {

std::size_t levelOf(const programme::Programme& programme, const MemberFacts& member, std::int64_t qualifying,
                    const tier::Measured& measured)
{
    if (!programme.tiers)
        return 0;
    const std::size_t held = std::min(member.level.value_or(0), programme.tiers->levels.size() - 1);
    return std::max(held, tier::reachedLevel(*programme.tiers, qualifying, measured));
}

void viewTier(TierView& view, const programme::Programme& programme, const MemberFacts& member, std::int64_t qualifying,
              const tier::Measured& measured)
{
    if (!programme.tiers)
        return;
    const auto& levels = programme.tiers->levels;
    const std::size_t level = levelOf(programme, member, qualifying, measured);
    view.id = levels[level].id;
    view.qualifying = qualifying;
    if (level + 1 < levels.size()) {
        view.next = levels[level + 1].id;
        view.missing = tier::missingTo(*programme.tiers, level + 1, qualifying);
    }
    if (!member.ending)
        return;
    view.missingToKeep = tier::missingToKeep(*programme.tiers, qualifying, member.ending->amount);
    view.keepBy = member.ending->by;
}

} // namespace loyalty::engine
