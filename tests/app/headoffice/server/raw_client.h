#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace loyalty::headoffice::test {

struct RawReply
{
    int status = 0; ///< 0: the line was closed or stayed silent
    std::map<std::string, std::string> headers;
    std::string body;
};

/// A client that sends any bytes, right or wrong, and reads what comes. Blocking, with a time-out on each read.
class RawClient
{
public:
    /// With a certificate: TLS, believing that certificate only.
    explicit RawClient(std::uint16_t port, const std::string& trustedCertificate = {});
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool connected() const;
    void send(std::string_view bytes);
    /// One reply with its body by Content-Length.
    [[nodiscard]] RawReply reply();
    /// Whether the other side closes within `patience`.
    [[nodiscard]] bool closedWithin(std::chrono::milliseconds patience);
    [[nodiscard]] std::string tlsVersion() const;

    RawReply ask(std::string_view bytes)
    {
        send(bytes);
        return reply();
    }

private:
    struct Line;
    [[nodiscard]] bool more();
    std::unique_ptr<Line> m_line;
    std::string m_received;
};

/// A request with its Content-Length; `headers` each end with "\r\n".
[[nodiscard]] std::string request(std::string_view method, std::string_view path, std::string_view body = {},
                                  std::string_view headers = {});

} // namespace loyalty::headoffice::test
