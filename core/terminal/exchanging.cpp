#include "core/journal/sold_lines.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/terminal/lots_earned.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// Goods that come back while others are bought: one act, settled once.
namespace loyalty::terminal {

std::vector<engine::ReturnAsk> Terminal::exchangeable(const Story& story)
{
    std::vector<engine::ReturnAsk> left = journal::leftOf(story.sold, story.returned);
    std::erase_if(left, [](const engine::ReturnAsk& line) { return line.id >= journal::kFirstGivenLine; });
    return left;
}

Answer<std::optional<Terminal::Exchange>, SellStop> Terminal::exchangeOf(const SaleAsk& ask)
{
    if (!ask.exchange)
        return std::optional<Exchange>();
    LOYALTY_TRY(story, storyOf(ask.exchange->sale));
    if (!story || story->voided)
        return fail(SellStop{.why = SellRefusal::Exchange});
    LOYALTY_TRY(same, isSameMember(ask.member, story->sold.member));
    if (!same)
        return fail(SellStop{.why = SellRefusal::Exchange});
    const std::vector<engine::ReturnAsk> wanted =
        ask.exchange->lines.empty() ? exchangeable(*story) : ask.exchange->lines;
    auto back = engine::returnLines(journal::linesOf(story->sold), story->returned, wanted);
    if (!back) {
        SellStop stopped = SellStop{.why = SellRefusal::Exchange};
        stopped.exchange = wanted.empty() ? engine::ReturnRefusal::NothingLeft : back.error();
        return fail(std::move(stopped));
    }
    Exchange exchange{.story = std::move(*story), .returned = {}, .keepsPoints = ask.exchange->keepsPoints};
    exchange.returned.id = m_parts.random.id<SaleId>();
    exchange.returned.sale = ask.exchange->sale;
    exchange.returned.member = exchange.story.sold.member;
    exchange.returned.currency = exchange.story.sold.currency;
    exchange.returned.lines = std::move(*back);
    for (const engine::ReturnedLine& line : exchange.returned.lines) {
        exchange.returned.pointsBack += line.pointsBack;
        exchange.returned.redeemBack += line.redeemBack;
    }
    LOYALTY_TRY(buyer, buyerOf(exchange.story));
    if (buyer) {
        exchange.ownBack = ownBack(exchange.story, exchange.returned.redeemBack, *buyer);
        exchange.couponsBack = couponsBack(exchange, *buyer);
    }
    return std::optional(std::move(exchange));
}

std::map<std::string, std::int64_t> Terminal::couponsBack(const Exchange& exchange, const Known& buyer) const
{
    std::map<std::string, std::int64_t> uses;
    const Story& story = exchange.story;
    if (!journal::isAllBack(story.sold, story.returned, exchange.returned.lines))
        return uses;
    for (const ledger::Posting& used : story.entry.postings)
        if (used.what.asset == ledger::Asset::Coupon && used.amount < 0 && !used.reverses &&
            isName(used.member, buyer.id) && !keepsUsed(used.what.key))
            uses[used.what.key] += usedBack(used, buyer);
    return uses;
}

std::int64_t Terminal::usedBack(const ledger::Posting& used, const Known& buyer) const
{
    std::int64_t back = used.lots.empty() ? -used.amount : 0;
    for (const ledger::LotShare& share : used.lots)
        back += comesHome(buyer, used.what, share.lot) ? share.amount : 0;
    return back;
}

/// What the old goods were bought with buys the new ones, as far as it still does, where the buyer does not say otherwise:
/// an even exchange changes nothing but provenance.
void Terminal::carryOn(const Exchange& exchange, engine::Ask& wanted)
{
    for (const auto& [coupon, uses] : exchange.couponsBack)
        for (std::int64_t more = uses - std::ranges::count(wanted.coupons, coupon); more > 0; --more)
            wanted.coupons.push_back(coupon);
    if (!exchange.keepsPoints || wanted.kind != engine::Ask::Kind::Nothing || exchange.ownBack <= Points())
        return;
    wanted.kind = engine::Ask::Kind::AsMuchAsAllowed;
    wanted.points = exchange.ownBack;
}

/// Of what is spent now, what carryOn() asked for.
Points Terminal::keptPoints(const SaleAsk& ask, const Reckoning& reckoning)
{
    const bool kept = reckoning.exchange && reckoning.exchange->keepsPoints && reckoning.quote.redeemedMinor > 0 &&
                      ask.redeem.kind == engine::Ask::Kind::Nothing;
    return kept ? std::min(reckoning.exchange->ownBack, reckoning.quote.redeemed) : Points();
}

/// Once the new goods are quoted: what they earn is there for what the old ones take back, and what is spent on them is
/// not. Whole every time: the quote may change by what pays.
Result<void, Fault> Terminal::settleExchange(Reckoning& reckoning)
{
    Exchange& exchange = *reckoning.exchange;
    journal::Returned& returned = exchange.returned;
    returned.refundMinor = returned.withheldMinor = 0;
    returned.waived = returned.paidInMoney = Points();
    returned.tendersBack.clear();
    for (const engine::ReturnedLine& line : returned.lines)
        returned.refundMinor += line.refundMinor;
    if (reckoning.member)
        settleShortfall(exchange.story, reckoning.programme->programme(), *reckoning.member,
                        reckoning.quote.earned - reckoning.quote.redeemed, returned);
    LOYALTY_TRY(value, valueOf(exchange.story, returned.refundMinor));
    returned.valueBack = std::move(value);
    returned.tendersBack = tendersOf(exchange.story, returned.moneyMinor());
    return {};
}

/// What comes home to an account in the same act pays before anything else does, and then what goes back in the ways that
/// the register had named: goods bought with stored value or a voucher stay bought with it. What is left of `due` after
/// that, and after what the old goods were worth in money, is told back.
Result<std::vector<Terminal::ValuePart>, Fault> Terminal::carriedValue(const Reckoning& reckoning, std::int64_t& due,
                                                                       std::vector<engine::Tender>& carried)
{
    std::vector<ValuePart> parts;
    if (!reckoning.exchange)
        return parts;
    const journal::Returned& returned = reckoning.exchange->returned;
    const auto& stored = reckoning.programme->programme().storedValue;
    const auto order = stored ? stored->spendOrder : programme::SpendOrder::GiftFirst;
    const std::vector<journal::ValuePaid>& paid = reckoning.exchange->story.sold.value;
    for (const journal::ValuePaid& home : returned.valueBack) {
        // What is another's since they were parted buys nothing for the buyer.
        if (std::ranges::find(paid, home.account, &journal::ValuePaid::account) == paid.end())
            continue;
        LOYALTY_TRY(account, know(home.account));
        const std::int64_t amount = std::min(due, home.sum());
        if (!account || account->erased || amount == 0)
            continue;
        const ledger::StoredValue there{.principal = home.principalMinor, .gift = home.giftMinor};
        parts.push_back({.account = std::move(*account), .amount = {}, .carried = ledger::spend(order, there, amount)});
        due -= amount;
    }
    for (const engine::Tender& back : returned.tendersBack) {
        const std::int64_t part = std::min(due, back.minor);
        if (part <= 0)
            continue;
        carried.push_back({back.type, part});
        due -= part;
    }
    due -= std::min(due, returned.moneyMinor());
    return parts;
}

/// What the new goods earn goes on in the lots that the old ones earned, with their ends, as far as those reach: an even
/// exchange changes nothing but where the points came from.
void Terminal::continueLots(const Story& story, std::vector<ledger::Posting>& postings, std::size_t from) const
{
    std::vector<ledger::LotShare> earned;
    for (const ledger::Posting& posting : story.entry.postings)
        if (posting.what == ledger::points())
            for (const ledger::LotShare& lot : lotsEarnedBy(posting))
                earned.push_back(lot);
    std::vector<ledger::LotShare> old;
    for (std::size_t i = 0; i < from; ++i) {
        const ledger::Posting& taken = postings[i];
        if (taken.what != ledger::points() || taken.amount >= 0 || !taken.prefers)
            continue;
        for (const ledger::LotShare& lot : earned)
            if (lot.lot.id == *taken.prefers) {
                old.push_back({lot.lot, -taken.amount});
                break;
            }
    }
    for (std::size_t i = from; i < postings.size() && !old.empty(); ++i) {
        const std::int64_t amount = postings[i].amount;
        if (postings[i].what != ledger::points() || !postings[i].opens)
            continue;
        const auto kept = ledger::firstOf(old, amount);
        old = ledger::afterFirst(old, amount);
        const std::int64_t part = ledger::sumOf(kept);
        ledger::Posting rest = postings[i];
        postings[i].opens.reset();
        postings[i].lots = kept;
        postings[i].amount = part;
        if (part == amount)
            continue;
        rest.amount = amount - part;
        rest.opens->id.n = static_cast<std::uint32_t>(postings.size());
        postings.push_back(std::move(rest));
    }
}

} // namespace loyalty::terminal
