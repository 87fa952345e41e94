#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

void describeReason(QCommandLineParser& options)
{
    options.addOption(
        {QStringLiteral("reason"), QStringLiteral("Why, up to 200 bytes; needed."), QStringLiteral("text")});
}

void describeTier(QCommandLineParser& options)
{
    describeReason(options);
    options.addOption({QStringLiteral("until"), QStringLiteral("Last day on which it holds."), QStringLiteral("date")});
}

/// The second word goes under `second`, where the command has one.
Exit onMember(const Invocation& invocation, std::string_view command, const char* second)
{
    json::Object request = requestFor(invocation, command);
    request.set("member", invocation.word(0));
    request.set("reason", invocation.value("reason"));
    if (const std::string word = invocation.word(1); second != nullptr && !word.empty())
        request.set(second, word);
    return report(invocation, askTerminal(invocation, request), printMember);
}

Exit replaceCard(const Invocation& invocation)
{
    return onMember(invocation, "card-replace", "card");
}

Exit merge(const Invocation& invocation)
{
    return onMember(invocation, "member-merge", "other");
}

Exit part(const Invocation& invocation)
{
    return onMember(invocation, "member-unmerge", "other");
}

Exit joinFamily(const Invocation& invocation)
{
    return onMember(invocation, "family-join", "other");
}

Exit leaveFamily(const Invocation& invocation)
{
    return onMember(invocation, "family-leave", nullptr);
}

Exit giveTier(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "tier-give");
    request.set("member", invocation.word(0));
    request.set("tier", invocation.word(1));
    request.set("until", invocation.value("until"));
    request.set("reason", invocation.value("reason"));
    return report(invocation, askTerminal(invocation, request), printMember);
}

Exit erase(const Invocation& invocation)
{
    return onMember(invocation, "member-erase", nullptr);
}

Exit addSegment(const Invocation& invocation)
{
    return onMember(invocation, "segment-add", "segment");
}

Exit removeSegment(const Invocation& invocation)
{
    return onMember(invocation, "segment-remove", "segment");
}

constexpr SubCommand kGroup[] = {
    {"card replace", "MEMBER CARD", "Give a member another card; the old number then finds nobody", "", 2, 2,
     describeReason, replaceCard},
    {"member merge", "MEMBER OTHER", "Two members are one person: OTHER becomes a name of MEMBER",
     "Happens when head office has posted it.", 2, 2, describeReason, merge},
    {"member erase", "MEMBER", "Erase all that says who a member is, for good and in every store",
     "Head office and every terminal forget it as they hear of it. Points that are left are nobody's; stored value is paid "
     "out first.",
     1, 1, describeReason, erase},
    {"member unmerge", "MEMBER OTHER-ID", "They are not: each gets back what is left of theirs", "", 2, 2,
     describeReason, part},
    {"family join", "MEMBER OTHER", "A member joins the family of another", "", 2, 2, describeReason, joinFamily},
    {"family leave", "MEMBER", "A member leaves their family", "", 1, 1, describeReason, leaveFamily},
    {"tier give", "MEMBER [TIER]", "A tier by hand until a day; without one it is taken back", "", 1, 2, describeTier,
     giveTier},
    {"segment add", "MEMBER SEGMENT", "Put a member into a segment of the programme",
     "Head office moves whole lists: loyalty-headoffice segment.", 2, 2, describeReason, addSegment},
    {"segment remove", "MEMBER SEGMENT", "Take a member out of a segment", "", 2, 2, describeReason, removeSegment},
};

} // namespace

std::span<const SubCommand> membershipGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
