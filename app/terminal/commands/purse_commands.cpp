#include "app/terminal/commands/basket_arguments.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"
#include "app/terminal/obtaining.h"

namespace loyalty::app {
namespace {

using terminal::MissingRight;
using terminal::Terminal;

/// Minor units of the programme's currency; a complaint where the text is no amount, nothing for an empty one.
std::optional<std::int64_t> amountOf(Call& call, std::string_view name)
{
    const std::string text = call.arguments.text(name);
    const auto programme = programmeAt(call, call.runtime.clock().now());
    if (text.empty() || !programme)
        return std::nullopt;
    const auto amount = Money::parseExact(text, programme->currency);
    if (!amount || amount->minor() < 0)
        call.arguments.complain(name, "must be an amount from 0");
    return amount ? std::optional(amount->minor()) : std::nullopt;
}

/// The rights that an act needs are asked of head office first, and what is left over goes home. Without head office the
/// act goes by what is held here, and says so.
template <class Act>
Reply withRights(Call& call, const Result<std::vector<MissingRight>, Fault>& missing, const Act& act)
{
    if (!missing)
        return faulted(missing.error());
    const Obtained obtained = obtain(call.runtime, *missing, kPersonWaits);
    Reply reply = act();
    if (!missing->empty())
        bringHome(call.runtime, *missing);
    if (!obtained.reached)
        reply.set("headOffice", "not-reached");
    if (!obtained.refusal.empty())
        reply.set("rightRefusal", obtained.refusal);
    return reply;
}

json::Value answered(const terminal::MemberView& member, Runtime& runtime)
{
    return toJson(member, tierMeasure(runtime));
}

json::Value answered(const terminal::UnloadView& unload, Runtime&)
{
    return toJson(unload);
}

/// An act on a member, found by any code: `missing(terminal, member)` are the rights that `act(terminal, member)` needs.
/// What it is stopped by is told under `subject`.
template <class Missing, class Act>
Reply onMember(Call& call, std::string_view subject, const Missing& missing, const Act& act)
{
    const std::string code = call.arguments.required("member");
    const std::string reference = call.arguments.text("reference");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto member = findMember(call, code);
    if (!member)
        return member.error();
    const auto lacking = call.runtime.onTerminal([&](Terminal& terminal) -> Result<std::vector<MissingRight>, Fault> {
        LOYALTY_TRY(booked, terminal.isReferenceBooked(reference));
        if (booked) // it needs no rights a second time
            return std::vector<MissingRight>();
        return missing(terminal, member->id);
    });
    return withRights(call, lacking, [&] {
        const auto answer = call.runtime.onTerminal([&](Terminal& terminal) { return act(terminal, member->id); });
        return answer ? done(answered(*answer, call.runtime)) : stopped(subject, answer.error());
    });
}

Reply loadValue(Call& call)
{
    terminal::LoadAsk ask;
    const std::string code = call.arguments.text("member");
    ask.card = call.arguments.text("card");
    ask.minor = amountOf(call, "amount").value_or(0);
    ask.registerId = call.arguments.text("register");
    ask.ticket = call.arguments.text("ticket");
    if (code.empty() == ask.card.empty())
        call.arguments.complain("member", "give either a member or the card of a gift");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    if (!code.empty()) {
        const auto member = findMember(call, code);
        if (!member)
            return member.error();
        ask.account = member->id;
    } else if (const auto known = findMember(call, ask.card)) {
        ask.account = known->id;
    }
    const auto loaded = call.runtime.onTerminal([&](Terminal& terminal) { return terminal.load(call.by, ask); });
    return loaded ? done(toJson(*loaded)) : stopped("value", loaded.error());
}

Reply refundValue(Call& call)
{
    const std::string reason = call.arguments.text("reason");
    const std::string reference = call.arguments.text("reference");
    const auto minor = amountOf(call, "amount");
    return onMember(
        call, "value",
        [&](Terminal& terminal, const MemberId& member) { return terminal.missingForUnload(member, minor); },
        [&](Terminal& terminal, const MemberId& member) {
            return terminal.unload(call.by, member, minor, reason, reference);
        });
}

/// By the id that value-load answered.
Reply voidLoad(Call& call)
{
    const std::string load = call.arguments.required("load");
    const std::string reason = call.arguments.text("reason");
    const auto id = SaleId::parse(load);
    if (!id && !load.empty())
        call.arguments.complain("load", "must be the id of a load");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto lacking = call.runtime.onTerminal([&](Terminal& terminal) { return terminal.missingForVoidLoad(*id); });
    return withRights(call, lacking, [&] {
        const auto gone =
            call.runtime.onTerminal([&](Terminal& terminal) { return terminal.voidLoad(call.by, *id, reason); });
        return gone ? done(toJson(*gone)) : stopped("value", gone.error());
    });
}

Reply moveCoupons(Call& call)
{
    const std::string coupon = call.arguments.required("coupon");
    const std::string reason = call.arguments.text("reason");
    const std::string reference = call.arguments.text("reference");
    const std::int64_t count = call.arguments.points("count").count();
    return onMember(
        call, "coupon",
        [&](Terminal& terminal, const MemberId& member) { return terminal.missingForCoupons(member, coupon, count); },
        [&](Terminal& terminal, const MemberId& member) {
            return terminal.moveCoupons(call.by, member, coupon, count, reason, reference);
        });
}

Reply stampCard(Call& call)
{
    const std::string card = call.arguments.required("card");
    const std::string reason = call.arguments.text("reason");
    const std::string reference = call.arguments.text("reference");
    const std::int64_t count = call.arguments.points("count").count();
    return onMember(
        call, "stamp",
        [&](Terminal& terminal, const MemberId& member) { return terminal.missingForStamps(member, card, count); },
        [&](Terminal& terminal, const MemberId& member) {
            return terminal.stamp(call.by, member, card, count, reason, reference);
        });
}

constexpr Command kCommands[] = {
    {"value-load", true, loadValue}, {"value-refund", true, refundValue}, {"value-void", true, voidLoad},
    {"coupon", true, moveCoupons},   {"stamp", true, stampCard},
};

} // namespace

std::span<const Command> purseCommands()
{
    return kCommands;
}

} // namespace loyalty::app
