#include "app/terminal/window/till_application.h"

#include <algorithm>

namespace loyalty::app {

bool TillApplication::notify(QObject* receiver, QEvent* event)
{
    const QEvent::Type type = event->type(); // whoever gets it may delete it
    QElapsedTimer timer;
    timer.start();
    ++m_depth; // an event within an event is part of it
    const bool taken = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_longest = std::max(m_longest, std::chrono::microseconds(timer.nsecsElapsed() / 1000));
    if (type == QEvent::UpdateRequest && m_code == Code::Told) {
        m_codes.emplace_back(m_sinceCode.nsecsElapsed() / 1000);
        m_code = Code::None;
    }
    return taken;
}

void TillApplication::codeCame()
{
    m_code = Code::Came;
    m_sinceCode.start();
}

void TillApplication::codeTold()
{
    if (m_code == Code::Came)
        m_code = Code::Told;
}

} // namespace loyalty::app
