#include "core/programme/vain.h"

#include "core/base/plain_text.h"
#include "core/programme/findings.h"
#include "core/programme/iso_currencies.h"
#include "core/programme/lives.h"
#include "core/programme/section.h"

#include <algorithm>
#include <limits>
#include <string>

namespace loyalty::programme {
namespace {

constexpr std::int32_t kDaySeconds = 86'400;

/// The last day anywhere on earth on which it is still before this instant.
BusinessDate latestDayBefore(Instant instant)
{
    return earliestDay(Instant(instant.unixMs() - 1)).plusDays(2);
}

bool goesOverMidnight(const When& when)
{
    return std::ranges::any_of(when.hours, [](const HourRange& range) { return range.until <= range.from; });
}

/// The days on which the condition may hold between its instants, in whatever time zone; a night counts to its first day.
DateRange daysBetween(const When& when)
{
    DateRange days{.first = BusinessDate(std::numeric_limits<std::int32_t>::min()),
                   .last = BusinessDate(std::numeric_limits<std::int32_t>::max())};
    if (when.from)
        days.first = earliestDay(*when.from).plusDays(goesOverMidnight(when) ? -1 : 0);
    if (when.until)
        days.last = latestDayBefore(*when.until);
    return days;
}

/// Whether any day of the range is one of the weekdays.
bool hasWeekday(const DateRange& range, const std::vector<Weekday>& weekdays)
{
    if (weekdays.empty() || range.last.days() - range.first.days() >= 6)
        return range.first <= range.last;
    for (BusinessDate day = range.first; day <= range.last; day = day.plusDays(1))
        if (std::ranges::find(weekdays, day.weekday()) != weekdays.end())
            return true;
    return false;
}

/// Both lists name something, and nothing is in both.
template <class T>
bool apart(const std::vector<T>& one, const std::vector<T>& other)
{
    return !one.empty() && !other.empty() &&
           std::ranges::none_of(one, [&](const T& item) { return std::ranges::find(other, item) != other.end(); });
}

bool apart(const std::vector<DateRange>& one, const std::vector<DateRange>& other)
{
    return !one.empty() && !other.empty() && std::ranges::none_of(one, [&](const DateRange& a) {
        return std::ranges::any_of(other, [&a](const DateRange& b) { return a.first <= b.last && b.first <= a.last; });
    });
}

/// One that goes over midnight is two of a day.
bool meet(const HourRange& a, const HourRange& b)
{
    if (a.until <= a.from)
        return meet({a.from, kDaySeconds}, b) || (a.until > 0 && meet({0, a.until}, b));
    if (b.until <= b.from)
        return meet(b, a);
    return a.from < b.until && b.from < a.until;
}

bool apart(const std::vector<HourRange>& one, const std::vector<HourRange>& other)
{
    return !one.empty() && !other.empty() && std::ranges::none_of(one, [&](const HourRange& a) {
        return std::ranges::any_of(other, [&a](const HourRange& b) { return meet(a, b); });
    });
}

bool apart(const std::optional<Instant>& until, const std::optional<Instant>& from)
{
    return until && from && *until <= *from;
}

/// The condition that keeps two from ever holding at once; empty where they can.
std::string_view whatParts(const When& one, const When& other)
{
    // A night that began on a day of one may go on into a day of the other.
    const bool night = goesOverMidnight(one) || goesOverMidnight(other);
    if (!night && apart(one.weekdays, other.weekdays))
        return "weekdays";
    if (!night && apart(one.dates, other.dates))
        return "dates";
    if (apart(one.hours, other.hours))
        return "hours";
    if (apart(one.tiers, other.tiers))
        return "tiers";
    if (apart(one.stores, other.stores))
        return "stores";
    if (apart(one.channels, other.channels))
        return "channels";
    if (apart(one.until, other.from))
        return "until";
    if (apart(other.until, one.from))
        return "from";
    // Both are asked of the same goods at the same prices.
    if (one.belowSpendMinor && *one.belowSpendMinor <= other.minSpendMinor)
        return "belowSpendMinor";
    if (other.belowSpendMinor && *other.belowSpendMinor <= one.minSpendMinor)
        return "minSpendMinor";
    return {};
}

bool asksForMember(const When& when)
{
    return when.birthday || !when.tiers.empty() || !when.segments.empty() || when.firstPurchase;
}

class Judge
{
public:
    explicit Judge(const Programme& programme)
        : m_programme(programme)
    {}

    std::vector<json::Complaint> run()
    {
        judgeAllNames();
        judgeCurrency();
        judgeTierWindow();
        const Earning& earning = m_programme.earning;
        judgeCaps("earning.caps", earning.caps);
        for (std::size_t i = 0; i < earning.rules.size(); ++i)
            judgeRule(at("earning.rules", i), earning.rules[i]);
        for (std::size_t i = 0; i < earning.budgets.size(); ++i)
            judgeBudget(at("earning.budgets", i), earning.budgets[i]);
        const auto& offers = m_programme.discounts.offers;
        for (std::size_t i = 0; i < offers.size(); ++i)
            judgeOffer(at("discounts.offers", i), offers[i]);
        for (std::size_t i = 0; i < m_programme.rewards.size(); ++i)
            judgeBegin(at("rewards", i) + ".when", m_programme.rewards[i].when);
        for (std::size_t i = 0; i < m_programme.coupons.size(); ++i)
            judgeCoupon(at("coupons", i), m_programme.coupons[i]);
        if (m_programme.storedValue)
            judgeGifts(*m_programme.storedValue);
        judgeLives(m_programme, m_findings);
        return m_findings.take();
    }

private:
    void say(std::string path, std::string_view code, std::string value)
    {
        m_findings.say(std::move(path), code, std::move(value));
    }

    /// A name is a line of text on a screen and on paper.
    void judgeNames(const std::string& path, const Names& names)
    {
        for (const auto& [language, name] : names)
            if (!isPlain(name))
                say((path.empty() ? "" : path + '.') + "names." + language, "control-character", name);
    }

    template <class Item>
    void judgeNamesOf(std::string_view list, const std::vector<Item>& items)
    {
        for (std::size_t i = 0; i < items.size(); ++i)
            judgeNames(at(list, i), items[i].names);
    }

    void judgeAllNames()
    {
        judgeNames("", m_programme.names);
        judgeNamesOf("earning.rules", m_programme.earning.rules);
        judgeNamesOf("discounts.offers", m_programme.discounts.offers);
        judgeNamesOf("rewards", m_programme.rewards);
        judgeNamesOf("coupons", m_programme.coupons);
        judgeNamesOf("stampCards", m_programme.stampCards);
        if (m_programme.tiers)
            judgeNamesOf("tiers.levels", m_programme.tiers->levels);
    }

    /// Over before the programme has begun.
    void judgeBegin(const std::string& path, const When& when)
    {
        for (std::size_t i = 0; i < when.dates.size(); ++i)
            if (when.dates[i].last < earliestDay(m_programme.validFrom))
                say(at(path + ".dates", i), "over-before-begin", when.dates[i].last.toString());
        if (when.until && *when.until <= m_programme.validFrom)
            say(path + ".until", "over-before-begin", "");
        else
            judgeDays(path, when);
    }

    /// Days that lie apart from the instants between which they are asked for. What is apart by itself is said elsewhere.
    void judgeDays(const std::string& path, const When& when)
    {
        const DateRange between = daysBetween(when);
        if (between.last < between.first)
            return;
        for (std::size_t i = 0; i < when.dates.size(); ++i) {
            const DateRange& range = when.dates[i];
            if (range.last < earliestDay(m_programme.validFrom))
                continue;
            const DateRange both{.first = std::max(range.first, between.first),
                                 .last = std::min(range.last, between.last)};
            if (hasWeekday(range, when.weekdays) && !hasWeekday(both, when.weekdays))
                say(at(path + ".dates", i), "never-opens", range.first.toString() + '/' + range.last.toString());
        }
        if (when.dates.empty() && when.from && when.until && !hasWeekday(between, when.weekdays))
            say(path + ".weekdays", "never-opens", "");
    }

    void judgeCaps(const std::string& path, const Caps& caps)
    {
        for (std::size_t period = 0; period < caps.size(); ++period)
            if (caps[period] == 0)
                say(path + '.' + std::string(kCapWords[period]), "gives-nothing", "0");
    }

    void judgeRule(const std::string& path, const Rule& rule)
    {
        judgeBegin(path + ".when", rule.when);
        judgeCaps(path + ".caps", rule.caps);
        judgeRemainder(path, rule);
        const auto* const multiplier = std::get_if<Multiplier>(&rule.what);
        if (multiplier == nullptr || addsPoints(*multiplier))
            return;
        if (hasOwn(rule))
            say(path + ".factor", "adds-nothing", rule.id);
        else if (multiplier->factor.numerator() == multiplier->factor.denominator() && !keepsOthersOut(rule))
            say(path + ".factor", "changes-nothing", rule.id);
    }

    static bool addsPoints(const Multiplier& multiplier)
    {
        return multiplier.factor.numerator() > multiplier.factor.denominator();
    }

    /// What makes a multiplier give what it adds as points of its own.
    bool hasOwn(const Rule& rule) const
    {
        const auto names = [&rule](const Budget& budget) {
            return std::ranges::find(budget.rules, rule.id) != budget.rules.end();
        };
        return rule.caps != Caps() || rule.rounding || rule.expiry || rule.pendingDays ||
               std::ranges::any_of(m_programme.earning.budgets, names);
    }

    bool keepsOthersOut(const Rule& rule) const
    {
        const auto names = [&rule](const ExclusiveGroup& group) {
            return std::ranges::find(group.members, rule.id) != group.members.end();
        };
        return rule.stop || rule.exclusive || std::ranges::any_of(m_programme.earning.groups, names);
    }

    /// Amounts in a minor unit that the currency does not have would all be wrong by powers of ten.
    void judgeCurrency()
    {
        const Currency currency = m_programme.currency;
        if (const auto usual = isoExponent(currency.code()); usual && *usual != currency.exponent())
            say("currency.exponent", "not-of-currency", std::to_string(currency.exponent()));
    }

    /// What made a level is before the change that it made, all but the day itself.
    void judgeTierWindow()
    {
        const auto& tiers = m_programme.tiers;
        if (tiers && tiers->window == TierWindow::SinceChange && tiers->downgrade == Downgrade::AtOnce)
            say("tiers.downgrade.mode", "falls-at-once", "atOnce");
    }

    /// Fractions are kept of what is rounded together. What is rounded on its own, a rule by amount or what a multiplier
    /// adds, would lose them in silence.
    bool losesRemainder(const Rule& rule) const
    {
        const Earning& earning = m_programme.earning;
        if (!earning.keepRemainder || earning.scope != RoundingScope::Ticket)
            return false;
        if (const auto* const multiplier = std::get_if<Multiplier>(&rule.what))
            return addsPoints(*multiplier);
        const auto* const amount = std::get_if<PerAmount>(&rule.what);
        return amount != nullptr && !amount->wholeSteps;
    }

    /// Points that are no amount's are whole, until something multiplies them: what that adds is rounded on its own.
    [[nodiscard]] bool multipliesFixed(const Rule& rule) const
    {
        const bool isFixed = std::holds_alternative<PerUnit>(rule.what) ||
                             std::holds_alternative<PerTicket>(rule.what) || std::holds_alternative<PerSku>(rule.what);
        return m_programme.earning.keepRemainder && rule.multiplied && isFixed;
    }

    void judgeRemainder(const std::string& path, const Rule& rule)
    {
        if (multipliesFixed(rule))
            say(path + ".multiplied", "loses-remainder", rule.id);
        if (!losesRemainder(rule))
            return;
        const bool multiplier = std::holds_alternative<Multiplier>(rule.what);
        if (rule.caps != Caps())
            say(path + ".caps", "loses-remainder", rule.id);
        if (rule.rounding)
            say(path + ".rounding", "loses-remainder", rule.id);
        if (multiplier && rule.expiry)
            say(path + ".expiry", "loses-remainder", rule.id);
        if (multiplier && rule.pendingDays)
            say(path + ".pendingDays", "loses-remainder", rule.id);
        if (!multiplier && !rule.multiplied)
            say(path + ".multiplied", "loses-remainder", rule.id);
    }

    void judgeBudget(const std::string& path, const Budget& budget)
    {
        for (std::size_t i = 0; i < budget.rules.size(); ++i) {
            const auto rule = std::ranges::find(m_programme.earning.rules, budget.rules[i], &Rule::id);
            if (rule != m_programme.earning.rules.end() && losesRemainder(*rule))
                say(at(path + ".rules", i), "loses-remainder", budget.rules[i]);
            if (rule != m_programme.earning.rules.end() && isGift(*rule))
                say(at(path + ".rules", i), "gives-no-points", budget.rules[i]);
        }
    }

    void judgeOffer(const std::string& path, const Offer& offer)
    {
        judgeBegin(path + ".when", offer.when);
        if (!offer.everyone)
            return;
        const bool coupon =
            std::ranges::find(m_programme.coupons, offer.id, &Coupon::offer) != m_programme.coupons.end();
        if (coupon || asksForMember(offer.when))
            say(path + ".everyone", "needs-member", offer.id);
    }

    void judgeCoupon(const std::string& path, const Coupon& coupon)
    {
        judgeBegin(path + ".when", coupon.when);
        const auto offer = std::ranges::find(m_programme.discounts.offers, coupon.offer, &Offer::id);
        if (offer == m_programme.discounts.offers.end())
            return;
        if (const std::string_view parts = whatParts(coupon.when, offer->when); !parts.empty())
            say(path + ".when." + std::string(parts), "never-with-offer", coupon.offer);
    }

    /// An account never holds as much; each instalment of the least gift is one minor unit at least.
    void judgeGifts(const StoredValue& value)
    {
        if (value.maxTopUpMinor > value.maxBalanceMinor)
            say("storedValue.maxTopUpMinor", "above-maximum", std::to_string(value.maxTopUpMinor));
        for (std::size_t i = 0; i < value.gifts.size(); ++i) {
            const TopUpGift& gift = value.gifts[i];
            const std::int64_t least = gift.giftMinor + floorDiv(Int128{gift.fromMinor} * gift.giftShare.numerator(),
                                                                 gift.giftShare.denominator());
            if (gift.instalments > least && least > 0)
                say(at("storedValue.gifts", i) + ".instalments", "above-maximum", std::to_string(gift.instalments));
        }
        for (std::size_t i = 0; i < value.gifts.size(); ++i)
            if (value.gifts[i].fromMinor > value.maxTopUpMinor)
                say(at("storedValue.gifts", i) + ".fromMinor", "above-maximum",
                    std::to_string(value.gifts[i].fromMinor));
    }

    const Programme& m_programme;
    Findings m_findings;
};

} // namespace

std::vector<json::Complaint> saidInVain(const Programme& programme)
{
    return Judge(programme).run();
}

} // namespace loyalty::programme
