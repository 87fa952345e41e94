#include "core/store/data_folder.h"
#include "tests/app/ctl/programs.h"
#include "tests/support/tree.h"

#include <QFile>

#include <catch2/catch_test_macros.hpp>

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

TEST_CASE("asking for a window that is not there says so, and does not open the folder")
{
    Shop shop;
    const Ended shown = shop.ctl(QStringLiteral("checkout show"));
    CHECK(shown.exitCode == 1);
    CHECK(shown.err.find("Start loyalty-terminal first") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(shop.folder() / "terminal"));
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
    const QString sale =
        QStringLiteral("%1 sale 5.00 --dir $T --operator 1001 --lang en >/dev/null").arg(test::loyaltyctl());
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
    CHECK(ended.err.find("The disk is full") != std::string::npos);
    CHECK(ended.out.find("All agree") != std::string::npos);
}

} // namespace
} // namespace loyalty::ctl
