#include "app/ctl/json_view.h"
#include "app/ctl/replay/text_file.h"
#include "tests/app/ctl/programs.h"
#include "tests/app/ctl/replay/own_tickets.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/tree.h"

#include <QFile>
#include <QList>

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

namespace loyalty::ctl {
namespace {

using test::Ended;
using test::ownTickets;
using test::rowsOf;

struct Replay
{
    explicit Replay(const std::string& csv)
        : file(QString::fromStdString(dir.write("tickets.csv", csv).string()))
        , rows(rowsOf(csv))
    {}

    [[nodiscard]] QStringList arguments(const char* folder, const QStringList& more = {}) const
    {
        return QStringList{QStringLiteral("replay"), file, QStringLiteral("--data-dir"),
                           QString::fromStdString((dir.path() / folder).string())} +
               more;
    }

    [[nodiscard]] Ended run(const char* folder, const QStringList& more = {}) const
    {
        Ended ended = test::run(test::loyaltyctl(), arguments(folder, more));
        UNSCOPED_INFO(ended.out << ended.err);
        return ended;
    }

    test::TempDir dir;
    QString file;
    std::size_t rows;
};

std::string hashOf(const Ended& ended)
{
    const std::string hash = ended.row("totals hash");
    REQUIRE(hash.size() == 32);
    return hash;
}

TEST_CASE("real acts come of a file of tickets, and both sides agree on every member")
{
    const Replay replay(ownTickets(150, 3));
    const Ended ended = replay.run("books");

    CHECK(ended.exitCode == 0);
    const std::string last = ended.lastLine();
    CHECK(last.starts_with("replay: " + std::to_string(replay.rows) + " lines in, " + std::to_string(replay.rows - 3) +
                           " booked, 3 refused; "));
    CHECK(last.ends_with(" points earned; agree"));
    CHECK(std::stoi(ended.row("redemptions")) > 5);
    CHECK(std::stoi(ended.row("returns")) > 3);
    CHECK(std::stoi(ended.row("points taken back")) > 0);
    CHECK(ended.row("refused line: unreadable-amount") == "3");
    CHECK_FALSE(ended.row("odd: department missing").empty());
    CHECK_FALSE(ended.row("members in tier diamond").empty());
}

TEST_CASE("a second replay adds nothing")
{
    const Replay replay(ownTickets(80));
    const Ended first = replay.run("books");
    const Ended second = replay.run("books");
    REQUIRE(first.exitCode == 0);
    REQUIRE(second.exitCode == 0);
    CHECK(second.lastLine() == first.lastLine());
    CHECK(second.row("of them before") == second.row("tickets booked"));
    CHECK(second.row("members enrolled now") == "0");
    for (const char* const row : {"totals hash", "points held", "lots", "redemptions", "returns", "points redeemed"})
        CHECK(second.row(row) == first.row(row));
}

TEST_CASE("two replays of one file end alike, another seed does not")
{
    const Replay replay(ownTickets(80));
    const std::string first = hashOf(replay.run("one"));
    CHECK(hashOf(replay.run("two")) == first);
    CHECK(hashOf(replay.run("three", {QStringLiteral("--seed"), QStringLiteral("2")})) != first);
}

TEST_CASE("a replay that is killed again and again ends as if nothing had happened")
{
    const Replay replay(ownTickets(150));
    const Ended calm = replay.run("calm");
    REQUIRE(calm.exitCode == 0);

    test::SeededRandom random(11);
    int killed = 0;
    for (int life = 0; life < 12; ++life) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(test::loyaltyctl(), replay.arguments("killed"));
        REQUIRE(process.waitForStarted());
        // The first life ends with its first ticket, however fast the machine is; later ones anywhere.
        REQUIRE(process.waitForReadyRead());
        if (life > 0 && process.waitForFinished(static_cast<int>(random.below(900))))
            break;
        process.kill();
        REQUIRE(process.waitForFinished());
        ++killed;
    }
    CHECK(killed > 0);
    const Ended resumed = replay.run("killed");
    CHECK(resumed.exitCode == 0);
    CHECK(resumed.lastLine() == calm.lastLine());
    CHECK(hashOf(resumed) == hashOf(calm));
    CHECK(resumed.row("points redeemed") == calm.row("points redeemed"));
}

TEST_CASE("a replay does not say agree while head office has something in suspense or judged otherwise")
{
    struct Row
    {
        const char* statement;
        const char* says;
    };
    const Row rows[] = {
        {"INSERT INTO suspended VALUES (zeroblob(16), 9, 'unknown-kind', 'x', 0)", "in suspense, booked nowhere: 1"},
        {"INSERT INTO difference (incarnation, seq, what, printed, judged) VALUES (zeroblob(16), 9, 'earned', '1', '2')",
         "judged otherwise than printed: 1"},
    };
    for (const Row& row : rows) {
        INFO(row.statement);
        const Replay replay(ownTickets(20));
        REQUIRE(replay.run("books").exitCode == 0);
        const auto file = replay.dir.path() / "books" / "head-office" / "head-office.db";
        REQUIRE(
            test::run(QStringLiteral("sqlite3"), {QString::fromStdString(file.string()), QLatin1String(row.statement)})
                .exitCode == 0);
        const Ended ended = replay.run("books");
        CHECK(ended.exitCode == 1);
        CHECK(ended.lastLine().ends_with("; DIFFER"));
        CHECK(ended.out.find(row.says) != std::string::npos);
    }
}

/// The processes that serve a replay's own head office of this folder.
QList<qint64> serversOf(const QString& folder)
{
    QList<qint64> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        bool isNumber = false;
        const qint64 id = QString::fromStdString(entry.path().filename().string()).toLongLong(&isNumber);
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(id));
        if (isNumber && file.open(QIODevice::ReadOnly) &&
            file.readAll().contains((folder + QLatin1String("/head-office")).toUtf8()))
            found << id;
    }
    return found;
}

TEST_CASE("a replay goes on when its head office is killed and started again")
{
    const Replay replay(ownTickets(150));
    const Ended calm = replay.run("calm");
    REQUIRE(calm.exitCode == 0);

    QProcess process;
    process.start(test::loyaltyctl(), replay.arguments("struck"));
    REQUIRE(process.waitForStarted());
    const QString folder = QString::fromStdString((replay.dir.path() / "struck").string());
    int struck = 0;
    const auto strike = [&] {
        for (const qint64 id : serversOf(folder))
            struck += ::kill(static_cast<pid_t>(id), SIGKILL) == 0 ? 1 : 0;
    };
    // The first one to be struck is the making of the folder.
    while (struck == 0 && !process.waitForFinished(1))
        strike();
    while (struck < 6 && !process.waitForFinished(300))
        strike();
    REQUIRE((process.state() == QProcess::NotRunning || process.waitForFinished(250'000)));
    const Ended ended{process.exitCode(), process.readAllStandardOutput().toStdString(),
                      process.readAllStandardError().toStdString()};
    INFO(ended.out << ended.err);
    CHECK(struck > 0);
    CHECK(ended.exitCode == 0);
    CHECK(ended.lastLine() == calm.lastLine());
    CHECK(hashOf(ended) == hashOf(calm));
}

TEST_CASE("a folder is replayed in by one replay at a time")
{
    const Replay replay(ownTickets(20));
    const auto lock = replay.dir.write("books/replay.lock", "");
    const int other = ::open(lock.c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(other, LOCK_EX | LOCK_NB) == 0);
    for (const QStringList& more : {QStringList(), QStringList{QStringLiteral("--offline")}}) {
        const Ended ended = replay.run("books", more);
        CHECK(ended.exitCode == 3);
        CHECK(ended.err.find("another replay has") != std::string::npos);
    }
    ::close(other);
    CHECK(replay.run("books").exitCode == 0);
}

TEST_CASE("a head office that cannot start ends the replay in its own words, told once")
{
    const Replay replay(ownTickets(20));
    REQUIRE(replay.run("books").exitCode == 0);
    replay.dir.write("books/head-office/folder.key", "no key");
    const Ended ended = replay.run("books");
    CHECK(ended.exitCode == 3);
    const std::size_t told = ended.err.find("folder.key");
    REQUIRE(told != std::string::npos);
    CHECK(ended.err.find("put back its copy") != std::string::npos);
    CHECK(ended.err.find("cannot be reached") == std::string::npos);
    CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') < 5);
}

TEST_CASE("who may not read the books rings up nothing")
{
    const Replay replay(ownTickets(20));
    REQUIRE(replay.run("books").exitCode == 0);
    const auto office = QString::fromStdString((replay.dir.path() / "books" / "head-office").string());
    REQUIRE(test::run(test::headOfficeProgram(),
                      {QStringLiteral("operator"), QStringLiteral("add"), QStringLiteral("--dir"), office,
                       QStringLiteral("--id"), QStringLiteral("77"), QStringLiteral("--name"), QStringLiteral("Li"),
                       QStringLiteral("--role"), QStringLiteral("cashier")})
                .exitCode == 0);
    const Ended ended = replay.run(
        "books", {QStringLiteral("--operator"), QStringLiteral("77"), QStringLiteral("--seed"), QStringLiteral("2")});
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("may not read ledgers") != std::string::npos);
    CHECK(ended.err.find("Nothing was booked") != std::string::npos);
}

TEST_CASE("a folder keeps its programme, and another one that is named is refused")
{
    const Replay replay(ownTickets(20));
    const auto sample = test::sourceDir() / "resources" / "programme" / "sample-grocery-usd.json";
    std::string yuan = *readTextFile(sample);
    yuan.replace(yuan.find("USD"), 3, "CNY");
    const auto other = replay.dir.write("yuan.json", yuan);
    const auto by = [&](const std::filesystem::path& programme) {
        return replay.run("books", {QStringLiteral("--programme"), QString::fromStdString(programme.string())});
    };
    REQUIRE(by(other).exitCode == 0);
    CHECK(by(other).exitCode == 0);
    const Ended named = by(sample);
    CHECK(named.exitCode == 3);
    CHECK(named.err.find("goes by the programme sample-grocery, version 1") != std::string::npos);
    // None is named, and the amounts would be read in the sample's dollars.
    const Ended unnamed = replay.run("books");
    CHECK(unnamed.exitCode == 3);
    CHECK(unnamed.err.find("in CNY; name its file with --programme") != std::string::npos);
}

TEST_CASE("a replay answers in JSON where it is asked to")
{
    const Replay replay(ownTickets(30, 2));
    const Ended ended = replay.run("books", {QStringLiteral("--json"), QStringLiteral("--offline")});
    CHECK(ended.exitCode == 0);
    CHECK(std::count(ended.out.begin(), ended.out.end(), '\n') == 1);
    const auto reply = json::parse(ended.out);
    REQUIRE(reply.has_value());
    const JsonView view(*reply);
    CHECK(view.text("outcome") == "done");
    CHECK(view.at("value").number("linesIn") == static_cast<std::int64_t>(replay.rows));
    CHECK(view.at("value").number("linesRefused") == 2);
    CHECK(view.at("value").at("refusedLines").number("unreadable-amount") == 2);
    CHECK(view.at("value").text("totalsHash").size() == 32);
}

TEST_CASE("a replay is not played in the folder of a terminal")
{
    const Replay replay(ownTickets(20));
    replay.dir.write("till/journal.db", "a shop's own");
    const Ended ended = replay.run("till");
    CHECK(ended.exitCode == 3);
    CHECK(ended.err.find("--data-dir names a folder for the replay alone") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(replay.dir.path() / "till" / "terminal"));
}

TEST_CASE("without any head office a replay measures the terminal alone")
{
    const Replay replay(ownTickets(80));
    const Ended first = replay.run("alone", {QStringLiteral("--offline")});
    CHECK(first.exitCode == 0);
    CHECK(first.lastLine().ends_with("; agree"));
    CHECK(std::stoi(first.row("redemptions")) > 0);
    const Ended second = replay.run("alone", {QStringLiteral("--offline")});
    CHECK(second.row("totals hash") == first.row("totals hash"));
}

TEST_CASE("a ticket that no entry of the journal holds is refused, and costs no other")
{
    std::string csv = ownTickets(10);
    const std::string name(64, '\\'); // each is written as two
    for (int line = 0; line < 1000; ++line)
        csv += "1,700000,300,2017-06-30 12:00:00," + name + "," + name + ",1,1.00\n";
    csv += "1,700001,300,9999-12-31 23:00:00,P1,GROCERY,1,1.00\n";
    csv += "1,700002,300,2017-06-30 13:00:00,P1,GROCERY,1,1.00\n";
    const Replay replay(csv);
    const Ended ended = replay.run("books");
    CHECK(ended.exitCode == 0);
    CHECK(ended.lastLine().starts_with("replay: " + std::to_string(replay.rows) + " lines in, " +
                                       std::to_string(replay.rows - 1001) + " booked, 1001 refused; "));
    CHECK(ended.row("refused ticket, lines: sell.too-large") == "1000");
    CHECK(ended.row("refused line: timestamp-out-of-range") == "1");
    CHECK(ended.lastLine().ends_with("; agree"));
}

TEST_CASE("a file of which no row can be read says why, and ends as any other")
{
    std::string csv = ownTickets(1);
    csv.resize(csv.find('\n') + 1);
    csv += "1,700000,300,2017-06-30 12:00:00,P1,GROCERY,1,abc\n1,700000,300,2017-06-30 12:00:00,P1,GROCERY,1,\n";
    const Replay replay(csv);
    const Ended ended = replay.run("books");
    CHECK(ended.exitCode == 1);
    CHECK(ended.row("refused line: unreadable-amount") == "2");
    CHECK(ended.out.find("first unreadable-amount: line 2\n") != std::string::npos);
    CHECK(ended.lastLine() == "replay: 2 lines in, 0 booked, 2 refused; 0 points earned; agree");
    CHECK(replay.run("books", {QStringLiteral("--json")}).exitCode == 1);
    CHECK_FALSE(std::filesystem::exists(replay.dir.path() / "books"));
}

TEST_CASE("a replay that could book nothing does not end well")
{
    std::string csv = ownTickets(1);
    csv.resize(csv.find('\n') + 1);
    const std::string name(64, '\\'); // each is written as two
    for (int line = 0; line < 1000; ++line)
        csv += "1,700000,300,2017-06-30 12:00:00," + name + "," + name + ",1,1.00\n";
    const Replay replay(csv);
    const Ended ended = replay.run("books", {QStringLiteral("--offline")});
    CHECK(ended.exitCode == 1);
    CHECK(ended.out.find("first sell.too-large: line 2\n") != std::string::npos);
    CHECK(ended.lastLine().starts_with("replay: 1000 lines in, 0 booked, 1000 refused; 0 points earned; "));
}

TEST_CASE("a file that is no file of tickets is refused before anything is made")
{
    struct Row
    {
        const char* name;
        std::string text;
        const char* why;
    };
    const Row rows[] = {
        {"bad.csv", "a,b,c\n1,2,3\n", "basket_id, household_id"},
        {"empty.csv", "", "the file is empty"},
        {"cut.csv.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10), "cut.csv.gz"},
    };
    const test::TempDir dir;
    const auto books = dir.path() / "books";
    for (const Row& row : rows) {
        INFO(row.name);
        const auto file = QString::fromStdString(dir.write(row.name, row.text).string());
        const Ended ended = test::run(test::loyaltyctl(), {QStringLiteral("replay"), file, QStringLiteral("--data-dir"),
                                                           QString::fromStdString(books.string()),
                                                           QStringLiteral("--lang"), QStringLiteral("en")});
        CHECK(ended.exitCode == 3);
        CHECK(ended.err.find(row.why) != std::string::npos);
        CHECK(ended.err.find("This file cannot be used") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(books));
    }
}

TEST_CASE("a slice of a grocery chain's real tickets is replayed, and both sides agree")
{
    const auto real = test::sharedData("complete-journey/lines-weeks-01-26.csv.gz");
    if (!real)
        SKIP("the sample data is not there: complete-journey/lines-weeks-01-26.csv.gz");
    const test::TempDir dir;
    const Ended ended = test::run(test::loyaltyctl(),
                                  {QStringLiteral("replay"), QString::fromStdString(real->string()),
                                   QStringLiteral("--tickets"), QStringLiteral("1500"), QStringLiteral("--data-dir"),
                                   QString::fromStdString((dir.path() / "books").string())});
    INFO(ended.out << ended.err);
    CHECK(ended.exitCode == 0);
    CHECK(ended.lastLine().ends_with("; agree"));
    CHECK(ended.row("tickets booked") == "1500");
}

} // namespace
} // namespace loyalty::ctl
