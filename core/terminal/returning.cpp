#include "core/base/assert.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/programme/expiry.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

/// How long points live that come back after their lot has ended.
constexpr std::chrono::days kGrace{14};

ReturnStop stop(ReturnUseRefusal why)
{
    return {.why = why, .detail = std::nullopt};
}

std::vector<engine::SoldLine> soldLines(const journal::Sold& sold)
{
    std::vector<engine::SoldLine> lines;
    for (const journal::SoldLine& line : sold.lines)
        lines.push_back({.id = line.line.id,
                         .quantity = line.line.quantity,
                         .amountMinor = line.line.amountMinor,
                         .discountMinor = line.quote.discountMinor,
                         .redeemMinor = line.quote.redeemMinor,
                         .points = line.quote.points,
                         .redeemPoints = line.quote.redeemPoints,
                         .qualifyingMinor = line.quote.qualifyingMinor});
    return lines;
}

std::int64_t sumOfQualifying(const std::vector<engine::ReturnedLine>& lines)
{
    std::int64_t sum = 0;
    for (const engine::ReturnedLine& line : lines)
        sum += line.qualifyingMinor;
    return sum;
}

Points sumOfPointsBack(const std::vector<engine::ReturnedLine>& lines)
{
    Points sum;
    for (const engine::ReturnedLine& line : lines)
        sum += line.pointsBack;
    return sum;
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

} // namespace

Result<std::optional<Terminal::Known>, Fault> Terminal::buyerOf(const Story& story)
{
    return story.sold.member ? know(*story.sold.member) : std::optional<Known>();
}

Points Terminal::balanceOf(const std::optional<Known>& member) const
{
    return member ? Points(member->ledger.balance(ledger::points(), m_parts.clock.now())) : Points();
}

journal::Returned Terminal::decideReturn(const Story& story, std::vector<engine::ReturnedLine> lines,
                                         const std::optional<Known>& buyer) const
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
    const programme::Compiled* rules = programmeNow();
    if (!rules || rules->programme().returns.shortfall != programme::Shortfall::Clamp)
        return returned;
    const Points there = std::max(Points(), balanceOf(buyer) + returned.redeemBack);
    if (returned.pointsBack > there)
        returned.waived = returned.pointsBack - there;
    return returned;
}

std::vector<ledger::Posting> Terminal::returnPostings(const Story& story, const journal::Returned& returned) const
{
    std::vector<ledger::Posting> postings;
    if (!story.sold.member)
        return postings;
    addGiveBack(story, returned, postings);
    addClawBack(story, returned, postings);
    const std::int64_t qualifying = sumOfQualifying(returned.lines);
    if (qualifying > 0)
        postings.push_back({.member = *story.sold.member,
                            .what = ledger::tierSpend(),
                            .amount = -qualifying,
                            .contra = ledger::Contra::Counted,
                            .rule = "tier-spend",
                            .date = story.entry.date,
                            .reverses = story.entry.ref()});
    return postings;
}

void Terminal::addClawBack(const Story& story, const journal::Returned& returned,
                           std::vector<ledger::Posting>& postings) const
{
    // A series of returns takes the sale's lots back in their order, each point once.
    const std::int64_t from = sumOfPointsBack(story.returned).count();
    const std::int64_t length = (returned.pointsBack - returned.waived).count();
    std::int64_t start = 0;
    for (const ledger::Posting& earned : story.entry.postings) {
        if (!earned.opens || earned.what != ledger::points())
            continue;
        const std::int64_t part = overlap(from, length, start, earned.amount);
        start += earned.amount;
        if (part == 0)
            continue;
        postings.push_back({.member = *story.sold.member,
                            .what = ledger::points(),
                            .amount = -part,
                            .contra = ledger::Contra::Issued,
                            .prefers = earned.opens->id,
                            .rule = "return",
                            .date = today(),
                            .reverses = story.entry.ref()});
    }
}

void Terminal::addGiveBack(const Story& story, const journal::Returned& returned,
                           std::vector<ledger::Posting>& postings) const
{
    const Instant now = m_parts.clock.now();
    const std::int64_t from = story.redeemedBack.count();
    const std::int64_t length = returned.redeemBack.count();
    std::int64_t start = 0;
    const auto give = [&](std::int64_t amount, std::vector<ledger::LotShare> lots, std::optional<Instant> end) {
        ledger::Posting back{.member = *story.sold.member,
                             .what = ledger::points(),
                             .amount = amount,
                             .contra = ledger::Contra::Redeemed,
                             .rule = "return",
                             .date = today(),
                             .reverses = story.entry.ref()};
        if (lots.empty())
            back.opens = ledger::LotTerms{{nextRef(), static_cast<std::uint32_t>(postings.size())}, now, end};
        back.lots = std::move(lots);
        postings.push_back(std::move(back));
    };
    for (const ledger::Posting& spent : story.entry.postings) {
        if (spent.contra != ledger::Contra::Redeemed || spent.what != ledger::points())
            continue;
        const std::int64_t part = overlap(from, length, start, -spent.amount);
        const std::int64_t skipped = std::max<std::int64_t>(0, from - start);
        start -= spent.amount;
        if (part == 0)
            continue;
        if (spent.lots.empty()) {
            give(part, {}, endOfNewLot());
            continue;
        }
        std::vector<ledger::LotShare> alive = ledger::firstOf(ledger::afterFirst(spent.lots, skipped), part);
        const auto ended = std::stable_partition(alive.begin(), alive.end(), [&](const ledger::LotShare& share) {
            return !share.lot.endsAt || *share.lot.endsAt > now;
        });
        const std::int64_t late = ledger::sumOf(std::span(ended, alive.end()));
        alive.erase(ended, alive.end());
        if (!alive.empty())
            give(ledger::sumOf(alive), alive, std::nullopt);
        if (late > 0)
            give(late, {}, now + kGrace);
    }
}

BusinessDate Terminal::today() const
{
    return businessDateAt(m_parts.clock.now(), m_identity.settings.time, m_parts.calendar);
}

std::optional<Instant> Terminal::endOfNewLot() const
{
    const programme::Compiled* rules = programmeNow();
    if (!rules || !rules->programme().expiry)
        return std::nullopt;
    return lotEnd(programme::firstInvalidDay(*rules->programme().expiry, today()));
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
                      .balanceAfter = balanceOf(buyer)};
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
        if (!isSameReturn(lines, returned.lines))
            return fail(stop(ReturnUseRefusal::TicketTaken));
        ReturnView shown = returnViewOf(*before, returned, buyer);
        shown.repeated = true;
        return shown;
    }
    if (story->voided)
        return fail(stop(ReturnUseRefusal::SaleVoided));
    auto back = engine::returnLines(soldLines(story->sold), story->returned, lines);
    if (!back)
        return fail(ReturnStop{ReturnUseRefusal::Return, back.error()});
    journal::Returned returned = decideReturn(*story, std::move(*back), buyer);
    returned.ticket = ticket;
    Draft draft;
    draft.store = story->entry.store;
    draft.postings = returnPostings(*story, returned);
    draft.act = returned;
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    return returnViewOf(entry, returned, buyer ? std::optional(again(*buyer)) : std::nullopt);
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
    if (!story->returned.empty())
        return fail(VoidRefusal::AlreadyReturned);
    if (story->entry.date != today())
        return fail(VoidRefusal::OtherDay);
    std::vector<engine::ReturnAsk> everything;
    for (const journal::SoldLine& line : story->sold.lines)
        everything.push_back({.id = line.line.id, .quantity = {}});
    auto back = engine::returnLines(soldLines(story->sold), {}, everything);
    LOYALTY_ASSERT(back);
    LOYALTY_TRY(buyer, buyerOf(*story));
    const journal::Returned returned = decideReturn(*story, std::move(*back), buyer);
    Draft draft;
    draft.store = story->entry.store;
    draft.postings = returnPostings(*story, returned);
    draft.act = journal::Voided{.sale = sale, .member = story->sold.member, .reason = std::string(reason)};
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    return returnViewOf(entry, returned, buyer ? std::optional(again(*buyer)) : std::nullopt);
}

} // namespace loyalty::terminal
