#include "core/engine/tier_view.h"

#include <algorithm>
#include <limits>

namespace loyalty::engine {
namespace {

/// Whether the qualifying amount decides alone whether the level is reached: nothing else is asked for that is not there.
bool needsOnlyAmount(const programme::Tiers& tiers, std::size_t level, const tier::Measured& measured)
{
    const programme::Measures& also = tiers.levels[level].also;
    for (std::size_t measure = 0; measure < also.size(); ++measure)
        if (tiers.match == programme::Match::All && also[measure] && measured[measure] < *also[measure])
            return false;
    return true;
}

/// Whether the qualifying amount decides alone whether the level is kept. When other measures fall out is not known.
bool keptByAmount(const programme::Tiers& tiers, std::size_t level, const tier::Measured& measured)
{
    const programme::Measures& also = tiers.levels[level].also;
    for (std::size_t measure = 0; measure < also.size(); ++measure)
        if (also[measure] && (tiers.match == programme::Match::All || measured[measure] >= *also[measure]))
            return false;
    return true;
}

} // namespace

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
        if (needsOnlyAmount(*programme.tiers, level + 1, measured))
            view.missing = tier::missingTo(*programme.tiers, level + 1, qualifying);
    }
    if (member.endings.empty() || !keptByAmount(*programme.tiers, level, measured))
        return;
    // The first day on which it would be lost decides.
    for (const TierEnding& ending : member.endings) {
        std::int64_t remaining = 0;
        if (__builtin_sub_overflow(qualifying, ending.amount, &remaining))
            remaining = std::numeric_limits<std::int64_t>::min();
        view.missingToKeep = tier::missingTo(*programme.tiers, level, remaining);
        view.keepBy = ending.by;
        if (view.missingToKeep > 0)
            return;
    }
}

} // namespace loyalty::engine
