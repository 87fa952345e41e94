#pragma once

#include "app/terminal/lane.h"
#include "app/terminal/local_server.h"
#include "app/terminal/on_lane.h"
#include "app/terminal/runtime.h"
#include "core/base/json/json.h"

#include <functional>
#include <memory>

namespace loyalty::app {

/// The local socket of a terminal with a window, on a lane of its own: a command that waits for head office holds up
/// nobody but who gave it.
class Socket
{
public:
    struct Tells
    {
        std::function<json::Value()> checkout; ///< what the till shows; on the socket's lane
        std::function<void()> raise;           ///< somebody started the program again; on the socket's lane
        std::function<void(Fault)> broken;     ///< the store has to be opened again; on the socket's lane
    };

    /// `runtime` outlives it.
    [[nodiscard]] static Result<std::unique_ptr<Socket>, Fault> open(Runtime& runtime, Tells tells);

private:
    Socket(Runtime& runtime, Tells tells);
    [[nodiscard]] QByteArray answer(const QByteArray& line);

    Runtime& m_runtime;
    Tells m_tells;
    Lane m_lane;
    OnLane<LocalServer> m_server;
};

/// Asks the terminal that has the folder to come to the front; whether it answered.
[[nodiscard]] bool raiseRunning(const std::filesystem::path& folder);

} // namespace loyalty::app
