#include "core/engine/redeem.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace loyalty::engine {
namespace {

struct NamedLimit
{
    std::string_view name;
    std::int64_t points;
};

/// The first of the smallest, in the order of the refusals.
NamedLimit smallest(const RedeemLimits& limits)
{
    const NamedLimit named[] = {{"max", limits.max},
                                {"share", limits.share},
                                {"balance", limits.balance},
                                {"trust", limits.trust},
                                {"rights", limits.rights}};
    return *std::min_element(std::begin(named), std::end(named),
                             [](const auto& a, const auto& b) { return a.points < b.points; });
}

} // namespace

RedeemLimits redeemLimits(const programme::Redeeming& redeeming, const MemberFacts& member, std::int64_t spent,
                          std::int64_t totalMinor, std::int64_t payableMinor)
{
    const Rate& share = redeeming.maxShare;
    const std::int64_t shareMinor = floorDiv(Int128{totalMinor} * share.numerator(), share.denominator());
    const Int128 sharePoints = Int128{std::min(shareMinor, payableMinor)} * redeeming.pointsPer / redeeming.valueMinor;
    RedeemLimits limits;
    limits.max = redeeming.max.value_or(Points::kMax);
    limits.share = static_cast<std::int64_t>(std::min<Int128>(sharePoints, Points::kMax));
    limits.balance = std::max<std::int64_t>(member.balance.count(), 0);
    const auto trust = static_cast<std::size_t>(member.trust);
    if (trust < redeeming.maxByTrust.size())
        limits.trust = redeeming.maxByTrust[trust].value_or(Points::kMax);
    if (member.spendLimit)
        limits.rights = std::max<std::int64_t>(member.spendLimit->count(), 0);
    for (std::int64_t* limit : {&limits.balance, &limits.trust, &limits.rights})
        *limit = std::max<std::int64_t>(*limit - spent, 0);
    return limits;
}

RedeemOption redeemOption(const programme::Redeeming& redeeming, const RedeemLimits& limits)
{
    const NamedLimit limit = smallest(limits);
    RedeemOption option;
    option.step = Points(redeeming.step);
    const std::int64_t most = limit.points / redeeming.step * redeeming.step;
    if (most < redeeming.min) {
        option.limitedBy = limit.points > 0 ? "minimum" : limit.name;
        return option;
    }
    option.least = Points(redeeming.min);
    option.most = Points(most);
    option.mostMinor = valueOf(redeeming, most);
    option.limitedBy = limit.name;
    return option;
}

std::optional<QuoteRefusal> whyNotRedeem(const programme::Redeeming& redeeming, const RedeemLimits& limits,
                                         std::int64_t points)
{
    if (points < redeeming.min)
        return QuoteRefusal::RedeemBelowMinimum;
    if (points % redeeming.step != 0)
        return QuoteRefusal::RedeemNotAStep;
    if (points > limits.max || points > limits.share)
        return QuoteRefusal::RedeemAboveLimit;
    if (points > limits.balance)
        return QuoteRefusal::RedeemAboveBalance;
    if (points > limits.trust)
        return QuoteRefusal::RedeemNotWithThisCode;
    if (points > limits.rights)
        return QuoteRefusal::RedeemBeyondRights;
    return std::nullopt;
}

std::int64_t valueOf(const programme::Redeeming& redeeming, std::int64_t points)
{
    return floorDiv(Int128{points} * redeeming.valueMinor, redeeming.pointsPer);
}

std::optional<Points> pointsWorth(const programme::Redeeming& redeeming, std::int64_t minor)
{
    const Int128 whole = Int128{minor} * redeeming.pointsPer;
    const Int128 points = (whole + redeeming.valueMinor - 1) / redeeming.valueMinor;
    return points <= Points::kMax ? std::optional(Points(static_cast<std::int64_t>(points))) : std::nullopt;
}

} // namespace loyalty::engine
