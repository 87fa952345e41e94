#include "core/base/points.h"
#include "core/programme/compiled.h"
#include "core/programme/findings.h"
#include "core/programme/parse.h"
#include "core/programme/scale.h"
#include "core/programme/section.h"
#include "core/programme/selectors.h"
#include "core/programme/vain.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

namespace loyalty::programme {
namespace {

constexpr int kMaxBirthdayDays = 364;

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
        judgeEarning();
        judgeDiscounts();
        judgeRewards();
        judgeAssets();
        judgeReturns();
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
            for (std::size_t measure = 0; measure < tier.also.size(); ++measure)
                judgeCriterion(path + ".also." + std::string(kMeasureWords[measure]), measure, i);
            before = tier.threshold;
        }
        if (m_programme.tiers->select)
            judgeSelector("tiers.qualify.select", *m_programme.tiers->select);
    }

    /// A further criterion is another measure than the first, and rises with the levels that name it.
    void judgeCriterion(const std::string& path, std::size_t measure, std::size_t level)
    {
        const Tiers& tiers = *m_programme.tiers;
        const auto& asked = tiers.levels[level].also[measure];
        if (!asked)
            return;
        if (measure == static_cast<std::size_t>(tiers.qualifyBy) || level == 0)
            say(path, "not-a-further-criterion", std::to_string(*asked));
        for (std::size_t below = 0; below < level; ++below)
            if (tiers.levels[below].also[measure] && *tiers.levels[below].also[measure] >= *asked)
                say(path, "not-ascending", std::to_string(*asked));
    }

    void judgeRules()
    {
        std::set<std::string_view> ids;
        bool earns = false;
        for (std::size_t i = 0; i < m_programme.earning.rules.size(); ++i) {
            const Rule& rule = m_programme.earning.rules[i];
            if (!ids.insert(rule.id).second)
                say(at("earning.rules", i) + ".id", "repeated-id", rule.id);
            earns = earns || givesPoints(rule);
        }
        if (!earns)
            say("earning.rules", "nothing-earns", "");
    }

    static bool givesPoints(const Rule& rule)
    {
        return !std::holds_alternative<Multiplier>(rule.what) && !std::holds_alternative<GiveCoupon>(rule.what) &&
               !std::holds_alternative<GiveStamps>(rule.what);
    }

    void judgeRule(const std::string& path, const Rule& rule)
    {
        if (const auto* coupon = std::get_if<GiveCoupon>(&rule.what))
            judgeId(path + ".coupon", "unknown-coupon", coupon->coupon, m_programme.coupons);
        if (const auto* stamps = std::get_if<GiveStamps>(&rule.what))
            judgeId(path + ".card", "unknown-card", stamps->card, m_programme.stampCards);
        judgeCaps(path + ".caps", rule.caps);
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
        if (when.from && when.until && *when.until <= *when.from)
            say(path + ".until", "never-opens", "");
        if (when.belowSpendMinor && *when.belowSpendMinor <= when.minSpendMinor)
            say(path + ".belowSpendMinor", "never-opens", std::to_string(*when.belowSpendMinor));
    }

    template <class Items>
    void judgeId(std::string path, std::string_view code, const std::string& id, const Items& items)
    {
        if (std::none_of(items.begin(), items.end(), [&id](const auto& item) { return item.id == id; }))
            say(std::move(path), code, id);
    }

    template <class Items>
    void judgeIds(std::string_view list, const Items& items)
    {
        std::set<std::string_view> ids;
        for (std::size_t i = 0; i < items.size(); ++i)
            if (!ids.insert(items[i].id).second)
                say(at(list, i) + ".id", "repeated-id", items[i].id);
    }

    /// A longer period never allows less than a shorter one: the shorter cap could not be reached.
    void judgeCaps(const std::string& path, const Caps& caps)
    {
        std::int64_t shorter = 0;
        for (std::size_t period = 0; period < caps.size(); ++period) {
            if (caps[period] && *caps[period] < shorter)
                say(path + '.' + std::string(kCapWords[period]), "less-for-longer", std::to_string(*caps[period]));
            shorter = std::max(shorter, caps[period].value_or(0));
        }
    }

    template <class Items>
    void judgeGroups(const std::string& list, std::string_view members, std::string_view unknown,
                     const std::vector<ExclusiveGroup>& groups, const Items& items)
    {
        judgeIds(list, groups);
        std::set<std::string_view> taken;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const std::string path = at(list, i) + '.' + std::string(members);
            if (groups[i].members.size() < 2)
                say(path, "group-of-one", groups[i].id);
            for (std::size_t k = 0; k < groups[i].members.size(); ++k) {
                const std::string& id = groups[i].members[k];
                judgeId(at(path, k), unknown, id, items);
                if (!taken.insert(id).second)
                    say(at(path, k), "overlapping-groups", id);
                for (const auto& item : items)
                    if (item.id == id && item.exclusive)
                        say(at(path, k), "exclusive-in-group", id);
            }
        }
    }

    void judgeEarning()
    {
        const Earning& earning = m_programme.earning;
        judgeCaps("earning.caps", earning.caps);
        judgeGroups("earning.groups", "rules", "unknown-rule", earning.groups, earning.rules);
        if (earning.keepRemainder && (earning.rounding != Rounding::Down || earning.scope != RoundingScope::Ticket ||
                                      earning.order != MultiplyOrder::BeforeRounding))
            say("earning.rounding.remainder", "needs-down-per-ticket", "keep");
        judgeIds("earning.budgets", earning.budgets);
        for (std::size_t i = 0; i < earning.budgets.size(); ++i)
            for (std::size_t k = 0; k < earning.budgets[i].rules.size(); ++k)
                judgeId(at(at("earning.budgets", i) + ".rules", k), "unknown-rule", earning.budgets[i].rules[k],
                        earning.rules);
    }

    void judgeDiscounts()
    {
        const Discounts& discounts = m_programme.discounts;
        judgeIds("discounts.offers", discounts.offers);
        for (std::size_t i = 0; i < discounts.offers.size(); ++i) {
            const Offer& offer = discounts.offers[i];
            const std::string path = at("discounts.offers", i);
            judgeSelector(path + ".select", offer.select);
            judgeWhen(path + ".when", offer.when);
            const auto* fixed = std::get_if<FixedOff>(&offer.what);
            if (fixed != nullptr && fixed->repeat && offer.when.minSpendMinor == 0)
                say(path + ".repeat", "repeats-nothing", "");
            if (fixed != nullptr && fixed->repeat && fixed->minor > offer.when.minSpendMinor)
                say(path + ".minor", "more-than-spent", std::to_string(fixed->minor));
        }
        judgeGroups("discounts.groups", "offers", "unknown-offer", discounts.groups, discounts.offers);
    }

    void judgeRewards()
    {
        judgeIds("rewards", m_programme.rewards);
        for (std::size_t i = 0; i < m_programme.rewards.size(); ++i) {
            judgeWhen(at("rewards", i) + ".when", m_programme.rewards[i].when);
            if (const auto* coupon = std::get_if<CouponReward>(&m_programme.rewards[i].gives))
                judgeId(at("rewards", i) + ".coupon", "unknown-coupon", coupon->coupon, m_programme.coupons);
        }
    }

    void judgeAssets()
    {
        judgeIds("coupons", m_programme.coupons);
        std::set<std::string_view> offers;
        for (std::size_t i = 0; i < m_programme.coupons.size(); ++i) {
            const Coupon& coupon = m_programme.coupons[i];
            judgeId(at("coupons", i) + ".offer", "unknown-offer", coupon.offer, m_programme.discounts.offers);
            judgeWhen(at("coupons", i) + ".when", coupon.when);
            if (!offers.insert(coupon.offer).second)
                say(at("coupons", i) + ".offer", "repeated", coupon.offer);
        }
        judgeIds("stampCards", m_programme.stampCards);
        for (std::size_t i = 0; i < m_programme.stampCards.size(); ++i)
            judgeId(at("stampCards", i) + ".coupon", "unknown-coupon", m_programme.stampCards[i].coupon,
                    m_programme.coupons);
        if (m_programme.storedValue)
            judgeStoredValue(*m_programme.storedValue);
        if (m_programme.giftCards && m_programme.giftCards->maxMinor < m_programme.giftCards->minMinor)
            say("giftCards.maxMinor", "below-minimum", std::to_string(m_programme.giftCards->maxMinor));
    }

    void judgeStoredValue(const StoredValue& value)
    {
        if (value.maxTopUpMinor < value.minTopUpMinor)
            say("storedValue.maxTopUpMinor", "below-minimum", std::to_string(value.maxTopUpMinor));
        if (value.maxBalanceMinor < value.minTopUpMinor)
            say("storedValue.maxBalanceMinor", "below-minimum", std::to_string(value.maxBalanceMinor));
        std::int64_t before = 0;
        for (std::size_t i = 0; i < value.gifts.size(); ++i) {
            const TopUpGift& gift = value.gifts[i];
            if (gift.fromMinor <= before)
                say(at("storedValue.gifts", i) + ".fromMinor", "not-ascending", std::to_string(gift.fromMinor));
            if (gift.giftMinor == 0 && gift.giftShare.numerator() == 0)
                say(at("storedValue.gifts", i), "gives-nothing", "");
            before = gift.fromMinor;
        }
    }

    void judgeReturns()
    {
        const Returns& returns = m_programme.returns;
        const bool limited = returns.limit.points || returns.limit.share;
        if (returns.shortfall == Shortfall::LimitedDebt && !limited)
            say("returns.limit", "missing", "");
        if (returns.shortfall != Shortfall::LimitedDebt && returns.limit != DebtLimit())
            say("returns.limit", "limits-nothing", "");
        if (returns.shortfall == Shortfall::Money && !m_programme.redeeming)
            say("returns.shortfall", "points-have-no-value", "money");
        if (m_programme.referral && !m_programme.referral->referrer && !m_programme.referral->invited)
            say("referral", "gives-nothing", "");
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

std::vector<json::Complaint> contradictions(const Programme& programme, Judged judged)
{
    std::vector<json::Complaint> complaints = Judge(programme).run();
    if (judged == Judged::Now)
        std::ranges::move(saidInVain(programme), std::back_inserter(complaints));
    return complaints;
}

} // namespace loyalty::programme
