#include "app/terminal/selling.h"

#include <algorithm>
#include <utility>

namespace loyalty::app {

using terminal::SaleAsk;
using terminal::Terminal;

Points missingRights(Terminal& terminal, const terminal::By& by, const SaleAsk& ask)
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

SellAnswer sell(Runtime& runtime, const terminal::By& by, const SaleAsk& ask, std::chrono::milliseconds deadline)
{
    SaleAsk sale = ask;
    sync::WantedAnswer right;
    right.reached = true;
    const Points missing = runtime.onTerminal([&](Terminal& terminal) { return missingRights(terminal, by, sale); });
    if (missing > Points())
        right = runtime.obtainRight(*sale.member, missing, deadline);
    // Without head office the sale is limited to the rights held, and "as much as allowed" means that. A refusal is head
    // office's word: nothing is spent without cover against it.
    sale.online = right.reached;
    if (!right.refusal.empty() && sale.redeem.kind == engine::Ask::Kind::AsMuchAsAllowed)
        sale.redeem = {};
    auto committed = runtime.onTerminal([&](Terminal& terminal) {
        auto answer = terminal.commit(by, sale);
        if (missing > Points())
            static_cast<void>(terminal.releaseRights(*sale.member));
        return answer;
    });
    return {std::move(committed), right.reached, right.refusal};
}

} // namespace loyalty::app
