#include "core/programme/lives.h"

#include "core/base/rate.h"

#include <algorithm>
#include <string>

namespace loyalty::programme {
namespace {

/// Every length that a month or a year can have comes round in so many days.
constexpr int kFourYears = 1461;

/// Neither dates nor an instant let it begin by this day.
bool beginsAfter(const When& when, BusinessDate day)
{
    const bool noDates = !when.dates.empty() &&
                         std::ranges::all_of(when.dates, [day](const DateRange& range) { return day < range.first; });
    return noDates || (when.from && day < earliestDay(*when.from));
}

template <class Item>
const Item* named(const std::vector<Item>& items, const std::string& id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

/// The one whose last day comes first.
std::optional<Expiry> sooner(const std::optional<Expiry>& one, const std::optional<Expiry>& other)
{
    const bool both = one && one->last && other && other->last;
    return (both && *other->last < *one->last) || !one || !one->last ? other : one;
}

class Lives
{
public:
    Lives(const Programme& programme, Findings& findings)
        : m_programme(programme)
        , m_findings(findings)
        , m_begin(earliestDay(programme.validFrom))
    {}

    void run()
    {
        judgeLast("expiry", m_programme.expiry);
        judgePoints();
        judgeCoupons();
        for (std::size_t i = 0; i < m_programme.stampCards.size(); ++i)
            judgeLast(at("stampCards", i) + ".expiry", m_programme.stampCards[i].expiry);
        if (m_programme.storedValue)
            judgeLast("storedValue.giftExpiry", m_programme.storedValue->giftExpiry);
        if (m_programme.giftCards)
            judgeLast("giftCards.expiry", m_programme.giftCards->expiry);
    }

private:
    bool isOver(const std::optional<Expiry>& expiry) const { return expiry && expiry->last && *expiry->last < m_begin; }

    void judgeLast(const std::string& path, const std::optional<Expiry>& expiry)
    {
        if (isOver(expiry))
            m_findings.say(path + ".last", "over-before-begin", expiry->last->toString());
    }

    /// Each window of what gives something, against the last day of what it gives.
    void judgeBegin(const std::string& path, const When& when, const std::optional<Expiry>& expiry)
    {
        if (!expiry || !expiry->last || isOver(expiry))
            return;
        for (std::size_t i = 0; i < when.dates.size(); ++i)
            if (*expiry->last < when.dates[i].first)
                m_findings.say(at(path + ".dates", i), "after-expiry", when.dates[i].first.toString());
        if (when.from && *expiry->last < earliestDay(*when.from))
            m_findings.say(path + ".from", "after-expiry", expiry->last->toString());
    }

    /// Whether they end first, whenever they are given. Where every purchase moves the end, one may come in between.
    bool isNeverSpendable(const std::optional<Expiry>& expiry, int pendingDays) const
    {
        if (!expiry || pendingDays == 0 || m_programme.lotCare.rolling || isOver(expiry))
            return false;
        if (expiry->last)
            return *expiry->last < m_begin.plusDays(pendingDays);
        for (int day = 0; day < kFourYears; ++day)
            if (const BusinessDate given = m_begin.plusDays(day);
                given.plusDays(pendingDays) < firstInvalidDay(*expiry, given))
                return false;
        return true;
    }

    void judgePending(std::string path, const std::optional<Expiry>& expiry, int pendingDays)
    {
        if (isNeverSpendable(expiry, pendingDays))
            m_findings.say(std::move(path), "ends-while-pending", std::to_string(pendingDays));
    }

    void judgeGrant(const std::string& path, const std::optional<Grant>& grant)
    {
        if (!grant)
            return;
        judgeLast(path + ".expiry", grant->expiry);
        judgePending(path + ".pendingDays", grant->expiry ? grant->expiry : m_programme.expiry, grant->pendingDays);
    }

    void judgePoints()
    {
        const Earning& earning = m_programme.earning;
        judgePending("earning.pendingDays", m_programme.expiry, earning.pendingDays);
        for (std::size_t i = 0; i < earning.rules.size(); ++i)
            judgeRule(at("earning.rules", i), earning.rules[i]);
        judgeGrant("earning.signUp", earning.signUp);
        if (m_programme.referral) {
            judgeGrant("referral.referrer", m_programme.referral->referrer);
            judgeGrant("referral.invited", m_programme.referral->invited);
        }
    }

    void judgeRule(const std::string& path, const Rule& rule)
    {
        if (const auto* const gift = std::get_if<GiveCoupon>(&rule.what)) {
            const Coupon* const coupon = named(m_programme.coupons, gift->coupon);
            return judgeBegin(path + ".when", rule.when, coupon == nullptr ? std::nullopt : coupon->expiry);
        }
        if (const auto* const gift = std::get_if<GiveStamps>(&rule.what)) {
            const StampCard* const card = named(m_programme.stampCards, gift->card);
            const Coupon* const coupon = card == nullptr ? nullptr : named(m_programme.coupons, card->coupon);
            return judgeBegin(path + ".when", rule.when,
                              coupon == nullptr ? std::nullopt : sooner(card->expiry, coupon->expiry));
        }
        judgeLast(path + ".expiry", rule.expiry);
        // What a multiplier adds mostly lives as the rule's points that it multiplies.
        const bool own = rule.expiry || std::holds_alternative<Multiplier>(rule.what);
        judgeBegin(path + ".when", rule.when, own ? rule.expiry : m_programme.expiry);
        if (rule.expiry || rule.pendingDays)
            judgePending(path + (rule.pendingDays ? ".pendingDays" : ".expiry"),
                         rule.expiry ? rule.expiry : m_programme.expiry,
                         rule.pendingDays.value_or(m_programme.earning.pendingDays));
    }

    void judgeCoupons()
    {
        for (std::size_t i = 0; i < m_programme.coupons.size(); ++i) {
            const Coupon& coupon = m_programme.coupons[i];
            const std::string path = at("coupons", i);
            judgeLast(path + ".expiry", coupon.expiry);
            judgeBegin(path + ".when", coupon.when, coupon.expiry);
            const Offer* const offer = named(m_programme.discounts.offers, coupon.offer);
            if (offer != nullptr && coupon.expiry && coupon.expiry->last && !isOver(coupon.expiry) &&
                beginsAfter(offer->when, *coupon.expiry->last))
                m_findings.say(path + ".expiry.last", "never-with-offer", coupon.offer);
        }
        for (std::size_t i = 0; i < m_programme.rewards.size(); ++i) {
            const auto* const gives = std::get_if<CouponReward>(&m_programme.rewards[i].gives);
            const Coupon* const coupon = gives == nullptr ? nullptr : named(m_programme.coupons, gives->coupon);
            if (coupon != nullptr)
                judgeBegin(at("rewards", i) + ".when", m_programme.rewards[i].when, coupon->expiry);
        }
    }

    const Programme& m_programme;
    Findings& m_findings;
    BusinessDate m_begin;
};

} // namespace

BusinessDate earliestDay(Instant instant)
{
    constexpr std::int64_t kDayMs = std::int64_t{86'400} * 1000;
    return BusinessDate(static_cast<std::int32_t>(floorDiv(instant.unixMs(), kDayMs))).plusDays(-1);
}

bool isGift(const Rule& rule)
{
    return std::holds_alternative<GiveCoupon>(rule.what) || std::holds_alternative<GiveStamps>(rule.what);
}

void judgeLives(const Programme& programme, Findings& findings)
{
    Lives(programme, findings).run();
}

} // namespace loyalty::programme
