#include "app/terminal/commands/basket_arguments.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"
#include "app/terminal/returning.h"

namespace loyalty::app {
namespace {

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
    const std::vector<engine::ReturnAsk> lines = readReturnLines(call.arguments);
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto sale = findSale(call, id);
    if (!sale)
        return sale.error();
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

/// Lines as the receipt says them: what is paid back for each is its amount.
Reply bringBackBlind(Call& call)
{
    const auto programme = programmeAt(call, call.runtime.clock().now());
    if (!programme)
        return refused("return", toString(terminal::ReturnUseRefusal::NoProgramme));
    terminal::BlindReturnAsk ask;
    ask.currency = programme->currency;
    ask.ticket = call.arguments.text("ticket");
    ask.reason = call.arguments.text("reason");
    const std::string code = call.arguments.text("member");
    const std::string sale = call.arguments.text("sale");
    for (engine::BasketLine& line : readBasket(call.arguments, programme->currency).lines)
        ask.lines.push_back({line, line.amountMinor});
    if (!sale.empty() && !(ask.sale = SaleId::parse(sale)))
        call.arguments.complain("sale", "must be a sale's id");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    if (!code.empty()) {
        const auto member = findMember(call, code);
        if (!member)
            return member.error();
        ask.member = member->id;
    }
    const auto returned =
        call.runtime.onTerminal([&](terminal::Terminal& terminal) { return terminal.returnBlind(call.by, ask); });
    return returned ? done(toJson(*returned)) : stoppedReturn(returned.error());
}

constexpr Command kCommands[] = {
    {"return", true, bringBack},
    {"return-blind", true, bringBackBlind},
    {"void", true, bringAllBack},
};

} // namespace

std::span<const Command> returnCommands()
{
    return kCommands;
}

} // namespace loyalty::app
