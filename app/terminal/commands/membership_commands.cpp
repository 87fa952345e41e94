#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/view_json.h"

namespace loyalty::app {
namespace {

using terminal::MembershipRefusal;
using terminal::MemberView;
using terminal::Terminal;

/// An act on one member, found by any code, with a reason.
template <class Act>
Reply onMember(Call& call, const Act& act)
{
    const std::string code = call.arguments.required("member");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto member = findMember(call, code);
    if (!member)
        return member.error();
    const terminal::Answer<MemberView, MembershipRefusal> changed =
        call.runtime.onTerminal([&](Terminal& terminal) { return act(terminal, member->id); });
    return changed ? done(toJson(*changed, tierMeasure(call.runtime))) : stopped("membership", changed.error());
}

/// The same with another member beside, `act(terminal, member, other)`.
template <class Act>
Reply onTwoMembers(Call& call, const Act& act)
{
    const std::string code = call.arguments.required("other");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto other = findMember(call, code);
    if (!other)
        return other.error();
    return onMember(call, [&](Terminal& terminal, const MemberId& member) { return act(terminal, member, other->id); });
}

Reply replaceCard(Call& call)
{
    const std::string card = call.arguments.required("card");
    const std::string reason = call.arguments.text("reason");
    return onMember(call, [&](Terminal& terminal, const MemberId& member) {
        return terminal.replaceCard(call.by, member, card, reason);
    });
}

Reply merge(Call& call)
{
    const std::string reason = call.arguments.text("reason");
    return onTwoMembers(call, [&](Terminal& terminal, const MemberId& member, const MemberId& other) {
        return terminal.merge(call.by, member, other, true, reason);
    });
}

/// The other is named by the id that it had before: any code of it finds the member whose name it is now.
Reply part(Call& call)
{
    const auto other = MemberId::parse(call.arguments.required("other"));
    const std::string reason = call.arguments.text("reason");
    if (!other)
        call.arguments.complain("other", "must be a member's id");
    return onMember(call, [&](Terminal& terminal, const MemberId& member) {
        return terminal.merge(call.by, member, *other, false, reason);
    });
}

Reply joinFamily(Call& call)
{
    const std::string reason = call.arguments.text("reason");
    return onTwoMembers(call, [&](Terminal& terminal, const MemberId& member, const MemberId& other) {
        return terminal.moveFamily(call.by, member, other, reason);
    });
}

Reply leaveFamily(Call& call)
{
    const std::string reason = call.arguments.text("reason");
    return onMember(call, [&](Terminal& terminal, const MemberId& member) {
        return terminal.moveFamily(call.by, member, std::nullopt, reason);
    });
}

Reply giveTier(Call& call)
{
    const std::string tier = call.arguments.text("tier");
    const std::string reason = call.arguments.text("reason");
    const std::string until = call.arguments.text("until");
    const auto lastDay = BusinessDate::parse(until);
    if (!tier.empty() && !lastDay)
        call.arguments.complain("until", "must be a day, such as 2027-12-31");
    return onMember(call, [&](Terminal& terminal, const MemberId& member) {
        return terminal.giveTier(call.by, member, tier, lastDay.value_or(BusinessDate()), reason);
    });
}

Reply erase(Call& call)
{
    const std::string reason = call.arguments.text("reason");
    return onMember(
        call, [&](Terminal& terminal, const MemberId& member) { return terminal.erase(call.by, member, reason); });
}

Reply moveSegment(Call& call, bool in)
{
    const std::string segment = call.arguments.required("segment");
    const std::string reason = call.arguments.text("reason");
    return onMember(call, [&](Terminal& terminal, const MemberId& member) {
        return terminal.moveSegment(call.by, member, segment, in, reason);
    });
}

Reply addSegment(Call& call)
{
    return moveSegment(call, true);
}

Reply removeSegment(Call& call)
{
    return moveSegment(call, false);
}

constexpr Command kCommands[] = {
    {"card-replace", true, replaceCard}, {"member-merge", true, merge},           {"member-unmerge", true, part},
    {"family-join", true, joinFamily},   {"family-leave", true, leaveFamily},     {"tier-give", true, giveTier},
    {"segment-add", true, addSegment},   {"segment-remove", true, removeSegment}, {"member-erase", true, erase},
};

} // namespace

std::span<const Command> membershipCommands()
{
    return kCommands;
}

} // namespace loyalty::app
