#include "core/engine/counters.h"

#include "core/programme/compiled.h"

#include <limits>
#include <numeric>

namespace loyalty::engine {

std::int64_t finerParts(const programme::Compiled& programme)
{
    std::int64_t denominator = programme.tierDenominator();
    for (const programme::CompiledMultiplier& multiplier : programme.multipliers())
        denominator *= multiplier.alone ? 1 : multiplier.denominator;
    for (const programme::RoundingGroup& group : programme.groups())
        denominator *= group.wholeTicket ? group.denominator : 1;
    const std::int64_t parts = denominator / std::gcd(denominator, kRemainderUnit);
    return parts > Points::kMax ? 1 : parts; // more than a posting holds
}

std::vector<std::string> countersOf(const programme::Compiled& programme)
{
    const programme::CountersKept& kept = programme.counters();
    std::vector<std::string> keys;
    if (kept.remainder) {
        keys.emplace_back(kRemainderCounter);
        if (const std::int64_t parts = finerParts(programme); parts > 1)
            keys.push_back(finerCounter(parts));
    }
    for (std::size_t measure = 0; measure < kept.measures.size(); ++measure)
        if (kept.measures[measure])
            keys.emplace_back(kMeasureCounters[measure]);
    const auto& rules = programme.programme().earning.rules;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        if (kept.rules[rule])
            keys.push_back(ruleCounter(rules[rule].id));
        if (kept.birthday[rule])
            keys.push_back(birthdayCounter(rules[rule].id));
    }
    for (const std::string& id : kept.others)
        keys.push_back(birthdayCounter(id));
    return keys;
}

std::int64_t counted(const MemberFacts& member, std::string_view key, BusinessDate first, BusinessDate last)
{
    std::int64_t sum = 0;
    for (const Counter& counter : member.counters)
        if (counter.key == key)
            for (const Counter::Day& day : counter.days)
                if (first <= day.date && day.date <= last)
                    sum = checkedAdd(sum, day.amount);
    return sum;
}

std::int64_t countedEver(const MemberFacts& member, std::string_view key)
{
    return counted(member, key, BusinessDate(std::numeric_limits<std::int32_t>::min()),
                   BusinessDate(std::numeric_limits<std::int32_t>::max()));
}

} // namespace loyalty::engine
