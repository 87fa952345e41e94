#include "app/headoffice/server/http_server.h"

#include "app/headoffice/server/pack.h"
#include "tests/app/headoffice/server/raw_client.h"
#include "tests/app/headoffice/server/running_server.h"

#include <catch2/generators/catch_generators.hpp>

#include <atomic>
#include <future>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;
using namespace std::chrono_literals;

namespace {

HttpAnswer echo(const HttpRequest& asked)
{
    HttpAnswer answer;
    answer.body = asked.method + " " + asked.path + " " + asked.body;
    return answer;
}

HttpSettings impatient()
{
    HttpSettings settings;
    settings.limits.header = 200ms;
    settings.limits.body = 200ms;
    settings.limits.idle = 400ms;
    settings.limits.handshake = 200ms;
    settings.limits.drain = 3s;
    return settings;
}

} // namespace

TEST_CASE("one connection carries many requests")
{
    RunningServer server({}, echo);
    RawClient client(server->port());

    for (const std::string body : {"one", "two", "three"})
        CHECK(client.ask(request("POST", "/x?y=1", body)).body == "POST /x " + body);
    CHECK(client.ask(request("GET", "/x", "", "Connection: close\r\n")).headers["connection"] == "close");
    CHECK(client.closedWithin(2s));
}

TEST_CASE("what is asked aside keeps nobody waiting, and waits for nobody")
{
    std::promise<void> sold;
    const auto onceSold = sold.get_future().share();
    RunningServer server({}, echo, {"/long", [&](const HttpRequest& asked) {
                                        onceSold.wait(); // ends only when the lane has answered another
                                        return echo(asked);
                                    }});
    RawClient auditor(server->port());
    RawClient till(server->port());

    auditor.send(request("POST", "/long", "books"));
    CHECK(till.ask(request("POST", "/sale", "tea")).body == "POST /sale tea");
    sold.set_value();
    CHECK(auditor.reply().body == "POST /long books");
}

TEST_CASE("requests that are sent without waiting are answered in order")
{
    RunningServer server({}, echo);
    RawClient client(server->port());

    client.send(request("POST", "/1", "a") + request("POST", "/2", "b") + request("GET", "/3"));

    CHECK(client.reply().body == "POST /1 a");
    CHECK(client.reply().body == "POST /2 b");
    CHECK(client.reply().body == "GET /3 ");
}

TEST_CASE("a body beyond the cap is refused, however it is announced")
{
    HttpSettings settings;
    settings.limits.bodyBytes = 1000;
    std::atomic<int> asked = 0;
    RunningServer server(settings, [&](const HttpRequest& r) {
        ++asked;
        return echo(r);
    });
    const std::string large(200'000, 'x');
    const std::string chunked = "POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n" + large;
    RawClient client(server->port());

    const RawReply reply = client.ask(GENERATE_REF(values({request("POST", "/", large), chunked})));

    CHECK(reply.status == 413);
    CHECK(reply.body.find("body-too-large") != std::string::npos);
    CHECK(client.closedWithin(3s));
    CHECK(asked == 0);
    CHECK(RawClient(server->port()).ask(request("POST", "/", std::string(1000, 'y'))).status == 200);
}

TEST_CASE("a header beyond the cap is refused")
{
    RunningServer server({}, echo);
    RawClient client(server->port());

    CHECK(client.ask(request("GET", "/", "", "X-Long: " + std::string(20'000, 'x') + "\r\n")).status == 431);
}

TEST_CASE("what is no HTTP is told so and cut off")
{
    RunningServer server({}, echo);
    const std::string garbage = GENERATE(
        as<std::string>(), "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n", "MC1 7911234567890122\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd");
    RawClient client(server->port());

    CHECK(client.ask(garbage).status == 400);
    CHECK(client.closedWithin(3s));
    CHECK(RawClient(server->port()).ask(request("GET", "/")).status == 200);
}

TEST_CASE("half-sent requests and silent lines are dropped while others are served")
{
    RunningServer server(impatient(), echo);
    const std::string half =
        GENERATE(as<std::string>(), "", "GET / HT", "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\nabc");
    std::vector<std::unique_ptr<RawClient>> stalled;
    for (int i = 0; i < 20; ++i) {
        stalled.push_back(std::make_unique<RawClient>(server->port()));
        stalled.back()->send(half);
    }

    CHECK(RawClient(server->port()).ask(request("POST", "/", "served")).body == "POST / served");
    for (const auto& client : stalled)
        CHECK(client->closedWithin(3s));
}

TEST_CASE("a header that trickles in does not hold the line for longer than the time-out")
{
    RunningServer server(impatient(), echo);
    RawClient client(server->port());

    client.send("GET / HTTP/1.1\r\n");
    bool closed = false;
    for (int i = 0; i < 40 && !closed; ++i) {
        client.send("X: y\r\n");
        closed = client.closedWithin(50ms);
    }
    CHECK(closed);
}

TEST_CASE("zstd bodies are unpacked, and replies packed for who takes them")
{
    RunningServer server({}, echo);
    RawClient client(server->port());
    const std::string text(5000, 'z');

    const RawReply plain = client.ask(request("POST", "/", pack(text), "Content-Encoding: zstd\r\n"));
    CHECK(plain.body == "POST / " + text);
    CHECK_FALSE(plain.headers.contains("content-encoding"));

    const RawReply packed = client.ask(request("POST", "/", text, "Accept-Encoding: gzip, zstd;q=0.5\r\n"));
    CHECK(packed.headers.at("content-encoding") == "zstd");
    CHECK(unpack(packed.body, 10'000) == "POST / " + text);
}

TEST_CASE("a small body that unpacks to a huge one is refused")
{
    RunningServer server({}, echo);
    RawClient client(server->port());
    const std::string bomb = pack(std::string(64u << 20, '\0'));
    REQUIRE(bomb.size() < 100'000);

    CHECK(client.ask(request("POST", "/", bomb, "Content-Encoding: zstd\r\n")).status == 413);
    CHECK(client.ask(request("POST", "/", bomb.substr(0, 50), "Content-Encoding: zstd\r\n")).status == 400);
    CHECK(client.ask(request("POST", "/", "no zstd", "Content-Encoding: zstd\r\n")).status == 400);
    CHECK(client.ask(request("POST", "/", "x", "Content-Encoding: gzip\r\n")).status == 415);
    CHECK(client.ask(request("POST", "/", "well")).status == 200);
}

TEST_CASE("who waits for a go-ahead before sending a body gets it")
{
    RunningServer server({}, echo);
    RawClient client(server->port());

    client.send("POST / HTTP/1.1\r\nHost: here\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    CHECK(client.reply().status == 100);
    CHECK(client.ask("body").body == "POST / body");
}

TEST_CASE("more connections than the cap are turned away with a time to come back")
{
    HttpSettings settings;
    settings.limits.connections = 3;
    RunningServer server(settings, echo);
    std::vector<std::unique_ptr<RawClient>> held;
    for (int i = 0; i < 3; ++i) {
        held.push_back(std::make_unique<RawClient>(server->port()));
        REQUIRE(held.back()->ask(request("GET", "/")).status == 200);
    }

    const RawReply turnedAway = RawClient(server->port()).reply();
    CHECK(turnedAway.status == 503);
    CHECK(turnedAway.headers.at("retry-after") == "5");

    held.clear();
    bool served = false;
    for (int i = 0; i < 100 && !served; ++i)
        served = RawClient(server->port()).ask(request("GET", "/")).status == 200;
    CHECK(served);
}

TEST_CASE("more requests than can wait in line are told to come back")
{
    HttpSettings settings;
    settings.limits.waiting = 1;
    std::promise<void> open;
    std::shared_future<void> gate = open.get_future().share();
    std::atomic<int> asked = 0;
    RunningServer server(settings, [&](const HttpRequest& r) {
        ++asked;
        gate.wait();
        return echo(r);
    });
    RawClient first(server->port());
    RawClient second(server->port());
    first.send(request("GET", "/first"));
    while (asked == 0)
        std::this_thread::yield();
    second.send(request("GET", "/second"));
    while (server->lane().waiting() == 0)
        std::this_thread::yield();

    const RawReply overloaded = RawClient(server->port()).ask(request("GET", "/third"));
    CHECK(overloaded.status == 503);
    CHECK(overloaded.headers.contains("retry-after"));

    open.set_value();
    CHECK(first.reply().body == "GET /first ");
    CHECK(second.reply().body == "GET /second ");
}

TEST_CASE("stopping finishes what is under way and closes idle lines at once")
{
    std::promise<void> open;
    std::atomic<int> asked = 0;
    RunningServer server({}, [&](const HttpRequest& r) {
        if (++asked == 2)
            open.get_future().wait();
        return echo(r);
    });
    RawClient idle(server->port());
    REQUIRE(idle.ask(request("GET", "/")).status == 200);
    RawClient busy(server->port());
    busy.send(request("GET", "/last"));
    while (asked < 2)
        std::this_thread::yield();

    server->stop();
    CHECK(idle.closedWithin(3s));
    open.set_value();
    const RawReply last = busy.reply();
    CHECK(last.body == "GET /last ");
    CHECK(last.headers.at("connection") == "close");
    server.stop();
    CHECK_FALSE(RawClient(server->port()).connected());
}

TEST_CASE("plain HTTP beyond this machine is refused")
{
    HttpSettings settings;
    settings.address = GENERATE("0.0.0.0", "::", "192.0.2.1");

    const auto server = HttpServer::listen(settings, echo);

    REQUIRE_FALSE(server.has_value());
    CHECK(server.error().code == FaultCode::BadConfiguration);
    CHECK(server.error().detail.find("--tls-cert") != std::string::npos);
}

TEST_CASE("a port that is taken and an address that is none are named")
{
    RunningServer server({}, echo);
    HttpSettings settings;
    settings.port = server->port();
    CHECK(HttpServer::listen(settings, echo).error().code == FaultCode::Busy);

    settings.address = "localhost.invalid";
    CHECK(HttpServer::listen(settings, echo).error().code == FaultCode::BadConfiguration);
}

TEST_CASE("addresses to listen on are read strictly")
{
    CHECK(parseListen("127.0.0.1:8080")->port == 8080);
    CHECK(parseListen("[::1]:0")->address == "::1");
    for (const char* wrong : {"", "127.0.0.1", ":8080", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:80a", "::1:80"})
        CHECK_FALSE(parseListen(wrong).has_value());
}
