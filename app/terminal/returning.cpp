#include "app/terminal/returning.h"

namespace loyalty::app {
namespace {

using terminal::Terminal;

/// False where head office did not answer.
bool learnOf(Runtime& runtime, const SaleId& sale, std::chrono::milliseconds deadline)
{
    const sync::WantedAnswer answer = runtime.ask(sync::FindSale{sale, {}, {}}, deadline);
    if (answer.sale)
        runtime.onTerminal([&](Terminal& terminal) { return terminal.adopt(*answer.sale); });
    return answer.reached;
}

/// Who asked head office waits until it knows what came of it: the next terminal asks it too. What cannot be told now goes
/// with the next exchange.
void tell(Runtime& runtime, std::chrono::milliseconds deadline)
{
    static_cast<void>(runtime.syncUntilRest(deadline, Patience::FirstFailure));
}

} // namespace

ReturnAnswer returnGoods(Runtime& runtime, const terminal::By& by, const SaleId& sale,
                         const std::vector<engine::ReturnAsk>& lines, std::string_view ticket,
                         std::chrono::milliseconds deadline)
{
    const bool reached = learnOf(runtime, sale, deadline);
    auto returned =
        runtime.onTerminal([&](Terminal& terminal) { return terminal.returnGoods(by, sale, lines, ticket); });
    if (returned && reached)
        tell(runtime, deadline);
    return {std::move(returned), reached};
}

VoidAnswer voidSale(Runtime& runtime, const terminal::By& by, const SaleId& sale, std::string_view reason,
                    std::chrono::milliseconds deadline)
{
    const bool reached = learnOf(runtime, sale, deadline);
    auto voided = runtime.onTerminal([&](Terminal& terminal) { return terminal.voidSale(by, sale, reason); });
    if (voided && reached)
        tell(runtime, deadline);
    return {std::move(voided), reached};
}

} // namespace loyalty::app
