#include "app/headoffice/server/http_server.h"

#include "app/headoffice/folder/files.h"
#include "app/headoffice/server/http_session.h"

#include <openssl/ssl.h>

#include <list>

namespace loyalty::headoffice {

namespace {

using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::string_view kTurnedAway = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
                                         "Connection: close\r\n\r\n";

Fault bad(std::string detail)
{
    return {FaultCode::BadConfiguration, std::move(detail)};
}

Result<std::unique_ptr<net::ssl::context>, Fault> tlsContext(const TlsFiles& files)
{
    auto context = std::make_unique<net::ssl::context>(net::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // OpenSSL does not say why it cannot open a file.
    for (const std::string& file : {files.certificate, files.key})
        if (const auto read = readFile(file, Privacy::Open); !read)
            return fail(bad(read.error().detail));
    beast::error_code error;
    context->use_certificate_chain_file(files.certificate, error);
    if (error)
        return fail(bad("the certificate " + files.certificate + " cannot be used: " + error.message()));
    context->use_private_key_file(files.key, net::ssl::context::pem, error);
    if (error)
        return fail(bad("the key " + files.key + " cannot be used, or is not the certificate's: " + error.message()));
    if (SSL_CTX_check_private_key(context->native_handle()) != 1)
        return fail(bad("the key " + files.key + " is not the one of the certificate " + files.certificate));
    return context;
}

} // namespace

class HttpServer::Parts
{
public:
    Parts(HttpSettings settings, Answer answer, Aside aside)
        : m_settings(std::move(settings))
        , m_drain(m_io)
        , m_signals(m_io)
    {
        m_shared.limits = m_settings.limits;
        m_shared.answer = std::move(answer);
        m_shared.io = &m_io;
        m_shared.lane = &m_lane;
        m_shared.aside = std::move(aside.answer);
        m_shared.asidePath = std::move(aside.path);
        m_shared.asideLane = &m_asideLane;
    }

    [[nodiscard]] Result<void, Fault> open();
    void serve();
    void stop();

    [[nodiscard]] std::uint16_t port() const { return m_doors.front().port; }
    [[nodiscard]] std::uint16_t localPort() const { return m_doors.back().port; }
    [[nodiscard]] WorkLane& lane() { return m_lane; }

private:
    struct Door
    {
        tcp::acceptor acceptor;
        std::uint16_t port;
        bool tls;
    };

    [[nodiscard]] Result<void, Fault> openDoor(const net::ip::address& address, std::uint16_t port, bool tls);
    [[nodiscard]] net::awaitable<void> welcome(Door& door);
    [[nodiscard]] net::awaitable<void> converse(tcp::socket socket, bool tls);
    void turnAway(tcp::socket socket, bool tls);
    void beginStop();
    void stopWhenEmpty();

    HttpSettings m_settings;
    HttpShared m_shared; // outlives the sessions, which go with the io_context
    net::io_context m_io{1};
    std::unique_ptr<net::ssl::context> m_tls;
    std::list<Door> m_doors;
    net::steady_timer m_drain;
    net::signal_set m_signals;
    WorkLane m_asideLane;
    WorkLane m_lane; // last: its jobs know the others
};

Result<void, Fault> HttpServer::Parts::open()
{
    beast::error_code error;
    const net::ip::address address = net::ip::make_address(m_settings.address, error);
    if (error)
        return fail(bad("'" + m_settings.address + "' is no IP address"));
    if (!m_settings.tls && !address.is_loopback())
        return fail(bad("plain HTTP is for this machine only: listen on 127.0.0.1, or give --tls-cert and --tls-key"));
    if (m_settings.tls) {
        LOYALTY_TRY(context, tlsContext(*m_settings.tls));
        m_tls = std::move(context);
    }
    LOYALTY_CHECK(openDoor(address, m_settings.port, m_settings.tls.has_value()));
    if (m_settings.tls)
        LOYALTY_CHECK(openDoor(net::ip::address_v4::loopback(), 0, false));
    // From here on, as who learns the port may send one.
    if (m_settings.stopOnSignals) {
        m_signals.add(SIGTERM);
        m_signals.add(SIGINT);
        m_signals.async_wait([this](beast::error_code cancelled, int) {
            if (!cancelled)
                beginStop();
        });
    }
    return {};
}

Result<void, Fault> HttpServer::Parts::openDoor(const net::ip::address& address, std::uint16_t port, bool tls)
{
    beast::error_code error;
    const tcp::endpoint at(address, port);
    tcp::acceptor acceptor(m_io);
    acceptor.open(at.protocol(), error);
    if (!error)
        acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (!error)
        acceptor.bind(at, error);
    if (!error)
        acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error) {
        const FaultCode code = error == net::error::address_in_use ? FaultCode::Busy : FaultCode::BadConfiguration;
        return fail(Fault{code, "cannot listen on " + address.to_string() + " port " + std::to_string(port) + ": " +
                                    error.message()});
    }
    const std::uint16_t given = acceptor.local_endpoint(error).port();
    m_doors.push_back({std::move(acceptor), given, tls});
    return {};
}

net::awaitable<void> HttpServer::Parts::welcome(Door& door)
{
    net::steady_timer pause(m_io);
    while (!m_shared.stopping) {
        beast::error_code error;
        tcp::socket socket(m_io);
        co_await door.acceptor.async_accept(socket, into(error));
        if (m_shared.stopping)
            break;
        if (error) { // no descriptors left: the clients at work give theirs back soon
            pause.expires_after(std::chrono::milliseconds(100));
            co_await pause.async_wait(into(error));
        } else if (m_shared.open.size() >= m_shared.limits.connections) {
            turnAway(std::move(socket), door.tls);
        } else {
            net::co_spawn(m_io, converse(std::move(socket), door.tls), net::detached);
        }
    }
}

net::awaitable<void> HttpServer::Parts::converse(tcp::socket socket, bool tls)
{
    beast::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    const tcp::endpoint peer = socket.remote_endpoint(ignored);
    const bool fromThisMachine = peer.address().is_loopback();
    if (tls) {
        HttpSession<TlsStream> session(TlsStream(std::move(socket), *m_tls), m_shared, fromThisMachine);
        co_await session.run();
    } else {
        HttpSession<beast::tcp_stream> session(beast::tcp_stream(std::move(socket)), m_shared, fromThisMachine);
        co_await session.run();
    }
    // The session is off the list only when this frame is gone.
    net::post(m_io, [this] { stopWhenEmpty(); });
}

void HttpServer::Parts::turnAway(tcp::socket socket, bool tls)
{
    beast::error_code ignored;
    socket.non_blocking(true, ignored);
    if (!tls)
        socket.send(net::buffer(kTurnedAway.data(), kTurnedAway.size()), 0, ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    socket.close(ignored);
}

void HttpServer::Parts::serve()
{
    for (Door& door : m_doors)
        net::co_spawn(m_io, welcome(door), net::detached);
    m_io.run();
    m_asideLane.stop();
    m_lane.stop();
}

void HttpServer::Parts::stop()
{
    net::post(m_io, [this] { beginStop(); });
}

void HttpServer::Parts::beginStop()
{
    if (m_shared.stopping)
        return;
    m_shared.stopping = true;
    beast::error_code ignored;
    m_signals.cancel(ignored);
    for (Door& door : m_doors)
        door.acceptor.close(ignored);
    for (const auto& [stream, idle] : m_shared.open)
        if (idle)
            stream->cancel();
    m_drain.expires_after(m_shared.limits.drain);
    m_drain.async_wait([this](beast::error_code error) {
        if (!error)
            m_io.stop();
    });
    stopWhenEmpty();
}

void HttpServer::Parts::stopWhenEmpty()
{
    if (m_shared.stopping && m_shared.open.empty())
        m_drain.cancel();
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>, Fault> HttpServer::listen(HttpSettings settings, Answer answer, Aside aside)
{
    auto parts = std::make_unique<Parts>(std::move(settings), std::move(answer), std::move(aside));
    LOYALTY_CHECK(parts->open());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

std::uint16_t HttpServer::port() const
{
    return m_parts->port();
}

std::uint16_t HttpServer::localPort() const
{
    return m_parts->localPort();
}

WorkLane& HttpServer::lane()
{
    return m_parts->lane();
}

void HttpServer::serve()
{
    m_parts->serve();
}

void HttpServer::stop()
{
    m_parts->stop();
}

} // namespace loyalty::headoffice
