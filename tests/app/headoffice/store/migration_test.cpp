#include "app/headoffice/store/sqlite/schema.h"
#include "app/headoffice/store/sqlite/sqlite_database.h"
#include "core/office/suspense.h"
#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace {

constexpr const char* kSchema = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master "
                                "WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";

std::filesystem::path dataDir()
{
    return loyalty::test::sourceDir() / "tests" / "data";
}

std::filesystem::path goldenSchema()
{
    return dataDir() / "schema" / "head-office.sql";
}

/// As that version of the program left it.
std::filesystem::path shippedFile(std::int64_t version)
{
    return dataDir() / "head-office" / ("v" + std::to_string(version) + ".db");
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.is_open());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string schemaOf(const std::filesystem::path& file)
{
    const auto connection = must(Connection::open(file.string(), Access::ReadWrite));
    std::string schema;
    Query query = must(connection->query(kSchema));
    while (must(query.step()))
        schema += query.bytes(0) + ";\n";
    return schema;
}

const ledger::EntryRef kEntry{named<IncarnationId>(1), 1};

void write(const std::filesystem::path& file)
{
    const auto database = must(SqliteDatabase::open(file.string()));
    fill(*database);
    const auto transaction = must(database->begin());
    must(transaction->accept(kEntry.incarnation, {}, std::vector{anEntry(1)}, Instant(1)));
    must(transaction->markPosted(kEntry));
    must(transaction->putMembers(std::vector{aMember(5, 3)}));
    must(transaction->putGrant(aGrant(1, 1)));
    must(transaction->appendLines(std::vector{aLine(kEntry, 0, memberAccount(5), 10),
                                              aLine(kEntry, 1, contraAccount(ledger::Contra::Issued), -10)}));
    must(transaction->putEffects(std::vector{office::Effect{kEntry, named<MemberId>(5), 3}}));
    must(transaction->putSale({named<SaleId>(1), kEntry, "sold", "T", "S1"}));
    must(transaction->putSuspended({kEntry, "unknown-member", "somebody", Instant(5)}));
    must(
        transaction->putDifferences(std::vector{office::Difference{kEntry, named<MemberId>(5), "earned", "10", "11"}}));
    must(transaction->putProgramme({1, "{}", named<crypto::Signature>(1)}));
    must(transaction->commit());
}

/// As a file that was written in that version of the schema holds the sample.
office::Member memberOfVersion(std::int64_t version)
{
    constexpr std::int64_t kTies = 8;
    constexpr std::int64_t kLastWithoutSegments = 8;
    office::Member member = aMember(5, 3);
    if (version <= kLastWithoutSegments) {
        member.segments.clear();
        member.referred.reset();
        member.brought = office::Brought{std::move(member.brought->ledger), std::move(member.brought->lookups)};
    }
    if (version >= kTies)
        return member;
    member.family.clear();
    member.tierFloor.reset();
    member.bearer.clear();
    member.brought.reset();
    member.parted = false;
    return member;
}

void requireContent(const std::filesystem::path& file, std::int64_t version)
{
    const auto database = must(SqliteDatabase::open(file.string()));
    const auto transaction = must(database->begin());
    CHECK(must(transaction->chain()).has_value());
    CHECK(must(transaction->incarnations()).size() == 2);
    CHECK(must(transaction->incarnation(kEntry.incarnation))->posted == 1);
    CHECK(must(transaction->inboxEntry(kEntry)) == anEntry(1));
    CHECK(must(transaction->membersAfter(std::nullopt, 10)) == std::vector{memberOfVersion(version)});
    CHECK(must(transaction->grant(kEntry.incarnation, 1)) == aGrant(1, 1));
    CHECK(must(transaction->linesOfMember(named<MemberId>(5), 10)).size() == 1);
    CHECK(must(transaction->reckonedSums()).size() == 2);
    CHECK(must(transaction->effectsOn(kEntry.incarnation, named<MemberId>(5))).size() == 1);
    CHECK(must(transaction->saleOfTicket("S1", "T")) == named<SaleId>(1));
    CHECK(must(transaction->suspended(10)).size() == 1);
    CHECK(must(transaction->differences(10)).size() == 1);
    CHECK(must(transaction->programmes()).size() == 1);
    // What came later works on what was there before.
    must(transaction->putResolution({kEntry, office::Settlement::Dropped, "m1", "a test", Instant(6)}));
    must(transaction->putMembers(std::vector{aMember(5, 4)}));
    must(transaction->commit());
    CHECK(must(must(database->read())->health()).suspended == 0);
}

} // namespace

/// Not a check: writes tests/data for a new version of the schema. An older version's file is never written again.
TEST_CASE("write head office's files of this version", "[.write]")
{
    const loyalty::test::TempDir dir;
    const auto file = dir.path() / "head-office.db";
    write(file);
    std::ofstream(goldenSchema(), std::ios::binary) << schemaOf(file);
    const auto shipped = shippedFile(migrations().back().version);
    if (std::filesystem::exists(shipped))
        return;
    {
        const auto connection = must(Connection::open(file.string(), Access::ReadWrite));
        must(connection->run("PRAGMA journal_mode = DELETE"));
        must(connection->run("PRAGMA page_size = 512"));
        must(connection->run("VACUUM"));
    }
    std::filesystem::copy_file(file, shipped);
}

TEST_CASE("head office's schema is the golden one")
{
    const loyalty::test::TempDir dir;
    const auto file = dir.path() / "head-office.db";
    must(SqliteDatabase::open(file.string()));
    CHECK(schemaOf(file) == contentOf(goldenSchema()));
}

TEST_CASE("a head office of every older version is brought to the golden schema, and its rows are read")
{
    for (const Migration& shipped : migrations()) {
        INFO("version " << shipped.version);
        const loyalty::test::TempDir dir;
        const auto file = dir.path() / "old.db";
        std::filesystem::copy_file(shippedFile(shipped.version), file);
        requireContent(file, shipped.version);
        CHECK(schemaOf(file) == contentOf(goldenSchema()));
    }
}
