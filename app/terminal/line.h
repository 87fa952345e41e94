#pragma once

#include "app/terminal/lane.h"
#include "core/net/transport.h"
#include "core/sync/session.h"

#include <functional>
#include <memory>

namespace loyalty::app {

/// The sync lane: the line to head office, on a thread of its own, so that nothing that the network does is felt
/// elsewhere.
class Line
{
public:
    using Done = std::function<void(net::Answer)>;

    /// A line whose settings cannot be used answers every request with the reason.
    explicit Line(const net::TransportSettings& settings);
    /// What is on the way is dropped; its answer never comes.
    ~Line();

    /// Any thread. `done` is called on the line's own thread. One request at a time.
    void send(sync::Outgoing request, Done done);

private:
    Lane m_lane;
    std::unique_ptr<net::HttpTransport> m_transport; ///< lives on the lane
    Fault m_unusable{};                              ///< why there is no transport
};

} // namespace loyalty::app
