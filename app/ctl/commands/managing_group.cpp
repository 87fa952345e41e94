#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

void describeReason(QCommandLineParser& options)
{
    options.addOption(
        {QStringLiteral("reason"), QStringLiteral("Why, up to 200 bytes; needed."), QStringLiteral("text")});
}

void describeAdjust(QCommandLineParser& options)
{
    describeReason(options);
    options.addOption({QStringLiteral("reference"),
                       QStringLiteral("Your own word for this act: the same one sent again is the same act."),
                       QStringLiteral("text")});
}

json::Object aboutMember(const Invocation& invocation, std::string_view command)
{
    json::Object request = requestFor(invocation, command);
    request.set("member", invocation.word(0));
    request.set("reason", invocation.value("reason"));
    if (const std::string points = invocation.word(1); !points.empty())
        request.set("points", points);
    return request;
}

Exit onMember(const Invocation& invocation, std::string_view command)
{
    return report(invocation, askTerminal(invocation, aboutMember(invocation, command)), printMember);
}

Exit adjust(const Invocation& invocation)
{
    json::Object request = aboutMember(invocation, "adjust");
    request.set("reference", invocation.value("reference"));
    return report(invocation, askTerminal(invocation, request), printMember);
}

Exit block(const Invocation& invocation)
{
    return onMember(invocation, "block");
}

Exit unblock(const Invocation& invocation)
{
    return onMember(invocation, "unblock");
}

void printUnlocked(const Invocation& invocation, const JsonView& value)
{
    print(say(invocation.language, "unlocked", {{"number", value.text("number")}}));
}

Exit unlock(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "unlock");
    request.set("number", invocation.word(0));
    return report(invocation, askTerminal(invocation, request), printUnlocked);
}

constexpr SubCommand kGroup[] = {
    {"adjust", "MEMBER POINTS", "Give or take points by hand, with a reason",
     "Write a negative number behind \"--\": loyaltyctl adjust --reason error -- MEMBER -50", 2, 2, describeAdjust,
     adjust},
    {"block", "MEMBER", "Block a member, with a reason", "", 1, 1, describeReason, block},
    {"operator unlock", "NUMBER", "Let somebody try again who typed a wrong PIN too often",
     "Needs a supervisor, and works without head office.", 1, 1, nullptr, unlock},
    {"unblock", "MEMBER", "Lift a block, with a reason", "", 1, 1, describeReason, unblock},
};

} // namespace

std::span<const SubCommand> managingGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
