#include "app/ctl/ask.h"

#include "app/terminal/commands/command.h"
#include "app/terminal/local_server.h"

namespace loyalty::ctl {
namespace {

constexpr char kNoFolder[] = "which terminal? Give its folder with --dir, or in LOYALTY_DIR";
/// Somebody else's command may be at work before this one.
constexpr std::chrono::milliseconds kBegins{20'000};
/// What a command takes by itself: it waits for head office once or twice, "sync now" as long as there is something to do.
constexpr std::chrono::milliseconds kTakes{25'000};
constexpr std::chrono::milliseconds kSyncTakes{310'000};

/// Head office has nothing to do with it, and nobody may be told to try again: it may have been done.
json::Object untold(const Fault& fault)
{
    json::Object reply = app::faulted(fault);
    reply.set("fault", "untold");
    return reply;
}

/// `otherwise`: the answer where no program listens on the folder.
json::Object askOther(const Invocation& invocation, const json::Object& request, const json::Object& otherwise)
{
    json::Object limited = request;
    limited.set("until", SystemClock().monotonicMs() + kBegins.count());
    const bool syncs = *request.find("command") == json::Value("sync.now");
    const auto line = app::askLocal(invocation.folder, QByteArray::fromStdString(json::write(limited)),
                                    kBegins + (syncs ? kSyncTakes : kTakes));
    if (!line)
        return line.error().code == FaultCode::Unreachable ? otherwise : untold(line.error());
    const auto reply = json::parse(line->toStdString(), {.bytes = std::size_t{64} << 20, .depth = 32});
    const json::Object* const object = reply ? reply->asObject() : nullptr;
    if (object == nullptr || object->find("outcome") == nullptr)
        return untold({FaultCode::BadReply, "it answered no JSON"});
    return *object;
}

} // namespace

json::Object requestFor(const Invocation& invocation, std::string_view command)
{
    json::Object request{{"command", command}};
    if (!invocation.operatorId.empty())
        request.set("operator", invocation.operatorId);
    if (!invocation.approverId.empty())
        request.set("approver", invocation.approverId);
    if (!invocation.pin.empty())
        request.set("pin", invocation.pin);
    if (!invocation.approverPin.empty())
        request.set("approverPin", invocation.approverPin);
    return request;
}

json::Object askTerminal(const Invocation& invocation, const json::Object& request)
{
    if (invocation.folder.empty())
        return app::misused(kNoFolder);
    const auto runtime = app::Runtime::open({.folder = invocation.folder});
    if (runtime)
        return app::runCommand(**runtime, request);
    if (runtime.error().code == FaultCode::Locked)
        return askOther(invocation, request, app::faulted(runtime.error()));
    return app::faulted(runtime.error());
}

json::Object askWindow(const Invocation& invocation, const json::Object& request)
{
    if (invocation.folder.empty())
        return app::misused(kNoFolder);
    return askOther(invocation, request, app::refused("checkout", "no-window"));
}

} // namespace loyalty::ctl
