#include "core/base/points.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

/// What is not proved by something fresh spends nothing unless the programme says so: a number can be overheard, and a
/// card's number copied.
constexpr TrustCaps kUnlessSaid = {0, 0, std::nullopt};

Rate readMaxShare(Section& redeeming)
{
    if (!redeeming.has("maxShare"))
        return Rate();
    const Rate share = redeeming.rate("maxShare", 1);
    if (share.numerator() == 0)
        redeeming.complain("maxShare", "out-of-range", "0");
    return share;
}

} // namespace

std::optional<Redeeming> readRedeeming(Section& document)
{
    std::optional<Section> section = document.optionalChild("redeeming");
    if (!section)
        return std::nullopt;
    Redeeming redeeming;
    redeeming.pointsPer = section->integer("pointsPer", 1, Rate::kMaxPart);
    redeeming.valueMinor = section->integer("valueMinor", 1, Rate::kMaxPart);
    redeeming.step = section->integer("step", 1, Points::kMax);
    redeeming.min = section->integer("min", 1, Points::kMax);
    redeeming.max = section->optionalInteger("max", 1, Points::kMax);
    redeeming.maxShare = readMaxShare(*section);
    redeeming.maxByTrust = kUnlessSaid;
    section->readAmounts("maxPointsByTrust", kTrustWords, redeeming.maxByTrust, 0, Points::kMax);
    redeeming.select = section->optionalSelector("select");
    section->refuseUnknownKeys();
    return redeeming;
}

namespace {

/// Exactly one of the things that a reward may give.
void readGives(Section& reward, Reward& into)
{
    int named = 0;
    if (std::optional<Section> goods = reward.optionalChild("goods")) {
        into.gives = GoodsReward{.sku = goods->string("sku", 100), .pieces = goods->integerOr("pieces", 1, 1, 1000)};
        goods->refuseUnknownKeys();
        ++named;
    }
    if (reward.has("coupon")) {
        into.gives = CouponReward{reward.wordId("coupon")};
        ++named;
    }
    if (reward.has("minor")) {
        into.gives = MoneyReward{reward.integer("minor", 1, Money::kMaxMinor)};
        ++named;
    }
    if (named != 1)
        reward.complain("goods", named == 0 ? "missing" : "more-than-one");
}

} // namespace

std::vector<Reward> readRewards(Section& document)
{
    std::vector<Reward> rewards;
    document.each("rewards", kMostItems, [&](const json::Value& value, std::string path) {
        Section reward = document.item(value, std::move(path));
        Reward read{.id = reward.wordId("id"),
                    .names = reward.names("names"),
                    .points = reward.integer("points", 1, Points::kMax),
                    .when = readWhen(reward),
                    .gives = {},
                    .reducesBase = reward.booleanOr("reducesBase", false)};
        readGives(reward, read);
        reward.refuseUnknownKeys();
        rewards.push_back(std::move(read));
    });
    return rewards;
}

} // namespace loyalty::programme
