#include "app/terminal/selling.h"

#include "core/terminal/right_for_sale.h"

#include <utility>

namespace loyalty::app {

using terminal::Terminal;

SellAnswer sell(Runtime& runtime, const terminal::By& by, const terminal::SaleAsk& ask,
                std::chrono::milliseconds deadline)
{
    terminal::SaleAsk sale = ask;
    sale.online = true;
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
