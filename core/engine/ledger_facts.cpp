#include "core/engine/ledger_facts.h"

#include "core/base/calendar/lunar.h"
#include "core/engine/counters.h"
#include "core/ledger/asset_keys.h"
#include "core/programme/compiled.h"
#include "core/tier/held.h"
#include "core/tier/standing.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace loyalty::engine {
namespace {

/// Where a level follows from the amount in the window alone, nothing has to be looked back for.
bool looksBack(const programme::Tiers& tiers)
{
    return tiers.downgrade != programme::Downgrade::AtOnce || tiers.graceDays > 0 || tiers.protectDays > 0 ||
           tiers.window == programme::TierWindow::SinceChange;
}

/// All that ever qualified, by any measure.
std::vector<tier::DayAmount> daysOf(const ledger::MemberLedger& ledger)
{
    std::map<BusinessDate, tier::DayAmount> days;
    for (const ledger::DatedAmount& day : ledger.days(ledger::tierSpend()))
        days[day.date].amount = day.amount;
    for (std::size_t measure = 0; measure < std::size(kMeasureCounters); ++measure)
        for (const ledger::DatedAmount& day : ledger.days(ledger::counter(kMeasureCounters[measure])))
            days[day.date].measured[measure] = day.amount;
    std::vector<tier::DayAmount> all;
    for (auto& [date, day] : days) {
        day.date = date;
        all.push_back(day);
    }
    return all;
}

} // namespace

void readTier(const ledger::MemberLedger& ledger, const programme::Programme& programme, BusinessDate date,
              MemberFacts& facts)
{
    const auto window = tier::window(programme, date);
    if (!window)
        return;
    const programme::Tiers& tiers = *programme.tiers;
    facts.qualifying = ledger.counted(ledger::tierSpend(), window->first, window->last);
    if (tiers.window == programme::TierWindow::Rolling)
        if (const auto amount =
                ledger.counted(ledger::tierSpend(), window->first, window->first.plusDays(kEndingDays - 1));
            amount > 0)
            facts.ending = TierEnding{amount, date.plusDays(kEndingDays)};
    for (std::size_t measure = 0; measure < facts.measured.size(); ++measure)
        facts.measured[measure] =
            ledger.counted(ledger::counter(kMeasureCounters[measure]), window->first, window->last);
    if (!looksBack(tiers))
        return;
    const tier::HeldLevel held = tier::heldLevel(tiers, daysOf(ledger), date);
    facts.level = held.level;
    if (tiers.window == programme::TierWindow::SinceChange)
        facts.qualifying = ledger.counted(ledger::tierSpend(), held.since, date);
}

void holdFloor(const std::optional<tier::Floor>& floor, const programme::Programme& programme, BusinessDate date,
               MemberFacts& facts)
{
    if (!floor || !programme.tiers || floor->lastDay < date)
        return;
    const auto& levels = programme.tiers->levels;
    const auto given = std::ranges::find(levels, floor->tier, &programme::Tier::id);
    if (given != levels.end())
        facts.level = std::max(facts.level.value_or(0), static_cast<std::size_t>(given - levels.begin()));
}

void readCounters(const ledger::MemberLedger& ledger, const programme::Compiled& programme, MemberFacts& facts)
{
    facts.purchasedBefore = ledger.counted(ledger::tierSpend(), ledger::kFirstDate, ledger::kLastDate) > 0;
    for (std::string& key : countersOf(programme)) {
        Counter counter{.key = std::move(key), .days = {}};
        for (const ledger::DatedAmount& day : ledger.days(ledger::counter(counter.key)))
            counter.days.push_back({day.date, day.amount});
        facts.counters.push_back(std::move(counter));
    }
}

void takeCounted(std::span<const ledger::Posting> back, MemberFacts& facts)
{
    for (const ledger::Posting& posting : back)
        for (Counter& counter : facts.counters)
            if (posting.reverses && posting.what == ledger::counter(counter.key))
                counter.days.push_back({posting.date, posting.amount});
}

void readBirthday(const std::optional<member::Birthday>& birthday, const programme::Programme& programme,
                  BusinessDate date, MemberFacts& facts)
{
    if (!birthday)
        return;
    facts.birthday = MonthDay{birthday->month, birthday->day};
    const auto isLunar = [](const auto& item) {
        return item.when.birthday && item.when.birthday->calendar == programme::BirthdayCalendar::Lunar;
    };
    const bool asked =
        std::ranges::any_of(programme.earning.rules, isLunar) || std::ranges::any_of(programme.rewards, isLunar) ||
        std::ranges::any_of(programme.discounts.offers, isLunar) || std::ranges::any_of(programme.coupons, isLunar);
    if (!asked)
        return;
    const auto born = birthday->year ? BusinessDate::make(*birthday->year, birthday->month, birthday->day)
                                     : std::optional<BusinessDate>();
    const LunarDay lunar = born ? lunarDayOf(*born) : LunarDay{birthday->month, birthday->day};
    facts.lunarBirthdays = lunarDaysAround(lunar.month, lunar.day, date);
}

} // namespace loyalty::engine
