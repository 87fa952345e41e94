#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

void describeAdd(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("name"), QStringLiteral("What to call the member, up to 200 bytes."), QStringLiteral("name")},
         {QStringLiteral("phone"), QStringLiteral("Phone number."), QStringLiteral("number")},
         {QStringLiteral("card"), QStringLiteral("Number of a card that is handed out."), QStringLiteral("number")},
         {QStringLiteral("birthday"), QStringLiteral("1990-02-28, or --02-28 without the year."),
          QStringLiteral("day")},
         {QStringLiteral("referrer"), QStringLiteral("Card, phone number or id of the member who brought them."),
          QStringLiteral("code")},
         {QStringLiteral("consent"), QStringLiteral("Version of the text that the customer agreed to; needed."),
          QStringLiteral("version")},
         {QStringLiteral("purpose"), QStringLiteral("What was agreed to (default: membership)."),
          QStringLiteral("purpose"), QStringLiteral("membership")}});
}

Exit add(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "member.add");
    for (const char* const option : {"name", "phone", "card", "birthday", "referrer", "consent", "purpose"})
        request.set(option, invocation.value(option));
    request.set("language", nameOf(invocation.language));
    return report(invocation, askTerminal(invocation, request), printMember);
}

Exit find(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "member.find");
    request.set("member", invocation.word(0));
    return report(invocation, askTerminal(invocation, request), printMember);
}

Exit show(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "ledger.show");
    request.set("member", invocation.word(0));
    return report(invocation, askTerminal(invocation, request), printLedger);
}

constexpr SubCommand kGroup[] = {
    {"member add", "", "Enrol a member", "The member is known here at once, and to the chain with the next sync.", 0, 0,
     describeAdd, add},
    {"member find", "CODE", "Find a member by card, phone number or another system's id",
     "A member who is not known here is asked for at head office.", 1, 1, nullptr, find},
    {"member show", "MEMBER", "Show a member with lots and what was done here", "MEMBER is a code or a member's id.", 1,
     1, nullptr, show},
};

} // namespace

std::span<const SubCommand> memberGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
