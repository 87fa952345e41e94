#include "app/ctl/ask.h"

#include "app/terminal/commands/command.h"
#include "app/terminal/local_server.h"

namespace loyalty::ctl {
namespace {

constexpr char kNoFolder[] = "which terminal? Give its folder with --dir, or in LOYALTY_DIR";
/// Longer than the longest command takes by itself.
constexpr std::chrono::milliseconds kPatience{330'000};

/// `otherwise`: the answer where no program listens on the folder.
json::Object askOther(const Invocation& invocation, const json::Object& request, const json::Object& otherwise)
{
    const auto line = app::askLocal(invocation.folder, QByteArray::fromStdString(json::write(request)), kPatience);
    if (!line)
        return line.error().code == FaultCode::Unreachable ? otherwise : app::faulted(line.error());
    const auto reply = json::parse(line->toStdString(), {.bytes = std::size_t{64} << 20, .depth = 32});
    const json::Object* const object = reply ? reply->asObject() : nullptr;
    if (object == nullptr || object->find("outcome") == nullptr)
        return app::faulted({FaultCode::BadReply, "the program that has the folder answered no JSON"});
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
