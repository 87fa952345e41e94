#include "app/ctl/ask.h"

#include "app/terminal/commands/command.h"
#include "app/terminal/local_server.h"

#include <QDeadlineTimer>

#include <chrono>
#include <optional>
#include <thread>

namespace loyalty::ctl {
namespace {

constexpr char kNoFolder[] = "which terminal? Give its folder with --dir, or in LOYALTY_DIR";
/// Somebody else's command may be at work before this one.
constexpr std::chrono::milliseconds kBegins{20'000};
/// What a command takes by itself: it waits for head office once or twice, "sync now" as long as there is something to do.
constexpr std::chrono::milliseconds kTakes{25'000};
constexpr std::chrono::milliseconds kSyncTakes{310'000};
/// A command that has the folder and serves nobody is over soon; what has it for longer is told of.
constexpr std::chrono::milliseconds kEnds{10'000};
constexpr std::chrono::milliseconds kLook{50};

/// Head office has nothing to do with it, and nobody may be told to try again: it may have been done.
json::Object untold(const Fault& fault)
{
    json::Object reply = app::faulted(fault);
    reply.set("fault", "untold");
    return reply;
}

/// Another user's program answers there: it was told nothing.
json::Object strange(const Fault& fault)
{
    json::Object reply = app::faulted(fault);
    reply.set("fault", "other-user");
    return reply;
}

/// Nothing where no program listens on the folder.
std::optional<json::Object> askOther(const Invocation& invocation, const json::Object& request)
{
    json::Object limited = request;
    limited.set("until", SystemClock().monotonicMs() + kBegins.count());
    const bool syncs = *request.find("command") == json::Value("sync.now");
    const auto line = app::askLocal(invocation.folder, QByteArray::fromStdString(json::write(limited)),
                                    kBegins + (syncs ? kSyncTakes : kTakes));
    if (!line && line.error().code == FaultCode::Unreachable)
        return std::nullopt;
    if (!line)
        return line.error().code == FaultCode::NotTrusted ? strange(line.error()) : untold(line.error());
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

Result<std::unique_ptr<app::Runtime>, Fault> openWhenFree(const std::filesystem::path& folder,
                                                          const std::function<bool()>& isServed)
{
    const QDeadlineTimer until(kEnds);
    while (true) {
        auto runtime = app::Runtime::open({.folder = folder});
        if (runtime || runtime.error().code != FaultCode::Locked || isServed() || until.hasExpired())
            return runtime;
        std::this_thread::sleep_for(kLook);
    }
}

json::Object askTerminal(const Invocation& invocation, const json::Object& request)
{
    if (invocation.folder.empty())
        return app::misused(kNoFolder);
    std::optional<json::Object> told;
    const auto runtime = openWhenFree(invocation.folder, [&] {
        told = askOther(invocation, request);
        return told.has_value();
    });
    if (told)
        return *told;
    return runtime ? app::runCommand(**runtime, request) : app::faulted(runtime.error());
}

json::Object askWindow(const Invocation& invocation, const json::Object& request)
{
    if (invocation.folder.empty())
        return app::misused(kNoFolder);
    return askOther(invocation, request).value_or(app::refused("checkout", "no-window"));
}

} // namespace loyalty::ctl
