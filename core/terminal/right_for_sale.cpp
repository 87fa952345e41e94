#include "core/terminal/right_for_sale.h"

#include <algorithm>

namespace loyalty::terminal {

Points missingRights(Terminal& terminal, const By& by, const SaleAsk& ask)
{
    if (ask.redeem.kind == engine::Ask::Kind::Nothing || !ask.member)
        return {};
    if (!ask.ticket.empty() && terminal.findTicket(by, ask.store, ask.registerId, ask.ticket))
        return {};
    SaleAsk unlimited = ask;
    unlimited.online = true;
    const auto quote = terminal.quote(by, unlimited);
    if (!quote)
        return {};
    return std::max(Points(), quote->redeemed - terminal.spendableHere(*ask.member).backed);
}

SaleAsk askAfter(SaleAsk ask, const RightOutcome& right)
{
    if (right.wanted > Points())
        ask.online = right.reached;
    if (!right.refusal.empty() && ask.redeem.kind == engine::Ask::Kind::AsMuchAsAllowed)
        ask.redeem = {};
    return ask;
}

Answer<SaleView, SellStop> commitAfter(Terminal& terminal, const By& by, const SaleAsk& ask, const RightOutcome& right)
{
    auto answer = terminal.commit(by, askAfter(ask, right));
    if (right.wanted > Points())
        static_cast<void>(terminal.leaveRights(*ask.member, ask.id));
    return answer;
}

} // namespace loyalty::terminal
