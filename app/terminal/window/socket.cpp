#include "app/terminal/window/socket.h"

#include "app/terminal/commands/command.h"

#include <chrono>
#include <utility>

namespace loyalty::app {
namespace {

constexpr char kRaise[] = R"({"command":"raise"})";
constexpr std::chrono::seconds kRaiseWaits{2};

} // namespace

Socket::Socket(Runtime& runtime, Tells tells)
    : m_runtime(runtime)
    , m_tells(std::move(tells))
    , m_lane("socket")
    , m_server(m_lane)
{}

Result<std::unique_ptr<Socket>, Fault> Socket::open(Runtime& runtime, Tells tells)
{
    std::unique_ptr<Socket> socket(new Socket(runtime, std::move(tells)));
    const auto listening = socket->m_lane.call([&]() -> Result<void, Fault> {
        LOYALTY_TRY(server, LocalServer::listen(runtime.folder(), [raw = socket.get()](const QByteArray& line) {
                        return raw->answer(line);
                    }));
        socket->m_server.put(std::move(server));
        return {};
    });
    LOYALTY_CHECK(listening);
    return socket;
}

QByteArray Socket::answer(const QByteArray& line)
{
    const auto request = json::parse(line.toStdString());
    const json::Value* const command = request && request->asObject() ? request->asObject()->find("command") : nullptr;
    // What only a terminal with a window can be asked.
    if (command != nullptr && *command == json::Value("checkout"))
        return QByteArray::fromStdString(json::write(done(m_tells.checkout())));
    if (command != nullptr && *command == json::Value("raise")) {
        m_tells.raise();
        return QByteArray::fromStdString(json::write(done({})));
    }
    const Reply reply = request ? runCommand(m_runtime, *request) : misused("a request is one line of JSON");
    if (const auto broken = endsService(reply))
        m_tells.broken(*broken);
    return QByteArray::fromStdString(json::write(reply));
}

bool raiseRunning(const std::filesystem::path& folder)
{
    return askLocal(folder, kRaise, kRaiseWaits).has_value();
}

} // namespace loyalty::app
