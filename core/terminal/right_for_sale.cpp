#include "core/terminal/right_for_sale.h"

#include "core/ledger/asset_keys.h"

#include <set>

namespace loyalty::terminal {
namespace {

std::set<MemberId> accountsOf(const SaleRights& rights)
{
    std::set<MemberId> accounts(rights.accounts.begin(), rights.accounts.end());
    for (const auto* const part : {&rights.needed, &rights.wished})
        for (const MissingRight& right : *part)
            accounts.insert(right.member);
    return accounts;
}

} // namespace

Points SaleRights::points() const
{
    Points sum;
    for (const MissingRight& right : needed)
        if (right.what == ledger::points())
            sum += Points(right.amount);
    return sum;
}

SaleRights rightsFor(Terminal& terminal, const By& by, const SaleAsk& ask)
{
    SaleAsk unlimited = ask;
    unlimited.online = true;
    auto sale = terminal.quoteSale(by, unlimited);
    if (!sale)
        return {}; // the sale says why
    return rightsOf(ask, *sale);
}

SaleRights rightsOf(const SaleAsk& ask, const SaleQuote& quote)
{
    SaleRights rights{quote.missing, quote.wished, {}};
    if (rights.empty())
        return rights; // nothing is waited for
    if (ask.member)
        rights.accounts.push_back(*ask.member);
    for (const ValueAsk& value : ask.value)
        rights.accounts.push_back(value.account);
    return rights;
}

void beginSale(Terminal& terminal, const SaleRights& rights)
{
    for (const MemberId& account : accountsOf(rights))
        terminal.beginSpending(account);
}

void leaveSale(Terminal& terminal, const SaleRights& rights, const std::optional<SaleId>& basket)
{
    // What cannot be given back now is given back with the next exchange.
    const auto accounts = accountsOf(rights);
    for (const MemberId& account : accounts)
        static_cast<void>(terminal.endSpending(account));
    for (const MemberId& account : accounts)
        static_cast<void>(terminal.leaveRights(account, basket));
}

SaleAsk askAfter(SaleAsk ask, const RightOutcome& right)
{
    if (right.rights.needed.empty())
        return ask;
    ask.online = right.reached;
    if (!right.refusal.empty() && ask.redeem.kind == engine::Ask::Kind::AsMuchAsAllowed) {
        ask.redeem.kind = engine::Ask::Kind::Nothing;
        ask.redeem.points = Points();
    }
    return ask;
}

Answer<SaleView, SellStop> commitAfter(Terminal& terminal, const By& by, const SaleAsk& ask, const RightOutcome& right)
{
    auto answer = terminal.commit(by, askAfter(ask, right));
    leaveSale(terminal, right.rights, ask.id);
    return answer;
}

} // namespace loyalty::terminal
