#pragma once

#include "core/ledger/posting.h"

namespace loyalty::ledger {

/// The programme's points.
[[nodiscard]] inline const AssetKey& points()
{
    static const AssetKey key{Asset::Points, {}};
    return key;
}

/// What a tier is judged by where members qualify by spend: minor units of unreturned purchases, dated by their sale.
[[nodiscard]] inline const AssetKey& tierSpend()
{
    static const AssetKey key{Asset::Qualifying, "spend"};
    return key;
}

/// Purchases that let points live on.
[[nodiscard]] inline const AssetKey& activity()
{
    static const AssetKey key{Asset::Activity, {}};
    return key;
}

/// Money that was paid in, in minor units of the programme's currency.
[[nodiscard]] inline const AssetKey& storedPrincipal()
{
    static const AssetKey key{Asset::StoredPrincipal, {}};
    return key;
}

/// What was given on top of it.
[[nodiscard]] inline const AssetKey& storedGift()
{
    static const AssetKey key{Asset::StoredGift, {}};
    return key;
}

/// Uses of coupons of one definition.
[[nodiscard]] inline AssetKey coupons(std::string_view definition)
{
    return {Asset::Coupon, std::string(definition)};
}

[[nodiscard]] inline AssetKey stamps(std::string_view card)
{
    return {Asset::Stamp, std::string(card)};
}

/// What a programme's rules remember of a member, by the engine's name for it.
[[nodiscard]] inline AssetKey counter(std::string_view key)
{
    return {Asset::Counter, std::string(key)};
}

} // namespace loyalty::ledger
