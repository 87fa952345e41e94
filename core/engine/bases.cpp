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

/// What is paid by tenders that do not earn comes off every line in proportion to what it costs. Answers how much of it
/// comes off lines that earn.
std::int64_t takeTendersOff(const Situation& situation, Ticket& ticket, const Quote& quote)
{
    const auto& silent = situation.programme.programme().earning.base.tenders;
    std::int64_t minor = 0;
    for (const Tender& tender : situation.ask.tenders)
        minor += listed(silent, tender.type) ? tender.minor : 0;
    if (minor == 0)
        return 0;
    for (std::size_t i = 0; i < ticket.count; ++i)
        ticket.weights[i] = static_cast<UInt128>(situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor);
    spread(minor, static_cast<UInt128>(quote.dueMinor), ticket.allWeights(), ticket.allParts());
    std::int64_t off = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        TicketLine& line = ticket.lines[i];
        const std::int64_t less = std::min(line.baseMinor, ticket.parts[i]);
        line.baseMinor -= less;
        off += (line.selectors & situation.programme.earning()) != 0 ? less : 0;
    }
    return off;
}

/// The bases of a programme that asks for more than what was paid.
BaseLess refineBases(const Situation& situation, Ticket& ticket, Quote& quote)
{
    BaseLess off;
    const programme::EarningBase& base = situation.programme.programme().earning.base;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        std::int64_t& minor = ticket.lines[i].baseMinor;
        if (ticket.anyKept)
            minor += ticket.kept[i];
        if (base.redeemed == programme::BaseRedeemed::Kept)
            minor += quote.lines[i].redeemMinor;
    }
    if (!base.tenders.empty())
        off.tenderMinor = takeTendersOff(situation, ticket, quote);
    for (std::size_t i = 0; i < ticket.count; ++i) {
        TicketLine& line = ticket.lines[i];
        if ((line.selectors & situation.programme.earning()) == 0)
            line.baseMinor = 0;
        if (base.tax == programme::BaseTax::Excluded) {
            const std::int64_t tax = taxIn(situation.basket.lines[i], line.baseMinor);
            line.baseMinor -= tax;
            off.taxMinor += tax;
        }
        quote.lines[i].eligibleMinor = line.baseMinor;
    }
    return off;
}

void traceLess(Quote& quote, std::int64_t minor, std::string_view detail)
{
    if (minor == 0)
        return;
    TraceStep& step = addStep(quote, TraceStep::Kind::BaseReduced);
    step.baseMinor = minor;
    step.detail = detail;
}

} // namespace

BaseLess takeBases(const Situation& situation, Ticket& ticket, Quote& quote)
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
    if (!ticket.anyKept && programme.programme().earning.base == programme::EarningBase())
        return {};
    for (std::size_t i = 0; i < ticket.count; ++i)
        ticket.lines[i].baseMinor = situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
    return refineBases(situation, ticket, quote);
}

void traceBases(const Situation& situation, const Ticket& ticket, const BaseLess& less, Quote& quote)
{
    const bool deducted = situation.programme.programme().earning.base.redeemed == programme::BaseRedeemed::Deducted;
    std::int64_t paidWithPoints = 0;
    std::int64_t notEligible = 0;
    for (std::size_t i = 0; i < ticket.count; ++i) {
        const bool earns = (ticket.lines[i].selectors & situation.programme.earning()) != 0;
        paidWithPoints += earns && deducted ? quote.lines[i].redeemMinor : 0;
        notEligible += earns ? 0 : situation.basket.lines[i].amountMinor - quote.lines[i].discountMinor;
    }
    traceLess(quote, paidWithPoints, {});
    traceLess(quote, less.tenderMinor, "tender");
    traceLess(quote, less.taxMinor, "tax");
    if (notEligible > 0)
        addStep(quote, TraceStep::Kind::NotEligible).baseMinor = notEligible;
}

} // namespace loyalty::engine
