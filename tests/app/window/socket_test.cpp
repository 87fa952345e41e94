#include "app/terminal/window/socket.h"

#include "app/terminal/commands/reply.h"
#include "tests/app/window/a_desk.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

struct Served
{
    [[nodiscard]] json::Object ask(const QByteArray& line)
    {
        const auto answer = askLocal(terminal.folder, line, 10s);
        REQUIRE(answer);
        return *json::parse(answer->toStdString())->asObject();
    }

    test::Terminal terminal;
    std::atomic<int> raised = 0;
    std::unique_ptr<Socket> socket = Socket::open(*terminal.runtime, {.checkout = [] { return json::Value("shown"); },
                                                                      .raise = [this] { ++raised; },
                                                                      .broken = [](const Fault&) {}})
                                         .value();
};

TEST_CASE("other programs ask the till that has the folder")
{
    Served served;
    const json::Object status = served.ask(R"({"command":"sync.status"})");
    CHECK(outcomeOf(status) == "done");
    CHECK(*status.find("value")->asObject()->find("store") == json::Value("S1"));
    CHECK(outcomeOf(served.ask(R"({"command":"sale","operator":"2001","amount":"12.50"})")) == "done");
}

TEST_CASE("a PIN is asked for over the socket as everywhere")
{
    Served served;
    const auto refusal = [&](const QByteArray& line) { return *served.ask(line).find("refusal")->asString(); };
    CHECK(refusal(R"({"command":"sale","operator":"2003","amount":"1"})") == "operator.needs-pin");
    CHECK(refusal(R"({"command":"sale","operator":"2003","pin":"1","amount":"1"})") == "operator.wrong-pin");
    CHECK(refusal(R"({"command":"sale","operator":"2009","amount":"1"})") == "operator.unknown");
    CHECK(refusal(R"({"command":"sale","operator":"2001","approver":"2002","amount":"1"})") == "approver.no-pin");
    CHECK(outcomeOf(served.ask(R"({"command":"sale","operator":"2003","pin":"480226","amount":"1"})")) == "done");
}

TEST_CASE("what only a window knows is asked of it")
{
    Served served;
    CHECK(*served.ask(R"({"command":"checkout"})").find("value") == json::Value("shown"));
    CHECK(raiseRunning(served.terminal.folder));
    CHECK(served.raised == 1);
}

TEST_CASE("a line that is no request is answered, and the next one too")
{
    Served served;
    for (const char* line : {"nonsense", "[]", R"({"command":"fly"})", R"({"command":7})"}) {
        INFO(line);
        CHECK(outcomeOf(served.ask(line)) == "usage");
    }
    CHECK(outcomeOf(served.ask(R"({"command":"sync.status"})")) == "done");
}

TEST_CASE("nobody answers where no till runs")
{
    const test::TempDir dir;
    CHECK_FALSE(raiseRunning(dir.path()));
}

} // namespace
} // namespace loyalty::app
