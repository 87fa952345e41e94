#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

namespace loyalty::ctl {
namespace {

Exit verify(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, requestFor(invocation, "ledger.verify")), printVerified);
}

Exit show(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "ledger.show");
    request.set("member", invocation.word(0));
    return report(invocation, askTerminal(invocation, request), printLedger);
}

Exit syncNow(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, requestFor(invocation, "sync.now")), printStatus);
}

Exit status(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, requestFor(invocation, "sync.status")), printStatus);
}

constexpr SubCommand kGroup[] = {
    {"ledger verify", "", "Recompute chain, signatures and every balance",
     "Exit code 1 where anything differs from what is kept.", 0, 0, nullptr, verify},
    {"ledger show", "MEMBER", "Show a member's lots and postings", "", 1, 1, nullptr, show},
    {"sync now", "", "Send and fetch everything, and wait for it",
     "Exit code 3 where head office cannot be reached; what was done here stays and goes later.", 0, 0, nullptr,
     syncNow},
    {"sync status", "", "Say where this terminal stands with head office", "", 0, 0, nullptr, status},
};

} // namespace

std::span<const SubCommand> ledgerGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
