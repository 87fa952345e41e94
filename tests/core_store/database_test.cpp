#include "core/store/database.h"

#include "core/store/sqlite_fault.h"
#include "core/store/transaction.h"
#include "tests/core_store/builders.h"
#include "tests/core_store/child.h"
#include "tests/core_store/raw_file.h"
#include "tests/support/temp_dir.h"

#include <sys/stat.h>

#include <cerrno>
#include <fstream>

namespace loyalty::store {
namespace {

using namespace test;

constexpr std::string_view kFirst[] = {"CREATE TABLE note (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT"};
constexpr std::string_view kSecond[] = {"ALTER TABLE note ADD COLUMN colour TEXT", "UPDATE note SET colour = 'white'"};
constexpr std::string_view kThird[] = {"CREATE INDEX note_by_colour ON note (colour)"};
constexpr Migration kOne[] = {{1, kFirst}};
constexpr Migration kAll[] = {{1, kFirst}, {2, kSecond}, {3, kThird}};
constexpr FileFormat kOld{4711, Durability::Full, kOne};
constexpr FileFormat kNew{4711, Durability::Full, kAll};

constexpr std::string_view kInsert = "INSERT INTO note (n, words) VALUES (?, ?)";
constexpr std::string_view kCount = "SELECT count(*) FROM note";

std::int64_t countOf(Database& database)
{
    Rows rows = must(database.select(kCount));
    REQUIRE(must(rows.next()));
    return rows.integer(0);
}

std::string pragmaOf(Database& database, std::string_view sql)
{
    Rows rows = must(database.select(sql));
    REQUIRE(must(rows.next()));
    return rows.text(0);
}

TEST_CASE("a file is opened by the checklist")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    auto full = must(Database::open(path, kOld));
    CHECK(pragmaOf(*full, "PRAGMA journal_mode") == "wal");
    CHECK(pragmaOf(*full, "PRAGMA synchronous") == "2");
    CHECK(pragmaOf(*full, "PRAGMA foreign_keys") == "1");
    CHECK(pragmaOf(*full, "PRAGMA recursive_triggers") == "1");
    CHECK(pragmaOf(*full, "PRAGMA secure_delete") == "1");
    CHECK(pragmaOf(*full, "PRAGMA busy_timeout") == "5000");
    CHECK(pragmaOf(*full, "PRAGMA user_version") == "1");

    struct stat found = {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);

    constexpr FileFormat kRelaxed{4711, Durability::Normal, kOne};
    full.reset();
    CHECK(pragmaOf(*must(Database::open(path, kRelaxed)), "PRAGMA synchronous") == "1");
}

TEST_CASE("a file of a newer program is refused, and says so")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    must(Database::open(path, kNew));
    const auto opened = Database::open(path, kOld);
    REQUIRE(outcome(opened) == "newer-version");
    CHECK(opened.error().detail == "notes.db: schema 3, this program knows up to 1");
}

TEST_CASE("another program's database is refused and left as it is")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    RawFile(path).run("CREATE TABLE theirs (a)");
    CHECK(outcome(Database::open(path, kOld)) == "bad-configuration");
    CHECK(RawFile(path).value("PRAGMA journal_mode") == "delete");
}

TEST_CASE("a file that is no database is corrupt")
{
    const TempDir folder;
    const auto path = folder.write("notes.db", std::string(8192, 'x'));
    CHECK(outcome(Database::open(path, kOld)) == "corrupt");
}

TEST_CASE("a quick check finds a spoilt page that opening does not")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    {
        auto database = must(Database::open(path, kOld));
        Transaction transaction = must(Transaction::begin(*database));
        for (std::int64_t n = 0; n < 500; ++n)
            must(database->run(kInsert, {integer(n), text(std::string(100, 'w'))}));
        must(transaction.commit());
    }
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4 * 4096);
    file << std::string(4096, '\x55');
    file.close();
    must(Database::open(path, kOld));
    OpenOptions thorough;
    thorough.check = OpenOptions::Check::Quick;
    CHECK(outcome(Database::open(path, kOld, thorough)) == "corrupt");
}

TEST_CASE("where nothing may be written, a file is refused, and to be read only it must be there")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    must(Database::open(path, kOld));
    REQUIRE(::chmod(path.c_str(), 0444) == 0);
    REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    const auto codeAsNobody = [&](const FileFormat& format, OpenOptions::Mode mode, const char* name) {
        return inChild([&] {
            becomeNobody();
            OpenOptions options;
            options.mode = mode;
            const auto opened = Database::open(folder.path() / name, format, options);
            return opened ? 50 : static_cast<int>(opened.error().code);
        });
    };
    CHECK(codeAsNobody(kOld, OpenOptions::Mode::ReadWrite, "notes.db") == static_cast<int>(FaultCode::ReadOnly));
    CHECK(codeAsNobody(kOld, OpenOptions::Mode::ReadWrite, "new.db") == static_cast<int>(FaultCode::ReadOnly));
    CHECK(codeAsNobody(kOld, OpenOptions::Mode::ReadOnly, "none.db") == static_cast<int>(FaultCode::Missing));
    ::chmod(folder.path().c_str(), 0700);
}

TEST_CASE("a reader of its own sees what was committed and writes nothing")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    auto writer = must(Database::open(path, kOld));
    OpenOptions readOnly;
    readOnly.mode = OpenOptions::Mode::ReadOnly;
    auto reader = must(Database::open(path, kOld, readOnly));
    must(writer->run(kInsert, {integer(std::int64_t{1}), text("one")}));
    CHECK(countOf(*reader) == 1);
    CHECK(outcome(reader->run(kInsert, {integer(std::int64_t{2}), text("two")})) == "read-only");
}

TEST_CASE("a folder that is not there is missing")
{
    const TempDir folder;
    CHECK(outcome(Database::open(folder.path() / "none" / "notes.db", kOld)) == "missing");
}

TEST_CASE("a full disk undoes the transaction, and room lets the next one pass")
{
    const TempDir folder;
    auto database = must(Database::open(folder.path() / "notes.db", kOld));
    must(database->execute("PRAGMA max_page_count = 4"));
    std::string last = "ok";
    {
        Transaction transaction = must(Transaction::begin(*database));
        for (std::int64_t n = 0; n < 1000 && last == "ok"; ++n)
            last = outcome(database->run(kInsert, {integer(n), text(std::string(500, 'w'))}));
    }
    CHECK(last == "disk-full");
    CHECK(countOf(*database) == 0);

    must(database->execute("PRAGMA max_page_count = 1000"));
    Transaction transaction = must(Transaction::begin(*database));
    must(database->run(kInsert, {integer(std::int64_t{1}), text("room")}));
    must(transaction.commit());
    CHECK(countOf(*database) == 1);
}

TEST_CASE("a transaction that is not committed leaves nothing")
{
    const TempDir folder;
    auto database = must(Database::open(folder.path() / "notes.db", kOld));
    {
        Transaction transaction = must(Transaction::begin(*database));
        must(database->run(kInsert, {integer(std::int64_t{1}), text("gone")}));
    }
    CHECK(countOf(*database) == 0);
}

TEST_CASE("a rule of the schema that is broken is a rejection, without the values in its words")
{
    const TempDir folder;
    auto database = must(Database::open(folder.path() / "notes.db", kOld));
    must(database->run(kInsert, {integer(std::int64_t{1}), text("secret")}));
    const auto again = database->run(kInsert, {integer(std::int64_t{1}), text("secret")});
    REQUIRE(outcome(again) == "rejected");
    CHECK(again.error().detail.find("secret") == std::string::npos);
    CHECK(outcome(database->run(kInsert, {integer(std::int64_t{2}), null()})) == "rejected");
}

TEST_CASE("somebody who writes for too long makes it busy")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    auto database = must(Database::open(path, kOld));
    must(database->execute("PRAGMA busy_timeout = 20"));
    RawFile other(path);
    REQUIRE(other.run("BEGIN IMMEDIATE") == "ok");
    CHECK(outcome(Transaction::begin(*database)) == "busy");
    REQUIRE(other.run("COMMIT") == "ok");
    CHECK(outcome(Transaction::begin(*database)) == "ok");
}

TEST_CASE("empty text and empty bytes are not NULL, and text keeps its letters")
{
    const TempDir folder;
    auto database = must(Database::open(folder.path() / "notes.db", kOld));
    must(database->run(kInsert, {integer(std::int64_t{1}), text("")}));
    must(database->run(kInsert, {integer(std::int64_t{2}), text("王** 🎂")}));
    Rows rows = must(database->select("SELECT words, x'', x'00ff' FROM note ORDER BY n"));
    REQUIRE(must(rows.next()));
    CHECK(!rows.isNull(0));
    CHECK(rows.text(0).empty());
    CHECK(rows.blob(2) == std::string("\0\xff", 2));
    REQUIRE(must(rows.next()));
    CHECK(rows.text(0) == "王** 🎂");
    CHECK(outcome(rows.fixed<MemberId>(2)) == "corrupt");
    CHECK(!must(rows.next()));
}

TEST_CASE("an older file is brought up to date, and one that is new runs every step")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    {
        auto database = must(Database::open(path, kOld));
        must(database->run(kInsert, {integer(std::int64_t{1}), text("kept")}));
    }
    must(Database::open(path, kNew));
    must(Database::open(folder.path() / "fresh.db", kNew));
    CHECK(RawFile(path).value("SELECT words || colour FROM note") == "keptwhite");
    CHECK(RawFile(path).value("PRAGMA user_version") == "3");
    CHECK(RawFile(path).schema() == RawFile(folder.path() / "fresh.db").schema());
}

TEST_CASE("a migration that fails at any statement leaves the old file as it was")
{
    const TempDir folder;
    const auto path = folder.path() / "notes.db";
    must(Database::open(path, kOld));
    const std::string before = RawFile(path).schema();
    int passing = 0;
    bool failed = true;
    for (; failed; ++passing) {
        REQUIRE(passing < 100);
        OpenOptions options;
        options.gate = [left = passing](std::string_view) mutable -> std::optional<Fault> {
            return left-- > 0 ? std::nullopt : std::optional(Fault{FaultCode::Io, "made to fail"});
        };
        failed = !Database::open(path, kNew, options);
        if (failed) {
            CHECK(RawFile(path).schema() == before);
            CHECK(RawFile(path).value("PRAGMA user_version") == "1");
        }
    }
    CHECK(passing > 10);
    CHECK(RawFile(path).value("PRAGMA user_version") == "3");
}

TEST_CASE("what the system says is told apart")
{
    CHECK(faultOfErrno(ENOSPC, "x").code == FaultCode::DiskFull);
    CHECK(faultOfErrno(EDQUOT, "x").code == FaultCode::DiskFull);
    CHECK(faultOfErrno(EROFS, "x").code == FaultCode::ReadOnly);
    CHECK(faultOfErrno(EACCES, "x").code == FaultCode::ReadOnly);
    CHECK(faultOfErrno(ENOENT, "x").code == FaultCode::Missing);
    CHECK(faultOfErrno(EIO, "x") == Fault{FaultCode::Io, "x: Input/output error"});
}

} // namespace
} // namespace loyalty::store
