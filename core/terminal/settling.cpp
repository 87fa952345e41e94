#include "core/base/rate.h"
#include "core/engine/counters.h"
#include "core/journal/sold_lines.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/ledger/shortfall.h"
#include "core/terminal/lots_earned.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// What a return does about points that are gone, and about what was not paid with money.
namespace loyalty::terminal {
namespace {

bool isValue(const ledger::Posting& posting)
{
    return posting.what == ledger::storedPrincipal() || posting.what == ledger::storedGift();
}

/// A part of what a posting of the sale paid, that goes home now.
struct PartBack
{
    const ledger::Posting* paid = nullptr;
    std::int64_t skipped = 0; ///< of it, back already
    std::int64_t amount = 0;
};

/// `amount` of the stored value that a sale was paid with, after what is `back` already. What was spent last goes home
/// first, so that a series of returns gives each cent back once.
std::vector<PartBack> partsBack(const journal::Entry& sale, std::int64_t back, std::int64_t amount)
{
    std::vector<PartBack> parts;
    for (auto paid = sale.postings.rbegin(); paid != sale.postings.rend() && amount > 0; ++paid) {
        if (!isValue(*paid) || paid->amount > 0 || paid->contra != ledger::Contra::Redeemed)
            continue;
        const std::int64_t skipped = std::min(back, -paid->amount);
        back -= skipped;
        const std::int64_t part = std::min(amount, -paid->amount - skipped);
        amount -= part;
        if (part > 0)
            parts.push_back({&*paid, skipped, part});
    }
    return parts;
}

std::vector<ledger::LotShare> sharesOf(const PartBack& part)
{
    return ledger::firstOf(ledger::afterFirst(part.paid->lots, part.skipped), part.amount);
}

/// A coupon that points paid for.
bool isRewardCoupon(const journal::Sold& sold, const ledger::Posting& given)
{
    return given.what.asset == ledger::Asset::Coupon && given.amount > 0 && given.opens &&
           std::ranges::find(sold.rewards, given.rule, &engine::AskedReward::id) != sold.rewards.end();
}

/// What the lines so far took back of a counter of `amount` that follows the sum `whole` of the lines: of a series of
/// returns each unit once.
std::int64_t sharedBack(std::int64_t amount, std::int64_t back, std::int64_t whole)
{
    return whole == 0 ? 0 : static_cast<std::int64_t>(halfUp(Int128{amount} * back, whole));
}

/// Sums over lines that counters follow.
struct LineSums
{
    std::int64_t points = 0;
    std::int64_t spent = 0;
    std::int64_t qualifying = 0;

    LineSums operator+(const LineSums& other) const
    {
        return {points + other.points, spent + other.spent, qualifying + other.qualifying};
    }
};

LineSums sumOf(const std::vector<engine::ReturnedLine>& lines, const std::vector<engine::SoldLine>& sold)
{
    LineSums sum;
    for (const engine::ReturnedLine& line : lines) {
        const auto of = std::ranges::find(sold, line.id, &engine::SoldLine::id);
        const bool spent = of != sold.end() && of->countsAsSpent;
        sum = sum + LineSums{line.pointsBack.count(), spent ? line.refundMinor : 0, line.qualifyingMinor};
    }
    return sum;
}

bool followsPoints(const ledger::AssetKey& counter)
{
    return counter.key == engine::kEarnedCounter || counter.key.starts_with(engine::kRuleCounter) ||
           counter.key.starts_with(engine::kBudgetCounter);
}

/// The lots that a sale earned points in.
std::vector<ledger::LotShare> lotsOf(const journal::Entry& sale)
{
    std::vector<ledger::LotShare> lots;
    for (const ledger::Posting& posting : sale.postings)
        if (posting.what == ledger::points())
            for (const ledger::LotShare& share : lotsEarnedBy(posting))
                lots.push_back(share);
    return lots;
}

} // namespace

void Terminal::settleShortfall(const Story& story, const programme::Programme& rules, const Known& buyer, Points more,
                               journal::Returned& returned) const
{
    const Instant now = m_parts.clock.now();
    const ledger::MemberLedger& ledger = buyer.ledger;
    const Points home = ownBack(story, returned.redeemBack, buyer);
    ledger::There there = ledger::thereOf(ledger, lotsOf(story.entry), now);
    there.balance += (home + more).count();
    const ledger::ClawBack back = ledger::clawBack(returned.pointsBack.count(), there, rules.returns);
    returned.waived = Points(back.waived);
    if (back.inMoney == 0)
        return;
    // Points that no money can stand for, or more than the refund holds, are let go.
    Points paid;
    if (rules.redeeming) {
        const std::int64_t worth =
            floorDiv(Int128{back.inMoney} * rules.redeeming->valueMinor, rules.redeeming->pointsPer);
        returned.withheldMinor = std::min(worth, returned.refundMinor);
        paid =
            Points(worth <= returned.refundMinor ? back.inMoney
                                                 : floorDiv(Int128{returned.refundMinor} * rules.redeeming->pointsPer,
                                                            rules.redeeming->valueMinor));
    }
    returned.paidInMoney = paid;
    returned.waived += Points(back.inMoney) - paid;
    returned.refundMinor -= returned.withheldMinor;
}

Result<std::vector<journal::ValuePaid>, Fault> Terminal::valueOf(const Story& story, std::int64_t refundMinor)
{
    std::vector<journal::ValuePaid> value;
    for (const PartBack& part : partsBack(story.entry, journal::sumOf(story.valueBack), refundMinor)) {
        LOYALTY_TRY(homes, homesOf(part.paid->member, part.paid->what, sharesOf(part)));
        for (const ledger::Home& home : homes) {
            auto account = std::ranges::find(value, home.member, &journal::ValuePaid::account);
            if (account == value.end()) {
                account = value.insert(value.end(), journal::ValuePaid{.account = home.member});
                const auto paid = std::ranges::find(story.sold.value, part.paid->member, &journal::ValuePaid::account);
                account->card = paid != story.sold.value.end() && paid->card;
            }
            (part.paid->what == ledger::storedGift() ? account->giftMinor : account->principalMinor) +=
                ledger::sumOf(home.lots);
        }
    }
    return value;
}

std::vector<engine::Tender> Terminal::tendersOf(const Story& story, std::int64_t leftMinor)
{
    std::vector<engine::Tender> back;
    std::vector<engine::Tender> before = story.tendersBack;
    for (const engine::Tender& paid : story.sold.tenders) {
        std::int64_t still = paid.minor;
        for (engine::Tender& gone : before)
            if (gone.type == paid.type) {
                const std::int64_t off = std::min(still, gone.minor);
                still -= off;
                gone.minor -= off;
            }
        const std::int64_t part = std::min(still, leftMinor);
        if (part <= 0)
            continue;
        back.push_back({paid.type, part});
        leftMinor -= part;
    }
    return back;
}

Result<void, Fault> Terminal::addValueBack(const Story& story, const journal::Returned& returned,
                                           std::vector<ledger::Posting>& postings)
{
    for (const PartBack& part :
         partsBack(story.entry, journal::sumOf(story.valueBack), journal::sumOf(returned.valueBack))) {
        ledger::Posting back =
            posting(part.paid->member, part.paid->what, part.amount, ledger::Contra::Redeemed, "return");
        back.reverses = story.entry.ref();
        LOYALTY_TRY(homes, homesOf(part.paid->member, part.paid->what, sharesOf(part)));
        for (const ledger::Home& home : homes) {
            back.member = home.member;
            back.amount = ledger::sumOf(home.lots);
            giveHome(back, home.lots, ledger::MemberLedger(), postings);
        }
    }
    return {};
}

/// Coupons and stamps are whole, and so is the purchase that lets points live on: they go back once nothing of the sale is
/// left with the customer.
bool Terminal::holdsRewardCoupons(const Story& story, const Known& buyer)
{
    return std::ranges::all_of(story.entry.postings, [&](const ledger::Posting& given) {
        if (!isRewardCoupon(story.sold, given))
            return true;
        const auto& lots = buyer.ledger.book(given.what).lots();
        const auto lot = std::ranges::find(lots, *given.opens, &ledger::Lot::terms);
        return lot != lots.end() && lot->remaining >= given.amount;
    });
}

Result<void, Fault> Terminal::addCouponsBack(const Story& story, const journal::Returned& returned,
                                             RewardCoupons rewardCoupons, std::vector<ledger::Posting>& postings)
{
    if (!journal::isAllBack(story.sold, story.returned, returned.lines))
        return {};
    for (const ledger::Posting& moved : story.entry.postings) {
        const bool coupon = moved.what.asset == ledger::Asset::Coupon;
        const bool whole = coupon || moved.what.asset == ledger::Asset::Stamp || moved.what == ledger::activity();
        if (!whole || moved.reverses)
            continue; // what an exchange brought home is the sale's before it
        if (rewardCoupons == RewardCoupons::Stay && isRewardCoupon(story.sold, moved))
            continue;
        ledger::Posting home = posting(moved.member, moved.what, -moved.amount, moved.contra, "return");
        home.reverses = story.entry.ref();
        if (moved.amount < 0 && coupon && keepsUsed(moved.what.key))
            continue;
        if (moved.amount < 0) {
            LOYALTY_TRY(homes, homesOf(moved.member, moved.what, moved.lots));
            for (const ledger::Home& owner : homes) {
                home.member = owner.member;
                giveHome(home, owner.lots, ledger::MemberLedger(), postings);
            }
        } else {
            home.prefers = moved.opens ? moved.opens->id : moved.lots.front().lot.id;
            postings.push_back(std::move(home));
        }
    }
    return {};
}

/// What qualified goes back with the lines, and so do points and spend that were counted, each as far as its line counted;
/// uses and visits with the last of them.
void Terminal::addCountersBack(const Story& story, const journal::Returned& returned,
                               std::vector<ledger::Posting>& postings) const
{
    const bool all = journal::isAllBack(story.sold, story.returned, returned.lines);
    const std::vector<engine::SoldLine> lines = journal::linesOf(story.sold);
    const std::int64_t earned = story.sold.earned.count();
    const LineSums before = sumOf(story.returned, lines);
    const LineSums now = sumOf(returned.lines, lines);
    if (story.sold.member && now.qualifying > 0) {
        ledger::Posting less =
            posting(*story.sold.member, ledger::tierSpend(), -now.qualifying, ledger::Contra::Counted, "tier-spend");
        less.date = story.entry.date;
        less.reverses = story.entry.ref();
        postings.push_back(std::move(less));
    }
    for (const ledger::Posting& counted : story.entry.postings) {
        if (counted.contra != ledger::Contra::Counted || counted.reverses)
            continue;
        const auto backAt = [&](const LineSums& back) -> std::int64_t {
            if (counted.what == ledger::tierSpend())
                return back.qualifying; // has gone back with the lines
            if (counted.what == ledger::counter(engine::kMeasureCounters[0]))
                return back.spent;
            return followsPoints(counted.what) ? sharedBack(counted.amount, back.points, earned) : 0;
        };
        const std::int64_t already = backAt(before);
        std::int64_t left = all ? counted.amount - already : backAt(before + now) - already;
        if (counted.what == ledger::tierSpend())
            left -= now.qualifying;
        if (left == 0)
            continue;
        ledger::Posting less = posting(counted.member, counted.what, -left, ledger::Contra::Counted, "return");
        less.date = counted.date;
        less.reverses = story.entry.ref();
        postings.push_back(std::move(less));
    }
}

bool Terminal::keepsUsed(std::string_view coupon) const
{
    const programme::Compiled* rules = programmeNow();
    if (!rules)
        return false;
    const auto& coupons = rules->programme().coupons;
    const auto found = std::ranges::find(coupons, coupon, &programme::Coupon::id);
    return found != coupons.end() && found->onReturn == programme::CouponReturn::Keep;
}

} // namespace loyalty::terminal
