#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/terminal/sold_lines.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// Goods that come back while others are bought: one act, settled once.
namespace loyalty::terminal {
namespace {

SellStop stop(SellRefusal why)
{
    return {.why = why};
}

} // namespace

Answer<std::optional<Terminal::Exchange>, SellStop> Terminal::exchangeOf(const SaleAsk& ask)
{
    if (!ask.exchange)
        return std::optional<Exchange>();
    LOYALTY_TRY(story, storyOf(ask.exchange->sale));
    if (!story || story->voided || story->sold.member != ask.member)
        return fail(stop(SellRefusal::Exchange));
    auto back = engine::returnLines(soldLines(story->sold), story->returned, ask.exchange->lines);
    if (!back) {
        SellStop stopped = stop(SellRefusal::Exchange);
        stopped.exchange = back.error();
        return fail(std::move(stopped));
    }
    Exchange exchange{.story = std::move(*story), .returned = {}};
    exchange.returned.id = m_parts.random.id<SaleId>();
    exchange.returned.sale = ask.exchange->sale;
    exchange.returned.member = exchange.story.sold.member;
    exchange.returned.currency = exchange.story.sold.currency;
    exchange.returned.lines = std::move(*back);
    for (const engine::ReturnedLine& line : exchange.returned.lines) {
        exchange.returned.refundMinor += line.refundMinor;
        exchange.returned.pointsBack += line.pointsBack;
        exchange.returned.redeemBack += line.redeemBack;
    }
    return std::optional(std::move(exchange));
}

/// Once the new goods are quoted: what they earn is there for what the old ones take back.
void Terminal::settleExchange(Reckoning& reckoning) const
{
    Exchange& exchange = *reckoning.exchange;
    if (reckoning.member)
        settleShortfall(exchange.story, reckoning.programme->programme(), reckoning.member->ledger,
                        reckoning.quote.earned, exchange.returned);
    exchange.returned.valueBack = valueOf(exchange.story, exchange.returned.refundMinor);
}

/// What the new goods earn goes on in the lots that the old ones earned, with their ends, as far as those reach: an even
/// exchange changes nothing but where the points came from.
void Terminal::continueLots(const Story& story, std::vector<ledger::Posting>& postings, std::size_t from) const
{
    std::vector<ledger::LotShare> old;
    for (std::size_t i = 0; i < from; ++i) {
        const ledger::Posting& taken = postings[i];
        if (taken.what != ledger::points() || taken.amount >= 0 || !taken.prefers)
            continue;
        for (const ledger::Posting& earned : story.entry.postings)
            if (const auto lot = lotEarnedBy(earned); lot && lot->id == *taken.prefers) {
                old.push_back({*lot, -taken.amount});
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
