#include "app/terminal/commands/command.h"

namespace loyalty::app {
namespace {

constexpr std::chrono::milliseconds kFirstSync{30'000};

const Command* findCommand(std::string_view name)
{
    for (const auto commands : {memberCommands(), saleCommands(), receiptCommands(), returnCommands(),
                                managingCommands(), purseCommands(), membershipCommands(), syncCommands()})
        for (const Command& command : commands)
            if (command.name == name)
                return &command;
    return nullptr;
}

/// "operator.wrong-pin", "approver.paused"; what they are about is `whose`.
Reply notProved(std::string_view whose, const terminal::Stop<terminal::SignInStop>& stop)
{
    if (const auto* const fault = std::get_if<Fault>(&stop))
        return faulted(*fault);
    const auto& refusal = std::get<terminal::SignInStop>(stop);
    Reply reply = refused(whose, toString(refusal.why));
    if (refusal.wait.count() > 0)
        reply.set("seconds", std::int64_t{refusal.wait.count()});
    return reply;
}

/// A terminal whose cache was lost knows nobody until head office has told it: asked for, before anybody is turned away.
terminal::Answer<access::Actor, terminal::SignInStop> prove(Runtime& runtime, const terminal::Credentials& who)
{
    const auto ask = [&] {
        return runtime.onTerminal(
            [&](terminal::Terminal& terminal) { return terminal.prove(who, terminal::Occasion::Act); });
    };
    auto actor = ask();
    const auto* const refused = actor ? nullptr : std::get_if<terminal::SignInStop>(&actor.error());
    if (refused == nullptr || refused->why != terminal::SignInRefusal::Unknown)
        return actor;
    const bool wasTold =
        runtime.onTerminal([](terminal::Terminal& terminal) { return terminal.status().lastContact.has_value(); });
    if (wasTold)
        return actor;
    static_cast<void>(runtime.syncUntilRest(kFirstSync, Patience::FirstFailure));
    return ask();
}

Reply runAs(Runtime& runtime, const Command& command, Arguments& arguments)
{
    Call call{runtime, {}, arguments};
    const terminal::Credentials who{command.needsOperator ? arguments.required("operator") : std::string(),
                                    arguments.text("pin")};
    const terminal::Credentials approver{arguments.text("approver"), arguments.text("approverPin")};
    if (arguments.complaint())
        return misused(*arguments.complaint());
    if (!who.operatorId.empty()) {
        auto actor = prove(runtime, who);
        if (!actor)
            return notProved("operator", actor.error());
        call.by.actor = std::move(*actor);
    }
    if (!approver.operatorId.empty()) {
        auto allows = runtime.onTerminal(
            [&](terminal::Terminal& terminal) { return terminal.proveApprover(call.by.actor, approver); });
        if (!allows)
            return notProved("approver", allows.error());
        call.by.approver = std::move(*allows);
    }
    return command.run(call);
}

/// Where the store's clocks stand, so that whoever prints an instant prints its wall time.
void addZone(Runtime& runtime, Reply& reply)
{
    const json::Value* const value = reply.find("value");
    if (value == nullptr || value->asObject() == nullptr)
        return;
    json::Object object = *value->asObject();
    object.set("zone",
               runtime.onTerminal([](terminal::Terminal& terminal) { return terminal.identity().settings.time.zone; }));
    reply.set("value", std::move(object));
}

/// Whoever asked has gone: what is done now, nobody would be told of.
bool isLate(const json::Object& request)
{
    const json::Value* const until = request.find("until");
    const std::int64_t* const bootMs = until != nullptr ? until->asInteger() : nullptr;
    return bootMs != nullptr && SystemClock().monotonicMs() > *bootMs;
}

/// No fault of the world's: head office has nothing to do with it, and it can be asked again.
Reply notBegun()
{
    Reply reply = faulted({FaultCode::TimedOut, ""});
    reply.set("fault", "late");
    return reply;
}

/// Beside every answer to a person: dates come from this clock.
void addClock(Runtime& runtime, Reply& reply)
{
    const std::string doubt = runtime.onTerminal([](terminal::Terminal& terminal) { return terminal.clockDoubt(); });
    if (!doubt.empty())
        reply.set("clock", doubt);
}

bool isDiskFull(const Reply& reply)
{
    const json::Value* const fault = reply.find("fault");
    return fault != nullptr && *fault == json::Value(toString(FaultCode::DiskFull));
}

/// A terminal from which head office takes nothing any more says so, whatever it was asked to do.
void sayIfClosed(Runtime& runtime, Reply& reply)
{
    const json::Value* const fault = reply.find("fault");
    if (fault == nullptr || *fault != json::Value(toString(FaultCode::Rejected)))
        return;
    const std::string why = runtime.onTerminal([](terminal::Terminal& terminal) { return terminal.status().halted; });
    if (!why.empty())
        reply = refused("sync", why);
}

} // namespace

Reply runCommand(Runtime& runtime, const json::Value& request)
{
    const json::Object* const object = request.asObject();
    if (object == nullptr)
        return misused("a request is a JSON object");
    Arguments arguments(*object);
    const std::string name = arguments.required("command");
    const Command* const command = findCommand(name);
    if (command == nullptr)
        return misused("there is no command \"" + name + "\"");
    if (isLate(*object))
        return notBegun();
    Reply reply = runAs(runtime, *command, arguments);
    // Nothing was done: a use case that has booked answers so.
    if (isDiskFull(reply) && runtime.freeBallast()) {
        Arguments again(*object);
        reply = runAs(runtime, *command, again);
        reply.set("ballast", "freed");
    }
    sayIfClosed(runtime, reply);
    addZone(runtime, reply);
    if (command->needsOperator)
        addClock(runtime, reply);
    return reply;
}

std::optional<Fault> endsService(const Reply& reply)
{
    const json::Value* const fault = reply.find("fault");
    const auto is = [&](FaultCode code) { return fault != nullptr && *fault == json::Value(toString(code)); };
    if (!is(FaultCode::Io) && !is(FaultCode::Corrupt))
        return std::nullopt;
    return Fault{is(FaultCode::Io) ? FaultCode::Io : FaultCode::Corrupt, *reply.find("detail")->asString()};
}

} // namespace loyalty::app
