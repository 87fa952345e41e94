#include "core/engine/pay.h"
#include "core/engine/spread.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

bool listed(const std::vector<std::string>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// What is paid by tenders that do not earn comes off every line in proportion to what it costs.
void takeTendersOff(const Situation& situation, Ticket& ticket, const Quote& quote)
{
    const auto& silent = situation.programme.programme().earning.base.tenders;
    std::int64_t minor = 0;
    for (const Tender& tender : situation.ask.tenders)
        minor += listed(silent, tender.type) ? tender.minor : 0;
    if (minor == 0)
        return;
    for (std::size_t i = 0; i < ticket.count; ++i)
        ticket.weights[i] = static_cast<UInt128>(situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor);
    spread(minor, static_cast<UInt128>(quote.dueMinor), ticket.allWeights(), ticket.allParts());
    for (std::size_t i = 0; i < ticket.count; ++i)
        ticket.lines[i].baseMinor = std::max<std::int64_t>(ticket.lines[i].baseMinor - ticket.parts[i], 0);
}

/// The bases of a programme that asks for more than what was paid.
void refineBases(const Situation& situation, Ticket& ticket, Quote& quote)
{
    const programme::EarningBase& base = situation.programme.programme().earning.base;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        std::int64_t& minor = ticket.lines[i].baseMinor;
        if (ticket.anyKept)
            minor += ticket.kept[i];
        if (base.redeemed == programme::BaseRedeemed::Kept)
            minor += quote.lines[i].redeemMinor;
    }
    if (!base.tenders.empty())
        takeTendersOff(situation, ticket, quote);
    for (std::size_t i = 0; i < ticket.count; ++i) {
        TicketLine& line = ticket.lines[i];
        if ((line.selectors & situation.programme.earning()) == 0)
            line.baseMinor = 0;
        if (base.tax == programme::BaseTax::Excluded)
            line.baseMinor -= taxIn(situation.basket.lines[i], line.baseMinor);
        quote.lines[i].eligibleMinor = line.baseMinor;
    }
}

} // namespace

void takeBases(const Situation& situation, Ticket& ticket, Quote& quote)
{
    const programme::Compiled& programme = situation.programme;
    const bool spend =
        !programme.programme().tiers || programme.programme().tiers->qualifyBy == programme::QualifyBy::Spend;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        TicketLine& line = ticket.lines[i];
        LineQuote& quoted = quote.lines[i];
        const std::int64_t paid = situation.basket.lines[i].amountMinor - quoted.discountMinor;
        const bool earns = (line.selectors & programme.earning()) != 0;
        line.baseMinor = earns ? paid : 0;
        quoted.eligibleMinor = line.baseMinor;
        if (spend && (line.selectors & programme.qualifying()) != 0)
            quoted.qualifyingMinor = paid;
        quote.qualifyingMinor += quoted.qualifyingMinor;
    }
    if (ticket.anyKept || programme.programme().earning.base != programme::EarningBase()) {
        for (std::size_t i = 0; i < ticket.count; ++i)
            ticket.lines[i].baseMinor = situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
        refineBases(situation, ticket, quote);
    }
}

void traceBases(const Situation& situation, const Ticket& ticket, Quote& quote)
{
    std::int64_t paidWithPoints = 0;
    std::int64_t notEligible = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const bool earns = (ticket.lines[i].selectors & situation.programme.earning()) != 0;
        paidWithPoints += earns ? quote.lines[i].redeemMinor : 0;
        notEligible += earns ? 0 : situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
    }
    if (paidWithPoints > 0)
        addStep(quote, TraceStep::Kind::BaseReduced).baseMinor = paidWithPoints;
    if (notEligible > 0)
        addStep(quote, TraceStep::Kind::NotEligible).baseMinor = notEligible;
}

} // namespace loyalty::engine
