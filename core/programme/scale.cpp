#include "core/programme/scale.h"

#include <algorithm>
#include <numeric>

namespace loyalty::programme {
namespace {

/// a × b, or nothing above `most`. Both at least 0.
std::optional<std::int64_t> product(std::int64_t a, std::int64_t b, std::int64_t most)
{
    const Int128 whole = Int128{a} * b;
    return whole > most ? std::nullopt : std::optional(static_cast<std::int64_t>(whole));
}

std::optional<std::int64_t> leastCommonMultiple(std::int64_t a, std::int64_t b)
{
    return product(a, b / std::gcd(a, b), Compiled::kMaxDenominator);
}

/// Puts the rules of a group over one denominator. Largest factor of the group, or nothing.
std::optional<std::int64_t> scaleGroup(RoundingGroup& group, const Earning& earning)
{
    if (group.basis != EarnBasis::Amount)
        return group.earns.front().scaled;
    std::optional<std::int64_t> denominator = 1;
    for (const CompiledEarn& earn : group.earns) {
        const auto& rule = std::get<PerAmount>(earning.rules[earn.rule].what);
        denominator = leastCommonMultiple(*denominator, rule.perMinor / std::gcd(rule.points, rule.perMinor));
        if (!denominator)
            return std::nullopt;
    }
    std::int64_t sum = 0;
    for (CompiledEarn& earn : group.earns) {
        const auto& rule = std::get<PerAmount>(earning.rules[earn.rule].what);
        const std::int64_t divisor = std::gcd(rule.points, rule.perMinor);
        const auto scaled =
            product(rule.points / divisor, *denominator / (rule.perMinor / divisor), Compiled::kMaxScaled - sum);
        if (!scaled)
            return std::nullopt;
        earn.scaled = *scaled;
        sum += *scaled;
    }
    group.denominator = *denominator;
    return sum;
}

/// How a rule's points are reckoned and how many there are of it at a time; nothing for a rule that gives none.
struct Reckoned
{
    EarnBasis basis = EarnBasis::Amount;
    std::int64_t points = 0;
};

struct Reckoner
{
    std::optional<Reckoned> operator()(const PerAmount& rule) const
    {
        return Reckoned{rule.wholeSteps ? EarnBasis::Steps : EarnBasis::Amount, rule.points};
    }
    std::optional<Reckoned> operator()(const PerUnit& rule) const { return Reckoned{EarnBasis::Units, rule.points}; }
    std::optional<Reckoned> operator()(const PerTicket& rule) const { return Reckoned{EarnBasis::Ticket, rule.points}; }
    std::optional<Reckoned> operator()(const PerSku& rule) const { return Reckoned{EarnBasis::Skus, rule.points}; }
    std::optional<Reckoned> operator()(const Multiplier&) const { return std::nullopt; }
    std::optional<Reckoned> operator()(const GiveCoupon&) const { return std::nullopt; }
    std::optional<Reckoned> operator()(const GiveStamps&) const { return std::nullopt; }
};

bool isCapped(const Earning& earning, const Rule& rule)
{
    const auto names = [&rule](const Budget& budget) {
        return std::find(budget.rules.begin(), budget.rules.end(), rule.id) != budget.rules.end();
    };
    return rule.caps != Caps() || std::any_of(earning.budgets.begin(), earning.budgets.end(), names);
}

void groupRules(const Earning& earning, Scale& scale)
{
    RoundingGroup ticket{.earns = {}, .rounding = earning.rounding};
    std::vector<RoundingGroup> alone;
    for (std::size_t index = 0; index < earning.rules.size(); ++index) {
        const Rule& rule = earning.rules[index];
        const auto reckoned = std::visit(Reckoner(), rule.what);
        if (!reckoned)
            continue;
        const bool together = reckoned->basis == EarnBasis::Amount && rule.multiplied &&
                              earning.scope == RoundingScope::Ticket && !rule.rounding && !isCapped(earning, rule);
        if (together)
            ticket.earns.push_back({.rule = index});
        else
            alone.push_back({.earns = {{.rule = index, .scaled = reckoned->points}},
                             .rounding = rule.rounding.value_or(earning.rounding),
                             .wholeTicket = false,
                             .basis = reckoned->basis,
                             .multiplied = rule.multiplied});
    }
    if (!ticket.earns.empty())
        scale.groups.push_back(std::move(ticket));
    scale.groups.insert(scale.groups.end(), alone.begin(), alone.end());
}

/// A multiplier with something of its own gives what it adds as points of its own. One that adds nothing has nothing to
/// give: whatever it says of its own, it works on the points of the others.
bool givesExtra(const Earning& earning, const Rule& rule, const Rate& factor)
{
    return factor.numerator() > factor.denominator() &&
           (isCapped(earning, rule) || rule.rounding || rule.expiry || rule.pendingDays);
}

/// What all multipliers and the highest tier make of a factor of 1 at most, and the denominator under it.
struct Reach
{
    std::int64_t factor = 1;
    std::int64_t denominator = 1;
};

std::optional<Reach> scaleMultipliers(const Earning& earning, Scale& scale)
{
    Reach reach;
    for (std::size_t rule = 0; rule < earning.rules.size(); ++rule) {
        const auto* multiplier = std::get_if<Multiplier>(&earning.rules[rule].what);
        if (multiplier == nullptr)
            continue;
        const std::int64_t divisor = std::gcd(multiplier->factor.numerator(), multiplier->factor.denominator());
        const CompiledMultiplier compiled{.rule = rule,
                                          .numerator = multiplier->factor.numerator() / divisor,
                                          .denominator = multiplier->factor.denominator() / divisor,
                                          .alone = givesExtra(earning, earning.rules[rule], multiplier->factor)};
        const auto factor =
            product(reach.factor, std::max(compiled.numerator, compiled.denominator), Compiled::kMaxScaled);
        const auto denominator = product(reach.denominator, compiled.denominator, Compiled::kMaxDenominator);
        if (!factor || !denominator)
            return std::nullopt;
        reach = {*factor, *denominator};
        scale.multipliers.push_back(compiled);
    }
    return reach;
}

/// Largest numerator of the tier rates over their common denominator.
std::optional<std::int64_t> scaleTiers(const Programme& programme, Scale& scale)
{
    if (!programme.tiers)
        return 1;
    for (const Tier& tier : programme.tiers->levels) {
        const std::int64_t divisor = std::gcd(tier.rate.numerator(), tier.rate.denominator());
        const auto common = leastCommonMultiple(scale.tierDenominator, tier.rate.denominator() / divisor);
        if (!common)
            return std::nullopt;
        scale.tierDenominator = *common;
    }
    std::int64_t highest = 0;
    for (const Tier& tier : programme.tiers->levels) {
        const std::int64_t divisor = std::gcd(tier.rate.numerator(), tier.rate.denominator());
        const auto numerator =
            product(tier.rate.numerator() / divisor, scale.tierDenominator / (tier.rate.denominator() / divisor),
                    Compiled::kMaxScaled);
        if (!numerator)
            return std::nullopt;
        scale.tierNumerators.push_back(*numerator);
        highest = std::max(highest, *numerator);
    }
    return highest;
}

} // namespace

std::optional<Scale> scaleOf(const Programme& programme)
{
    Scale scale;
    groupRules(programme.earning, scale);
    const auto reach = scaleMultipliers(programme.earning, scale);
    const auto highestTier = scaleTiers(programme, scale);
    if (!reach || !highestTier)
        return std::nullopt;
    const auto factor = product(reach->factor, *highestTier, Compiled::kMaxScaled);
    const auto denominator = product(reach->denominator, scale.tierDenominator, Compiled::kMaxDenominator);
    if (!factor || !denominator)
        return std::nullopt;
    for (RoundingGroup& group : scale.groups) {
        const auto largest = scaleGroup(group, programme.earning);
        if (!largest || !product(*largest, *factor, Compiled::kMaxScaled) ||
            !product(group.denominator, *denominator, Compiled::kMaxDenominator))
            return std::nullopt;
    }
    return scale;
}

} // namespace loyalty::programme
