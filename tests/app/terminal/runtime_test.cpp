#include "app/terminal/runtime.h"

#include "app/terminal/commands/command.h"
#include "app/terminal/enrolment.h"
#include "tests/app/terminal/enrolled_folder.h"
#include "tests/support/temp_dir.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <catch2/catch_test_macros.hpp>

#include <chrono>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr const char* kPage = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 38\r\n\r\n"
                              "<html><body>Guest network</body></html";

/// Takes requests on a thread of its own and never answers, cuts the line, or shows a page of its own.
class Silence
{
public:
    enum class Manner { Stalls, Cuts, ShowsPage };

    explicit Silence(Manner manner)
    {
        m_lane.call([&] {
            m_server = std::make_unique<QTcpServer>();
            REQUIRE(m_server->listen(QHostAddress::LocalHost));
            QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this, manner] {
                while (QTcpSocket* const socket = m_server->nextPendingConnection()) {
                    ++m_connections;
                    if (manner == Manner::Cuts)
                        socket->abort();
                    if (manner == Manner::ShowsPage)
                        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                            socket->readAll();
                            socket->write(kPage);
                        });
                }
            });
        });
    }
    ~Silence()
    {
        m_lane.call([this] { m_server.reset(); });
    }

    [[nodiscard]] std::string url()
    {
        return m_lane.call([this] { return "http://127.0.0.1:" + std::to_string(m_server->serverPort()); });
    }
    [[nodiscard]] int connections()
    {
        return m_lane.call([this] { return m_connections; });
    }

private:
    Lane m_lane{"silence"};
    std::unique_ptr<QTcpServer> m_server;
    int m_connections = 0;
};

using test::anIdentity;
using test::enrolledFolder;

TEST_CASE("a head office that never answers holds nobody up")
{
    const test::TempDir dir;
    Silence silence(Silence::Manner::Stalls);
    const auto folder = enrolledFolder(dir.path(), silence.url());
    const auto begun = Steady::now();
    {
        const auto runtime = Runtime::open({.folder = folder}).value();
        const SyncOutcome outcome = runtime->syncUntilRest(200ms, Patience::FirstFailure);
        CHECK_FALSE(outcome.atRest);
        REQUIRE(outcome.fault);
        CHECK(outcome.fault->code == FaultCode::TimedOut);
        CHECK_FALSE(runtime->obtainRight(MemberId(), Points(100), 100ms).reached);
        const auto entries =
            runtime->onTerminal([](terminal::Terminal& terminal) { return terminal.status().entries; });
        CHECK(entries == 1);
        CHECK(silence.connections() == 1);
    }
    CHECK(Steady::now() - begun < 5s); // not the line's deadline of half a minute
}

TEST_CASE("one who waits hears of the first failure; one with patience keeps trying")
{
    const test::TempDir dir;
    Silence silence(Silence::Manner::Cuts);
    const auto runtime = Runtime::open({.folder = enrolledFolder(dir.path(), silence.url())}).value();
    const SyncOutcome first = runtime->syncUntilRest(20s, Patience::FirstFailure);
    REQUIRE(first.fault);
    CHECK(first.fault->code == FaultCode::Unreachable);

    const int before = silence.connections();
    CHECK_FALSE(runtime->syncUntilRest(1500ms, Patience::Unlimited).atRest);
    CHECK(silence.connections() >= before + 3);
    CHECK_FALSE(runtime->findOnline({.member = MemberId(), .lookup = {}}, 5s).reached);
}

TEST_CASE("a page of some machine on the way is a bad reply, said to whoever waits, and asked past again")
{
    const test::TempDir dir;
    Silence portal(Silence::Manner::ShowsPage);
    const auto runtime = Runtime::open({.folder = enrolledFolder(dir.path(), portal.url())}).value();
    for (int i = 0; i < 3; ++i) {
        const SyncOutcome outcome = runtime->syncUntilRest(20s, Patience::FirstFailure);
        REQUIRE(outcome.fault);
        CHECK(outcome.fault->code == FaultCode::BadReply);
        CHECK_FALSE(outcome.halted);
    }
    CHECK_FALSE(runtime->findOnline({.member = MemberId(), .lookup = {}}, 20s).reached);
}

TEST_CASE("a terminal that never looks for head office says so at once")
{
    const test::TempDir dir;
    const auto runtime =
        Runtime::open({.folder = enrolledFolder(dir.path(), "http://127.0.0.1:1"), .online = false}).value();
    CHECK(runtime->syncUntilRest(20s, Patience::Unlimited).fault->code == FaultCode::Unreachable);
    CHECK_FALSE(runtime->obtainRight(MemberId(), Points(100), 20s).reached);
    CHECK_FALSE(runtime->syncOutcome().atRest);
}

TEST_CASE("what was asked too long ago is not done any more")
{
    const test::TempDir dir;
    const auto runtime =
        Runtime::open({.folder = enrolledFolder(dir.path(), "http://127.0.0.1:1"), .online = false}).value();
    const std::int64_t now = SystemClock().monotonicMs();
    const json::Object late{{"command", "sync.status"}, {"until", now - 1}};
    CHECK(*runCommand(*runtime, late).find("fault") == json::Value("late"));
    const json::Object inTime{{"command", "sync.status"}, {"until", now + 600'000}};
    CHECK(outcomeOf(runCommand(*runtime, inTime)) == "done");
}

TEST_CASE("one folder has one runtime at a time, and is free when it goes")
{
    const test::TempDir dir;
    const auto folder = enrolledFolder(dir.path(), "http://127.0.0.1:1");
    {
        const auto first = Runtime::open({.folder = folder});
        REQUIRE(first);
        const auto second = Runtime::open({.folder = folder});
        REQUIRE_FALSE(second);
        CHECK(second.error().code == FaultCode::Locked);
    }
    CHECK(Runtime::open({.folder = folder}));
}

TEST_CASE("an enrolment that never left this machine leaves no files")
{
    const test::TempDir dir;
    const EnrolmentAsk ask{
        .folder = dir.path() / "t", .headOffice = "http://127.0.0.1:1", .chainCa = {}, .code = "C", .lane = "1"};
    const auto failed = enrol(ask);
    REQUIRE_FALSE(failed);
    CHECK(std::get<Fault>(failed.error()).code == FaultCode::Unreachable);
    CHECK_FALSE(std::filesystem::exists(ask.folder));
}

TEST_CASE("an enrolment that head office does not answer can be made again")
{
    const test::TempDir dir;
    Silence silence(Silence::Manner::Cuts);
    EnrolmentAsk ask{.folder = dir.path() / "t", .headOffice = silence.url(), .chainCa = {}, .code = "C", .lane = "1"};
    const auto failed = enrol(ask);
    REQUIRE_FALSE(failed);
    CHECK(std::get<Fault>(failed.error()).code == FaultCode::Unreachable);
    CHECK(Runtime::open({.folder = ask.folder}).error().code == FaultCode::Missing);

    std::optional<crypto::PublicKey> first;
    const auto stopped =
        makeTerminal(ask, [&](const crypto::PublicKey& key) -> Result<sync::EnrolReply, EnrolmentStop> {
            first = key;
            return fail(EnrolmentStop(sync::Halt::BadCode));
        });
    CHECK(std::get<sync::Halt>(stopped.error()) == sync::Halt::BadCode);
    const auto done = makeTerminal(ask, [&](const crypto::PublicKey& key) {
        CHECK(key == *first); // the same enrolment to head office
        return Result<sync::EnrolReply, EnrolmentStop>(anIdentity(key));
    });
    CHECK(done);
    CHECK(std::get<Fault>(makeTerminal(ask, anIdentity).error()).code == FaultCode::Rejected);
}

} // namespace
} // namespace loyalty::app
