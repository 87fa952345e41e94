#pragma once

#include "core/programme/earning.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What points can be spent on.
namespace loyalty::programme {

/// Points as money off. `step` points are worth whole minor units.
struct Redeeming
{
    std::int64_t pointsPer = 1;  ///< this many points …
    std::int64_t valueMinor = 1; ///< … are worth this much
    std::int64_t min = 1;        ///< points, a multiple of `step`
    std::int64_t step = 1;
    std::optional<std::int64_t> max; ///< points a ticket, a multiple of `step`
    Rate maxShare;                   ///< of the ticket's total, above 0, at most 1
    TrustCaps maxByTrust;
    std::optional<Selector> select; ///< what points may pay; none: what earns
    bool operator==(const Redeeming&) const = default;
};

/// Goods for points: every `pieces`, or a part of them, cost the reward's points.
struct GoodsReward
{
    std::string sku;
    std::int64_t pieces = 1;
    bool operator==(const GoodsReward&) const = default;
};

struct CouponReward
{
    std::string coupon;
    bool operator==(const CouponReward&) const = default;
};

/// A fixed amount off this ticket.
struct MoneyReward
{
    std::int64_t minor = 0;
    bool operator==(const MoneyReward&) const = default;
};

/// Something that costs a fixed number of points.
struct Reward
{
    std::string id;
    Names names;
    std::int64_t points = 0;
    When when;
    std::variant<GoodsReward, CouponReward, MoneyReward> gives;
    bool reducesBase = false; ///< money of it is off what earns, as money that points pay is
    bool operator==(const Reward&) const = default;
};

} // namespace loyalty::programme
