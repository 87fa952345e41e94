#pragma once

#include "core/ledger/posting.h"

namespace loyalty::office {

/// What of a sale goes back with the last of its goods and not line by line: never points, and no money.
[[nodiscard]] constexpr bool goesWithLastGoods(ledger::Asset asset)
{
    switch (asset) {
    case ledger::Asset::Coupon:
    case ledger::Asset::Stamp:
    case ledger::Asset::Activity:
    case ledger::Asset::Qualifying:
    case ledger::Asset::Counter:
        return true;
    case ledger::Asset::Points:
    case ledger::Asset::StoredPrincipal:
    case ledger::Asset::StoredGift:
    case ledger::Asset::Exposure:
        return false;
    }
    return false;
}

} // namespace loyalty::office
