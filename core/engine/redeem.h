#pragma once

#include "core/engine/quote.h"
#include "core/engine/ticket.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <optional>

namespace loyalty::engine {

/// How many points may be redeemed by each limit on its own. ≥ 0.
struct RedeemLimits
{
    std::int64_t max = Points::kMax;
    std::int64_t share = Points::kMax; ///< of the ticket, and no more than what points may pay of it
    std::int64_t balance = Points::kMax;
    std::int64_t trust = Points::kMax;
    std::int64_t rights = Points::kMax;
};

/// `spent` points are gone for rewards; `payableMinor` is what the lines cost that points may pay, at most `totalMinor`.
[[nodiscard]] RedeemLimits redeemLimits(const programme::Redeeming& redeeming, const MemberFacts& member,
                                        std::int64_t spent, std::int64_t totalMinor, std::int64_t payableMinor);

[[nodiscard]] RedeemOption redeemOption(const programme::Redeeming& redeeming, const RedeemLimits& limits);

/// Why exactly `points` may not be redeemed; nothing where they may.
[[nodiscard]] std::optional<QuoteRefusal> whyNotRedeem(const programme::Redeeming& redeeming,
                                                       const RedeemLimits& limits, std::int64_t points);

/// Minor units that a multiple of the step is worth.
[[nodiscard]] std::int64_t valueOf(const programme::Redeeming& redeeming, std::int64_t points);

/// The other way round, for a person who says an amount of money: the fewest points that are worth `minor` > 0, which
/// may be no whole step. Nothing where that is more points than there may be.
[[nodiscard]] std::optional<Points> pointsWorth(const programme::Redeeming& redeeming, std::int64_t minor);

} // namespace loyalty::engine
