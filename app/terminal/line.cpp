#include "app/terminal/line.h"

#include <utility>

namespace loyalty::app {

Line::Line(const net::TransportSettings& settings)
    : m_lane("sync")
{
    m_lane.call([&] {
        auto made = net::HttpTransport::make(settings);
        if (made)
            m_transport = std::move(*made);
        else
            m_unusable = made.error();
    });
}

Line::~Line()
{
    m_lane.call([this] { m_transport.reset(); });
}

void Line::send(sync::Outgoing request, Done done)
{
    m_lane.post([this, request = std::move(request), done = std::move(done)] {
        if (m_transport)
            m_transport->send(request.body, request.signature, done);
        else
            done(fail(net::Failure{m_unusable, {}}));
    });
}

} // namespace loyalty::app
