#include "app/terminal/lane.h"

namespace loyalty::app {

Lane::Lane(const char* name)
{
    m_thread.setObjectName(QLatin1String(name));
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

Lane::~Lane()
{
    LOYALTY_ASSERT(!isHere());
    // As work like any other, so that it comes after what was posted before.
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

void Lane::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
}

} // namespace loyalty::app
