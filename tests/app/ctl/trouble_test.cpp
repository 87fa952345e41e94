#include "app/terminal/local_server.h"
#include "core/store/data_folder.h"
#include "tests/app/ctl/programs.h"
#include "tests/support/tree.h"

#include <QFile>
#include <QLocalServer>

#include <catch2/catch_test_macros.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace loyalty::ctl {
namespace {

using test::Ended;
using test::Shop;

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

Ended sqlite(const std::filesystem::path& file, const char* statement)
{
    return test::run(QStringLiteral("sqlite3"), {text(file), QLatin1String(statement)});
}

/// Takes one connection, reads what is asked, and hangs up.
class SilentServer
{
public:
    explicit SilentServer(const QString& socket)
    {
        QLocalServer::removeServer(socket);
        REQUIRE(m_server.listen(socket));
        m_thread = std::jthread([this] { hangUp(); });
    }
    [[nodiscard]] bool asked()
    {
        m_thread.join();
        return m_asked;
    }

private:
    void hangUp()
    {
        constexpr int kPatienceMs = 60'000;
        pollfd listening{.fd = static_cast<int>(m_server.socketDescriptor()), .events = POLLIN, .revents = 0};
        ::poll(&listening, 1, kPatienceMs);
        const int client = ::accept(listening.fd, nullptr, nullptr);
        char byte = 0;
        m_asked = ::read(client, &byte, 1) == 1;
        ::close(client);
    }

    QLocalServer m_server;
    bool m_asked = false;
    std::jthread m_thread;
};

TEST_CASE("a folder that was never enrolled says what to do")
{
    const test::TempDir dir;
    const Ended ended =
        test::run(test::loyaltyctl(), {QStringLiteral("sync"), QStringLiteral("status"), QStringLiteral("--dir"),
                                       text(dir.path() / "new"), QStringLiteral("--lang"), QStringLiteral("en")});
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("no terminal has been enrolled") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(dir.path() / "new"));
}

TEST_CASE("a wrong code enrols nothing, and the right one still can")
{
    Shop shop;
    const QStringList enrol{QStringLiteral("enrol"),
                            QStringLiteral("--dir"),
                            shop.terminal(),
                            QStringLiteral("--head-office"),
                            shop.url(),
                            QStringLiteral("--lang"),
                            QStringLiteral("en"),
                            QStringLiteral("--code")};
    const Ended wrong = test::run(test::loyaltyctl(), enrol + QStringList{QStringLiteral("WRONG-CODE")});
    CHECK(wrong.exitCode == 1);
    CHECK(wrong.err.find("wrong, used or older than 15 minutes") != std::string::npos);
    shop.enrol();
    const Ended twice = test::run(test::loyaltyctl(), enrol + QStringList{QStringLiteral("ANY")});
    CHECK(twice.exitCode == 3);
    CHECK(twice.err.find("enrolled already") != std::string::npos);
}

TEST_CASE("plain http to another machine is refused at the enrolment")
{
    const test::TempDir dir;
    const Ended ended =
        test::run(test::loyaltyctl(),
                  {QStringLiteral("enrol"), QStringLiteral("--dir"), text(dir.path() / "t"),
                   QStringLiteral("--head-office"), QStringLiteral("http://192.0.2.1:8700"), QStringLiteral("--code"),
                   QStringLiteral("X"), QStringLiteral("--lang"), QStringLiteral("en")});
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("use https") != std::string::npos);
}

TEST_CASE("a folder that another program has is left alone")
{
    Shop shop;
    shop.enrol();
    const auto held = store::DataFolder::open(shop.folder() / "terminal");
    REQUIRE(held);
    const Ended ended = shop.ctl(QStringLiteral("sale 5.00"));
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("Another program has this folder") != std::string::npos);
}

TEST_CASE("commands that are given at once are done one after the other")
{
    Shop shop;
    shop.enrol();
    std::array<QProcess, 5> commands;
    for (QProcess& command : commands)
        shop.start(command, {QStringLiteral("sale"), QStringLiteral("5.00"), QStringLiteral("--operator"),
                             QStringLiteral("1001"), QStringLiteral("--lang"), QStringLiteral("en")});
    for (QProcess& command : commands) {
        REQUIRE(command.waitForFinished(120'000));
        INFO(command.readAllStandardError().toStdString());
        CHECK(command.exitCode() == 0);
    }
    CHECK(shop.ctl(QStringLiteral("ledger verify")).exitCode == 0);
}

TEST_CASE("a terminal that is kept running is not run twice, and says that it serves")
{
    Shop shop;
    shop.enrol();
    QProcess served;
    shop.start(served, {QStringLiteral("run"), QStringLiteral("--lang"), QStringLiteral("en")});
    REQUIRE(served.waitForReadyRead(60'000));
    const Ended second = shop.ctl(QStringLiteral("run"));
    CHECK(second.exitCode == 3);
    CHECK(second.err.find("keeps this terminal running already") != std::string::npos);
    CHECK(second.err.find("does not serve") == std::string::npos);
    CHECK(shop.ctl(QStringLiteral("sale 5.00")).exitCode == 0);
    served.terminate();
    CHECK(served.waitForFinished(60'000));
}

TEST_CASE("what is left of a sale comes back without a line being named")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("sale --line food:a:1:5 --line food:b:1:7 --ticket T1")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("return T1 --line 2")).exitCode == 0);
    const Ended rest = shop.ctl(QStringLiteral("return T1 --ticket R2 --json"));
    INFO(rest.err);
    CHECK(rest.exitCode == 0);
    CHECK(rest.out.find("\"refundMinor\":500") != std::string::npos);
    const Ended again = shop.ctl(QStringLiteral("return T1 --ticket R2"));
    CHECK(again.exitCode == 0);
    CHECK(again.err.find("booked before") != std::string::npos);
    CHECK(shop.ctl(QStringLiteral("return T1 --ticket R3")).exitCode == 1);
}

TEST_CASE("a program that has the folder and goes without an answer is no reason to do it again")
{
    Shop shop;
    shop.enrol();
    const auto held = store::DataFolder::open(shop.folder() / "terminal");
    REQUIRE(held);
    SilentServer silent(app::socketOf(shop.folder() / "terminal"));
    const Ended ended = shop.ctl(QStringLiteral("sale 5.00"));
    CHECK(silent.asked());
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("did not say whether it was done") != std::string::npos);
    CHECK(ended.err.find("Head office") == std::string::npos);
    CHECK(ended.err.find("Try again") == std::string::npos);
}

TEST_CASE("asking for a window that is not there says so, and does not open the folder")
{
    Shop shop;
    const Ended shown = shop.ctl(QStringLiteral("checkout show"));
    CHECK(shown.exitCode == 1);
    CHECK(shown.err.find("Start loyalty-terminal first") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(shop.folder() / "terminal"));
}

TEST_CASE("books that another program changed are found by verifying")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sale 500.00 --ticket P1")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("ledger verify")).exitCode == 0);
    const auto terminal = shop.folder() / "terminal";
    SECTION("the columns that a ticket is found by")
    {
        REQUIRE(sqlite(terminal / "journal.db",
                       "DROP TRIGGER journal_update; UPDATE journal SET ticket = NULL, sale = NULL "
                       "WHERE kind = 'sold'")
                    .exitCode == 0);
        const Ended verified = shop.ctl(QStringLiteral("ledger verify"));
        CHECK(verified.exitCode == 1);
        CHECK((verified.out + verified.err).find("columns-differ") != std::string::npos);
    }
    SECTION("a journal that was cut")
    {
        REQUIRE(sqlite(terminal / "journal.db", "DROP TRIGGER journal_delete; DELETE FROM journal WHERE seq = "
                                                "(SELECT max(seq) FROM journal)")
                    .exitCode == 0);
        const Ended verified = shop.ctl(QStringLiteral("ledger verify"));
        CHECK(verified.exitCode == 1);
        CHECK((verified.out + verified.err).find("cut-off") != std::string::npos);
    }
    SECTION("who may do what")
    {
        REQUIRE(sqlite(terminal / "cache.db", "UPDATE operator SET role = 'manager'").exitCode == 0);
        const Ended verified = shop.ctl(QStringLiteral("ledger verify"));
        CHECK(verified.exitCode == 1);
        CHECK((verified.out + verified.err).find("cache-rebuilt") != std::string::npos);
        CHECK(verified.err.find("Nothing of the books differs") != std::string::npos);
        CHECK(verified.err.find("call support") == std::string::npos);
    }
}

TEST_CASE("what was taken out of head office's index of sales or its look-ups is found by verifying")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("member add --name Ana --phone 13800138000 --consent v1")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sale 500.00 --ticket P1")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    shop.stopOffice();
    REQUIRE(shop.office({QStringLiteral("verify")}).exitCode == 0);
    const auto books = shop.folder() / "office" / "head-office.db";
    REQUIRE(sqlite(books, "DROP TRIGGER sale_no_delete; DELETE FROM sale; DELETE FROM lookup WHERE n = 0").exitCode ==
            0);
    const Ended verified = shop.office({QStringLiteral("verify")});
    CHECK(verified.exitCode == 1);
    CHECK((verified.out + verified.err).find("sale-not-indexed") != std::string::npos);
    CHECK((verified.out + verified.err).find("look-ups-missing") != std::string::npos);
}

TEST_CASE("a ticket's number that another sale has says which one, in the words of the language")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sale 500.00 --ticket K1")).exitCode == 0);
    const Ended other = shop.ctl(QStringLiteral("sale 900.00 --ticket K1"));
    CHECK(other.exitCode == 1);
    CHECK(other.err.find("for 500.00") != std::string::npos);
    CHECK(other.err.find("Nothing was booked") != std::string::npos);
    CHECK(shop.ctl(QStringLiteral("sale 500.00 --ticket K1")).err.find("booked before") != std::string::npos);
}

TEST_CASE("a clock that differs from head office's is told of beside every sale")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    shop.stopOffice();
    const Ended right = shop.ctl(QStringLiteral("sale 5.00"));
    CHECK(right.exitCode == 0);
    CHECK(right.err.find("CLOCK") == std::string::npos);
    // As if this machine's clock had been three days behind when head office last told the time.
    REQUIRE(sqlite(shop.folder() / "terminal" / "cache.db", "UPDATE mark SET server_offset_ms = 259200000").exitCode ==
            0);
    const Ended wrong = shop.ctl(QStringLiteral("sale 5.00"));
    CHECK(wrong.exitCode == 0);
    CHECK(wrong.err.find("THE CLOCK IS WRONG") != std::string::npos);
}

TEST_CASE("files of a newer version are not touched")
{
    Shop shop;
    shop.enrol();
    for (const char* const file : {"journal.db", "cache.db"}) {
        const auto path = shop.folder() / "terminal" / file;
        const Ended before = sqlite(path, "PRAGMA user_version");
        REQUIRE(before.exitCode == 0);
        REQUIRE(sqlite(path, "PRAGMA user_version = 99").exitCode == 0);
        const Ended ended = shop.ctl(QStringLiteral("sale 5.00"));
        INFO(file << ": " << ended.err);
        CHECK(ended.exitCode == 3);
        CHECK(ended.err.find("Update this one") != std::string::npos);
        CHECK(sqlite(path, "PRAGMA user_version").lastLine() == "99");
        REQUIRE(sqlite(path, ("PRAGMA user_version = " + before.lastLine()).c_str()).exitCode == 0);
    }
    CHECK(shop.ctl(QStringLiteral("sale 5.00")).exitCode == 0);
}

TEST_CASE("a cache that is damaged or gone is made anew; nothing is lost by it")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("member add --name Ana --phone 13800138000 --consent v1")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sale 30.00 --member 13800138000 --ticket T")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    const auto cache = shop.folder() / "terminal" / "cache.db";
    SECTION("gone")
    {
        std::filesystem::remove(cache);
    }
    SECTION("damaged")
    {
        QFile file(text(cache));
        REQUIRE(file.open(QIODevice::ReadWrite));
        REQUIRE(file.write(QByteArray(8192, 'x')) == 8192);
    }
    CHECK(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    CHECK(shop.ctl(QStringLiteral("member find 13800138000 --json")).out.find("\"balance\":30") != std::string::npos);
    CHECK(shop.ctl(QStringLiteral("ledger verify")).exitCode == 0);
}

TEST_CASE("a single command on a terminal whose cache was lost reaches head office before it turns anybody away")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    const auto cache = shop.folder() / "terminal" / "cache.db";
    std::filesystem::remove(cache);
    CHECK(shop.ctl(QStringLiteral("sale 5.00")).exitCode == 0);
    // The programme is a part of the cache like any other.
    REQUIRE(sqlite(cache, "DELETE FROM programme").exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    CHECK(shop.ctl(QStringLiteral("sale 5.00")).exitCode == 0);
    shop.stopOffice();
    std::filesystem::remove(cache);
    CHECK(shop.ctl(QStringLiteral("sale 5.00")).err.find("no such operator") != std::string::npos);
}

TEST_CASE("a retired terminal books nothing more, in words and exit code; what it had not sent waits at head office")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("member add --name Ana --phone 13800138000 --consent v1")).exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    shop.stopOffice();
    REQUIRE(shop.ctl(QStringLiteral("sale 92.00 --member 13800138000 --ticket T1")).exitCode == 0);
    shop.startOffice();
    const Ended status = shop.ctl(QStringLiteral("sync status --json"));
    const auto at = status.out.find("\"incarnation\":\"");
    REQUIRE(at != std::string::npos);
    const QString incarnation = QString::fromStdString(status.out.substr(at + 15, 32));
    const Ended retired = shop.office({QStringLiteral("retire"), incarnation});
    CHECK(retired.exitCode == 0);
    CHECK(retired.out.find("goes to suspense") != std::string::npos);
    const Ended told = shop.ctl(QStringLiteral("sync now"));
    CHECK(told.exitCode == 1);
    CHECK(told.err.find("retired") != std::string::npos);
    for (const char* const act :
         {"sale 5.00 --member 13800138000", "member add --name Bo --phone 13800138001 --consent v1"}) {
        const Ended refused = shop.ctl(QString::fromLatin1(act));
        INFO(act << ": " << refused.out << refused.err);
        CHECK(refused.exitCode == 1);
        CHECK(refused.err.find("books nothing any more") != std::string::npos);
    }
    CHECK(shop.ctl(QStringLiteral("sale 5.00 --lang zh_CN")).err.find("不再记账") != std::string::npos);
    const Ended suspense = shop.office({QStringLiteral("suspense"), QStringLiteral("list")});
    CHECK(suspense.out.find("rehomed") != std::string::npos);
}

TEST_CASE("a wrong token of the administrator is called that")
{
    Shop shop;
    shop.enrol();
    const test::TempDir dir;
    const auto token = dir.write("token", "not-the-token");
    const auto programme = test::sourceDir() / "resources" / "programme" / "sample-retail-cn.json";
    const Ended ended =
        test::run(test::loyaltyctl(), {QStringLiteral("programme"), QStringLiteral("publish"), text(programme),
                                       QStringLiteral("--head-office"), shop.url(), QStringLiteral("--token-file"),
                                       text(token), QStringLiteral("--lang"), QStringLiteral("en")});
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("token") != std::string::npos);
    CHECK(ended.err.find("--token-file") != std::string::npos);
}

TEST_CASE("an entry that was altered is found")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("sale 30.00 --ticket T")).exitCode == 0);
    const auto path = shop.folder() / "terminal" / "journal.db";
    const Ended tables = sqlite(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%bytes%'");
    REQUIRE(tables.exitCode == 0);
    const std::string forged = "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'trigger'; PRAGMA "
                               "writable_schema = RESET; UPDATE " +
                               tables.lastLine() +
                               " SET bytes = CAST(replace(CAST(bytes AS TEXT), '3000', '9000') AS BLOB) WHERE seq > 1;";
    const Ended altered = sqlite(path, forged.c_str());
    INFO(altered.err);
    REQUIRE(altered.exitCode == 0);
    const Ended ended = shop.ctl(QStringLiteral("ledger verify"));
    CHECK(ended.exitCode != 0);
    CHECK_FALSE(ended.err.empty());
}

/// Runs a shell with a disk of its own on the terminal's folder ($T), which only its own processes see.
Ended onDisk(const Shop& shop, const QString& mount, const QString& commands)
{
    const QString script = QStringLiteral("T='%1'; %2 && { %3; }").arg(shop.terminal(), mount, commands);
    return test::run(QStringLiteral("unshare"),
                     {QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"), script});
}

bool canMount()
{
    QProcess process;
    process.start(QStringLiteral("unshare"), {QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"),
                                              QStringLiteral("mount -t tmpfs none /mnt")});
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

TEST_CASE("a folder that cannot be written says so and changes nothing")
{
    if (!canMount())
        SKIP("this machine lets nobody mount a read-only folder for a test");
    Shop shop;
    shop.enrol();
    const Ended ended =
        onDisk(shop, QStringLiteral("mount --bind $T $T && mount -o remount,bind,ro $T"),
               QStringLiteral("%1 sale 5.00 --dir $T --operator 1001 --lang en").arg(test::loyaltyctl()));
    INFO(ended.out << ended.err);
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("cannot be written") != std::string::npos);
    CHECK(shop.ctl(QStringLiteral("ledger verify")).exitCode == 0);
}

TEST_CASE("a full disk takes the last reserve, then refuses cleanly, and goes on when there is room")
{
    if (!canMount())
        SKIP("this machine lets nobody mount a small disk for a test");
    Shop shop;
    shop.enrol();
    // Of many lines, so that few sales take the reserve.
    const QString sale = QStringLiteral("%1 sale %2 --dir $T --operator 1001 --lang en >/dev/null")
                             .arg(test::loyaltyctl(), QStringLiteral("--line food:rice:1:5.00 ").repeated(200));
    // Fills the disk, sells until that is refused, makes room, sells and verifies.
    const Ended ended = onDisk(
        shop,
        QStringLiteral(
            "cp -a $T /tmp/t$$ && mount -t tmpfs -o size=6m none $T && cp -a /tmp/t$$/. $T && rm -r /tmp/t$$"),
        QStringLiteral(
            "cat /dev/zero >$T/filler 2>/dev/null; n=0; while %1; do n=$((n+1)); [ $n -lt 3000 ] || exit 9; done; "
            "echo sold $n; rm $T/filler; %1 && %2 ledger verify --dir $T --lang en")
            .arg(sale, test::loyaltyctl()));
    INFO(ended.out << ended.err);
    CHECK(ended.exitCode == 0);
    CHECK(ended.out.find("sold 0\n") == std::string::npos);
    CHECK(ended.err.find("The disk is full") != std::string::npos);
    CHECK(ended.out.find("All agree") != std::string::npos);
}

} // namespace
} // namespace loyalty::ctl
