#include "app/terminal/selling.h"

#include "app/terminal/obtaining.h"
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
    right.rights = runtime.onTerminal([&](Terminal& terminal) {
        auto rights = rightsFor(terminal, by, sale);
        beginSale(terminal, rights);
        return rights;
    });
    const Obtained obtained = obtain(runtime, right.rights.needed, deadline);
    right.reached = obtained.reached;
    right.refusal = obtained.refusal;
    if (right.reached && right.refusal.empty())
        static_cast<void>(obtain(runtime, right.rights.wished, deadline));
    auto booked = runtime.onTerminal([&](Terminal& terminal) { return commitAfter(terminal, by, sale, right); });
    return {std::move(booked), right.reached, right.refusal};
}

} // namespace loyalty::app
