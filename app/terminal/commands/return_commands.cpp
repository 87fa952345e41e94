#include "app/terminal/commands/basket_arguments.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"

namespace loyalty::app {
namespace {

using terminal::Terminal;

std::vector<engine::ReturnAsk> allOf(const journal::Sold& sold)
{
    std::vector<engine::ReturnAsk> asks;
    for (const journal::SoldLine& line : sold.lines)
        asks.push_back({line.line.id, {}});
    return asks;
}

Reply stoppedReturn(const terminal::Stop<terminal::ReturnStop>& stop)
{
    if (const Fault* const fault = std::get_if<Fault>(&stop))
        return faulted(*fault);
    const auto& why = std::get<terminal::ReturnStop>(stop);
    if (why.why == terminal::ReturnUseRefusal::Return && why.detail)
        return refused("return", toString(*why.detail));
    return refused("return", toString(why.why));
}

Reply bringBack(Call& call)
{
    const std::string id = call.arguments.required("sale");
    const std::string ticket = call.arguments.text("ticket");
    std::vector<engine::ReturnAsk> lines = readReturnLines(call.arguments);
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto sale = findSale(call, id);
    if (!sale)
        return sale.error();
    if (lines.empty())
        lines = allOf(sale->sold);
    const auto returned = call.runtime.onTerminal(
        [&](Terminal& terminal) { return terminal.returnGoods(call.by, sale->id, lines, ticket); });
    return returned ? done(toJson(*returned)) : stoppedReturn(returned.error());
}

Reply voidSale(Call& call)
{
    const std::string id = call.arguments.required("sale");
    const std::string reason = call.arguments.text("reason");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto sale = findSale(call, id);
    if (!sale)
        return sale.error();
    const auto voided =
        call.runtime.onTerminal([&](Terminal& terminal) { return terminal.voidSale(call.by, sale->id, reason); });
    return voided ? done(toJson(*voided)) : stopped("void", voided.error());
}

constexpr Command kCommands[] = {
    {"return", true, bringBack},
    {"void", true, voidSale},
};

} // namespace

std::span<const Command> returnCommands()
{
    return kCommands;
}

} // namespace loyalty::app
