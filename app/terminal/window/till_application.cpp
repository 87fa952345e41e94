#include "app/terminal/window/till_application.h"

namespace loyalty::app {

bool TillApplication::notify(QObject* receiver, QEvent* event)
{
    const QEvent::Type type = event->type(); // whoever gets it may delete it
    // The lanes' events come by here too, each on its own thread.
    const bool taken = m_holdUps.during([&] { return QApplication::notify(receiver, event); });
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
