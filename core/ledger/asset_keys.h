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

} // namespace loyalty::ledger
