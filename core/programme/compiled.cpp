#include "core/programme/compiled.h"

#include "core/base/assert.h"
#include "core/programme/scale.h"
#include "core/programme/selectors.h"

#include <algorithm>

namespace loyalty::programme {

SelectorTable::SelectorTable(const Programme& programme)
{
    add(programme.earning.select);
    for (const Rule& rule : programme.earning.rules)
        add(rule.select);
    if (programme.tiers && programme.tiers->select)
        add(*programme.tiers->select);
    if (programme.redeeming && programme.redeeming->select)
        add(*programme.redeeming->select);
}

void SelectorTable::add(const Selector& selector)
{
    if (std::find(m_all.begin(), m_all.end(), selector) == m_all.end())
        m_all.push_back(selector);
}

std::size_t SelectorTable::indexOf(const Selector& selector) const
{
    const auto found = std::find(m_all.begin(), m_all.end(), selector);
    LOYALTY_ASSERT(found != m_all.end());
    return static_cast<std::size_t>(found - m_all.begin());
}

/// Fills a Compiled in, part by part.
class Compiler
{
public:
    explicit Compiler(Programme programme)
        : m_selectors(programme)
    {
        m_compiled.m_programme = std::move(programme);
        LOYALTY_ASSERT(m_selectors.all().size() <= Compiled::kMaxSelectors);
        LOYALTY_ASSERT(m_compiled.m_programme.earning.rules.size() <= Compiled::kMaxRules);
    }

    Compiled run()
    {
        internWords();
        const Programme& programme = m_compiled.m_programme;
        m_compiled.m_earning = bitOf(programme.earning.select);
        m_compiled.m_qualifying = m_compiled.m_earning;
        if (programme.tiers && programme.tiers->select)
            m_compiled.m_qualifying = bitOf(*programme.tiers->select);
        m_compiled.m_redeeming = m_compiled.m_earning;
        if (programme.redeeming && programme.redeeming->select)
            m_compiled.m_redeeming = bitOf(*programme.redeeming->select);
        takeScale();
        for (const Rule& rule : programme.earning.rules)
            m_compiled.m_when.push_back(compileWhen(rule.when));
        return std::move(m_compiled);
    }

private:
    SelectorMask bitOf(const Selector& selector) const { return SelectorMask{1} << m_selectors.indexOf(selector); }

    void internWords()
    {
        for (const Selector& selector : m_selectors.all()) {
            const SelectorMask bit = bitOf(selector);
            if (selector.include.empty())
                m_compiled.m_takesAll |= bit;
            internTraits(selector.include, {.include = bit});
            internTraits(selector.exclude, {.exclude = bit});
        }
    }

    void internTraits(const LineTraits& traits, WordIndex::Hit hit)
    {
        const auto intern = [hit](WordIndex& index, const std::vector<std::string>& words) {
            for (const std::string& word : words)
                index.add(word, hit);
        };
        intern(m_compiled.m_categories, traits.categories);
        intern(m_compiled.m_skus, traits.skus);
        intern(m_compiled.m_brands, traits.brands);
        intern(m_compiled.m_tags, traits.tags);
    }

    void takeScale()
    {
        std::optional<Scale> scale = scaleOf(m_compiled.m_programme);
        LOYALTY_ASSERT(scale.has_value());
        const std::vector<Rule>& rules = m_compiled.m_programme.earning.rules;
        for (RoundingGroup& group : scale->groups)
            for (CompiledEarn& earn : group.earns)
                earn.select = bitOf(rules[earn.rule].select);
        for (CompiledMultiplier& multiplier : scale->multipliers)
            multiplier.select = bitOf(rules[multiplier.rule].select);
        m_compiled.m_groups = std::move(scale->groups);
        m_compiled.m_multipliers = std::move(scale->multipliers);
        m_compiled.m_tierNumerators = std::move(scale->tierNumerators);
        m_compiled.m_tierDenominator = scale->tierDenominator;
    }

    CompiledWhen compileWhen(const When& when) const
    {
        CompiledWhen compiled;
        if (!when.weekdays.empty())
            compiled.weekdays = 0;
        for (const Weekday day : when.weekdays)
            compiled.weekdays |= static_cast<std::uint8_t>(1u << (static_cast<unsigned>(day) - 1));
        if (!when.tiers.empty())
            compiled.tiers = tiersNamed(when.tiers);
        When nothing;
        nothing.minSpendMinor = when.minSpendMinor;
        compiled.always = when == nothing;
        return compiled;
    }

    std::uint64_t tiersNamed(const std::vector<std::string>& ids) const
    {
        std::uint64_t mask = 0;
        LOYALTY_ASSERT(m_compiled.m_programme.tiers.has_value());
        const std::vector<Tier>& levels = m_compiled.m_programme.tiers->levels;
        LOYALTY_ASSERT(levels.size() <= Compiled::kMaxTiers);
        for (std::size_t level = 0; level < levels.size(); ++level)
            if (std::find(ids.begin(), ids.end(), levels[level].id) != ids.end())
                mask |= std::uint64_t{1} << level;
        return mask;
    }

    Compiled m_compiled;
    SelectorTable m_selectors;
};

Compiled Compiled::compile(Programme programme)
{
    return Compiler(std::move(programme)).run();
}

SelectorMask Compiled::selectorsOf(std::string_view sku, std::string_view category, std::string_view brand,
                                   std::span<const std::string> tags) const
{
    WordIndex::Hit all{.include = m_takesAll, .exclude = 0};
    const auto meet = [&all](const WordIndex& index, std::string_view word) {
        if (index.empty())
            return;
        const WordIndex::Hit hit = index.find(word);
        all.include |= hit.include;
        all.exclude |= hit.exclude;
    };
    meet(m_categories, category);
    meet(m_skus, sku);
    meet(m_brands, brand);
    if (!m_tags.empty())
        for (const std::string& tag : tags)
            meet(m_tags, tag);
    return all.include & ~all.exclude;
}

} // namespace loyalty::programme
