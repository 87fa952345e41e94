#pragma once

#include "core/base/calendar/calendar.h"
#include "core/base/id.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/engine/quote.h"
#include "core/ledger/posting.h"
#include "core/programme/programme.h"
#include "core/receipt/document.h"
#include "core/receipt/wording.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a member takes home of an act: values out of the journal and of what is known of the member, and how they
/// become lines. Nothing here holds a full name or number of a person.
namespace loyalty::receipt {

/// The first paper of an act, a repeat that somebody asked for, or a repeat because nobody knows whether the first one
/// came out.
enum class Issue { Original, Reprint, Copy };

struct Heading
{
    std::string storeName;
    std::string label; ///< labelOf() of the entry
    LocalTime at;      ///< of the act, on the store's wall
    std::string cashier;
    std::string ticket;    ///< the register's number; empty: none
    bool training = false; ///< nothing on this paper counts
    Issue issue = Issue::Original;
    int number = 0; ///< of the reprint or copy, 1, 2, 3 …
    bool operator==(const Heading&) const = default;
};

struct Ending
{
    Points points;
    BusinessDate lastDay;
    bool operator==(const Ending&) const = default;
};

/// Coupons of one kind that end soon.
struct CouponEnding
{
    programme::Names names;
    std::int64_t count = 0;
    BusinessDate lastDay;
    bool operator==(const CouponEnding&) const = default;
};

/// Gift value that ends soon.
struct GiftEnding
{
    std::int64_t minor = 0;
    BusinessDate lastDay;
    bool operator==(const GiftEnding&) const = default;
};

/// Points that were earned and can be used later.
struct Coming
{
    Points points;
    BusinessDate from; ///< first day on which they can be used
    bool operator==(const Coming&) const = default;
};

/// What keeps the tier when something falls out of its window.
struct TierKept
{
    std::int64_t missing = 0;
    BusinessDate by;
    bool operator==(const TierKept&) const = default;
};

/// What the receipt says of the member. Identity is masked where the values come from.
struct Standing
{
    std::string maskedName;   ///< empty where it is not known
    std::string maskedNumber; ///< empty where it is not known
    Points balance;
    /// The journal does not keep balances: set where the paper comes later than its act, and so tells of this moment.
    std::optional<LocalTime> balanceAt;
    programme::Names tier;       ///< empty: the programme has no tiers
    programme::Names next;       ///< empty: at the top
    std::int64_t missing = 0;    ///< to the next tier
    Currency currency;           ///< of `gifts`, and of `missing` where tiers count money
    std::vector<Ending> endings; ///< soonest first
    std::vector<CouponEnding> coupons = {};
    std::vector<GiftEnding> gifts = {};                           ///< soonest first
    std::optional<Coming> coming = {};                            ///< those that can be used first
    bool birthday = false;                                        ///< today
    std::optional<TierKept> keep = {};                            ///< of `tier`
    programme::QualifyBy qualifyBy = programme::QualifyBy::Spend; ///< what is missing counts
    bool operator==(const Standing&) const = default;
};

/// One line of the basket. `what` is the article's number or its category, as the register told it.
struct Item
{
    std::string what; ///< empty: the register told nothing
    Quantity quantity;
    std::int64_t amountMinor = 0;
    bool operator==(const Item&) const = default;
};

/// What an offer took off.
struct OfferLine
{
    std::string id;
    programme::Names names; ///< empty: the programme does not have it any more
    std::int64_t minor = 0;
    bool operator==(const OfferLine&) const = default;
};

/// What an account of stored value paid, and what is left on it: of the moment of printing, as points are.
struct ValueLine
{
    std::string ending; ///< of a gift card's number; empty: the member's own
    std::int64_t minor = 0;
    std::int64_t leftMinor = 0;
    bool operator==(const ValueLine&) const = default;
};

/// Coupons or stamps that the member takes home; on the paper of a return, below 0: that the shop took back.
struct TakenHome
{
    std::string id;
    programme::Names names;
    std::int64_t count = 0;
    std::int64_t full = 0; ///< of stamps: what fills the card; 0: coupons
    bool operator==(const TakenHome&) const = default;
};

/// Points of another one of the member's family that paid.
struct FamilyLine
{
    std::string maskedName; ///< empty where it is not known
    Points points;
    bool operator==(const FamilyLine&) const = default;
};

/// Of a sale in which goods of another one came back: what those took along, and brought home.
struct OldGoods
{
    Points takenBack;   ///< earned points that went
    Points waived;      ///< of those, let go by the programme
    Points paidInMoney; ///< of those, gone already and withheld from what the goods are worth
    Points givenBack;   ///< spent points that came back, whether they pay again or not
    std::int64_t withheldMinor = 0;
    std::vector<TakenHome> moved = {}; ///< coupons and stamps that went either way
    bool operator==(const OldGoods&) const = default;
};

/// The steps of the reckoning with what the programme calls its rules and tiers.
struct Reasons
{
    std::vector<engine::TraceStep> steps;
    std::map<std::string, programme::Names> names;
    bool operator==(const Reasons&) const = default;
};

/// A sale; a redemption where `redeemed` is not 0.
struct SaleReceipt
{
    Heading heading;
    SaleId sale;
    Currency currency;
    std::vector<Item> items; ///< empty where only an amount was told
    std::int64_t totalMinor = 0;
    std::int64_t redeemedMinor = 0;
    std::int64_t dueMinor = 0; ///< what total − redeemed − due leaves is other discounts
    Points earned;
    Points redeemed;
    std::int64_t exchangedMinor = 0;   ///< of due, what goods that came back in the same act are worth in money
    std::int64_t valueMinor = 0;       ///< of due, paid with stored value and gift cards
    std::int64_t tenderedMinor = 0;    ///< of due, paid in ways that the register named
    std::int64_t tendersBackMinor = 0; ///< of goods that came back in the same act, back in the ways that paid them
    std::vector<Item> given;           ///< goods on top, or for points; no amounts
    std::vector<OfferLine> offers;     ///< what of the discounts is known by name
    std::vector<ValueLine> value;      ///< what of valueMinor which account paid
    std::vector<TakenHome> takenHome;
    std::vector<FamilyLine> family = {};     ///< of `redeemed`
    std::optional<OldGoods> oldGoods = {};   ///< exchangedMinor is without what was withheld
    std::optional<std::int64_t> inCashMinor; ///< what is left in money where it is cash, if that is another amount
    std::optional<Standing> member;
    std::optional<Reasons> why; ///< printed where it is there
    bool operator==(const SaleReceipt&) const = default;
};

/// What went home to an account other than the one that paid.
struct HomeLine
{
    std::string maskedName; ///< both empty where nobody here knows them
    std::string maskedNumber;
    Points points;
    std::int64_t valueMinor = 0;
    bool operator==(const HomeLine&) const = default;
};

/// Goods that came back, or a whole sale taken back.
struct ReturnReceipt
{
    enum class Kind { Goods, Void };
    Kind kind = Kind::Goods;
    Heading heading;
    SaleId sale;
    std::string saleLabel; ///< of the sale's own receipt; empty: goods came back without it
    Currency currency;
    std::vector<Item> items;        ///< amounts are what they are worth; withheldMinor of it is not paid back
    std::int64_t withheldMinor = 0; ///< for points that were gone already; refundMinor is without it
    std::int64_t refundMinor = 0;
    std::int64_t valueMinor = 0;             ///< of the refund, back on the accounts that paid it
    std::optional<std::int64_t> inCashMinor; ///< what is paid back where it is cash, if that is another amount
    Points takenBack;                        ///< earned points that went
    Points waived;                           ///< of those, let go by the programme
    Points paidInMoney;                      ///< of those, gone already and withheld from the refund instead
    Points givenBack;                        ///< spent points that came back
    std::vector<TakenHome> moved = {};       ///< coupons and stamps that went either way
    std::vector<HomeLine> homes = {};        ///< of givenBack and valueMinor, what went to others' accounts
    std::string reason;
    std::optional<Standing> member;
    bool operator==(const ReturnReceipt&) const = default;
};

struct EnrolmentSlip
{
    Heading heading;
    Standing member;
    BusinessDate joined;
    std::string consentText; ///< version of the text that was shown
    std::string code;        ///< the member's own, which never changes: a till finds them by it; empty: none
    bool operator==(const EnrolmentSlip&) const = default;
};

/// Money put on an account of stored value, or paid out of it.
struct ValueReceipt
{
    enum class Kind { Load, PayOut };
    Kind kind = Kind::Load;
    Heading heading;
    std::string account; ///< masked name and number, or the end of a gift card's number
    bool card = false;   ///< a gift card
    Currency currency;
    std::int64_t minor = 0;        ///< paid in or out
    std::int64_t giftMinor = 0;    ///< given on top, or taken back
    std::int64_t balanceMinor = 0; ///< principal and gift, of the moment of printing
    std::int64_t balanceGiftMinor = 0;
    std::string reason; ///< of a pay-out
    bool operator==(const ValueReceipt&) const = default;
};

using Receipt = std::variant<SaleReceipt, ReturnReceipt, EnrolmentSlip, ValueReceipt>;

[[nodiscard]] Document compose(const SaleReceipt& sale, const Wording& wording);
[[nodiscard]] Document compose(const ReturnReceipt& back, const Wording& wording);
[[nodiscard]] Document compose(const EnrolmentSlip& slip, const Wording& wording);
[[nodiscard]] Document compose(const ValueReceipt& value, const Wording& wording);
[[nodiscard]] Document compose(const Receipt& receipt, const Wording& wording);

/// "s1-2-1c1c-42": store, lane, the first digits of the incarnation, the entry's number. A label for people: one entry
/// of a chain has it, and nothing is looked up by it.
[[nodiscard]] std::string labelOf(std::string_view store, std::string_view lane, const ledger::EntryRef& entry);

} // namespace loyalty::receipt
