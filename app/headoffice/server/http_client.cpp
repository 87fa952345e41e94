#include "app/headoffice/server/http_client.h"

#include "app/headoffice/server/beast.h"
#include "app/headoffice/server/http.h"

namespace loyalty::headoffice {

namespace {

constexpr std::string_view kScheme = "http://";
constexpr std::uint64_t kLargestAnswer = 256u << 20;

struct Exchange
{
    http::request<http::string_body> request;
    http::response_parser<http::string_body> answer;
    beast::error_code error;
};

net::awaitable<void> run(tcp::endpoint to, std::chrono::milliseconds patience, Exchange& exchange)
{
    beast::tcp_stream stream(co_await net::this_coro::executor);
    beast::flat_buffer buffer;
    stream.expires_after(patience);
    co_await stream.async_connect(to, into(exchange.error));
    if (!exchange.error)
        co_await http::async_write(stream, exchange.request, into(exchange.error));
    if (!exchange.error)
        co_await http::async_read(stream, buffer, exchange.answer, into(exchange.error));
}

Result<std::string, Fault> meaning(const Exchange& exchange)
{
    if (exchange.error == beast::error::timeout)
        return fail(Fault{FaultCode::TimedOut, "the server did not answer in time"});
    if (exchange.error)
        return fail(Fault{FaultCode::Unreachable, "the server cannot be reached: " + exchange.error.message()});
    const auto& answer = exchange.answer.get();
    const std::string said = "the server answered HTTP " + std::to_string(answer.result_int()) + " " + answer.body();
    if (answer.result() == http::status::ok)
        return answer.body();
    if (answer.result() == http::status::unauthorized)
        return fail(Fault{FaultCode::NotTrusted, said});
    if (answer.result() == http::status::service_unavailable)
        return fail(Fault{FaultCode::Overloaded, said});
    return fail(Fault{FaultCode::BadReply, said});
}

} // namespace

Result<std::string, Fault> postLocally(std::string_view url, std::string_view path, std::string_view token,
                                       std::string body, std::chrono::milliseconds patience)
{
    if (!url.starts_with(kScheme))
        return fail(Fault{FaultCode::BadConfiguration, "'" + std::string(url) + "' is no plain http address"});
    LOYALTY_TRY(listen, parseListen(url.substr(kScheme.size())));
    Exchange exchange;
    const net::ip::address address = net::ip::make_address(listen.address, exchange.error);
    if (exchange.error || !address.is_loopback())
        return fail(Fault{FaultCode::BadConfiguration, "'" + std::string(url) + "' is not on this machine"});
    exchange.request.method(http::verb::post);
    exchange.request.target(beast::string_view(path.data(), path.size()));
    exchange.request.set(http::field::host, listen.address);
    exchange.request.set(http::field::authorization, "Bearer " + std::string(token));
    exchange.request.set(http::field::content_type, "application/json");
    exchange.request.keep_alive(false);
    exchange.request.body() = std::move(body);
    exchange.request.prepare_payload();
    exchange.answer.body_limit(kLargestAnswer);
    net::io_context io(1);
    net::co_spawn(io, run({address, listen.port}, patience, exchange), net::detached);
    io.run();
    return meaning(exchange);
}

} // namespace loyalty::headoffice
