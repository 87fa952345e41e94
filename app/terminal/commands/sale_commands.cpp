#include "app/terminal/commands/basket_arguments.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/trace_json.h"
#include "app/terminal/commands/view_json.h"
#include "app/terminal/selling.h"

namespace loyalty::app {
namespace {

using terminal::Terminal;

Reply stoppedSale(const terminal::Stop<terminal::SellStop>& stop)
{
    if (const Fault* const fault = std::get_if<Fault>(&stop))
        return faulted(*fault);
    const auto& why = std::get<terminal::SellStop>(stop);
    if (why.why == terminal::SellRefusal::Quote && why.quote) {
        Reply quoted = refused("quote", toString(*why.quote));
        if (*why.quote == engine::QuoteRefusal::RedeemNotWithThisCode)
            quoted.set("allowed", why.allowed.count());
        return quoted;
    }
    Reply reply = refused("sell", toString(why.why));
    if (why.missingRights > Points())
        reply.set("missingRights", why.missingRights.count());
    if (why.programmeFrom)
        reply.set("from", why.programmeFrom->unixMs());
    if (why.taken)
        reply.set("taken", json::Object{{"sale", why.taken->sale.toString()},
                                        {"at", why.taken->at.unixMs()},
                                        {"totalMinor", why.taken->totalMinor},
                                        {"currency", why.taken->currency.code()},
                                        {"exponent", why.taken->currency.exponent()},
                                        {"voided", why.taken->voided}});
    return reply;
}

Result<terminal::SaleAsk, Reply> readSale(Call& call)
{
    const auto programme = programmeAt(call, call.runtime.clock().now());
    if (!programme)
        return fail(stoppedSale(call.runtime.onTerminal([](Terminal& terminal) { return terminal.whyNoProgramme(); })));
    terminal::SaleAsk ask;
    ask.basket = readBasket(call.arguments, programme->currency);
    ask.redeem = readRedeem(call.arguments);
    ask.registerId = call.arguments.text("register");
    ask.ticket = call.arguments.text("ticket");
    ask.store = call.arguments.text("store");
    const std::string code = call.arguments.text("member");
    if (call.arguments.complaint())
        return fail(misused(*call.arguments.complaint()));
    if (!code.empty()) {
        LOYALTY_TRY(member, findMember(call, code));
        ask.member = member.id;
        ask.identification = member.identification;
    }
    return ask;
}

Reply sale(Call& call)
{
    const auto ask = readSale(call);
    if (!ask)
        return ask.error();
    const SellAnswer answer = sell(call.runtime, call.by, *ask, kPersonWaits);
    Reply reply = answer.sale ? done(toJson(*answer.sale)) : stoppedSale(answer.sale.error());
    if (!answer.reached)
        reply.set("headOffice", "not-reached");
    if (!answer.rightRefusal.empty())
        reply.set("rightRefusal", answer.rightRefusal);
    return reply;
}

Reply quote(Call& call)
{
    auto ask = readSale(call);
    if (!ask)
        return ask.error();
    ask->online = true;
    const auto quote =
        call.runtime.onTerminal([&](Terminal& terminal) { return terminal.quote(call.by, *ask, engine::Trace::On); });
    return quote ? done(toJson(*quote, ask->basket.currency)) : stoppedSale(quote.error());
}

/// The sale as it was decided, with what the programme calls its rules.
Reply why(Call& call)
{
    const std::string id = call.arguments.required("sale");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto sale = findSale(call, id);
    if (!sale)
        return sale.error();
    json::Object value = *toJson(*sale).asObject();
    const auto programme = programmeAt(call, sale->at);
    value.set("names", programme ? namesJson(*programme) : json::Value(json::Object()));
    return done(std::move(value));
}

/// A terminal with a window answers this before it comes here.
Reply checkout(Call&)
{
    return refused("checkout", "no-window");
}

constexpr Command kCommands[] = {
    {"checkout", false, checkout},
    {"sale", true, sale},
    {"quote", true, quote},
    {"why", true, why},
};

} // namespace

std::span<const Command> saleCommands()
{
    return kCommands;
}

} // namespace loyalty::app
