#pragma once

#include "core/base/rate.h"
#include "core/programme/expiry.h"
#include "core/programme/when.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// How points are earned.
namespace loyalty::programme {

/// `points` for every `perMinor` of the base, in proportion: the fraction is kept until the rounding.
struct PerAmount
{
    std::int64_t points = 0;   ///< 1 … 1 000 000
    std::int64_t perMinor = 1; ///< 1 … Rate::kMaxPart
    bool wholeSteps = false;   ///< only for each full `perMinor` of the ticket's base
    bool operator==(const PerAmount&) const = default;
};

/// Multiplies the points of the lines it selects. Several multiply together; 0 excludes.
///
/// One that has caps, a rounding, an expiry or a pending time of its own, or stands in a budget, gives what it adds as
/// points of its own instead: of the whole points that other rules gave to its lines, and not of what the like of it add.
struct Multiplier
{
    Rate factor; ///< 0 … 1000
    bool operator==(const Multiplier&) const = default;
};

/// `points` for every piece; of weighed goods in proportion.
struct PerUnit
{
    std::int64_t points = 0;
    bool operator==(const PerUnit&) const = default;
};

/// `points` once, where any line is selected.
struct PerTicket
{
    std::int64_t points = 0;
    bool operator==(const PerTicket&) const = default;
};

/// `points` once for each different article among the selected lines.
struct PerSku
{
    std::int64_t points = 0;
    bool operator==(const PerSku&) const = default;
};

/// Gives a coupon of the programme, for the next ticket at the earliest.
struct GiveCoupon
{
    std::string coupon;
    std::int64_t count = 1;
    bool operator==(const GiveCoupon&) const = default;
};

/// Stamps on a card of the programme: for every piece, or once a ticket.
struct GiveStamps
{
    std::string card;
    std::int64_t count = 1;
    bool perPiece = true;
    bool operator==(const GiveStamps&) const = default;
};

enum class CapPeriod { Ticket, Day, Week, Month, Member };
/// Most points by period, of days of the shop's calendar; weeks start on Monday. None: no such cap.
using Caps = std::array<std::optional<std::int64_t>, 5>;

struct Rule
{
    std::string id;
    Names names;
    Selector select;
    When when;
    std::variant<PerAmount, Multiplier, PerUnit, PerTicket, PerSku, GiveCoupon, GiveStamps> what;
    int priority = 0;                 ///< higher ones are judged first, equals in the document's order
    bool stop = false;                ///< where it applies, no rule that is judged later does
    bool exclusive = false;           ///< where it applies, no other rule does
    bool multiplied = true;           ///< whether multipliers and tier rates work on its points
    std::optional<Rounding> rounding; ///< set: the rule's points are rounded on their own
    std::optional<Expiry> expiry;     ///< set: instead of the programme's
    std::optional<int> pendingDays;   ///< set: instead of the programme's
    Caps caps;                        ///< set: the rule's points are rounded and capped on their own
    bool operator==(const Rule&) const = default;
};

/// Of the rules, or offers, of a group one applies: the one that is best for the member on its own, or the first.
enum class Pick { Best, First };
struct ExclusiveGroup
{
    std::string id;
    std::vector<std::string> members; ///< ids, at least two; none is in two groups
    Pick pick = Pick::Best;
    bool operator==(const ExclusiveGroup&) const = default;
};

/// Most points that some rules give away together, to all members, over all versions of the programme that name it.
struct Budget
{
    std::string id;
    std::int64_t points = 0;
    std::vector<std::string> rules;
    bool operator==(const Budget&) const = default;
};

/// Points given for something that is no purchase.
struct Grant
{
    std::int64_t points = 0;
    std::optional<Expiry> expiry; ///< set: instead of the programme's
    int pendingDays = 0;
    bool operator==(const Grant&) const = default;
};

/// Where fractions of points end: once a ticket, or once for each rule.
enum class RoundingScope { Ticket, Rule };
/// Whether multipliers and tier rates work on exact points, or on points that were rounded before (and are again after).
enum class MultiplyOrder { BeforeRounding, AfterRounding };

enum class BaseTax { Included, Excluded };
/// Which discounts are off the base: all, those on goods but not those on the whole ticket, or none.
enum class BaseDiscounts { After, AfterLines, Before };
enum class BaseRedeemed { Deducted, Kept };

/// What of a line earns.
struct EarningBase
{
    BaseTax tax = BaseTax::Included; ///< of lines whose amount holds it
    BaseDiscounts discounts = BaseDiscounts::After;
    BaseRedeemed redeemed = BaseRedeemed::Deducted; ///< money that points paid
    std::vector<std::string> tenders;               ///< kinds of payment that earn nothing, e.g. "voucher"
    bool operator==(const EarningBase&) const = default;
};

/// Points a ticket by access::Trust (Spoken, Static, Live); none: no such cap, 0: nothing by this kind of code.
using TrustCaps = std::array<std::optional<std::int64_t>, 3>;

struct Earning
{
    Selector select; ///< what can earn at all; rules narrow it further
    EarningBase base;
    std::int64_t minSpendMinor = 0; ///< a ticket whose base is less earns nothing at all
    TrustCaps maxByTrust;
    Caps caps;           ///< on everything that a member's tickets earn
    int pendingDays = 0; ///< days after which points may be spent
    Rounding rounding = Rounding::Down;
    RoundingScope scope = RoundingScope::Ticket;
    MultiplyOrder order = MultiplyOrder::BeforeRounding;
    bool keepRemainder = false; ///< the ticket's fraction waits for the member's next ticket
    std::vector<Rule> rules;
    std::vector<ExclusiveGroup> groups;
    std::vector<Budget> budgets;
    std::optional<Grant> signUp;
    bool operator==(const Earning&) const = default;
};

} // namespace loyalty::programme
