#include "core/store/cache_schema.h"
#include "core/store/cache_store.h"
#include "core/store/journal_schema.h"
#include "core/store/journal_store.h"
#include "tests/core_store/builders.h"
#include "tests/core_store/raw_file.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree.h"

#include <fstream>
#include <iterator>

namespace loyalty::store {
namespace {

using namespace test;

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.is_open());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::filesystem::path goldenSchema(std::string_view name)
{
    return sourceDir() / "tests" / "data" / "schema" / (std::string(name) + ".sql");
}

/// As that version of the program left it.
std::filesystem::path shippedFile(std::string_view name, int version)
{
    return sourceDir() / "tests" / "data" / name / ("v" + std::to_string(version) + ".db");
}

/// The same in a folder where it may be changed.
std::filesystem::path oldFile(const TempDir& folder, std::string_view name, int version)
{
    const auto path = folder.path() / "old.db";
    std::filesystem::copy_file(shippedFile(name, version), path);
    return path;
}

void writeJournal(const std::filesystem::path& path)
{
    const auto store = must(SqliteJournalStore::open(path));
    Chain chain;
    must(store->writeIdentity(anIdentity()));
    must(store->append(chain.next("one"), sold(sale(1), "r/1", test::member(1)),
                       sync::MemberKey{test::member(1), "key"}));
    must(store->append(chain.next("two"), noted(), std::nullopt));
}

void writeCache(const std::filesystem::path& path)
{
    const auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
    const auto rows = {row(1, 5, {"phone 1", "last four"}), row(2, 7, {"phone 2", "last four"}), row(3, 6)};
    must(store->applyPage(page(3, 0, 7, rows)));
    const sync::Operator person{"e1", "陈", access::Role::Manager, true};
    must(store->applyChain({{1, sync::ProgrammeRow{1, "{}", crypto::Signature()}}, {2, sync::OperatorRow{person}}}));
    must(store->putPosted({{1, test::member(1), 5}}, 1));
}

/// Not a check: writes tests/data for a new version of a schema. An older version's file is never written again.
TEST_CASE("write the files of this version", "[.write]")
{
    const TempDir folder;
    const auto keep = [&](std::string_view name, int version, void (*write)(const std::filesystem::path&)) {
        const auto path = folder.path() / name;
        write(path);
        std::ofstream(goldenSchema(name), std::ios::binary) << RawFile(path).schema();
        if (!std::filesystem::exists(shippedFile(name, version)))
            std::filesystem::copy_file(path, shippedFile(name, version));
    };
    keep("journal", kJournalFormat.migrations.back().version, writeJournal);
    keep("cache", kCacheFormat.migrations.back().version, writeCache);
}

TEST_CASE("the journal's schema is the golden one")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    must(SqliteJournalStore::open(path));
    CHECK(RawFile(path).schema() == contentOf(goldenSchema("journal")));
}

TEST_CASE("the cache's schema is the golden one")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    must(SqliteCacheStore::openOrRebuild(path, {}));
    CHECK(RawFile(path).schema() == contentOf(goldenSchema("cache")));
}

TEST_CASE("the cache of every older version is brought to the golden schema, and its rows are read")
{
    for (const Migration& shipped : kCacheFormat.migrations) {
        INFO("version " << shipped.version);
        const TempDir folder;
        const auto path = oldFile(folder, "cache", shipped.version);
        {
            const auto opened = must(SqliteCacheStore::openOrRebuild(path, {}));
            CHECK(!opened.rebuilt);
            CHECK(must(opened.store->memberCount()) == 3);
            CHECK(must(opened.store->member(test::member(2)))->position == 7);
            CHECK(must(opened.store->lookUp(key("phone 2"))) == std::vector<MemberId>{test::member(2)});
            CHECK(must(opened.store->lookUp(key("last four"))).size() == 2);
            CHECK(must(opened.store->marks()).cursors == std::vector<sync::Cursor>{{3, 7}});
            CHECK(must(opened.store->operators()).front().id == "e1");
            CHECK(must(opened.store->posted()) == std::vector<sync::PostedAt>{{1, test::member(1), 5}});
        }
        CHECK(RawFile(path).schema() == contentOf(goldenSchema("cache")));
    }
}

TEST_CASE("a journal of the first version is read for good")
{
    REQUIRE(kJournalFormat.migrations.size() == 1);
    const TempDir folder;
    const auto store = must(SqliteJournalStore::open(oldFile(folder, "journal", 1)));
    CHECK(must(store->identity()) == anIdentity());
    const auto entries = must(store->read(0, 10, 10'000));
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].bytes == "one");
    CHECK(must(store->head()).hash == crypto::hash(entries[0].hash.view(), "two"));
    CHECK(must(store->saleOfTicket("r/1")) == sale(1));
    CHECK(must(store->memberKeys({test::member(1)})).front().wrapped == "key");
}

} // namespace
} // namespace loyalty::store
