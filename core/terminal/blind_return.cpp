#include "core/engine/ledger_facts.h"
#include "core/ledger/asset_keys.h"
#include "core/terminal/reasons.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// Goods of a sale that cannot be looked up: another terminal's, while the line is down.
namespace loyalty::terminal {
namespace {

ReturnStop stop(ReturnUseRefusal why)
{
    return {.why = why, .detail = std::nullopt};
}

/// The line as it is judged: what it was sold for is what is given for it.
engine::BasketLine judged(const BlindLine& line)
{
    engine::BasketLine goods = line.line;
    goods.amountMinor = line.refundMinor;
    return goods;
}

bool isSame(const BlindReturnAsk& ask, const journal::Returned& returned)
{
    return returned.blind && ask.currency == returned.currency &&
           ask.member.has_value() == returned.member.has_value() &&
           std::ranges::equal(ask.lines, returned.goods, {}, judged);
}

} // namespace

/// The points are what the goods themselves would earn now: nobody here knows what they earned, on which occasion.
Answer<journal::Returned, ReturnStop> Terminal::decideBlind(const BlindReturnAsk& ask)
{
    journal::Returned returned;
    returned.id = m_parts.random.id<SaleId>();
    returned.sale = ask.sale.value_or(SaleId());
    returned.member = ask.member;
    returned.currency = ask.currency;
    returned.ticket = ask.ticket;
    returned.blind = true;
    for (const BlindLine& line : ask.lines) {
        returned.goods.push_back(judged(line));
        returned.refundMinor += line.refundMinor;
        returned.lines.push_back({.id = line.line.id, .quantity = line.line.quantity, .refundMinor = line.refundMinor});
    }
    const Instant now = m_parts.clock.now();
    const programme::Compiled* rules = programmeAt(now);
    if (!rules)
        return fail(stop(ReturnUseRefusal::NoProgramme));
    std::optional<Known> member;
    engine::MemberFacts facts;
    engine::Context context{.now = now,
                            .local = m_parts.calendar.localTime(now, m_identity.settings.time.zone),
                            .date = today(),
                            .store = m_identity.settings.store};
    if (ask.member) {
        LOYALTY_TRY(known, know(*ask.member));
        if (!known || known->erased || !known->bearer.empty())
            return fail(stop(ReturnUseRefusal::NoSuchMember));
        returned.member = known->id;
        facts.balance = Points(known->ledger.balance(ledger::points(), now));
        engine::readTier(known->ledger, rules->programme(), context.date, facts);
        engine::holdFloor(known->tierFloor, rules->programme(), context.date, facts);
        member = std::move(known);
    }
    const engine::Basket basket{.currency = ask.currency, .lines = returned.goods};
    const auto quote = engine::quote(*rules, member ? &facts : nullptr, basket, engine::Ask{.goodsBack = true}, context,
                                     engine::Trace::On);
    if (!quote)
        return fail(stop(ReturnUseRefusal::Basket));
    for (std::size_t i = 0; i < returned.lines.size(); ++i) {
        returned.lines[i].pointsBack = quote->lines[i].points;
        returned.lines[i].qualifyingMinor = quote->lines[i].qualifyingMinor;
    }
    returned.pointsBack = quote->earned;
    returned.trace = quote->trace;
    const Story none{};
    if (member)
        settleShortfall(none, rules->programme(), *member, Points(), returned);
    return returned;
}

Answer<ReturnView, ReturnStop> Terminal::returnBlind(const By& by, const BlindReturnAsk& ask)
{
    // Whoever may do it alone still needs another who looked: nothing else vouches for it.
    const auto verdict = access::verdict(by.actor, by.approver, access::Permission::ReturnWithoutSale);
    if (verdict == access::Verdict::Refused)
        return fail(stop(ReturnUseRefusal::NotAllowed));
    if (verdict == access::Verdict::NeedsApproval || !by.approver || by.approver->id == by.actor.id)
        return fail(stop(ReturnUseRefusal::NeedsApproval));
    if (!isReason(ask.reason))
        return fail(stop(ReturnUseRefusal::NoReason));
    LOYALTY_CHECK(current());
    const SaleId key = ask.sale.value_or(SaleId());
    std::optional<Known> buyer;
    if (ask.member) {
        LOYALTY_TRY(known, know(*ask.member));
        buyer = std::move(known);
    }
    LOYALTY_TRY(before, returnOfTicket(key, ask.ticket));
    if (before) {
        const auto& returned = std::get<journal::Returned>(before->act);
        if (!isSame(ask, returned))
            return fail(stop(ReturnUseRefusal::TicketTaken));
        ReturnView shown = returnViewOf(*before, returned, buyer);
        shown.repeated = true;
        return shown;
    }
    if (ask.sale) {
        LOYALTY_TRY(known, storyOf(*ask.sale));
        if (known)
            return fail(stop(ReturnUseRefusal::SaleKnown));
    }
    LOYALTY_TRY(returned, decideBlind(ask));
    returned.reason = ask.reason;
    Draft draft;
    if (returned.member) {
        const MemberId& member = *returned.member;
        const std::int64_t back = (returned.pointsBack - returned.waived - returned.paidInMoney).count();
        if (back > 0)
            draft.postings.push_back(posting(member, ledger::points(), -back, ledger::Contra::Issued, "blind-return"));
        std::int64_t qualifying = 0;
        for (const engine::ReturnedLine& line : returned.lines)
            qualifying += line.qualifyingMinor;
        if (qualifying > 0)
            draft.postings.push_back(
                posting(member, ledger::tierSpend(), -qualifying, ledger::Contra::Counted, "tier-spend"));
    }
    draft.act = returned;
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    return returnViewOf(entry, returned, buyer ? std::optional(again(*buyer)) : std::nullopt);
}

} // namespace loyalty::terminal
