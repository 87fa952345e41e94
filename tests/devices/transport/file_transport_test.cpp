#include "devices/transport/file_transport.h"

#include "tests/support/temp_dir.h"

#include <QFile>

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace loyalty::devices {
namespace {

const QDeadlineTimer kAtOnce(0);

QString pathIn(const loyalty::test::TempDir& dir, const char* name)
{
    return QString::fromStdString((dir.path() / name).string());
}

TEST_CASE("bytes go to the end of a file, which says nothing back")
{
    const loyalty::test::TempDir dir;
    const QString path = pathIn(dir, "printer");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.close();
    FileTransport transport(path);
    REQUIRE(transport.open(kAtOnce));
    CHECK(transport.write("AB", kAtOnce).taken == 2);
    CHECK(transport.write("C", kAtOnce).taken == 1);
    CHECK(transport.read(kAtOnce).error == TransportError::Timeout);
    transport.close();
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == QByteArray("ABC"));
}

TEST_CASE("a device that is not there is gone")
{
    const loyalty::test::TempDir dir;
    FileTransport nowhere(pathIn(dir, "nowhere"));
    CHECK(nowhere.open(kAtOnce).error() == TransportError::Gone);
    CHECK(nowhere.write("A", kAtOnce).error == TransportError::Gone);
    CHECK(nowhere.read(kAtOnce).error == TransportError::Gone);
}

TEST_CASE("a device that takes no more times out and says how much it took")
{
    const loyalty::test::TempDir dir;
    const QString path = pathIn(dir, "pipe");
    REQUIRE(mkfifo(QFile::encodeName(path).constData(), 0600) == 0);
    const int reader = open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(reader >= 0);
    FileTransport transport(path);
    REQUIRE(transport.open(kAtOnce));
    const QByteArray much(1 << 20, 'x');
    const Written written = transport.write(much, kAtOnce);
    CHECK(written.error == TransportError::Timeout);
    CHECK(written.taken > 0);
    CHECK(written.taken < much.size());
    close(reader);
}

} // namespace
} // namespace loyalty::devices
