#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::headoffice {

/// A whole request as routes see it: the body is unpacked and within its cap.
struct HttpRequest
{
    std::string method;
    std::string path; ///< without the query
    std::string body;
    std::string signature;     ///< Loyalty-Signature as sent
    std::string clock;         ///< Loyalty-Clock as sent: a rehearsal's time
    std::string authorization; ///< Authorization as sent
    bool fromThisMachine = false;
};

struct HttpAnswer
{
    int status = 200;
    std::string body;
    std::string contentType = "application/json";
    std::chrono::seconds retryAfter{0}; ///< 0: not said
};

/// {"error": code, "detail": detail} with a status.
[[nodiscard]] HttpAnswer errorAnswer(int status, std::string_view code, std::string_view detail);
/// 503, come back later.
[[nodiscard]] HttpAnswer unavailable(std::string_view code, std::string_view detail, std::chrono::seconds retryAfter);

/// What one client can make the server hold, and for how long.
struct HttpLimits
{
    std::uint32_t headerBytes = 8 * 1024;
    std::size_t bodyBytes = 2 * 1024 * 1024;     ///< on the line
    std::size_t unpackedBytes = 8 * 1024 * 1024; ///< after zstd
    std::size_t connections = 8192;
    std::size_t waiting = 256; ///< requests in line for the office; beyond them 503
    std::size_t waitingAside = 4;
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds idle{120'000}; ///< between requests of a kept connection
    std::chrono::milliseconds header{10'000};
    std::chrono::milliseconds body{30'000};
    std::chrono::milliseconds write{30'000};
    std::chrono::milliseconds drain{10'000}; ///< for what is under way when the server stops
};

struct TlsFiles
{
    std::string certificate; ///< PEM, the chain of it
    std::string key;         ///< PEM
};

struct HttpSettings
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any that is free
    std::optional<TlsFiles> tls;
    HttpLimits limits;
    bool stopOnSignals = false; ///< SIGTERM and SIGINT stop the server
};

struct ListenAddress
{
    std::string address;
    std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "[::1]:0", "0.0.0.0:8443"; BadConfiguration for other text.
[[nodiscard]] Result<ListenAddress, Fault> parseListen(std::string_view text);

} // namespace loyalty::headoffice
