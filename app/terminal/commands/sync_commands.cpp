#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/trace_json.h"
#include "app/terminal/commands/view_json.h"

namespace loyalty::app {
namespace {

using terminal::Terminal;

constexpr std::chrono::milliseconds kLongSync{300'000};

Reply syncNow(Call& call)
{
    const SyncOutcome outcome = call.runtime.syncUntilRest(kLongSync, Patience::FirstFailure);
    const auto status = call.runtime.onTerminal([](Terminal& terminal) { return terminal.status(); });
    if (outcome.halted)
        return refused("sync", sync::toString(*outcome.halted));
    if (!outcome.atRest)
        return faulted(outcome.fault.value_or(Fault{FaultCode::TimedOut, "head office is not done yet"}));
    return done(toJson(status));
}

Reply status(Call& call)
{
    auto status = call.runtime.onTerminal([](Terminal& terminal) { return terminal.status(); });
    if (const auto halted = call.runtime.syncOutcome().halted)
        status.halted = sync::toString(*halted);
    return done(toJson(status));
}

Reply verify(Call& call)
{
    auto verified = call.runtime.onTerminal([](Terminal& terminal) { return terminal.verify(); });
    if (!verified)
        return faulted(verified.error());
    const bool differs = !verified->problems.empty();
    // Of the cache nothing is owed to anybody; that another program wrote into it is told all the same.
    if (call.runtime.isCacheRebuilt())
        verified->problems.emplace_back("cache-rebuilt");
    if (verified->problems.empty())
        return done(toJson(*verified));
    Reply reply = refused("verify", differs ? "differs" : "cache-rebuilt");
    reply.set("value", toJson(*verified));
    return reply;
}

Reply programme(Call& call)
{
    const auto rules = programmeAt(call, call.runtime.clock().now());
    if (!rules)
        return refused("sell", toString(call.runtime.onTerminal([](Terminal& t) { return t.whyNoProgramme(); }).why));
    return done(json::Object{{"id", rules->id},
                             {"version", rules->version},
                             {"validFrom", rules->validFrom.unixMs()},
                             {"currency", rules->currency.code()},
                             {"names", namesJson(*rules)}});
}

constexpr Command kCommands[] = {
    {"sync.now", false, syncNow},
    {"sync.status", false, status},
    {"ledger.verify", false, verify},
    {"programme.show", false, programme},
};

} // namespace

std::span<const Command> syncCommands()
{
    return kCommands;
}

} // namespace loyalty::app
