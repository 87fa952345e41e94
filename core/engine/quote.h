#pragma once

#include "core/access/access.h"
#include "core/base/calendar/calendar.h"
#include "core/base/points.h"
#include "core/base/rate.h"
#include "core/base/result.h"
#include "core/engine/basket.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// What the engine needs to know of the member, all of it as of the sale.
struct MemberFacts
{
    std::int64_t qualifying = 0; ///< in the programme's tier window, before this sale
    std::optional<MonthDay> birthday;
    Points balance;                   ///< shown balance; may be negative
    std::optional<Points> spendLimit; ///< what rights allow here and now; none: no limit beyond the balance
    access::Trust trust = access::Trust::Static;
};

struct Context
{
    Instant now;
    LocalTime local;
    BusinessDate date;
    std::string store;
    std::string channel = "store";
};

/// What the cashier asks to redeem.
struct Ask
{
    enum class Kind { Nothing, Points, AsMuchAsAllowed };
    Kind kind = Kind::Nothing;
    Points points;
    bool operator==(const Ask&) const = default;
};

/// A step of the reckoning, in order. Words are made where people read them; `rule` is the programme's id.
struct TraceStep
{
    enum class Kind {
        RuleMatched, ///< base in minor units, rate, result in points (as a fraction over `resultDen`)
        Multiplied,  ///< rate applied to points so far
        TierRate,
        Rounded,     ///< before (fraction) → after
        Capped,      ///< asked → granted
        Redeemed,    ///< points → money
        BaseReduced, ///< redeemed money taken off the base
        NotEligible, ///< base that earned nothing, by exclusion
        Conditional, ///< a rule that did not apply, and why (`detail` = "weekday", "birthday", "minSpend", …)
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
    Points redeemPoints;              ///< this line's share of the points spent
    bool operator==(const LineQuote&) const = default;
};

/// Points of one rule that open one lot (rules may have their own expiry).
struct EarnedPart
{
    std::string rule;
    Points points;
    std::optional<BusinessDate> firstInvalidDay; ///< none: never ends
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
    std::string id;              ///< empty where the programme has no tiers
    std::string next;            ///< empty at the top
    std::int64_t qualifying = 0; ///< in the window, with this sale where it says so
    std::int64_t missing = 0;    ///< to the next
    bool operator==(const TierView&) const = default;
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
    std::vector<TraceStep> trace; ///< empty unless asked for
    bool operator==(const Quote&) const = default;
};

enum class QuoteRefusal {
    EmptyBasket,
    TooManyLines,
    RepeatedLine,
    AmountOutOfRange,
    QuantityOutOfRange,
    WrongCurrency,
    PointsOutOfRange,
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
