#include "tests/app/headoffice/server/raw_client.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>

namespace loyalty::headoffice::test {

namespace {

constexpr int kPatienceMs = 10'000;

} // namespace

struct RawClient::Line
{
    int socket = -1;
    SSL_CTX* context = nullptr;
    SSL* tls = nullptr;

    ~Line()
    {
        SSL_free(tls);
        SSL_CTX_free(context);
        if (socket >= 0)
            ::close(socket);
    }

    bool open(std::uint16_t port)
    {
        socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        sockaddr bytes{};
        static_assert(sizeof bytes == sizeof to);
        __builtin_memcpy(&bytes, &to, sizeof to);
        return ::connect(socket, &bytes, sizeof bytes) == 0;
    }

    bool secure(const std::string& trusted)
    {
        context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_load_verify_locations(context, trusted.c_str(), nullptr);
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
        tls = SSL_new(context);
        SSL_set_fd(tls, socket);
        return SSL_connect(tls) == 1;
    }

    long read(char* into, int size)
    {
        if (tls != nullptr)
            return SSL_read(tls, into, size);
        return ::recv(socket, into, static_cast<std::size_t>(size), 0);
    }

    [[nodiscard]] bool readable(int patienceMs) const
    {
        if (tls != nullptr && SSL_pending(tls) > 0)
            return true;
        pollfd wait{socket, POLLIN, 0};
        return ::poll(&wait, 1, patienceMs) == 1;
    }
};

RawClient::RawClient(std::uint16_t port, const std::string& trustedCertificate)
    : m_line(std::make_unique<Line>())
{
    const bool there = m_line->open(port) && (trustedCertificate.empty() || m_line->secure(trustedCertificate));
    if (!there)
        m_line.reset();
}

RawClient::~RawClient() = default;

bool RawClient::connected() const
{
    return m_line != nullptr;
}

void RawClient::send(std::string_view bytes)
{
    while (m_line && !bytes.empty()) {
        const long sent = m_line->tls != nullptr ? SSL_write(m_line->tls, bytes.data(), static_cast<int>(bytes.size()))
                                                 : ::send(m_line->socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return; // the other side has had enough
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool RawClient::more()
{
    std::array<char, 16 * 1024> piece{};
    if (!m_line || !m_line->readable(kPatienceMs))
        return false;
    const long got = m_line->read(piece.data(), static_cast<int>(piece.size()));
    if (got <= 0)
        return false;
    m_received.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

RawReply RawClient::reply()
{
    std::size_t end = 0;
    while ((end = m_received.find("\r\n\r\n")) == std::string::npos)
        if (!more())
            return {};
    RawReply reply;
    reply.status = std::stoi(m_received.substr(9, 3));
    std::size_t at = m_received.find("\r\n") + 2;
    while (at < end + 2) {
        const std::size_t stop = m_received.find("\r\n", at);
        const std::size_t colon = m_received.find(':', at);
        std::string name = m_received.substr(at, colon - at);
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        reply.headers[name] = m_received.substr(colon + 2, stop - colon - 2);
        at = stop + 2;
    }
    const auto length = reply.headers.find("content-length");
    const std::size_t size = length == reply.headers.end() ? 0 : std::stoul(length->second);
    while (m_received.size() < end + 4 + size)
        if (!more())
            return {};
    reply.body = m_received.substr(end + 4, size);
    m_received.erase(0, end + 4 + size);
    return reply;
}

bool RawClient::closedWithin(std::chrono::milliseconds patience)
{
    std::array<char, 1024> piece{};
    const auto until = std::chrono::steady_clock::now() + patience;
    while (m_line && std::chrono::steady_clock::now() < until) {
        if (m_line->readable(20) && m_line->read(piece.data(), static_cast<int>(piece.size())) <= 0)
            return true;
    }
    return !m_line;
}

std::string RawClient::tlsVersion() const
{
    return m_line && m_line->tls != nullptr ? SSL_get_version(m_line->tls) : "";
}

std::string request(std::string_view method, std::string_view path, std::string_view body, std::string_view headers)
{
    std::string text;
    text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: here\r\n").append(headers);
    if (!body.empty())
        text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    return text.append("\r\n").append(body);
}

} // namespace loyalty::headoffice::test
