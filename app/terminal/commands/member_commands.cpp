#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"
namespace loyalty::app {
namespace {

using terminal::Terminal;

terminal::EnrolAsk readAsk(Arguments& arguments)
{
    terminal::EnrolAsk ask;
    ask.name = arguments.text("name");
    ask.phone = arguments.text("phone");
    ask.birthday = arguments.text("birthday");
    ask.card = arguments.text("card");
    ask.consentPurpose = arguments.text("purpose");
    ask.consentText = arguments.text("consent");
    ask.language = arguments.text("language");
    return ask;
}

Reply add(Call& call)
{
    terminal::EnrolAsk ask = readAsk(call.arguments);
    const std::string referrer = call.arguments.text("referrer");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    if (!referrer.empty()) {
        const auto member = findMember(call, referrer);
        if (!member)
            return member.error();
        ask.referrer = member->id;
    }
    const auto member = call.runtime.onTerminal([&](Terminal& terminal) { return terminal.enrol(call.by, ask); });
    return member ? done(toJson(*member, tierMeasure(call.runtime))) : stopped("enrol", member.error());
}

Reply find(Call& call)
{
    const std::string code = call.arguments.required("member");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto member = findMember(call, code);
    return member ? done(toJson(*member, tierMeasure(call.runtime))) : member.error();
}

Reply ledger(Call& call)
{
    const std::string code = call.arguments.required("member");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto member = findMember(call, code);
    if (!member)
        return member.error();
    const auto ledger =
        call.runtime.onTerminal([&](Terminal& terminal) { return terminal.ledgerOf(call.by, member->id); });
    return ledger ? done(toJson(*ledger, tierMeasure(call.runtime))) : stopped("find", ledger.error());
}

constexpr Command kCommands[] = {
    {"member.add", true, add},
    {"member.find", true, find},
    {"ledger.show", true, ledger},
};

} // namespace

std::span<const Command> memberCommands()
{
    return kCommands;
}

} // namespace loyalty::app
