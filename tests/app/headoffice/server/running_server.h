#pragma once

#include "app/headoffice/server/http_server.h"
#include "tests/app/headoffice/store/backend.h"

#include <thread>

namespace loyalty::headoffice::test {

/// A server that answers on a thread of its own until the object goes.
class RunningServer
{
public:
    RunningServer(HttpSettings settings, HttpServer::Answer answer, HttpServer::Aside aside = {})
        : m_server(must(HttpServer::listen(std::move(settings), std::move(answer), std::move(aside))))
        , m_thread([this] { m_server->serve(); })
    {}
    ~RunningServer() { stop(); }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    [[nodiscard]] HttpServer& operator*() { return *m_server; }
    [[nodiscard]] HttpServer* operator->() { return m_server.get(); }
    void stop()
    {
        m_server->stop();
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    std::unique_ptr<HttpServer> m_server;
    std::thread m_thread;
};

} // namespace loyalty::headoffice::test
