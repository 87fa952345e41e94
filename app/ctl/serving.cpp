#include "app/ctl/serving.h"

#include "app/ctl/output.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/local_server.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <optional>

namespace loyalty::ctl {
namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // Nothing can be done about a full pipe here, and one byte in it is enough.
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, sizeof byte);
}

/// Turns SIGINT and SIGTERM into an end of the event loop.
class Signals
{
public:
    Signals()
        : m_isOpen(::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) == 0)
        , m_notifier(signalPipe[1], QSocketNotifier::Read)
    {
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [] { QCoreApplication::quit(); });
        struct sigaction action = {};
        action.sa_handler = onSignal;
        for (const int signal : {SIGINT, SIGTERM})
            ::sigaction(signal, &action, nullptr);
    }

private:
    bool m_isOpen;
    QSocketNotifier m_notifier;
};

QByteArray answer(app::Runtime& runtime, const QByteArray& line, std::optional<Fault>& broken)
{
    const auto request = json::parse(line.toStdString());
    const json::Object reply =
        request ? app::runCommand(runtime, *request) : app::misused("a request is one line of JSON");
    if (auto ending = app::endsService(reply)) {
        broken = std::move(*ending);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
    return QByteArray::fromStdString(json::write(reply));
}

} // namespace

Result<void, Fault> serve(const Invocation& invocation)
{
    std::optional<Fault> broken;
    LOYALTY_TRY(runtime, app::Runtime::open({.folder = invocation.folder}));
    LOYALTY_TRY(server, app::LocalServer::listen(
                            invocation.folder, [&](const QByteArray& line) { return answer(*runtime, line, broken); }));
    const Signals signals;
    print(say(invocation.language, "label.serving"));
    QCoreApplication::exec();
    server.reset();
    if (broken)
        return fail(*broken);
    return {};
}

} // namespace loyalty::ctl
