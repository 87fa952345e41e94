#include "core/programme/compiled.h"

#include "core/base/assert.h"
#include "core/programme/scale.h"
#include "core/programme/selectors.h"

#include <algorithm>
#include <numeric>

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
    for (const Offer& offer : programme.discounts.offers)
        add(offer.select);
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
        compileRules();
        compileOffers();
        keepCounters();
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

    template <class Item>
    static std::vector<std::size_t> byPriority(const std::vector<Item>& items)
    {
        std::vector<std::size_t> order(items.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&items](std::size_t a, std::size_t b) { return items[a].priority > items[b].priority; });
        return order;
    }

    static int groupOf(const std::vector<ExclusiveGroup>& groups, const std::string& id)
    {
        for (std::size_t i = 0; i < groups.size(); ++i)
            if (std::find(groups[i].members.begin(), groups[i].members.end(), id) != groups[i].members.end())
                return static_cast<int>(i);
        return -1;
    }

    void compileRules()
    {
        const Earning& earning = m_compiled.m_programme.earning;
        m_compiled.m_order = byPriority(earning.rules);
        for (std::size_t i = 0; i < earning.rules.size(); ++i) {
            const Rule& rule = earning.rules[i];
            m_compiled.m_when.push_back(compileWhen(rule.when));
            m_compiled.m_select.push_back(bitOf(rule.select));
            m_compiled.m_groupOf.push_back(groupOf(earning.groups, rule.id));
            m_compiled.m_rivals =
                m_compiled.m_rivals || rule.stop || rule.exclusive || m_compiled.m_groupOf.back() >= 0;
            if (std::holds_alternative<GiveCoupon>(rule.what) || std::holds_alternative<GiveStamps>(rule.what))
                m_compiled.m_gifts.push_back({.rule = i, .select = bitOf(rule.select)});
        }
    }

    void compileOffers()
    {
        const Programme& programme = m_compiled.m_programme;
        for (const std::size_t index : byPriority(programme.discounts.offers)) {
            const Offer& offer = programme.discounts.offers[index];
            CompiledOffer compiled{.offer = index,
                                   .select = bitOf(offer.select),
                                   .when = compileWhen(offer.when),
                                   .coupon = std::nullopt,
                                   .group = groupOf(programme.discounts.groups, offer.id)};
            for (std::size_t coupon = 0; coupon < programme.coupons.size(); ++coupon)
                if (programme.coupons[coupon].offer == offer.id)
                    compiled.coupon = coupon;
            m_compiled.m_offers.push_back(std::move(compiled));
            m_compiled.m_offersEveryone = m_compiled.m_offersEveryone || offer.everyone;
        }
        for (const Coupon& coupon : programme.coupons)
            m_compiled.m_couponWhen.push_back(compileWhen(coupon.when));
        for (const Reward& reward : programme.rewards)
            m_compiled.m_rewardWhen.push_back(compileWhen(reward.when));
    }

    static bool counts(const Caps& caps)
    {
        return std::any_of(caps.begin() + 1, caps.end(), [](const auto& cap) { return cap.has_value(); });
    }

    static bool asksForFirstPurchase(const Programme& programme)
    {
        const auto asks = [](const auto& item) { return item.when.firstPurchase; };
        return std::ranges::any_of(programme.earning.rules, asks) ||
               std::ranges::any_of(programme.discounts.offers, asks) || std::ranges::any_of(programme.coupons, asks) ||
               std::ranges::any_of(programme.rewards, asks);
    }

    void keepCounters()
    {
        const Programme& programme = m_compiled.m_programme;
        CountersKept& kept = m_compiled.m_counters;
        kept.remainder = programme.earning.keepRemainder;
        if (programme.tiers)
            for (const Tier& tier : programme.tiers->levels)
                for (std::size_t measure = 0; measure < tier.also.size(); ++measure)
                    kept.measures[measure] = kept.measures[measure] || tier.also[measure];
        bool& visits = kept.measures[static_cast<std::size_t>(QualifyBy::Visits)];
        visits = visits || asksForFirstPurchase(programme);
        bool& points = kept.measures[static_cast<std::size_t>(QualifyBy::Points)];
        points = points || counts(programme.earning.caps) || programme.returns.limit.share.has_value();
        for (const Rule& rule : programme.earning.rules) {
            kept.rules.push_back(counts(rule.caps));
            kept.birthday.push_back(rule.when.birthday && rule.when.birthday->use != BirthdayUse::EveryTicket);
            kept.any = kept.any || kept.rules.back() || kept.birthday.back();
        }
        const auto counted = [](const When& when) {
            return when.birthday && when.birthday->use != BirthdayUse::EveryTicket;
        };
        for (const Offer& offer : programme.discounts.offers) {
            const auto opens = [&](const Coupon& coupon) { return coupon.offer == offer.id && counted(coupon.when); };
            if (counted(offer.when) || std::ranges::any_of(programme.coupons, opens))
                kept.others.push_back(offer.id);
        }
        for (const Reward& reward : programme.rewards)
            if (counted(reward.when))
                kept.others.push_back(reward.id);
        kept.budgets = !programme.earning.budgets.empty();
        kept.any = kept.any || kept.budgets || !kept.others.empty();
        kept.any = kept.any || kept.remainder || kept.measures != std::array<bool, 3>();
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
        nothing.belowSpendMinor = when.belowSpendMinor;
        nothing.minPieces = when.minPieces;
        nothing.minLinePieces = when.minLinePieces;
        compiled.always = when == nothing;
        compiled.amounts = nothing != When();
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
