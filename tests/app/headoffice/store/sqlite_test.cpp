#include "app/headoffice/store/sqlite/schema.h"
#include "app/headoffice/store/sqlite/sqlite_database.h"
#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"

#include <catch2/generators/catch_generators.hpp>

#include <array>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace {

/// A second way into the file, as somebody with a database tool has it.
class Intruder
{
public:
    explicit Intruder(const std::string& file)
        : m_connection(must(Connection::open(file, Access::ReadWrite)))
    {}

    [[nodiscard]] Result<void, Fault> run(const char* sql) { return m_connection->run(sql); }
    [[nodiscard]] std::int64_t integer(const char* sql) { return must(m_connection->integer(sql)); }

private:
    std::unique_ptr<Connection> m_connection;
};

/// A database in which every table that must not change has a row.
void fillAll(const std::string& file)
{
    const auto database = must(SqliteDatabase::open(file));
    fill(*database);
    const ledger::EntryRef ref{named<IncarnationId>(1), 1};
    const auto transaction = must(database->begin());
    must(transaction->accept(ref.incarnation, {}, std::vector{anEntry(1)}, Instant(1)));
    must(transaction->markPosted(ref));
    must(transaction->putMembers(std::vector{aMember(5, 3)}));
    must(transaction->putGrant(aGrant(1, 1)));
    must(transaction->appendLines(std::vector{aLine(ref, 0, memberAccount(5), 10)}));
    must(transaction->putEffects(std::vector{office::Effect{ref, named<MemberId>(5), 3}}));
    must(transaction->putSale({named<SaleId>(1), ref, "sold", "T", "S1"}));
    must(transaction->putProgramme({1, "{}", named<crypto::Signature>(1)}));
    must(transaction->useCode({named<crypto::KeyedHash>(1), 7}, ref));
    must(transaction->putSuspended({ref, "unknown-member", "somebody", Instant(5)}));
    must(transaction->putResolution({ref, office::Settlement::Dropped, "m1", "a test", Instant(6)}));
    must(transaction->putDifferences(std::vector{office::Difference{ref, named<MemberId>(5), "earned", "10", "11"}}));
    must(transaction->commit());
}

} // namespace

TEST_CASE("what has happened cannot be changed or deleted, not even with a database tool")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "head-office.db").string();
    fillAll(file);
    Intruder intruder(file);

    for (const char* sql : {
             "UPDATE inbox SET bytes = x'00'",
             "DELETE FROM inbox",
             "UPDATE line SET amount = 11",
             "DELETE FROM line",
             "UPDATE effect SET position = 4",
             "DELETE FROM effect",
             "UPDATE granted SET amount = 90",
             "UPDATE granted SET lots = '[]'",
             "UPDATE granted SET member = NULL",
             "DELETE FROM granted",
             "UPDATE sale SET ticket = ''",
             "DELETE FROM sale",
             "UPDATE programme SET bytes = x'00'",
             "DELETE FROM programme",
             "UPDATE posting_order SET seq = 2",
             "DELETE FROM posting_order",
             "DELETE FROM member",
             "UPDATE member SET position = 2",
             "UPDATE incarnation SET accepted_seq = 0",
             "DELETE FROM incarnation",
             "UPDATE used_code SET step = 8",
             "DELETE FROM used_code",
             "UPDATE suspended SET reason = ''",
             "DELETE FROM suspended",
             "UPDATE resolution SET how = 'booked'",
             "DELETE FROM resolution",
             "UPDATE difference SET judged = '10'",
             "DELETE FROM difference",
         }) {
        INFO(sql);
        const auto done = intruder.run(sql);
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().code == FaultCode::Rejected);
    }
    CHECK(intruder.run("UPDATE granted SET remaining = 0, lots_left = '[]'").has_value());
}

TEST_CASE("no row gives its place to another, whatever number or key the other takes")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "head-office.db").string();
    fillAll(file);
    Intruder intruder(file);
    for (const char* table : {"inbox", "posting_order", "line", "effect", "sale", "programme", "used_code", "suspended",
                              "resolution", "difference", "granted", "member", "incarnation"}) {
        INFO(table);
        const std::string copy = "INSERT OR REPLACE INTO " + std::string(table) + " SELECT * FROM " + table;
        const auto same = intruder.run(copy.c_str());
        REQUIRE_FALSE(same.has_value());
        CHECK(same.error().code == FaultCode::Rejected);
    }
    // By the row's own number, where the key is another.
    for (
        const char* sql : {
            "INSERT OR REPLACE INTO inbox (rowid, incarnation, seq, hash, signature, bytes, received) "
            "SELECT rowid, incarnation, seq + 1, hash, signature, x'00', received FROM inbox",
            "INSERT OR REPLACE INTO line SELECT place, incarnation, seq, n + 7, kind, member, lessee, grant_number, contra, "
            "asset, asset_key, 99, date, rule FROM line",
            "INSERT OR REPLACE INTO difference SELECT place, incarnation, seq + 1, member, what, printed, judged "
            "FROM difference",
            "UPDATE OR REPLACE member SET id = x'00112233445566778899aabbccddeeff'",
            "UPDATE OR REPLACE incarnation SET id = x'00112233445566778899aabbccddeeff'",
        }) {
        INFO(sql);
        const auto done = intruder.run(sql);
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().code == FaultCode::Rejected);
    }
}

TEST_CASE("a database of a newer version is refused and left alone")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "head-office.db").string();
    fillAll(file);
    must(Intruder(file).run("PRAGMA user_version = 99"));

    const auto opened = SqliteDatabase::open(file);

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == FaultCode::NewerVersion);
    CHECK(Intruder(file).integer("PRAGMA user_version") == 99);
}

TEST_CASE("a database of something else is refused and left alone")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "other.db").string();
    must(Intruder(file).run("CREATE TABLE recipes (name TEXT)"));

    const auto opened = SqliteDatabase::open(file);

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == FaultCode::Corrupt);
    CHECK(Intruder(file).integer("SELECT count(*) FROM sqlite_master") == 1);
}

TEST_CASE("a file that is no database is refused")
{
    const loyalty::test::TempDir dir;
    const auto file = dir.write("head-office.db", std::string(4096, 'x'));

    const auto opened = SqliteDatabase::open(file.string());

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == FaultCode::Corrupt);
}

TEST_CASE("a folder that is not there is named as missing")
{
    const loyalty::test::TempDir dir;

    const auto opened = SqliteDatabase::open((dir.path() / "none" / "head-office.db").string());

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == FaultCode::Missing);
}

TEST_CASE("opening again changes nothing")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "head-office.db").string();
    fillAll(file);

    const auto database = must(SqliteDatabase::open(file));

    CHECK(must(must(database->read())->health()).members == 1);
    CHECK(Intruder(file).integer("PRAGMA user_version") == migrations().back().version);
    CHECK(Intruder(file).integer("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'") == 1);
}

TEST_CASE("a reader sees the last commit while a writer is at work, and cannot write")
{
    const loyalty::test::TempDir dir;
    const auto database = must(SqliteDatabase::open((dir.path() / "head-office.db").string()));
    const auto writing = must(database->begin());
    must(fill(*writing));

    const auto reading = must(database->read());
    CHECK_FALSE(must(reading->chain()).has_value());
    must(writing->commit());
    CHECK_FALSE(must(reading->chain()).has_value()); // its snapshot stands
    CHECK(must(must(database->read())->chain()).has_value());

    const auto written = must(database->read())->putStore(aStore());
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().code == FaultCode::ReadOnly);
}

TEST_CASE("a stored ledger that cannot be read is a fault, not an empty member")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "head-office.db").string();
    fillAll(file);
    const char* damage = GENERATE("UPDATE member SET ledger = '{'", "UPDATE member SET ledger = '[7]'",
                                  "UPDATE granted SET lots_left = '[[1]]'");
    must(Intruder(file).run(damage));
    const auto database = must(SqliteDatabase::open(file));
    const auto read = must(database->read());

    const auto members = read->members(std::array{named<MemberId>(5)});
    const auto grant = read->grant(named<IncarnationId>(1), 1);
    REQUIRE(members.has_value() != grant.has_value());
    CHECK((members ? grant.error() : members.error()).code == FaultCode::Corrupt);
}

TEST_CASE("every table is strict")
{
    const loyalty::test::TempDir dir;
    const std::string file = (dir.path() / "head-office.db").string();
    fillAll(file);

    Intruder intruder(file);
    CHECK(intruder.integer(
              "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict") > 15);
    CHECK(intruder.integer("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                           "AND NOT strict AND name NOT LIKE 'sqlite_%'") == 0);
}
