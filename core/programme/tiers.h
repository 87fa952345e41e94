#pragma once

#include "core/base/rate.h"
#include "core/programme/when.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Levels of membership.
namespace loyalty::programme {

enum class QualifyBy { Spend, Points, Visits };
/// Thresholds by measure.
using Measures = std::array<std::optional<std::int64_t>, 3>;

struct Tier
{
    std::string id;
    Names names;
    std::int64_t threshold = 0; ///< qualifying amount from which it holds; the first tier's is 0
    Rate rate;                  ///< on all points earned, 0 … 1000
    Measures also;              ///< further criteria; see Tiers::match
    bool operator==(const Tier&) const = default;
};

/// Which days count: the last `windowMonths`, the calendar year, or all since the tier last changed.
enum class TierWindow { Rolling, CalendarYear, SinceChange };
/// Whether a level asks for one of its criteria or for all of them.
enum class Match { Any, All };
/// Levels are risen to at once. They are lost never, as soon as they are not earned any more, or at a review only.
enum class Downgrade { Never, AtOnce, AtReview };

struct Tiers
{
    QualifyBy qualifyBy = QualifyBy::Spend;
    int windowMonths = 12;          ///< rolling, 1 … 120
    std::optional<Selector> select; ///< what qualifies; none: what earns
    std::vector<Tier> levels;       ///< thresholds ascending, never empty
    TierWindow window = TierWindow::Rolling;
    Match match = Match::Any;
    Downgrade downgrade = Downgrade::AtOnce;
    int reviewMonths = 12; ///< reviews fall on the first of every so many months, counted from January
    int graceDays = 0;     ///< a level that is not earned any more is kept so long
    int protectDays = 0;   ///< a level that was lost is won back within so many days by half of its threshold
    bool operator==(const Tiers&) const = default;
};

} // namespace loyalty::programme
