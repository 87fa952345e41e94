#pragma once

#include "core/engine/quote.h"

#include <string>
#include <string_view>

/// The dated counters by which a programme remembers what a member has had. They are kept in the ledger under these keys.
namespace loyalty::engine {

inline constexpr std::string_view kEarnedCounter = "earned";       ///< points of all rules together
inline constexpr std::string_view kRemainderCounter = "remainder"; ///< kept fraction, millionths of a point
/// By measure of a tier; the second is the one above.
inline constexpr std::string_view kMeasureCounters[] = {"spent", kEarnedCounter, "visits"};
inline constexpr std::int64_t kRemainderUnit = 1'000'000;

/// Into how many parts a millionth of a point falls, so that every fraction that a ticket of the programme can leave is a
/// whole number of them: 1 at 1 point per 4.00, 3 at 1 point per 3.00.
[[nodiscard]] std::int64_t finerParts(const programme::Compiled& programme);
/// What the kept fraction has above whole millionths, in such parts. Named after them: a programme of other fractions reads
/// another counter, and what waits in this one is less than a millionth.
[[nodiscard]] inline std::string finerCounter(std::int64_t parts)
{
    return std::string(kRemainderCounter) + ':' + std::to_string(parts);
}

/// Points of one rule.
inline constexpr std::string_view kRuleCounter = "rule:";
[[nodiscard]] inline std::string ruleCounter(std::string_view rule)
{
    return std::string(kRuleCounter) + std::string(rule);
}

/// Points of one budget. What all members have of it together is the contra side of these postings.
inline constexpr std::string_view kBudgetCounter = "budget:";
[[nodiscard]] inline std::string budgetCounter(std::string_view budget)
{
    return std::string(kBudgetCounter) + std::string(budget);
}

/// Tickets for which the birthday of a rule, an offer or a reward was used, under the birthday.
[[nodiscard]] inline std::string birthdayCounter(std::string_view rule)
{
    return "birthday:" + std::string(rule);
}

/// Every counter that a programme looks at, for whoever gathers the member's facts.
[[nodiscard]] std::vector<std::string> countersOf(const programme::Compiled& programme);

/// Sum of the days with first ≤ day ≤ last; 0 where the member has no such counter.
[[nodiscard]] std::int64_t counted(const MemberFacts& member, std::string_view key, BusinessDate first,
                                   BusinessDate last);
/// Sum of all days.
[[nodiscard]] std::int64_t countedEver(const MemberFacts& member, std::string_view key);

} // namespace loyalty::engine
