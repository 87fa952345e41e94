#pragma once

#include "core/engine/quote.h"
#include "core/engine/rule_judge.h"
#include "core/engine/ticket.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

namespace loyalty::engine {

/// Reckons the points of one ticket whose bases are set, into the quote: the ticket's, the lines', the parts'.
///
/// Exact until the rounding: a line's points are its base × the rates of the rules that take it in × the multipliers that
/// do × the tier's rate, all over one denominator. Where multipliers come after the rounding, each group's points are
/// rounded and spread over the lines first, multiplied there, and rounded again. Multipliers that stand alone come after
/// all rules: each gives its part of the whole points that the multipliable rules left on its lines.
class Earner
{
public:
    Earner(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace);

    /// False where the points pass Points::kMax; the quote is then of no use.
    [[nodiscard]] bool run();

private:
    using Mask = programme::SelectorMask;

    [[nodiscard]] bool reckon();
    void takeMultipliers();
    [[nodiscard]] bool addAlone();
    [[nodiscard]] bool addExtra(const programme::CompiledMultiplier& multiplier);
    [[nodiscard]] std::int64_t spendUnder(Mask select) const;
    [[nodiscard]] std::int64_t earnOf(const programme::RoundingGroup& group, Mask line) const;
    [[nodiscard]] std::int64_t factorOf(Mask line) const;
    template <class Coefficient>
    UInt128 weighBases(Coefficient coefficient);
    UInt128 weighParts();
    [[nodiscard]] std::int64_t keptParts(std::string_view counter, std::int64_t whole) const;
    void keepParts(std::string counter, std::int64_t more);
    [[nodiscard]] std::int64_t carryRemainder(UInt128 rest, UInt128 denominator);
    [[nodiscard]] std::optional<std::int64_t> multiplied(std::int64_t points, Rounding rounding);
    [[nodiscard]] std::optional<std::int64_t> fixedThenMultiplied(const programme::RoundingGroup& group);
    [[nodiscard]] std::optional<std::int64_t> exactThenRounded(const programme::RoundingGroup& group);
    [[nodiscard]] std::optional<std::int64_t> roundedThenMultiplied(const programme::RoundingGroup& group);
    [[nodiscard]] std::optional<std::int64_t> pointsOf(const programme::RoundingGroup& group);
    [[nodiscard]] bool earnGroup(const programme::RoundingGroup& group);
    [[nodiscard]] std::int64_t capRule(std::size_t rule, std::int64_t points);
    void capTicket();
    void capAll(std::int64_t most, std::string_view why);
    void giveAssets();
    void issue(IssuedAsset issued);
    void count();
    /// Whether a rule that applies gave anything of its own, or worked on what others gave.
    [[nodiscard]] bool hasUsed(std::size_t rule);
    /// Whether the ticket would earn as much, and keep as much of a point, without one of its multipliers.
    [[nodiscard]] bool isVain(std::size_t multiplier);
    void addParts(const programme::RoundingGroup& group, std::int64_t points);
    void addPart(std::size_t rule, std::int64_t points);

    void traceCapped(std::string_view rule, std::int64_t all, std::int64_t most, std::string_view why);
    void traceExtra(const programme::CompiledMultiplier& multiplier, std::int64_t before, std::int64_t extra,
                    Rounding rounding);
    void traceGroup(const programme::RoundingGroup& group, std::int64_t points);
    void traceRules(const programme::RoundingGroup& group);
    void traceFixed(const programme::RoundingGroup& group, const programme::Rule& rule);
    UInt128 traceBase(const programme::RoundingGroup& group, UInt128& denominator);
    UInt128 traceFactor(TraceStep& step, Mask select, UInt128 sum, UInt128& denominator);
    void traceRounded(const programme::RoundingGroup& group, UInt128 sum, UInt128 denominator, std::int64_t points);
    void traceCarried();

    /// The member's kept fraction, in millionths, and the whole points that it made with this ticket's.
    struct Carried
    {
        std::int64_t before = 0;
        std::int64_t after = 0;
        std::int64_t points = 0;
        std::int64_t finerAfter = 0; ///< of a millionth
        bool operator==(const Carried&) const = default;
    };

    const Situation& m_situation;
    const programme::Programme& m_programme;
    Ticket& m_ticket;
    Quote& m_quote;
    Trace m_trace;
    RuleJudge m_rules;
    using RuleSet = std::bitset<programme::Compiled::kMaxRules>;
    RuleSet m_without; ///< multipliers that are left out
    RuleSet m_vain;    ///< found so far to have given nothing, together
    std::array<const programme::CompiledMultiplier*, programme::Compiled::kMaxRules> m_multipliers;
    std::size_t m_multiplierCount = 0;
    std::array<const programme::CompiledMultiplier*, programme::Compiled::kMaxRules> m_alone; ///< give extra points
    std::size_t m_aloneCount = 0;
    std::array<std::int64_t, Basket::kMaxLines> m_multipliable; ///< points by line, where anything is in m_alone
    std::optional<Carried> m_carried;
    std::int64_t m_tierNumerator = 1;
    std::int64_t m_factorDenominator = 1;
};

/// Points of a group that goes by another basis than the amount, before anything multiplies them; nothing beyond
/// Points::kMax.
[[nodiscard]] std::optional<std::int64_t> fixedPoints(const Situation& situation, const Ticket& ticket,
                                                      const programme::RoundingGroup& group);

/// Spreads them over the lines that brought them: by pieces, by article, otherwise by what the lines cost.
void spreadFixed(const Situation& situation, Ticket& ticket, const programme::RoundingGroup& group,
                 std::int64_t points);

/// The part of the lines under a selector in the points of such a group: `part` of `whole`; 0 of 1 where no line brings any.
struct FixedShare
{
    UInt128 part = 0;
    UInt128 whole = 1;
};
[[nodiscard]] FixedShare fixedShare(const Situation& situation, const Ticket& ticket,
                                    const programme::RoundingGroup& group, programme::SelectorMask select);

/// What a rule's own caps and budgets leave it to give on this ticket; Points::kMax where it has none.
[[nodiscard]] std::int64_t mostOf(const Situation& situation, const programme::Rule& rule);

/// What a cap leaves of `points`, and by which of its periods ("ticket", "day", …).
struct Capped
{
    std::int64_t points = 0;
    std::string_view by; ///< empty where nothing was cut
};
[[nodiscard]] Capped cappedBy(const programme::Caps& caps, std::string_view counter, const Situation& situation,
                              std::int64_t points);

/// sum / denominator as whole points; nothing beyond Points::kMax.
[[nodiscard]] std::optional<std::int64_t> roundedPoints(UInt128 sum, UInt128 denominator, Rounding rounding);

} // namespace loyalty::engine
