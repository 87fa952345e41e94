#pragma once

#include "app/headoffice/server/http.h"
#include "app/headoffice/server/work_lane.h"

#include <functional>
#include <memory>

namespace loyalty::headoffice {

/// HTTP/1.1 for thousands of kept connections on one network thread; what a request means is answered on the work lane.
///
/// Plain HTTP is spoken with this machine only. With a certificate the given address speaks TLS 1.2 or newer, and a
/// second, plain door stands open on loopback for the commands of this machine.
class HttpServer
{
public:
    /// Called on the work lane, one request at a time.
    using Answer = std::function<HttpAnswer(const HttpRequest&)>;
    /// What is asked at one path is answered on a lane of its own, because it takes long and only reads.
    struct Aside
    {
        std::string path;
        Answer answer;
    };

    /// Binds, does not answer yet. BadConfiguration: plain HTTP beyond loopback, a certificate or key that cannot be
    /// used, an address that is none of this machine's; Busy: the port is taken.
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>, Fault> listen(HttpSettings settings, Answer answer,
                                                                           Aside aside = {});
    ~HttpServer();

    [[nodiscard]] std::uint16_t port() const;
    /// Of the plain door on 127.0.0.1; port() where that is the only one.
    [[nodiscard]] std::uint16_t localPort() const;
    [[nodiscard]] WorkLane& lane();

    /// Answers until stop(); returns when what was under way is done.
    void serve();
    /// From any thread.
    void stop();

private:
    class Parts;
    explicit HttpServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace loyalty::headoffice
