#include "app/terminal/selling.h"

#include "app/terminal/obtaining.h"
#include "core/terminal/right_for_sale.h"

#include <set>
#include <utility>

namespace loyalty::app {
namespace {

using terminal::Terminal;
using Booked = terminal::Answer<terminal::SaleView, terminal::SellStop>;

/// The rights that a sale was refused for the lack of.
std::vector<terminal::MissingRight> missingFor(const Booked& booked)
{
    const auto* const stop = booked ? nullptr : std::get_if<terminal::SellStop>(&booked.error());
    return stop && stop->why == terminal::SellRefusal::NeedsRight ? stop->missing
                                                                  : std::vector<terminal::MissingRight>();
}

/// While it lives, what was obtained for any account of the sale stays here.
class Spending
{
public:
    Spending(Runtime& runtime, const terminal::SaleAsk& sale)
        : m_runtime(runtime)
    {
        if (sale.member)
            m_accounts.insert(*sale.member);
        for (const terminal::ValueAsk& value : sale.value)
            m_accounts.insert(value.account);
        static_cast<void>(m_runtime.onTerminal([this](Terminal& terminal) {
            for (const MemberId& account : m_accounts)
                terminal.beginSpending(account);
            return true;
        }));
    }
    ~Spending()
    {
        // What cannot be given back now is given back with the next exchange.
        static_cast<void>(m_runtime.onTerminal([this](Terminal& terminal) {
            bool home = true;
            for (const MemberId& account : m_accounts)
                home = terminal.endSpending(account).has_value() && home;
            return home;
        }));
    }
    Spending(const Spending&) = delete;
    Spending& operator=(const Spending&) = delete;

private:
    Runtime& m_runtime;
    std::set<MemberId> m_accounts;
};

/// Stored value, coupons and points of the family: what is missing is known once the sale has been tried. What is only
/// wished for does not stop it.
SellAnswer sellWithAll(Runtime& runtime, const terminal::By& by, terminal::SaleAsk sale,
                       const std::vector<terminal::MissingRight>& wished, std::chrono::milliseconds deadline)
{
    const Spending spending(runtime, sale);
    static_cast<void>(obtain(runtime, wished, deadline));
    const auto book = [&] { return runtime.onTerminal([&](Terminal& terminal) { return terminal.commit(by, sale); }); };
    Booked booked = book();
    const auto missing = missingFor(booked);
    Obtained obtained;
    if (!missing.empty()) {
        obtained = obtain(runtime, missing, deadline);
        sale.online = obtained.reached;
        booked = book();
        bringHome(runtime, missing);
    }
    bringHome(runtime, wished);
    return {std::move(booked), obtained.reached, obtained.refusal};
}

} // namespace

SellAnswer sell(Runtime& runtime, const terminal::By& by, const terminal::SaleAsk& ask,
                std::chrono::milliseconds deadline)
{
    terminal::SaleAsk sale = ask;
    sale.online = true;
    const auto wished = runtime.onTerminal([&](Terminal& terminal) { return terminal.wishedForSale(by, sale); });
    if ((wished && !wished->empty()) || !sale.value.empty() || !sale.redeem.coupons.empty() ||
        !sale.redeem.rewards.empty() || sale.family)
        return sellWithAll(runtime, by, std::move(sale), wished.value_or(std::vector<terminal::MissingRight>()),
                           deadline);
    terminal::RightOutcome right;
    const bool spends = sale.member && sale.redeem.kind != engine::Ask::Kind::Nothing;
    right.wanted = runtime.onTerminal([&](Terminal& terminal) {
        if (spends)
            terminal.beginSpending(*sale.member);
        return missingRights(terminal, by, sale);
    });
    if (right.wanted > Points()) {
        const sync::WantedAnswer answer = runtime.obtainRight(*sale.member, right.wanted, deadline);
        right.reached = answer.reached;
        right.refusal = answer.refusal;
    }
    auto booked = runtime.onTerminal([&](Terminal& terminal) {
        auto answer = commitAfter(terminal, by, sale, right);
        // What cannot be given back now is given back with the next exchange.
        if (spends)
            static_cast<void>(terminal.endSpending(*sale.member));
        return answer;
    });
    return {std::move(booked), right.reached, right.refusal};
}

} // namespace loyalty::app
