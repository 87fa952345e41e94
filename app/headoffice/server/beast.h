#pragma once

// Everything of Beast and Asio that head office uses. Slow to compile: only http_server.cpp and http_client.cpp come
// here. Asio 1.74 uses std::exchange without including it, and looks for coroutines where only some compilers say so.
// clang-format off
#include <utility>
#ifndef BOOST_ASIO_HAS_CO_AWAIT
#define BOOST_ASIO_HAS_CO_AWAIT 1
#endif
#ifndef BOOST_ASIO_HAS_STD_COROUTINE
#define BOOST_ASIO_HAS_STD_COROUTINE 1
#endif
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK 1  // the sanitizer knows no fences; the queue's mutex orders the handlers
#endif
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
// clang-format on

namespace loyalty::headoffice {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = boost::asio::ip::tcp;

/// Awaits, and leaves the error in `error` instead of throwing it.
[[nodiscard]] inline auto into(beast::error_code& error)
{
    return net::redirect_error(net::use_awaitable, error);
}

} // namespace loyalty::headoffice
