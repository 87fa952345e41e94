#include "app/terminal/local_server.h"

#include "app/terminal/lane.h"
#include "tests/support/temp_dir.h"

#include <QLocalSocket>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

/// A server on a thread of its own, as it is in another program.
struct Served
{
    explicit Served(const std::filesystem::path& folder)
    {
        const auto listening = lane.call([&] {
            auto made = LocalServer::listen(folder, [](const QByteArray& line) { return "got " + line; });
            if (made)
                server = std::move(*made);
            return server != nullptr;
        });
        REQUIRE(listening);
    }
    ~Served()
    {
        lane.call([this] { server.reset(); });
    }

    Lane lane{"served"};
    std::unique_ptr<LocalServer> server;
};

TEST_CASE("a line that is asked is answered")
{
    const test::TempDir dir;
    const Served served(dir.path());
    CHECK(askLocal(dir.path(), "one", 2s) == QByteArray("got one"));
    CHECK(askLocal(dir.path(), "two", 2s) == QByteArray("got two"));
    CHECK(askLocal(dir.path(), QByteArray(500'000, 'x'), 2s) == "got " + QByteArray(500'000, 'x'));
}

TEST_CASE("several lines of one client are answered in order")
{
    const test::TempDir dir;
    const Served served(dir.path());
    QLocalSocket socket;
    socket.connectToServer(socketOf(dir.path()));
    REQUIRE(socket.waitForConnected(2000));
    socket.write("a\nb\nc\n");
    QByteArray all;
    while (all.count('\n') < 3 && socket.waitForReadyRead(2000))
        all += socket.readAll();
    CHECK(all == "got a\ngot b\ngot c\n");
}

TEST_CASE("a line without end is cut off")
{
    const test::TempDir dir;
    const Served served(dir.path());
    QLocalSocket socket;
    socket.connectToServer(socketOf(dir.path()));
    REQUIRE(socket.waitForConnected(2000));
    socket.write(QByteArray(2 * LocalServer::kLongestLine, 'x'));
    while (socket.state() == QLocalSocket::ConnectedState && socket.waitForBytesWritten(2000))
        ;
    CHECK((socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(2000)));
    CHECK(askLocal(dir.path(), "next", 2s) == QByteArray("got next"));
}

TEST_CASE("where nobody serves, nobody answers; a socket left behind does not matter")
{
    const test::TempDir dir;
    CHECK(askLocal(dir.path(), "one", 1s).error().code == FaultCode::Unreachable);
    dir.write("terminal.sock", "");
    CHECK(askLocal(dir.path(), "one", 1s).error().code == FaultCode::Unreachable);
    const Served served(dir.path());
    CHECK(askLocal(dir.path(), "one", 2s) == QByteArray("got one"));
}

TEST_CASE("a folder with a long path has its socket elsewhere")
{
    const test::TempDir dir;
    const auto deep = dir.path() / std::string(120, 'd');
    std::filesystem::create_directories(deep);
    const Served served(deep);
    CHECK(askLocal(deep, "one", 2s) == QByteArray("got one"));
    CHECK_FALSE(socketOf(deep).startsWith(QString::fromStdString(deep.string())));
}

} // namespace
} // namespace loyalty::app
