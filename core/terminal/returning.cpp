#include "core/base/assert.h"
#include "core/engine/ledger_facts.h"
#include "core/journal/sold_lines.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/homecoming.h"
#include "core/ledger/settlement.h"
#include "core/ledger/shares.h"
#include "core/programme/expiry.h"
#include "core/terminal/lots_earned.h"
#include "core/terminal/moved_assets.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <deque>
#include <map>

namespace loyalty::terminal {
namespace {

/// How long points live that come back after their lot has ended, where no programme says it.
constexpr int kUsualGraceDays = 14;
constexpr std::string_view kReturn = "return";

ReturnStop stop(ReturnUseRefusal why)
{
    return {.why = why, .detail = std::nullopt};
}

/// Whether the goods that are asked for are those that came back: the same lines, and as much of each where it is said.
bool isSameReturn(const std::vector<engine::ReturnAsk>& asks, const std::vector<engine::ReturnedLine>& lines)
{
    const auto isOf = [](const engine::ReturnAsk& ask, const engine::ReturnedLine& line) {
        return ask.id == line.id && (ask.quantity == Quantity() || ask.quantity == line.quantity);
    };
    // A line is named once in either.
    return asks.size() == lines.size() && std::ranges::all_of(asks, [&](const engine::ReturnAsk& ask) {
               return std::ranges::any_of(lines, [&](const auto& line) { return isOf(ask, line); });
           });
}

/// The part of [`from`, `from` + `length`) that lies in [`start`, `start` + `size`).
std::int64_t overlap(std::int64_t from, std::int64_t length, std::int64_t start, std::int64_t size)
{
    return std::max<std::int64_t>(0, std::min(from + length, start + size) - std::max(from, start));
}

/// What the sale earned into, less what was `clawed` of it.
std::vector<ledger::LotShare> lotsLeftOf(const journal::Entry& sale, std::map<ledger::LotId, std::int64_t> clawed)
{
    std::vector<ledger::LotShare> lots;
    for (const ledger::Posting& earned : sale.postings) {
        if (earned.what != ledger::points())
            continue;
        for (ledger::LotShare share : lotsEarnedBy(earned)) {
            std::int64_t& gone = clawed[share.lot.id];
            const std::int64_t before = std::min(gone, share.amount);
            gone -= before;
            share.amount -= before;
            if (share.amount > 0)
                lots.push_back(share);
        }
    }
    return lots;
}

/// A part of what a posting of a sale spent, that comes back now.
struct SpentBack
{
    const ledger::Posting* spent = nullptr;
    std::int64_t skipped = 0; ///< of it, back already
    std::int64_t amount = 0;
};

/// `amount` of the points that a sale spent, after those that are `back` already, in the order of spending.
std::vector<SpentBack> spentBack(const journal::Entry& sale, std::int64_t back, std::int64_t amount)
{
    std::vector<SpentBack> parts;
    std::int64_t start = 0;
    for (const ledger::Posting& spent : sale.postings) {
        if (spent.contra != ledger::Contra::Redeemed || spent.what != ledger::points() || spent.amount > 0)
            continue;
        const std::int64_t part = overlap(back, amount, start, -spent.amount);
        if (part > 0)
            parts.push_back({&spent, std::max<std::int64_t>(0, back - start), part});
        start -= spent.amount;
    }
    return parts;
}

/// To which day a sale lets points live.
std::optional<Instant> activityEnd(const journal::Entry& sale)
{
    for (const ledger::Posting& posting : sale.postings)
        if (posting.what == ledger::activity() && posting.opens)
            return posting.opens->endsAt;
    return std::nullopt;
}

} // namespace

std::vector<ledger::LotShare> lotsEarnedBy(const ledger::Posting& earned)
{
    if (earned.amount <= 0 || earned.contra != ledger::Contra::Issued)
        return {};
    return earned.opens ? std::vector{ledger::LotShare{*earned.opens, earned.amount}} : earned.lots;
}

Result<std::optional<Terminal::Known>, Fault> Terminal::buyerOf(const Story& story)
{
    return story.sold.member ? know(*story.sold.member) : std::optional<Known>();
}

Points Terminal::balanceOf(const std::optional<Known>& member) const
{
    return member ? Points(member->ledger.balance(ledger::points(), m_parts.clock.now())) : Points();
}

Result<journal::Returned, Fault> Terminal::decideReturn(const Story& story, std::vector<engine::ReturnedLine> lines,
                                                        const std::optional<Known>& buyer)
{
    journal::Returned returned;
    returned.id = m_parts.random.id<SaleId>();
    returned.sale = story.sold.sale;
    returned.member = story.sold.member;
    returned.currency = story.sold.currency;
    returned.lines = std::move(lines);
    for (const engine::ReturnedLine& line : returned.lines) {
        returned.refundMinor += line.refundMinor;
        returned.pointsBack += line.pointsBack;
        returned.redeemBack += line.redeemBack;
    }
    if (const programme::Compiled* rules = programmeNow(); rules && buyer)
        settleShortfall(story, rules->programme(), *buyer, Points(), returned);
    LOYALTY_TRY(value, valueOf(story, returned.refundMinor));
    returned.valueBack = std::move(value);
    returned.tendersBack = tendersOf(story, returned.moneyMinor());
    return returned;
}

Result<std::vector<ledger::Posting>, Fault> Terminal::returnPostings(const Story& story,
                                                                     const journal::Returned& returned,
                                                                     RewardCoupons rewardCoupons)
{
    std::vector<ledger::Posting> postings;
    LOYALTY_CHECK(addValueBack(story, returned, postings));
    if (!story.sold.member)
        return postings;
    LOYALTY_CHECK(addGiveBack(story, returned, postings));
    LOYALTY_CHECK(addCouponsBack(story, returned, rewardCoupons, postings));
    LOYALTY_TRY(buyer, buyerOf(story));
    addClawBack(story, returned, buyer ? buyer->ledger : ledger::MemberLedger(), postings);
    addCountersBack(story, returned, postings);
    if (const programme::Compiled* rules = programmeNow())
        for (std::size_t i = 0, count = postings.size(); i < count; ++i)
            if (auto more = engine::cameBack(postings[i], rules->programme(), today()))
                postings.push_back(std::move(*more));
    return postings;
}

/// A series of returns takes the sale's lots back in their order, each point once. What has ended pays before what others
/// could still be spent for, and where only pending points pay, those come first.
void Terminal::addClawBack(const Story& story, const journal::Returned& returned, const ledger::MemberLedger& books,
                           std::vector<ledger::Posting>& postings) const
{
    const Instant now = m_parts.clock.now();
    std::int64_t left = (returned.pointsBack - returned.waived - returned.paidInMoney).count();
    std::vector<ledger::LotShare> lots = lotsLeftOf(story.entry, story.clawed);
    const programme::Compiled* rules = programmeNow();
    const bool onlyPending = rules && rules->programme().returns.shortfall == programme::Shortfall::OnlyPending;
    std::ranges::stable_partition(lots, [&](const ledger::LotShare& share) {
        const std::optional<Instant> end = books.endOf(ledger::points(), share.lot);
        return onlyPending ? ledger::pendingAt(share.lot, now) : end && *end <= now;
    });
    for (const ledger::LotShare& share : ledger::firstOf(lots, left)) {
        ledger::Posting back =
            posting(*story.sold.member, ledger::points(), -share.amount, ledger::Contra::Issued, kReturn);
        back.prefers = share.lot.id;
        back.reverses = story.entry.ref();
        postings.push_back(std::move(back));
    }
}

void Terminal::giveHome(const ledger::Posting& like, const std::vector<ledger::LotShare>& lots,
                        const ledger::MemberLedger& books, std::vector<ledger::Posting>& postings,
                        std::optional<Instant> rolledTo) const
{
    const Instant now = m_parts.clock.now();
    // What was alive at a purchase lived on with it, by the programme's rolling expiry: it is worth as much now.
    Instant end = now + grace();
    if (rolledTo)
        end = std::max(end, *rolledTo);
    const ledger::LotTerms late{{nextRef(), static_cast<std::uint32_t>(postings.size())}, now, end};
    ledger::addHome(like, lots, books, late, postings);
}

std::chrono::days Terminal::grace() const
{
    const programme::Compiled* rules = programmeNow();
    return std::chrono::days{rules ? rules->programme().lotCare.graceDays : kUsualGraceDays};
}

Points Terminal::ownBack(const Story& story, Points redeemBack, const Known& member) const
{
    Points own;
    for (const SpentBack& part : spentBack(story.entry, story.redeemedBack.count(), redeemBack.count())) {
        if (!isName(part.spent->member, member.id))
            continue;
        own += Points(part.amount);
        for (const ledger::LotShare& share :
             ledger::firstOf(ledger::afterFirst(part.spent->lots, part.skipped), part.amount))
            if (!comesHome(member, part.spent->what, share.lot))
                own -= Points(share.amount);
    }
    return own;
}

bool Terminal::comesHome(const Known& member, const ledger::AssetKey& what, const ledger::LotTerms& lot) const
{
    const std::optional<MemberId> owner = member.ledger.ownerOf(what, lot);
    return !owner || isName(*owner, member.id);
}

Result<std::vector<ledger::Home>, Fault> Terminal::homesOf(const MemberId& member, const ledger::AssetKey& what,
                                                           const std::vector<ledger::LotShare>& lots)
{
    std::deque<Known> people;
    return ledger::homesOf(member, what, lots, [&](const MemberId& name) -> Result<ledger::Person, Fault> {
        LOYALTY_TRY(known, know(name));
        if (!known)
            return ledger::Person{name, nullptr};
        people.push_back(std::move(*known));
        return ledger::Person{people.back().id, &people.back().ledger};
    });
}

Result<std::vector<HomeView>, Fault> Terminal::homesIn(const std::vector<ledger::Posting>& back,
                                                       const journal::Entry& sale)
{
    std::vector<HomeView> homes;
    for (const ledger::Posting& home : back) {
        const auto isNamed = [&](const ledger::Posting& paid) { return isName(home.member, paid.member); };
        const bool value = home.what == ledger::storedPrincipal() || home.what == ledger::storedGift();
        if (home.contra != ledger::Contra::Redeemed || home.amount < 0 || (!value && home.what != ledger::points()) ||
            std::ranges::any_of(sale.postings, isNamed))
            continue;
        auto view = std::ranges::find(homes, home.member, &HomeView::account);
        if (view == homes.end()) {
            LOYALTY_TRY(known, know(home.member));
            const member::Brief brief = known && known->brief ? *known->brief : member::Brief();
            view = homes.insert(view, {home.member, brief.maskedName, brief.maskedNumber, Points(), 0});
        }
        if (value)
            view->valueMinor += home.amount;
        else
            view->points += Points(home.amount);
    }
    return homes;
}

/// The purchase that lets points live on goes with the last of its goods: what comes back with it lives without it.
Result<ledger::MemberLedger, Fault> Terminal::ledgerAfter(const Story& story, const journal::Returned& returned,
                                                          const MemberId& member)
{
    LOYALTY_TRY(known, know(member));
    ledger::MemberLedger after = known ? std::move(known->ledger) : ledger::MemberLedger();
    if (!journal::isAllBack(story.sold, story.returned, returned.lines))
        return after;
    for (const ledger::Posting& moved : story.entry.postings) {
        if (moved.what != ledger::activity() || moved.reverses || !moved.opens || !known ||
            !isName(moved.member, known->id))
            continue;
        ledger::Posting gone = posting(moved.member, moved.what, -moved.amount, moved.contra, kReturn);
        gone.prefers = moved.opens->id;
        after.apply(gone, m_parts.clock.now());
    }
    return after;
}

Result<void, Fault> Terminal::addGiveBack(const Story& story, const journal::Returned& returned,
                                          std::vector<ledger::Posting>& postings)
{
    for (const auto& [spent, skipped, part] :
         spentBack(story.entry, story.redeemedBack.count(), returned.redeemBack.count())) {
        ledger::Posting back = posting(spent->member, ledger::points(), part, ledger::Contra::Redeemed, kReturn);
        back.reverses = story.entry.ref();
        if (!spent->lots.empty()) {
            LOYALTY_TRY(homes, homesOf(spent->member, spent->what,
                                       ledger::firstOf(ledger::afterFirst(spent->lots, skipped), part)));
            for (const ledger::Home& home : homes) {
                LOYALTY_TRY(after, ledgerAfter(story, returned, home.member));
                back.member = home.member;
                giveHome(back, home.lots, after, postings, activityEnd(story.entry));
            }
            continue;
        }
        // Nobody knows which points they were. They were earned before the sale and would have ended no later than points
        // of its day.
        const Instant now = m_parts.clock.now();
        std::optional<Instant> end = endOfNewLot(story.entry.date);
        if (end && *end <= now)
            end = now + grace();
        back.opens = ledger::LotTerms{{nextRef(), static_cast<std::uint32_t>(postings.size())}, now, end};
        postings.push_back(std::move(back));
    }
    return {};
}

BusinessDate Terminal::today() const
{
    return businessDateAt(m_parts.clock.now(), m_identity.settings.time, m_parts.calendar);
}

std::optional<Instant> Terminal::endOfNewLot(BusinessDate earned) const
{
    const programme::Compiled* rules = programmeNow();
    if (!rules || !rules->programme().expiry)
        return std::nullopt;
    return lotEnd(programme::firstInvalidDay(*rules->programme().expiry, earned));
}

ReturnView Terminal::returnViewOf(const journal::Entry& entry, const journal::Returned& returned,
                                  const std::optional<Known>& buyer) const
{
    return ReturnView{.sale = returned.sale,
                      .id = returned.id,
                      .entry = entry.ref(),
                      .lines = returned.lines,
                      .refundMinor = returned.refundMinor,
                      .currency = returned.currency,
                      .pointsBack = returned.pointsBack,
                      .waived = returned.waived,
                      .redeemBack = returned.redeemBack,
                      .repeated = false,
                      .balanceAfter = balanceOf(buyer),
                      .paidInMoney = returned.paidInMoney,
                      .withheldMinor = returned.withheldMinor,
                      .valueBack = returned.valueBack,
                      .blind = returned.blind,
                      .tendersBack = returned.tendersBack,
                      .moved = movedAssets(entry.postings),
                      .homes = {},
                      .trace = returned.trace,
                      .at = entry.at};
}

Answer<ReturnView, ReturnStop> Terminal::returnGoods(const By& by, const SaleId& sale,
                                                     const std::vector<engine::ReturnAsk>& lines,
                                                     std::string_view ticket)
{
    switch (access::verdict(by.actor, by.approver, access::Permission::Return)) {
    case access::Verdict::Refused:
        return fail(stop(ReturnUseRefusal::NotAllowed));
    case access::Verdict::NeedsApproval:
        return fail(stop(ReturnUseRefusal::NeedsApproval));
    case access::Verdict::Allowed:
        break;
    }
    LOYALTY_CHECK(current());
    LOYALTY_TRY(story, storyOf(sale));
    if (!story)
        return fail(stop(ReturnUseRefusal::NoSuchSale));
    LOYALTY_TRY(buyer, buyerOf(*story));
    LOYALTY_TRY(before, returnOfTicket(sale, ticket));
    if (before) {
        const auto& returned = std::get<journal::Returned>(before->act);
        const bool leftNothing = journal::leftOf(story->sold, story->returned).empty();
        // What brought all the rest back has left nothing.
        if (lines.empty() ? !leftNothing : !isSameReturn(lines, returned.lines))
            return fail(stop(ReturnUseRefusal::TicketTaken));
        ReturnView shown = returnViewOf(*before, returned, buyer);
        LOYALTY_TRY(homes, homesIn(before->postings, story->entry));
        shown.homes = std::move(homes);
        shown.repeated = true;
        return shown;
    }
    LOYALTY_TRY(returned, planReturn(*story, lines, buyer));
    returned.ticket = ticket;
    Draft draft;
    draft.store = story->entry.store;
    LOYALTY_TRY(postings, returnPostings(*story, returned));
    draft.postings = std::move(postings);
    draft.act = returned;
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    ReturnView shown = returnViewOf(entry, returned, buyer ? std::optional(again(*buyer)) : std::nullopt);
    LOYALTY_TRY(homes, homesIn(entry.postings, story->entry));
    shown.homes = std::move(homes);
    return shown;
}

Answer<journal::Returned, ReturnStop> Terminal::planReturn(const Story& story,
                                                           const std::vector<engine::ReturnAsk>& lines,
                                                           const std::optional<Known>& buyer)
{
    if (story.voided)
        return fail(stop(ReturnUseRefusal::SaleVoided));
    const std::vector<engine::ReturnAsk> left = journal::leftOf(story.sold, story.returned);
    if (lines.empty() && left.empty())
        return fail(ReturnStop{ReturnUseRefusal::Return, engine::ReturnRefusal::NothingLeft});
    auto back = engine::returnLines(journal::linesOf(story.sold), story.returned, lines.empty() ? left : lines);
    if (!back)
        return fail(ReturnStop{ReturnUseRefusal::Return, back.error()});
    LOYALTY_TRY(returned, decideReturn(story, std::move(*back), buyer));
    return std::move(returned);
}

Answer<ReturnView, ReturnStop> Terminal::previewReturn(const By& by, const SaleId& sale,
                                                       const std::vector<engine::ReturnAsk>& lines)
{
    if (access::verdict(by.actor, by.approver, access::Permission::Return) == access::Verdict::Refused)
        return fail(stop(ReturnUseRefusal::NotAllowed));
    LOYALTY_CHECK(current());
    LOYALTY_TRY(story, storyOf(sale));
    if (!story)
        return fail(stop(ReturnUseRefusal::NoSuchSale));
    LOYALTY_TRY(buyer, buyerOf(*story));
    LOYALTY_TRY(returned, planReturn(*story, lines, buyer));
    LOYALTY_TRY(postings, returnPostings(*story, returned));
    journal::Entry would;
    would.postings = std::move(postings);
    ReturnView shown = returnViewOf(would, returned, buyer);
    shown.entry = {};
    LOYALTY_TRY(homes, homesIn(would.postings, story->entry));
    shown.homes = std::move(homes);
    if (buyer) {
        Known after = *buyer;
        for (const ledger::Posting& posting : would.postings)
            if (isName(posting.member, buyer->id))
                after.ledger.apply(posting, m_parts.clock.now());
        shown.balanceAfter = balanceOf(after);
    }
    return shown;
}

Result<std::optional<journal::Entry>, Fault> Terminal::returnOfTicket(const SaleId& sale, std::string_view ticket)
{
    if (ticket.empty())
        return std::optional<journal::Entry>();
    LOYALTY_TRY(entries, entriesOf(sale));
    for (journal::Entry& entry : entries)
        if (const auto* returned = std::get_if<journal::Returned>(&entry.act); returned && returned->ticket == ticket)
            return std::optional(std::move(entry));
    return std::optional<journal::Entry>();
}

Answer<ReturnView, VoidRefusal> Terminal::voidSale(const By& by, const SaleId& sale, std::string_view reason)
{
    switch (access::verdict(by.actor, by.approver, access::Permission::Void)) {
    case access::Verdict::Refused:
        return fail(VoidRefusal::NotAllowed);
    case access::Verdict::NeedsApproval:
        return fail(VoidRefusal::NeedsApproval);
    case access::Verdict::Allowed:
        break;
    }
    LOYALTY_CHECK(current());
    LOYALTY_TRY(story, storyOf(sale));
    if (!story)
        return fail(VoidRefusal::NoSuchSale);
    if (story->voided)
        return fail(VoidRefusal::AlreadyVoided);
    // Goods have changed hands both ways: they come back by a return.
    if (story->sold.exchanged)
        return fail(VoidRefusal::Exchange);
    if (!story->returned.empty())
        return fail(VoidRefusal::AlreadyReturned);
    if (story->entry.date != today())
        return fail(VoidRefusal::OtherDay);
    std::vector<engine::ReturnAsk> everything;
    for (const engine::SoldLine& line : journal::linesOf(story->sold))
        everything.push_back({.id = line.id, .quantity = {}});
    auto back = engine::returnLines(journal::linesOf(story->sold), {}, everything);
    LOYALTY_ASSERT(back);
    LOYALTY_TRY(buyer, buyerOf(*story));
    LOYALTY_TRY(returned, decideReturn(*story, std::move(*back), buyer));
    const bool undone = buyer && holdsRewardCoupons(*story, *buyer);
    if (undone)
        returned.redeemBack = story->sold.redeemed;
    Draft draft;
    draft.store = story->entry.store;
    LOYALTY_TRY(postings, returnPostings(*story, returned, undone ? RewardCoupons::GoBack : RewardCoupons::Stay));
    draft.postings = std::move(postings);
    draft.act = journal::Voided{.sale = sale,
                                .member = story->sold.member,
                                .reason = std::string(reason),
                                .paidInMoney = returned.paidInMoney,
                                .withheldMinor = returned.withheldMinor,
                                .valueBack = returned.valueBack,
                                .tendersBack = returned.tendersBack};
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    ReturnView shown = returnViewOf(entry, returned, buyer ? std::optional(again(*buyer)) : std::nullopt);
    LOYALTY_TRY(homes, homesIn(entry.postings, story->entry));
    shown.homes = std::move(homes);
    return shown;
}

} // namespace loyalty::terminal
