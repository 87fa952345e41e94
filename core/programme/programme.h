#pragma once

#include "core/base/money.h"
#include "core/base/rate.h"
#include "core/base/time.h"
#include "core/member/card_number.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The loyalty programme as data. A document says everything that the engine decides by; once published it never
/// changes, and a sale records the version that judged it.
namespace loyalty::programme {

/// Language ("en", "zh_CN") to text, as the programme's author wrote it.
using Names = std::map<std::string, std::string>;

/// What a line of a basket may be named by. A line matches when any of its traits is listed.
struct LineTraits
{
    std::vector<std::string> categories;
    std::vector<std::string> skus;
    std::vector<std::string> brands;
    std::vector<std::string> tags;

    [[nodiscard]] bool empty() const { return categories.empty() && skus.empty() && brands.empty() && tags.empty(); }
    bool operator==(const LineTraits&) const = default;
};

/// Which lines a rule looks at: all, or those that match `include`; without those that match `exclude`.
struct Selector
{
    LineTraits include;
    LineTraits exclude;
    bool operator==(const Selector&) const = default;
};

/// Days of the shop's calendar, both ends included.
struct DateRange
{
    BusinessDate first;
    BusinessDate last;
    bool operator==(const DateRange&) const = default;
};

/// Hours on the shop's wall clock, in seconds of the day, `until` not included (at most 86400). An end before the start
/// goes over midnight.
struct HourRange
{
    std::int32_t from = 0;
    std::int32_t until = 0;
    bool operator==(const HourRange&) const = default;
};

/// When 29 February is kept in a year that has none.
enum class LeapDay { February28, March1 };

/// Days around the birthday: `before` + `after` at most 364.
struct BirthdayWindow
{
    int before = 0;
    int after = 0;
    LeapDay leapDay = LeapDay::February28;
    bool operator==(const BirthdayWindow&) const = default;
};

/// All that is said must hold; what is empty is not asked. Days are business dates, hours the wall clock.
struct When
{
    std::vector<Weekday> weekdays;
    std::vector<DateRange> dates;
    std::vector<HourRange> hours;
    std::optional<BirthdayWindow> birthday;
    std::vector<std::string> tiers; ///< ids; the tier before this sale
    std::vector<std::string> stores;
    std::vector<std::string> channels;
    std::int64_t minSpendMinor = 0; ///< of the base that the rule looks at
    bool operator==(const When&) const = default;
};

enum class PeriodEnd { Day, Month, Year };

/// Points live to the end of the day, month or year in which the earning date plus `months` falls.
struct Expiry
{
    int months = 12; ///< 1 … 1200
    PeriodEnd end = PeriodEnd::Day;
    bool operator==(const Expiry&) const = default;
};

/// `points` for every `perMinor` of the base, in proportion: the fraction is kept until the rounding.
struct PerAmount
{
    std::int64_t points = 0;          ///< 1 … 1 000 000
    std::int64_t perMinor = 1;        ///< 1 … Rate::kMaxPart
    std::optional<Rounding> rounding; ///< set: the rule's points are rounded on their own
    std::optional<Expiry> expiry;     ///< set: instead of the programme's
    bool operator==(const PerAmount&) const = default;
};

/// Multiplies the points of the lines it selects. Several multiply together; 0 excludes.
struct Multiplier
{
    Rate factor; ///< 0 … 1000
    bool operator==(const Multiplier&) const = default;
};

struct Rule
{
    std::string id;
    Names names;
    Selector select;
    When when;
    std::variant<PerAmount, Multiplier> what;
    bool operator==(const Rule&) const = default;
};

/// Where fractions of points end: once a ticket, or once for each rule.
enum class RoundingScope { Ticket, Rule };
/// Whether multipliers and tier rates work on exact points, or on points that were rounded before (and are again after).
enum class MultiplyOrder { BeforeRounding, AfterRounding };

/// Points a ticket by access::Trust (Spoken, Static, Live); none: no such cap, 0: nothing by this kind of code.
using TrustCaps = std::array<std::optional<std::int64_t>, 3>;

struct Earning
{
    Selector select; ///< what can earn at all; rules narrow it further
    TrustCaps maxByTrust;
    Rounding rounding = Rounding::Down;
    RoundingScope scope = RoundingScope::Ticket;
    MultiplyOrder order = MultiplyOrder::BeforeRounding;
    std::vector<Rule> rules;
    bool operator==(const Earning&) const = default;
};

struct Tier
{
    std::string id;
    Names names;
    std::int64_t threshold = 0; ///< qualifying amount from which it holds; the first tier's is 0
    Rate rate;                  ///< on all points earned, 0 … 1000
    bool operator==(const Tier&) const = default;
};

enum class QualifyBy { Spend };

struct Tiers
{
    QualifyBy qualifyBy = QualifyBy::Spend;
    int windowMonths = 12;          ///< rolling, 1 … 120
    std::optional<Selector> select; ///< what qualifies; none: what earns
    std::vector<Tier> levels;       ///< thresholds ascending, never empty
    bool operator==(const Tiers&) const = default;
};

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

/// What happens where a return takes back more points than are there.
enum class Shortfall { Debt, Clamp };

struct Returns
{
    Shortfall shortfall = Shortfall::Debt;
    bool operator==(const Returns&) const = default;
};

struct Programme
{
    std::string id;
    std::int64_t version = 1; ///< ≥ 1, upwards
    Instant validFrom;
    Currency currency;
    Names names;
    Earning earning;
    std::optional<Tiers> tiers;
    std::optional<Redeeming> redeeming;
    std::optional<Expiry> expiry; ///< none: points never end
    Returns returns;
    std::vector<member::CardRange> cards; ///< numbers of the chain's own cards; empty: not told
    bool operator==(const Programme&) const = default;
};

/// The words of the document.
[[nodiscard]] std::string_view toString(Rounding rounding);
[[nodiscard]] std::string_view toString(Shortfall shortfall);

} // namespace loyalty::programme
