#include "app/terminal/local_server.h"

#include "app/terminal/lane.h"
#include "tests/support/temp_dir.h"

#include <QLocalSocket>

#include <catch2/catch_test_macros.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>

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

TEST_CASE("a folder with a long path has its socket inside too")
{
    const test::TempDir dir;
    const auto deep = dir.path() / std::string(120, 'd') / std::string(120, 'e');
    std::filesystem::create_directories(deep);
    {
        const Served served(deep);
        CHECK(askLocal(deep, "one", 2s) == QByteArray("got one"));
        CHECK(std::filesystem::is_socket(deep / "terminal.sock"));
    }
    CHECK_FALSE(std::filesystem::exists(deep / "terminal.sock"));
}

/// Another user's process, which listens in the folder, takes one connection and answers.
class Stranger
{
public:
    explicit Stranger(const std::filesystem::path& folder)
    {
        std::array<int, 2> ready{};
        REQUIRE(::pipe(ready.data()) == 0);
        m_process = ::fork();
        if (m_process == 0)
            listen(folder, ready[1]);
        ::close(ready[1]);
        char byte = 0;
        m_listens = ::read(ready[0], &byte, 1) == 1;
        ::close(ready[0]);
    }
    [[nodiscard]] bool listens() const { return m_listens; }
    /// How many bytes it was told, up to 100.
    [[nodiscard]] int told() const
    {
        int status = 0;
        ::waitpid(m_process, &status, 0);
        return WEXITSTATUS(status);
    }

private:
    static constexpr uid_t kNobody = 65534;

    [[noreturn]] static void listen(const std::filesystem::path& folder, int ready)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, (folder / "terminal.sock").c_str(), sizeof address.sun_path - 1);
        const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::setuid(kNobody) != 0 ||
            ::bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(server, 1) != 0 || ::write(ready, "", 1) != 1)
            ::_exit(101);
        const int client = ::accept(server, nullptr, nullptr);
        std::array<char, 100> text{};
        const ssize_t got = ::read(client, text.data(), text.size());
        if (got > 0 && ::write(client, "got it\n", 7) != 7)
            ::_exit(102);
        ::_exit(static_cast<int>(got));
    }

    pid_t m_process = 0;
    bool m_listens = false;
};

TEST_CASE("a program of another user is told nothing, whatever folder it listens in")
{
    if (::geteuid() != 0)
        SKIP("only root can become somebody else");
    const test::TempDir dir;
    std::filesystem::permissions(dir.path(), std::filesystem::perms::all);
    const Stranger stranger(dir.path());
    REQUIRE(stranger.listens());
    CHECK(askLocal(dir.path(), R"({"pin":"482913"})", 2s).error().code == FaultCode::NotTrusted);
    CHECK(stranger.told() == 0);
}

} // namespace
} // namespace loyalty::app
