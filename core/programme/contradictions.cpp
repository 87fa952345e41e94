#include "core/base/points.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "core/programme/scale.h"
#include "core/programme/section.h"
#include "core/programme/selectors.h"

#include <algorithm>
#include <set>
#include <string>

namespace loyalty::programme {
namespace {

constexpr int kMaxBirthdayDays = 364;

std::string at(std::string_view list, std::size_t index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

class Judge
{
public:
    explicit Judge(const Programme& programme)
        : m_programme(programme)
    {}

    std::vector<json::Complaint> run()
    {
        judgeTiers();
        judgeSelector("earning.select", m_programme.earning.select);
        for (std::size_t i = 0; i < m_programme.earning.rules.size(); ++i)
            judgeRule(at("earning.rules", i), m_programme.earning.rules[i]);
        judgeRules();
        judgeTrustCaps("earning.maxPointsByTrust", m_programme.earning.maxByTrust);
        if (m_programme.redeeming)
            judgeRedeeming(*m_programme.redeeming);
        judgeCards();
        if (SelectorTable(m_programme).all().size() > Compiled::kMaxSelectors)
            say("earning.rules", "too-many-selectors", std::to_string(SelectorTable(m_programme).all().size()));
        if (!scaleOf(m_programme))
            say("earning.rules", "rate-overflow", "");
        return std::move(m_complaints);
    }

private:
    void say(std::string path, std::string_view code, std::string value)
    {
        m_complaints.push_back({std::move(path), std::string(code), std::move(value)});
    }

    void judgeTiers()
    {
        if (!m_programme.tiers)
            return;
        std::optional<std::int64_t> before;
        for (std::size_t i = 0; i < m_programme.tiers->levels.size(); ++i) {
            const Tier& tier = m_programme.tiers->levels[i];
            const std::string path = at("tiers.levels", i);
            if (!m_tierIds.insert(tier.id).second)
                say(path + ".id", "repeated-id", tier.id);
            if (!before && tier.threshold != 0)
                say(path + ".threshold", "not-zero", std::to_string(tier.threshold));
            if (before && tier.threshold <= *before)
                say(path + ".threshold", "not-ascending", std::to_string(tier.threshold));
            before = tier.threshold;
        }
        if (m_programme.tiers->select)
            judgeSelector("tiers.qualify.select", *m_programme.tiers->select);
    }

    void judgeRules()
    {
        std::set<std::string_view> ids;
        bool earns = false;
        for (std::size_t i = 0; i < m_programme.earning.rules.size(); ++i) {
            const Rule& rule = m_programme.earning.rules[i];
            if (!ids.insert(rule.id).second)
                say(at("earning.rules", i) + ".id", "repeated-id", rule.id);
            earns = earns || std::holds_alternative<PerAmount>(rule.what);
        }
        if (!earns)
            say("earning.rules", "nothing-earns", "");
    }

    void judgeRule(const std::string& path, const Rule& rule)
    {
        judgeSelector(path + ".select", rule.select);
        // What may not earn at all cannot be taken in by a rule.
        judgeWords(path + ".select.include", rule.select.include, m_programme.earning.select.exclude);
        judgeWhen(path + ".when", rule.when);
    }

    void judgeSelector(const std::string& path, const Selector& selector)
    {
        judgeWords(path + ".exclude", selector.exclude, selector.include);
    }

    void judgeWords(const std::string& path, const LineTraits& words, const LineTraits& opposite)
    {
        const auto judge = [&](const char* trait, const auto& these, const auto& those) {
            for (const std::string& word : these)
                if (std::find(those.begin(), those.end(), word) != those.end())
                    say(path + '.' + trait, "included-and-excluded", word);
        };
        judge("categories", words.categories, opposite.categories);
        judge("skus", words.skus, opposite.skus);
        judge("brands", words.brands, opposite.brands);
        judge("tags", words.tags, opposite.tags);
    }

    void judgeWhen(const std::string& path, const When& when)
    {
        for (std::size_t i = 0; i < when.tiers.size(); ++i)
            if (!m_tierIds.contains(when.tiers[i]))
                say(at(path + ".tiers", i), "unknown-tier", when.tiers[i]);
        for (std::size_t i = 0; i < when.hours.size(); ++i)
            if (when.hours[i].from == when.hours[i].until)
                say(at(path + ".hours", i), "never-opens", "");
        if (when.birthday && when.birthday->before + when.birthday->after > kMaxBirthdayDays)
            say(path + ".birthday", "out-of-range", std::to_string(when.birthday->before + when.birthday->after));
        judgeDates(path + ".dates", when);
    }

    void judgeDates(const std::string& path, const When& when)
    {
        for (std::size_t i = 0; i < when.dates.size(); ++i) {
            const DateRange& range = when.dates[i];
            if (!opens(range, when.weekdays))
                say(at(path, i), "never-opens", range.first.toString() + '/' + range.last.toString());
        }
    }

    static bool opens(const DateRange& range, const std::vector<Weekday>& weekdays)
    {
        if (weekdays.empty())
            return range.first <= range.last;
        const BusinessDate last = std::min(range.last, range.first.plusDays(6));
        for (BusinessDate day = range.first; day <= last; day = day.plusDays(1))
            if (std::find(weekdays.begin(), weekdays.end(), day.weekday()) != weekdays.end())
                return true;
        return false;
    }

    void judgeRedeeming(const Redeeming& redeeming)
    {
        if (Int128{redeeming.step} * redeeming.valueMinor % redeeming.pointsPer != 0)
            say("redeeming.step", "not-whole-minor", std::to_string(redeeming.step));
        if (redeeming.min % redeeming.step != 0)
            say("redeeming.min", "not-a-multiple", std::to_string(redeeming.min));
        if (redeeming.max && *redeeming.max % redeeming.step != 0)
            say("redeeming.max", "not-a-multiple", std::to_string(*redeeming.max));
        if (redeeming.max && *redeeming.max < redeeming.min)
            say("redeeming.max", "below-minimum", std::to_string(*redeeming.max));
        for (std::size_t trust = 0; trust < redeeming.maxByTrust.size(); ++trust) {
            const std::int64_t most = redeeming.maxByTrust[trust].value_or(0);
            if (most > 0 && most < redeeming.min)
                say(capPath("redeeming.maxPointsByTrust", trust), "below-minimum", std::to_string(most));
        }
        judgeTrustCaps("redeeming.maxPointsByTrust", redeeming.maxByTrust);
        if (redeeming.select)
            judgeSelector("redeeming.select", *redeeming.select);
    }

    static std::string capPath(std::string_view list, std::size_t trust)
    {
        return std::string(list) + '.' + std::string(kTrustWords[trust]);
    }

    /// Who proves more is never allowed less: the better code would be left in the pocket.
    void judgeTrustCaps(std::string_view list, const TrustCaps& caps)
    {
        for (std::size_t trust = 1; trust < caps.size(); ++trust)
            if (caps[trust] && (!caps[trust - 1] || *caps[trust] < *caps[trust - 1]))
                say(capPath(list, trust), "less-for-more-trust", std::to_string(*caps[trust]));
    }

    void judgeCards()
    {
        for (std::size_t i = 0; i < m_programme.cards.size(); ++i) {
            const member::CardRange& range = m_programme.cards[i];
            if (range.prefix.empty())
                say(at("cards", i) + ".prefix", "empty", "");
            if (range.prefix.size() + 1 >= static_cast<std::size_t>(range.digits))
                say(at("cards", i) + ".digits", "no-room-for-numbers", std::to_string(range.digits));
            const auto before = m_programme.cards.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(m_programme.cards.begin(), before, range) != before)
                say(at("cards", i), "repeated", range.prefix);
        }
    }

    const Programme& m_programme;
    std::set<std::string_view> m_tierIds;
    std::vector<json::Complaint> m_complaints;
};

} // namespace

std::vector<json::Complaint> contradictions(const Programme& programme)
{
    return Judge(programme).run();
}

} // namespace loyalty::programme
