#include "app/terminal/end_signals.h"

#include <QCoreApplication>

#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace loyalty::app {
namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // Nothing can be done about a full pipe here, and one byte in it is enough.
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, sizeof byte);
}

} // namespace

EndSignals::EndSignals()
    : m_isOpen(::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) == 0)
    , m_notifier(signalPipe[1], QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [] { QCoreApplication::quit(); });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

} // namespace loyalty::app
