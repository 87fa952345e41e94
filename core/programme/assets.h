#pragma once

#include "core/base/rate.h"
#include "core/programme/expiry.h"
#include "core/programme/when.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a member can hold besides points.
namespace loyalty::programme {

/// What becomes of a coupon when the goods it was used for come back.
enum class CouponReturn { GiveBack, Keep };

struct Coupon
{
    std::string id;
    Names names;
    std::string offer; ///< of the discounts, applies with the coupon only
    When when;         ///< when it may be used
    std::optional<Expiry> expiry;
    std::int64_t uses = 1;      ///< times that one coupon may be used
    std::int64_t perTicket = 1; ///< coupons of this kind on one ticket
    CouponReturn onReturn = CouponReturn::GiveBack;
    bool operator==(const Coupon&) const = default;
};

struct StampCard
{
    std::string id;
    Names names;
    std::int64_t stamps = 10;     ///< that fill a card
    std::string coupon;           ///< what a full card becomes
    std::optional<Expiry> expiry; ///< of the stamps
    bool operator==(const StampCard&) const = default;
};

/// A gift for loading at least `fromMinor`: a fixed amount, and a share of what is loaded, at once or in parts.
struct TopUpGift
{
    std::int64_t fromMinor = 0;
    std::int64_t giftMinor = 0;
    Rate giftShare{0, 1};
    int instalments = 1; ///< equal parts, a month from one to the next, the first at once
    bool operator==(const TopUpGift&) const = default;
};

/// In which order money and gift of a stored value are spent.
enum class SpendOrder { GiftFirst, PrincipalFirst, Proportional };

struct StoredValue
{
    std::int64_t minTopUpMinor = 1;
    std::int64_t maxTopUpMinor = 0; ///< ≥ the least
    std::int64_t maxBalanceMinor = 0;
    std::vector<TopUpGift> gifts; ///< ascending; the last one that is reached counts
    std::optional<Expiry> giftExpiry;
    SpendOrder spendOrder = SpendOrder::GiftFirst;
    bool refundable = true; ///< unused principal may be paid out; gifts are taken back in proportion
    bool operator==(const StoredValue&) const = default;
};

struct GiftCards
{
    std::int64_t minMinor = 1;
    std::int64_t maxMinor = 0;
    bool reloadable = false;
    bool refundable = false;
    std::optional<Expiry> expiry;
    bool operator==(const GiftCards&) const = default;
};

} // namespace loyalty::programme
