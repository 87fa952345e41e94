#pragma once

#include "app/headoffice/server/beast.h"
#include "app/headoffice/server/http.h"
#include "app/headoffice/server/pack.h"
#include "app/headoffice/server/work_lane.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace loyalty::headoffice {

/// What all sessions of a server share. Lives on the network thread, save for `answer`.
struct HttpShared
{
    HttpLimits limits;
    std::function<HttpAnswer(const HttpRequest&)> answer; // called on the lane
    std::function<HttpAnswer(const HttpRequest&)> aside;  // called on the lane beside it
    std::string asidePath;
    WorkLane* lane = nullptr;
    WorkLane* asideLane = nullptr;
    net::io_context* io = nullptr;
    bool stopping = false;
    std::unordered_map<beast::tcp_stream*, bool> open; // connection -> between two requests
};

/// One client's connection from first byte to last.
template <class Stream>
class HttpSession
{
public:
    HttpSession(Stream stream, HttpShared& shared, bool fromThisMachine)
        : m_stream(std::move(stream))
        , m_shared(shared)
        , m_fromThisMachine(fromThisMachine)
    {
        m_shared.open.emplace(&lowest(), false);
    }
    ~HttpSession() { m_shared.open.erase(&lowest()); }
    HttpSession(const HttpSession&) = delete;
    HttpSession& operator=(const HttpSession&) = delete;

    [[nodiscard]] net::awaitable<void> run()
    {
        bool alive = co_await greet();
        while (alive && !m_shared.stopping) {
            alive = co_await wakeUp();
            if (alive)
                alive = co_await serveOne();
        }
        co_await partWays();
    }

private:
    using Message = http::request<http::string_body>;
    static constexpr bool kTls = !std::is_same_v<Stream, beast::tcp_stream>;
    static constexpr std::chrono::seconds kLinger{2};
    static constexpr std::size_t kWorthPacking = 256;

    [[nodiscard]] beast::tcp_stream& lowest() { return beast::get_lowest_layer(m_stream); }

    [[nodiscard]] net::awaitable<bool> greet()
    {
        beast::error_code error;
        if constexpr (kTls) {
            lowest().expires_after(m_shared.limits.handshake);
            co_await m_stream.async_handshake(net::ssl::stream_base::server, into(error));
        }
        co_return !error;
    }

    /// Waits for the first byte of the next request.
    [[nodiscard]] net::awaitable<bool> wakeUp()
    {
        if (m_buffer.size() > 0)
            co_return true;
        beast::error_code error;
        m_shared.open[&lowest()] = true;
        lowest().expires_after(m_shared.limits.idle);
        const std::size_t bytes = co_await m_stream.async_read_some(m_buffer.prepare(4096), into(error));
        m_buffer.commit(bytes);
        m_shared.open[&lowest()] = false;
        co_return !error;
    }

    [[nodiscard]] net::awaitable<bool> serveOne()
    {
        beast::error_code error;
        http::request_parser<http::string_body> parser;
        parser.header_limit(m_shared.limits.headerBytes);
        parser.body_limit(m_shared.limits.bodyBytes);
        lowest().expires_after(m_shared.limits.header);
        co_await http::async_read_header(m_stream, m_buffer, parser, into(error));
        if (!error && parser.get()[http::field::expect] == "100-continue")
            error = co_await sayContinue();
        if (!error) {
            lowest().expires_after(m_shared.limits.body);
            co_await http::async_read(m_stream, m_buffer, parser, into(error));
        }
        lowest().expires_never();
        if (error) {
            co_await refuse(error);
            co_return false;
        }
        const Message message = parser.release();
        HttpAnswer answer = co_await decide(message);
        co_return co_await send(std::move(answer), message);
    }

    [[nodiscard]] net::awaitable<beast::error_code> sayContinue()
    {
        beast::error_code error;
        http::response<http::empty_body> go(http::status::continue_, 11);
        co_await http::async_write(m_stream, go, into(error));
        co_return error;
    }

    /// Tells a client that speaks no HTTP, or too much of it, why it is cut off. Silence and broken lines get nothing.
    [[nodiscard]] net::awaitable<void> refuse(beast::error_code error)
    {
        HttpAnswer answer;
        if (error == http::error::body_limit)
            answer = errorAnswer(413, "body-too-large", "the body is larger than this server takes");
        else if (error == http::error::header_limit || error == http::error::buffer_overflow)
            answer = errorAnswer(431, "header-too-large", "the header is larger than this server takes");
        else if (error.category() == make_error_code(http::error::end_of_stream).category() &&
                 error != http::error::end_of_stream && error != http::error::partial_message)
            answer = errorAnswer(400, "not-http", error.message());
        else
            co_return;
        Message last;
        last.keep_alive(false);
        const bool sent = co_await send(std::move(answer), last);
        static_cast<void>(sent);
        m_cutOff = true;
    }

    /// The request as routes see it, or the answer to one that cannot be unpacked.
    [[nodiscard]] Result<HttpRequest, HttpAnswer> unpacked(const Message& message) const
    {
        HttpRequest request;
        const auto text = [](beast::string_view view) { return std::string(view.data(), view.size()); };
        request.method = text(message.method_string());
        request.path = text(message.target());
        request.path.resize(std::min(request.path.size(), request.path.find('?')));
        request.signature = text(message["Loyalty-Signature"]);
        request.clock = text(message["Loyalty-Clock"]);
        request.authorization = text(message[http::field::authorization]);
        request.fromThisMachine = m_fromThisMachine;
        const beast::string_view encoding = message[http::field::content_encoding];
        if (encoding.empty() || beast::iequals(encoding, "identity")) {
            request.body = message.body();
            return request;
        }
        if (!beast::iequals(encoding, "zstd"))
            return fail(errorAnswer(415, "encoding-unknown", "bodies are plain or zstd"));
        auto body = unpack(message.body(), m_shared.limits.unpackedBytes);
        if (!body && body.error() == UnpackRefusal::TooLarge)
            return fail(errorAnswer(413, "body-too-large", "the body unpacks to more than this server takes"));
        if (!body)
            return fail(errorAnswer(400, "not-zstd", "the body is not what Content-Encoding says"));
        request.body = std::move(*body);
        return request;
    }

    [[nodiscard]] net::awaitable<HttpAnswer> decide(const Message& message)
    {
        auto request = unpacked(message);
        if (!request)
            co_return std::move(request).error();
        const bool isAside = m_shared.aside && request->path == m_shared.asidePath;
        WorkLane& lane = isAside ? *m_shared.asideLane : *m_shared.lane;
        if (lane.waiting() >= (isAside ? m_shared.limits.waitingAside : m_shared.limits.waiting))
            co_return unavailable("overloaded", "too many requests are waiting", std::chrono::seconds(2));
        // The timer never fires: the lane's answer cancels it. Both ends of it run on the network thread.
        struct Pending
        {
            net::steady_timer timer;
            HttpAnswer answer;
        };
        const auto pending = std::make_shared<Pending>(Pending{net::steady_timer(*m_shared.io), {}});
        pending->timer.expires_at(net::steady_timer::time_point::max());
        lane.post([&shared = m_shared, isAside, pending, asked = std::move(*request)] {
            net::post(*shared.io, [pending, answer = isAside ? shared.aside(asked) : shared.answer(asked)]() mutable {
                pending->answer = std::move(answer);
                pending->timer.cancel();
            });
        });
        beast::error_code woken;
        co_await pending->timer.async_wait(into(woken));
        co_return std::move(pending->answer);
    }

    [[nodiscard]] net::awaitable<bool> send(HttpAnswer answer, const Message& message)
    {
        http::response<http::string_body> response(static_cast<http::status>(answer.status), 11);
        response.set(http::field::content_type, answer.contentType);
        response.set(http::field::cache_control, "no-store");
        if (answer.retryAfter.count() > 0)
            response.set(http::field::retry_after, std::to_string(answer.retryAfter.count()));
        const bool takesZstd = http::ext_list(message[http::field::accept_encoding]).exists("zstd");
        if (takesZstd && answer.body.size() > kWorthPacking) {
            response.set(http::field::content_encoding, "zstd");
            answer.body = pack(answer.body);
        }
        response.body() = std::move(answer.body);
        response.keep_alive(message.keep_alive() && !m_shared.stopping);
        response.prepare_payload();
        if (message.method() == http::verb::head)
            response.body().clear();
        beast::error_code error;
        lowest().expires_after(m_shared.limits.write);
        co_await http::async_write(m_stream, response, into(error));
        co_return !error && response.keep_alive();
    }

    /// Closes so that the last answer arrives: a socket closed over unread bytes would reset the line under it.
    [[nodiscard]] net::awaitable<void> partWays()
    {
        beast::error_code error;
        lowest().expires_after(kLinger);
        if constexpr (kTls) {
            if (!m_cutOff && lowest().socket().is_open())
                co_await m_stream.async_shutdown(into(error));
        }
        lowest().socket().shutdown(tcp::socket::shutdown_send, error);
        std::size_t left = m_cutOff ? 8 * m_shared.limits.bodyBytes : 0;
        std::array<char, 16 * 1024> rest;
        while (!error && left > 0) {
            const std::size_t bytes = co_await lowest().async_read_some(net::buffer(rest), into(error));
            left -= std::min(left, bytes);
        }
        lowest().close();
    }

    Stream m_stream;
    HttpShared& m_shared;
    beast::flat_buffer m_buffer;
    bool m_fromThisMachine;
    bool m_cutOff = false;
};

} // namespace loyalty::headoffice
