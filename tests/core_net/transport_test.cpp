#include "core/net/transport.h"

#include "core/net/compress.h"
#include "tests/core_net/fake_server.h"

#include <QEventLoop>

#include <catch2/catch_test_macros.hpp>

#include <optional>

namespace loyalty::net {
namespace {

using namespace std::chrono_literals;
using test::httpReply;
using test::packedReply;

struct Line
{
    Line()
    {
        REQUIRE(server.listen(QHostAddress::LocalHost));
        settings.headOffice.setUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
    }

    Answer ask(std::string_view body = "{}", std::string_view signature = {})
    {
        if (!transport)
            transport = HttpTransport::make(settings).value();
        std::optional<Answer> answer;
        QEventLoop loop;
        transport->send(body, signature, [&](Answer given) {
            answer = std::move(given);
            loop.quit();
        });
        loop.exec();
        return *answer;
    }

    FaultCode fault() { return ask().error().fault.code; }

    QTcpServer server;
    test::FakeServer fake{server};
    TransportSettings settings;
    std::unique_ptr<HttpTransport> transport;
};

TEST_CASE("a request goes out packed and signed, and the reply comes back unpacked")
{
    Line line;
    line.fake.behaviour.reply = packedReply("{\"number\":7}");

    CHECK(line.ask("{\"hello\":1}", "signature") == "{\"number\":7}");

    REQUIRE(line.fake.seen.size() == 1);
    const test::SeenRequest& seen = line.fake.seen.front();
    CHECK(seen.head.startsWith("POST /v1/terminal HTTP/1.1"));
    CHECK(seen.header("Loyalty-Signature") == QByteArray("signature").toBase64());
    CHECK(seen.header("Content-Encoding") == "zstd");
    CHECK(decompress(seen.body.toStdString(), 100) == "{\"hello\":1}");
}

TEST_CASE("a request without a signature says nothing of one")
{
    Line line;
    line.fake.behaviour.reply = httpReply(200, "{}");
    CHECK(line.ask() == "{}");
    CHECK_FALSE(line.fake.seen.front().head.contains("Loyalty-Signature"));
}

TEST_CASE("one request after the other uses the same transport")
{
    Line line;
    line.fake.behaviour.reply = packedReply("{}");
    for (int i = 0; i < 5; ++i)
        CHECK(line.ask() == "{}");
    line.fake.behaviour = {packedReply("{}"), 10, 0ms};
    CHECK(line.fault() == FaultCode::Unreachable);
    line.fake.behaviour = {packedReply("{}"), {}, 0ms};
    CHECK(line.ask() == "{}");
}

TEST_CASE("a reply cut anywhere is no reply")
{
    Line line;
    const QByteArray reply = packedReply("{\"number\":7,\"body\":\"something longer than a word\"}");
    for (std::size_t size = 0; size < static_cast<std::size_t>(reply.size()); size += 7) {
        INFO("cut after " << size << " bytes");
        line.fake.behaviour = {reply, size, 0ms};
        CHECK(line.fault() == FaultCode::Unreachable);
    }
}

TEST_CASE("nobody listening is unreachable")
{
    Line line;
    line.server.close();
    CHECK(line.fault() == FaultCode::Unreachable);
}

TEST_CASE("the deadline is for the whole exchange: silence and a trickle both end at it")
{
    Line line;
    line.settings.deadline = 150ms;
    SECTION("silence")
    {
        line.fake.behaviour.reply.clear();
    }
    SECTION("a byte at a time")
    {
        line.fake.behaviour = {packedReply(QByteArray(500, 'x')), {}, 20ms};
    }
    CHECK(line.fault() == FaultCode::TimedOut);

    line.fake.behaviour = {packedReply("{}"), {}, 0ms};
    CHECK(line.ask() == "{}");
}

TEST_CASE("an overloaded head office says when to come back")
{
    struct Row
    {
        int status;
        QByteArray headers;
        std::chrono::milliseconds retryAfter;
    };
    const Row rows[] = {
        {503, "Retry-After: 12\r\n", 12s},
        {429, "Retry-After: 1\r\n", 1s},
        {503, "", 0s},
        {503, "Retry-After: soon\r\n", 0s},
        {503, "Retry-After: -5\r\n", 0s},
        {503, "Retry-After: 999999999999\r\n", 1h},
    };
    for (const Row& row : rows) {
        Line line;
        line.fake.behaviour.reply = httpReply(row.status, "later", row.headers);
        const Answer answer = line.ask();
        REQUIRE_FALSE(answer);
        CHECK(answer.error().fault.code == FaultCode::Overloaded);
        CHECK(answer.error().retryAfter == row.retryAfter);
    }
}

TEST_CASE("what is no good reply is called so")
{
    struct Row
    {
        QByteArray reply;
        FaultCode code;
    };
    const Row rows[] = {
        {httpReply(500, "oops"), FaultCode::BadReply},
        {httpReply(404, "oops"), FaultCode::BadReply},
        {httpReply(401, "the administrator's token is missing or wrong"), FaultCode::NotTrusted},
        {httpReply(302, "", "Location: http://127.0.0.1:1/\r\n"), FaultCode::BadReply},
        {httpReply(502, "proxy"), FaultCode::Unreachable},
        {httpReply(200, "{}", "Content-Encoding: zstd\r\n"), FaultCode::BadReply},
        {"SSH-2.0-OpenSSH_9.2\r\n\r\n", FaultCode::Unreachable},
    };
    for (const Row& row : rows) {
        INFO(row.reply.toStdString());
        Line line;
        line.settings.deadline = 2s;
        line.fake.behaviour = {row.reply, row.reply.size(), 0ms};
        CHECK(line.fault() == row.code);
    }
}

TEST_CASE("a reply beyond the cap is dropped, on the line and unpacked")
{
    Line line;
    line.settings.maxReplyBytes = 1'000;
    const QByteArray large(100'000, ' ');
    SECTION("plain")
    {
        line.fake.behaviour.reply = httpReply(200, large);
    }
    SECTION("packed")
    {
        line.fake.behaviour.reply = packedReply(large);
    }
    CHECK(line.fault() == FaultCode::BadReply);
}

TEST_CASE("a transport that goes while it waits answers no more")
{
    Line line;
    bool answered = false;
    line.transport = HttpTransport::make(line.settings).value();
    line.transport->send("{}", {}, [&](const Answer&) { answered = true; });
    line.transport.reset();
    QEventLoop loop;
    QTimer::singleShot(50, &loop, &QEventLoop::quit);
    loop.exec();
    CHECK_FALSE(answered);
}

TEST_CASE("an address that must not be used is refused at once")
{
    const char* const bad[] = {"http://192.0.2.1:8700", "http://example.com", "ftp://127.0.0.1", "nonsense", "",
                               "https://example.com"};
    for (const char* const url : bad) {
        INFO(url);
        const auto made = HttpTransport::make({QUrl(QLatin1String(url))});
        REQUIRE_FALSE(made);
        CHECK(made.error().code == FaultCode::BadConfiguration);
    }
    for (const char* const url : {"http://127.0.0.1:8700", "http://[::1]:8700", "http://localhost:8700/"})
        CHECK(HttpTransport::make({QUrl(QLatin1String(url))}));
}

} // namespace
} // namespace loyalty::net
