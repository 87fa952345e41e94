#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"

namespace loyalty::app {
namespace {

using terminal::Terminal;

Reply adjust(Call& call)
{
    const std::string code = call.arguments.required("member");
    const Points points = call.arguments.points("points");
    const std::string reason = call.arguments.text("reason");
    const std::string reference = call.arguments.text("reference");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto member = findMember(call, code);
    if (!member)
        return member.error();
    const auto adjusted = call.runtime.onTerminal(
        [&](Terminal& terminal) { return terminal.adjust(call.by, member->id, points, reason, reference); });
    return adjusted ? done(toJson(*adjusted, tierMeasure(call.runtime))) : stopped("adjust", adjusted.error());
}

Reply setBlocked(Call& call, bool blocked)
{
    const std::string code = call.arguments.required("member");
    const std::string reason = call.arguments.text("reason");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto member = findMember(call, code);
    if (!member)
        return member.error();
    const auto changed = call.runtime.onTerminal(
        [&](Terminal& terminal) { return terminal.block(call.by, member->id, blocked, reason); });
    return changed ? done(toJson(*changed, tierMeasure(call.runtime))) : stopped("block", changed.error());
}

Reply block(Call& call)
{
    return setBlocked(call, true);
}

Reply unblock(Call& call)
{
    return setBlocked(call, false);
}

Reply unlock(Call& call)
{
    const std::string number = call.arguments.required("number");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto unlocked =
        call.runtime.onTerminal([&](Terminal& terminal) { return terminal.letTryAgain(call.by, number); });
    if (unlocked)
        return done(json::Object{{"number", number}});
    if (const auto* const fault = std::get_if<Fault>(&unlocked.error()))
        return faulted(*fault);
    return refused("unlock", toString(std::get<terminal::SignInStop>(unlocked.error()).why));
}

constexpr Command kCommands[] = {
    {"adjust", true, adjust},
    {"block", true, block},
    {"unblock", true, unblock},
    {"unlock", true, unlock},
};

} // namespace

std::span<const Command> managingCommands()
{
    return kCommands;
}

} // namespace loyalty::app
