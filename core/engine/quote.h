#pragma once

#include "core/access/access.h"
#include "core/base/calendar/calendar.h"
#include "core/base/points.h"
#include "core/base/rate.h"
#include "core/base/result.h"
#include "core/engine/basket.h"
#include "core/tier/standing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::programme {
class Compiled;
}

/// The one decision of what a basket earns and may redeem. Pure: no clock, no storage, no chance. The terminal, head
/// office and every replay call the same function.
namespace loyalty::engine {

struct MonthDay
{
    int month = 1;
    int day = 1;
    bool operator==(const MonthDay&) const = default;
};

/// One of the member's dated counters: amounts by business day, in any order. Keys are those of engine/counters.h.
struct Counter
{
    struct Day
    {
        BusinessDate date;
        std::int64_t amount = 0;
        bool operator==(const Day&) const = default;
    };
    std::string key;
    std::vector<Day> days;
};

/// What has fallen out of the tier's window once the day `by` is over: `amount` of the qualifying amount in all.
struct TierEnding
{
    std::int64_t amount = 0;
    BusinessDate by;
};

/// What the engine needs to know of the member, all of it as of the sale. What is not told is taken as nothing.
struct MemberFacts
{
    std::int64_t qualifying = 0; ///< in the programme's tier window, before this sale
    std::optional<MonthDay> birthday;
    Points balance;                   ///< shown balance; may be negative
    std::optional<Points> spendLimit; ///< what rights allow here and now; none: no limit beyond the balance
    access::Trust trust = access::Trust::Static;
    bool purchasedBefore = false;
    std::vector<std::string> segments;
    std::vector<Counter> counters;            ///< those that the programme keeps
    std::vector<BusinessDate> lunarBirthdays; ///< the days of the solar calendar on which it falls around the sale
    tier::Measured measured{};                ///< in the same window, for a tier's further criteria
    std::optional<std::size_t> level;         ///< level held; none: the one that `qualifying` reaches
    std::vector<TierEnding> endings;          ///< within kEndingDays, by day
};

/// Points that budgets still hold, by id; one that is not named holds all of its points.
using BudgetsLeft = std::vector<std::pair<std::string, std::int64_t>>;

struct Context
{
    Instant now;
    LocalTime local;
    BusinessDate date;
    std::string store;
    std::string channel = "store";
    BudgetsLeft budgetsLeft = {};
};

/// A reward that is asked for: pieces of goods, or how many times.
struct AskedReward
{
    std::string id;
    std::int64_t count = 1;
    bool operator==(const AskedReward&) const = default;
};

/// A part of the price that is paid by something other than money in hand: "stored-value", "gift-card", "voucher" …
struct Tender
{
    std::string type;
    std::int64_t minor = 0;
    bool operator==(const Tender&) const = default;
};

/// Tenders that the product itself takes.
inline constexpr std::string_view kStoredValueTender = "stored-value";
inline constexpr std::string_view kGiftCardTender = "gift-card";

/// What the cashier asks to redeem.
struct Ask
{
    enum class Kind { Nothing, Points, AsMuchAsAllowed };
    Kind kind = Kind::Nothing;
    Points points; ///< of AsMuchAsAllowed: at most so many, where it is above 0
    std::vector<AskedReward> rewards;
    std::vector<std::string> coupons; ///< ids of the programme, one for each coupon presented
    std::vector<std::string> codes;
    std::vector<Tender> tenders;
    /// Not a sale: goods that come back without theirs, at what was paid for them. Nothing is taken off, and they earn what
    /// they would in anybody's hand on any day: no rule counts that asks for an occasion, or that gives by the ticket.
    bool goodsBack = false;
    bool operator==(const Ask&) const = default;
};

/// A step of the reckoning, in order. Words are made where people read them; `rule` is the programme's id.
struct TraceStep
{
    enum class Kind {
        RuleMatched, ///< base, rate, result in points; `detail` says for each what ("perUnit"), where not by amount
        Multiplied,  ///< rate applied to points so far
        TierRate,
        Rounded,     ///< before (fraction) → after
        Capped,      ///< asked → granted
        Redeemed,    ///< points → money
        BaseReduced, ///< off the base: money redeemed, or as `detail` says paid by a "tender" that earns nothing, or "tax"
        NotEligible, ///< base that earned nothing, by exclusion
        Chosen,      ///< how offers were chosen: `detail` = "best" of `before` that may apply, or "priority"
        Discounted,  ///< an offer: what was to pay before → after
        Carried,     ///< the member's kept fraction of a point, before → after; rate: whole points that it made
        Conditional, ///< a rule that did not apply, and why (`detail` = "weekdays", "birthday", "group", "stop", …)
    };
    Kind kind = Kind::RuleMatched;
    std::string rule;
    std::int64_t baseMinor = 0;
    Rate rate;
    std::int64_t before = 0; ///< numerator over `den`
    std::int64_t after = 0;  ///< numerator over `den`
    std::int64_t den = 1;
    std::string detail;
    bool operator==(const TraceStep&) const = default;
};

struct LineQuote
{
    std::uint32_t id = 0;
    std::int64_t discountMinor = 0;   ///< this line's share of everything taken off, redeemed points too
    std::int64_t redeemMinor = 0;     ///< of which paid with points
    std::int64_t eligibleMinor = 0;   ///< base that earns, after discounts
    std::int64_t qualifyingMinor = 0; ///< what it adds to the tier window
    Points points;                    ///< this line's share of the ticket's points; shares sum to the ticket's
    Points redeemPoints;              ///< this line's share of the points spent on lines
    std::int64_t taxMinor = 0;        ///< in what is left of the price
    bool countsAsSpent = false; ///< what is paid for it is in the counter "spent", that tiers ask for beside others
    bool operator==(const LineQuote&) const = default;
};

/// Points of one rule that open one lot (rules may have their own expiry).
struct EarnedPart
{
    std::string rule;
    Points points;
    std::optional<BusinessDate> firstInvalidDay; ///< none: never ends
    std::optional<BusinessDate> spendableFrom;   ///< none: at once
    bool operator==(const EarnedPart&) const = default;
};

struct RedeemOption
{
    Points least; ///< 0 where nothing may be redeemed now; otherwise least, least + step, … most
    Points most;
    Points step;
    std::int64_t mostMinor = 0;
    /// Which limit made `most`: "max", "share" (of the ticket, or what points may pay of it), "balance", "trust" (the
    /// kind of code), "rights"; "minimum" where something is left but less than may be redeemed; "" where not offered.
    std::string limitedBy;
    bool operator==(const RedeemOption&) const = default;
};

struct TierView
{
    std::string id;                     ///< empty where the programme has no tiers
    std::string next;                   ///< empty at the top
    std::int64_t qualifying = 0;        ///< in the window, with this sale where it says so
    std::int64_t missing = 0;           ///< to the next
    std::int64_t missingToKeep = 0;     ///< of what keeps the level when something falls out of the window
    std::optional<BusinessDate> keepBy; ///< until then; none: nothing is known to fall out
    bool operator==(const TierView&) const = default;
};

/// An offer that took something off, or gave something on top.
struct AppliedOffer
{
    std::string id;
    std::string coupon; ///< that it needed; empty: none
    std::int64_t minor = 0;
    bool operator==(const AppliedOffer&) const = default;
};

/// Goods that the member is given: by an offer, or for points.
struct GivenGoods
{
    std::string from; ///< id of the offer or reward
    std::string sku;
    std::int64_t pieces = 0;
    Points points; ///< that they cost, where they are on no line: they come back with these goods and with nothing else
    bool operator==(const GivenGoods&) const = default;
};

/// Coupons or stamps that the member gets for the next ticket.
struct IssuedAsset
{
    enum class Kind { Coupon, Stamp };
    Kind kind = Kind::Coupon;
    std::string key;  ///< the programme's id of the coupon or card
    std::string from; ///< id of the rule or reward
    std::int64_t count = 0;
    std::optional<BusinessDate> firstInvalidDay;
    bool operator==(const IssuedAsset&) const = default;
};

/// What the sale adds to a dated counter of the member.
struct Counted
{
    std::string key;
    std::int64_t amount = 0;
    std::optional<BusinessDate> date; ///< the day that it is counted under; none: the business date
    bool operator==(const Counted&) const = default;
};

struct Quote
{
    std::vector<LineQuote> lines; ///< one for each basket line, same order
    std::int64_t totalMinor = 0;
    std::int64_t dueMinor = 0;     ///< total − discounts − redeemed
    Points earned;                 ///< of the whole ticket
    std::vector<EarnedPart> parts; ///< sum = earned
    Points redeemed;
    std::int64_t redeemedMinor = 0;
    RedeemOption redeem;
    std::int64_t qualifyingMinor = 0; ///< what this sale adds to the tier window
    TierView tierBefore;
    TierView tierAfter;
    std::int64_t offersMinor = 0; ///< taken off by offers and rewards; dueMinor = total − offers − redeemed
    std::int64_t taxMinor = 0;    ///< in what is due
    std::int64_t toPayMinor = 0;  ///< due − other tenders
    std::int64_t cashMinor = 0;   ///< the same where it is paid in cash: in whole steps, half up; it earns nothing
    std::vector<AppliedOffer> offers;
    std::vector<GivenGoods> goods;
    std::vector<IssuedAsset> issued;
    std::vector<Counted> counted;
    std::vector<TraceStep> trace; ///< empty unless asked for

    [[nodiscard]] std::int64_t netMinor() const { return dueMinor - taxMinor; } ///< what is due without its tax
    bool operator==(const Quote&) const = default;
};

enum class QuoteRefusal {
    EmptyBasket,
    TooManyLines,
    RepeatedLine,
    AmountOutOfRange,
    QuantityOutOfRange,
    WrongCurrency,
    TenderBelowZero,
    TenderOutOfRange, ///< more than is due
    PointsOutOfRange,
    RewardNotOffered,   ///< the programme has no such reward, or not for this sale
    RewardAboveDue,     ///< it takes off more than there is
    RewardAboveBalance, ///< the member has fewer points than it costs
    RedeemNotOffered,
    RedeemWithoutMember,
    RedeemBelowMinimum,
    RedeemNotAStep,
    RedeemAboveLimit,
    RedeemAboveBalance,
    RedeemNotWithThisCode,
    RedeemBeyondRights,
};

enum class Trace { Off, On };

/// `member` null: a sale without a member (earns nothing, redeems nothing).
/// Refusals come in the order of the enumeration, so that the fixable reason is seen first.
///
/// Fractions of points end at one place, where the programme says (once a ticket, or once a rule), and only there. The
/// points of a ticket are spread over its lines, and what is paid with points over the lines that points may pay, by the
/// largest remainder, ties to the earlier line. What points pay does not earn and does not qualify.
[[nodiscard]] Result<Quote, QuoteRefusal> quote(const programme::Compiled& programme, const MemberFacts* member,
                                                const Basket& basket, const Ask& ask, const Context& context,
                                                Trace trace = Trace::Off);

/// The same into a quote that is used again, so that its memory is too; whatever it held is replaced. On a refusal it
/// holds nothing of use.
[[nodiscard]] std::optional<QuoteRefusal> quoteInto(Quote& quote, const programme::Compiled& programme,
                                                    const MemberFacts* member, const Basket& basket, const Ask& ask,
                                                    const Context& context, Trace trace = Trace::Off);

[[nodiscard]] std::string_view toString(QuoteRefusal refusal);

} // namespace loyalty::engine
