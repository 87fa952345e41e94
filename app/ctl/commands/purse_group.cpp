#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

void addOption(QCommandLineParser& options, const char* name, const char* text, const char* value)
{
    options.addOption({QLatin1String(name), QLatin1String(text), QLatin1String(value)});
}

void describeReason(QCommandLineParser& options)
{
    addOption(options, "reason", "Why, up to 200 bytes; needed.", "text");
}

void describeMove(QCommandLineParser& options)
{
    describeReason(options);
    addOption(options, "reference", "Your own word for this act: the same one sent again is the same act.", "text");
}

void describeLoad(QCommandLineParser& options)
{
    addOption(options, "card", "Load, or sell, the gift card of this number instead of a member's value.", "number");
    addOption(options, "register", "The register that took the money.", "id");
    addOption(options, "ticket", "Its number for the load: the same one is the same load.", "number");
}

Exit load(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "value-load");
    const bool gift = invocation.isSet("card");
    request.set("amount", invocation.word(gift ? 0 : 1));
    if (!gift)
        request.set("member", invocation.word(0));
    for (const char* name : {"card", "register", "ticket"})
        if (invocation.isSet(name))
            request.set(name, invocation.value(name));
    return report(invocation, askTerminal(invocation, request), printLoaded);
}

Exit refund(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "value-refund");
    request.set("member", invocation.word(0));
    request.set("amount", invocation.word(1));
    request.set("reason", invocation.value("reason"));
    request.set("reference", invocation.value("reference"));
    return report(invocation, askTerminal(invocation, request), printUnloaded);
}

Exit voidLoad(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "value-void");
    request.set("load", invocation.word(0));
    request.set("reason", invocation.value("reason"));
    return report(invocation, askTerminal(invocation, request), printUnloaded);
}

Exit move(const Invocation& invocation, std::string_view command, const char* kind, bool away)
{
    json::Object request = requestFor(invocation, command);
    request.set("member", invocation.word(0));
    request.set(kind, invocation.word(1));
    const std::string count = invocation.word(2).empty() ? "1" : invocation.word(2);
    request.set("count", away ? "-" + count : count);
    request.set("reason", invocation.value("reason"));
    request.set("reference", invocation.value("reference"));
    return report(invocation, askTerminal(invocation, request), printMember);
}

Exit issueCoupon(const Invocation& invocation)
{
    return move(invocation, "coupon", "coupon", false);
}

Exit voidCoupon(const Invocation& invocation)
{
    return move(invocation, "coupon", "coupon", true);
}

Exit stamp(const Invocation& invocation)
{
    return move(invocation, "stamp", "card", false);
}

Exit unstamp(const Invocation& invocation)
{
    return move(invocation, "stamp", "card", true);
}

constexpr SubCommand kGroup[] = {
    {"value load", "[MEMBER] AMOUNT", "Put money on a member's stored value, or on a gift card",
     "The programme gives what it gives for such a load. With --card: the gift card of that number; one that nobody has\n"
     "is sold with it.",
     1, 2, describeLoad, load},
    {"value refund", "MEMBER [AMOUNT]", "Pay out unused value",
     "The gifts that it brought go in proportion; what of them is spent comes off the money.", 1, 2, describeMove,
     refund},
    {"value void", "LOAD", "Take a load of today back whole, gift and all, while nothing of it is spent",
     "LOAD is the id that value load --json answers.", 1, 1, describeReason, voidLoad},
    {"coupon give", "MEMBER COUPON [COUNT]", "Give coupons of the programme", "", 2, 3, describeMove, issueCoupon},
    {"coupon void", "MEMBER COUPON [COUNT]", "Take coupons away", "", 2, 3, describeMove, voidCoupon},
    {"stamp give", "MEMBER CARD [COUNT]", "Stamp a card; a full one becomes its coupon", "", 2, 3, describeMove, stamp},
    {"stamp take", "MEMBER CARD [COUNT]", "Take stamps off a card", "", 2, 3, describeMove, unstamp},
};

} // namespace

std::span<const SubCommand> purseGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
