#pragma once

#include <QSocketNotifier>

namespace loyalty::app {

/// While it lives, SIGINT and SIGTERM end the event loop, so that the program shuts down in order.
///
/// One in a program, on the thread of the event loop.
class EndSignals
{
public:
    EndSignals();

private:
    bool m_isOpen;
    QSocketNotifier m_notifier;
};

} // namespace loyalty::app
