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

/// "back:tier:2026-01-31", dated by the day on which the goods of that day came back.
constexpr std::string_view kCameBack = "back:";
constexpr std::string_view kTier = "tier";
/// In the facts alone: what tells that something was bought, by the tiers' measure and as visits. Visits are counted where a
/// programme asks for a first purchase; before one did, the tiers' measure may have counted.
constexpr std::string_view kBought = "bought";
constexpr std::string_view kVisits = kMeasureCounters[static_cast<std::size_t>(programme::QualifyBy::Visits)];

std::string_view measureOf(const ledger::AssetKey& what)
{
    if (what == ledger::tierSpend())
        return kTier;
    const auto* const measure = std::ranges::find(kMeasureCounters, what.key);
    return what.asset == ledger::Asset::Counter && measure != std::end(kMeasureCounters) ? *measure
                                                                                         : std::string_view();
}

/// Of one measure and one day of purchase.
void addCameBack(std::string_view measure, BusinessDate bought, std::span<const ledger::DatedAmount> days,
                 std::vector<tier::CameBack>& back)
{
    for (const ledger::DatedAmount& day : days) {
        tier::CameBack goods{.bought = bought, .on = day.date};
        if (measure == kTier)
            goods.amount = day.amount;
        else if (const auto* const known = std::ranges::find(kMeasureCounters, measure);
                 known != std::end(kMeasureCounters))
            goods.measured[static_cast<std::size_t>(known - std::begin(kMeasureCounters))] = day.amount;
        back.push_back(goods);
    }
}

std::vector<tier::CameBack> cameBackOf(const ledger::MemberLedger& ledger)
{
    std::vector<tier::CameBack> back;
    for (const ledger::AssetKey& what : ledger.assets()) {
        if (what.asset != ledger::Asset::Counter || !what.key.starts_with(kCameBack))
            continue;
        const std::string_view rest = std::string_view(what.key).substr(kCameBack.size());
        const std::size_t colon = rest.find(':');
        const auto bought =
            colon == std::string_view::npos ? std::nullopt : BusinessDate::parse(rest.substr(colon + 1));
        if (bought)
            addCameBack(rest.substr(0, colon), *bought, ledger.days(what), back);
    }
    return back;
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

/// What a level may be lost by, where that is near: what has fallen out of the window day after day. What counts for a
/// calendar year keeps no level beyond it, whatever is bought.
std::vector<TierEnding> endingsAtOnce(const ledger::MemberLedger& ledger, const programme::Tiers& tiers,
                                      BusinessDate date)
{
    std::vector<TierEnding> endings;
    if (tiers.window != programme::TierWindow::Rolling)
        return endings;
    const BusinessDate first = tier::window(tiers, date).first;
    const auto goneBefore = [&](BusinessDate day) {
        return ledger.counted(ledger::tierSpend(), first, tier::window(tiers, day).first.plusDays(-1));
    };
    if (goneBefore(date.plusDays(kEndingDays)) == 0)
        return endings;
    for (int days = 1; days <= kEndingDays; ++days)
        if (const std::int64_t gone = goneBefore(date.plusDays(days));
            gone != 0 && (endings.empty() || gone != endings.back().amount))
            endings.push_back({gone, date.plusDays(days - 1)});
    return endings;
}

/// The same where levels are lost at reviews only: what was bought up to the last day before the next one counts.
std::vector<TierEnding> endingsAtReview(const ledger::MemberLedger& ledger, const programme::Tiers& tiers,
                                        BusinessDate date, BusinessDate review)
{
    const BusinessDate last = review.plusDays(-1);
    if (date.plusDays(kEndingDays) < last)
        return {};
    TierEnding ending{.amount = 0, .by = last};
    if (tiers.window == programme::TierWindow::Rolling)
        ending.amount = ledger.counted(ledger::tierSpend(), tier::window(tiers, date).first,
                                       tier::window(tiers, review).first.plusDays(-1));
    return {ending};
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
    for (std::size_t measure = 0; measure < facts.measured.size(); ++measure)
        facts.measured[measure] =
            ledger.counted(ledger::counter(kMeasureCounters[measure]), window->first, window->last);
    if (tiers.downgrade == programme::Downgrade::AtOnce)
        facts.endings = endingsAtOnce(ledger, tiers, date);
    if (!tier::looksBack(tiers))
        return;
    const std::vector<tier::DayAmount> days = daysOf(ledger);
    const std::vector<tier::CameBack> back = cameBackOf(ledger);
    const tier::HeldLevel held = tier::heldLevel(tiers, days, date, back);
    facts.level = held.level;
    if (tiers.window == programme::TierWindow::SinceChange)
        facts.qualifying = ledger.counted(ledger::tierSpend(), held.since, date);
    if (tiers.downgrade == programme::Downgrade::AtReview)
        facts.endings = endingsAtReview(ledger, tiers, date, tier::nextReview(tiers, days, date, back));
    else if (tier::reachedLevel(tiers, facts.qualifying, facts.measured) < held.level)
        facts.endings.clear(); // it is kept by grace or was won back: what falls out does not decide
}

std::optional<ledger::Posting> cameBack(const ledger::Posting& less, const programme::Programme& programme,
                                        BusinessDate today)
{
    const std::string_view measure = measureOf(less.what);
    if (measure.empty() || less.amount >= 0 || !programme.tiers || !tier::looksBack(*programme.tiers))
        return std::nullopt;
    ledger::Posting more = less;
    more.what = ledger::counter(std::string(kCameBack) + std::string(measure) + ":" + less.date.toString());
    more.amount = -less.amount;
    more.date = today;
    return more;
}

void holdFloor(const std::optional<tier::Floor>& floor, const programme::Programme& programme, BusinessDate date,
               MemberFacts& facts)
{
    if (!floor || !programme.tiers || floor->lastDay < date)
        return;
    const auto& levels = programme.tiers->levels;
    const auto found = std::ranges::find(levels, floor->tier, &programme::Tier::id);
    if (found == levels.end())
        return;
    const auto given = static_cast<std::size_t>(found - levels.begin());
    const std::size_t own =
        std::max(facts.level.value_or(0), tier::reachedLevel(*programme.tiers, facts.qualifying, facts.measured));
    // It is kept by its day, not by purchases.
    if (given >= own)
        std::erase_if(facts.endings,
                      [&](const TierEnding& ending) { return given > own || ending.by <= floor->lastDay; });
    facts.level = std::max(facts.level.value_or(0), given);
}

void readCounters(const ledger::MemberLedger& ledger, const programme::Compiled& programme, MemberFacts& facts)
{
    Counter bought{.key = std::string(kBought), .days = {}};
    for (const ledger::AssetKey& what : {ledger::tierSpend(), ledger::counter(kVisits)})
        bought.days.push_back({ledger::kLastDate, ledger.counted(what, ledger::kFirstDate, ledger::kLastDate)});
    facts.counters.push_back(std::move(bought));
    facts.purchasedBefore = countedEver(facts, kBought) > 0;
    for (std::string& key : countersOf(programme)) {
        Counter counter{.key = std::move(key), .days = {}};
        for (const ledger::DatedAmount& day : ledger.days(ledger::counter(counter.key)))
            counter.days.push_back({day.date, day.amount});
        facts.counters.push_back(std::move(counter));
    }
}

void takeCounted(std::span<const ledger::Posting> back, MemberFacts& facts)
{
    for (const ledger::Posting& posting : back) {
        if (!posting.reverses)
            continue;
        const bool qualified = posting.what == ledger::tierSpend();
        if (qualified)
            facts.qualifying += posting.amount;
        for (Counter& counter : facts.counters) {
            const bool bought = counter.key == kBought && (qualified || posting.what == ledger::counter(kVisits));
            if (bought || posting.what == ledger::counter(counter.key))
                counter.days.push_back({posting.date, posting.amount});
        }
    }
    facts.purchasedBefore = countedEver(facts, kBought) > 0;
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
