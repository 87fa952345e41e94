#pragma once

#include "core/base/money.h"
#include "core/base/rate.h"
#include "core/base/time.h"
#include "core/member/card_number.h"
#include "core/programme/assets.h"
#include "core/programme/earning.h"
#include "core/programme/expiry.h"
#include "core/programme/offers.h"
#include "core/programme/redeeming.h"
#include "core/programme/tiers.h"
#include "core/programme/when.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The loyalty programme as data. A document says everything that the engine decides by; once published it never
/// changes, and a sale records the version that judged it.
namespace loyalty::programme {

/// What happens where a return takes back more points than are there.
/// Debt: the next points settle it. Clamp: the rest is waived. LimitedDebt: a debt up to a limit, the rest is waived.
/// OnlyPending: what is spendable is not touched. Money: the rest comes off the refund at what points are worth.
enum class Shortfall { Debt, Clamp, LimitedDebt, OnlyPending, Money };

enum class LimitBasis { Least, Greatest };

/// How far a debt may go: an absolute number, a share of what the member has ever earned, or the lesser or greater.
struct DebtLimit
{
    std::optional<std::int64_t> points;
    std::optional<Rate> share;
    LimitBasis basis = LimitBasis::Least;
    bool operator==(const DebtLimit&) const = default;
};

struct Returns
{
    Shortfall shortfall = Shortfall::Debt;
    DebtLimit limit; ///< of LimitedDebt
    bool operator==(const Returns&) const = default;
};

/// Points for who brings a friend, and for the friend.
struct Referral
{
    enum class At { SignUp, FirstPurchase };
    At at = At::FirstPurchase;
    std::int64_t minSpendMinor = 0; ///< what a purchase of the friend's must cost to count as the first
    std::optional<Grant> referrer;
    std::optional<Grant> invited;           ///< the friend's own
    std::optional<std::int64_t> maxPerYear; ///< friends for whom one member is rewarded in a calendar year
    bool operator==(const Referral&) const = default;
};

/// Members who may spend one another's points.
struct Family
{
    int maxMembers = 6; ///< 2 … 50
    bool operator==(const Family&) const = default;
};

struct Programme
{
    std::string id;
    std::int64_t version = 1; ///< ≥ 1, upwards
    Instant validFrom;
    Currency currency;
    std::int64_t cashStepMinor = 1; ///< the smallest amount that is paid in cash; 1: no rounding
    Names names;
    Earning earning;
    std::optional<Tiers> tiers;
    std::optional<Redeeming> redeeming;
    std::optional<Expiry> expiry; ///< none: points never end
    LotCare lotCare;
    Returns returns;
    std::vector<member::CardRange> cards; ///< numbers of the chain's own cards; empty: not told
    Discounts discounts;
    std::vector<Reward> rewards;
    std::vector<Coupon> coupons;
    std::vector<StampCard> stampCards;
    std::optional<StoredValue> storedValue;
    std::optional<GiftCards> giftCards;
    std::optional<Referral> referral;
    std::optional<Family> family;

    /// `minor` as it is paid in cash, or handed out where it is below 0: in whole steps, half away from nothing.
    [[nodiscard]] std::int64_t inCash(std::int64_t minor) const { return halfUp(minor, cashStepMinor) * cashStepMinor; }
    bool operator==(const Programme&) const = default;
};

/// The most points that a member may owe; `everEarned` ≥ 0 is what the share is taken of. None: no limit is named.
[[nodiscard]] std::optional<std::int64_t> mostDebt(const DebtLimit& limit, std::int64_t everEarned);

/// The words of the document.
[[nodiscard]] std::string_view toString(Rounding rounding);
[[nodiscard]] std::string_view toString(Shortfall shortfall);

} // namespace loyalty::programme
