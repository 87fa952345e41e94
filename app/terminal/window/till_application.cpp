#include "app/terminal/window/till_application.h"

#include <algorithm>

namespace loyalty::app {

bool TillApplication::notify(QObject* receiver, QEvent* event)
{
    QElapsedTimer timer;
    timer.start();
    ++m_depth; // an event within an event is part of it
    const bool taken = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_longest = std::max(m_longest, std::chrono::microseconds(timer.nsecsElapsed() / 1000));
    return taken;
}

} // namespace loyalty::app
