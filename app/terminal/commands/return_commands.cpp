#include "app/terminal/commands/basket_arguments.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"
#include "app/terminal/returning.h"

namespace loyalty::app {
namespace {

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

/// A return that was decided without head office says so.
Reply noted(Reply reply, bool reached)
{
    if (!reached)
        reply.set("headOffice", "not-reached");
    return reply;
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
    const ReturnAnswer answer = returnGoods(call.runtime, call.by, sale->id, lines, ticket, kPersonWaits);
    return noted(answer.returned ? done(toJson(*answer.returned)) : stoppedReturn(answer.returned.error()),
                 answer.reached);
}

Reply bringAllBack(Call& call)
{
    const std::string id = call.arguments.required("sale");
    const std::string reason = call.arguments.text("reason");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto sale = findSale(call, id);
    if (!sale)
        return sale.error();
    const VoidAnswer answer = voidSale(call.runtime, call.by, sale->id, reason, kPersonWaits);
    return noted(answer.voided ? done(toJson(*answer.voided)) : stopped("void", answer.voided.error()), answer.reached);
}

constexpr Command kCommands[] = {
    {"return", true, bringBack},
    {"void", true, bringAllBack},
};

} // namespace

std::span<const Command> returnCommands()
{
    return kCommands;
}

} // namespace loyalty::app
