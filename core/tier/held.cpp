#include "core/tier/held.h"

#include "core/tier/standing.h"

#include <algorithm>
#include <optional>
#include <set>

namespace loyalty::tier {
namespace {

using programme::Downgrade;
using programme::TierWindow;

/// Walks through the days on which something may change.
class History
{
public:
    History(const programme::Tiers& tiers, std::span<const DayAmount> days, BusinessDate date,
            std::span<const CameBack> back)
        : m_tiers(tiers)
        , m_days(days)
        , m_back(back)
        , m_date(date)
    {
        for (const DayAmount& day : days)
            addBought(day.date);
        for (const CameBack& goods : back) {
            addBought(goods.bought);
            add(goods.on);
        }
        add(date);
        addYears(*m_events.begin());
        m_held.since = *m_events.begin();
    }

    HeldLevel run()
    {
        // Grace ends on days that are found on the way.
        for (auto at = m_events.begin(); at != m_events.end(); ++at)
            look(*at);
        return m_held;
    }

    [[nodiscard]] BusinessDate nextReview() const { return m_nextReview; }

private:
    void add(BusinessDate day)
    {
        if (day <= m_date)
            m_events.insert(day);
    }

    void addBought(BusinessDate day)
    {
        add(day);
        if (m_tiers.window == TierWindow::Rolling)
            add(day.plusMonths(m_tiers.windowMonths).plusDays(1));
    }

    /// Reviews, and the first of each year.
    void addYears(BusinessDate first)
    {
        BusinessDate day = first.firstOfMonth().plusMonths(1 - first.ymd().month);
        for (; day <= m_date; day = day.plusMonths(m_tiers.reviewMonths)) {
            m_reviews.insert(day);
            add(day);
        }
        m_nextReview = day;
    }

    /// All that counts on a day.
    [[nodiscard]] DayAmount countedOn(BusinessDate day) const
    {
        Window counted = window(m_tiers, day);
        if (m_tiers.window == TierWindow::SinceChange)
            counted.first = m_held.since;
        // A review on the first of January looks at the year that is over.
        if (m_tiers.window == TierWindow::CalendarYear && m_reviews.contains(day))
            counted = window(m_tiers, day.plusDays(-1));
        DayAmount sum{.date = day};
        const auto count = [&](BusinessDate date, const auto& one) {
            if (date < counted.first || counted.last < date)
                return;
            sum.amount += one.amount;
            for (std::size_t i = 0; i < sum.measured.size(); ++i)
                sum.measured[i] += one.measured[i];
        };
        for (const DayAmount& one : m_days)
            count(one.date, one);
        for (const CameBack& goods : m_back)
            if (day < goods.on) // not back yet
                count(goods.bought, goods);
        return sum;
    }

    void look(BusinessDate day)
    {
        const DayAmount counted = countedOn(day);
        const std::size_t reached =
            std::max(reachedLevel(m_tiers, counted.amount, counted.measured), wonBack(day, counted.amount));
        if (reached > m_held.level)
            return hold(reached, day);
        if (reached == m_held.level) {
            m_unearned.reset();
            return;
        }
        const bool review = m_reviews.contains(day);
        if (!m_unearned &&
            (m_tiers.downgrade == Downgrade::AtOnce || (m_tiers.downgrade == Downgrade::AtReview && review)))
            m_unearned = day;
        if (!m_unearned)
            return;
        const BusinessDate end = m_unearned->plusDays(m_tiers.graceDays);
        if (day < end)
            return add(end);
        m_lost = m_held.level;
        m_lostOn = day;
        hold(reached, day);
    }

    /// The lost level, where half of its threshold is reached in time.
    [[nodiscard]] std::size_t wonBack(BusinessDate day, std::int64_t qualifying) const
    {
        if (m_tiers.protectDays == 0 || !m_lost || day <= m_lostOn || day > m_lostOn.plusDays(m_tiers.protectDays))
            return 0;
        const auto isSince = [this, day](const DayAmount& amount) {
            return amount.date >= m_lostOn && amount.date <= day;
        };
        const bool bought = std::any_of(m_days.begin(), m_days.end(), isSince);
        return bought && qualifying >= m_tiers.levels[*m_lost].threshold / 2 ? *m_lost : 0;
    }

    void hold(std::size_t level, BusinessDate day)
    {
        m_held = {.level = level, .since = day};
        m_unearned.reset();
    }

    const programme::Tiers& m_tiers;
    std::span<const DayAmount> m_days;
    std::span<const CameBack> m_back;
    BusinessDate m_date;
    std::set<BusinessDate> m_events;
    std::set<BusinessDate> m_reviews;
    BusinessDate m_nextReview;
    HeldLevel m_held;
    std::optional<BusinessDate> m_unearned; ///< since when the level is not earned any more
    std::optional<std::size_t> m_lost;
    BusinessDate m_lostOn;
};

} // namespace

HeldLevel heldLevel(const programme::Tiers& tiers, std::span<const DayAmount> days, BusinessDate date,
                    std::span<const CameBack> back)
{
    return History(tiers, days, date, back).run();
}

BusinessDate nextReview(const programme::Tiers& tiers, std::span<const DayAmount> days, BusinessDate date,
                        std::span<const CameBack> back)
{
    return History(tiers, days, date, back).nextReview();
}

bool looksBack(const programme::Tiers& tiers)
{
    return tiers.downgrade != Downgrade::AtOnce || tiers.graceDays > 0 || tiers.protectDays > 0 ||
           tiers.window == TierWindow::SinceChange;
}

} // namespace loyalty::tier
