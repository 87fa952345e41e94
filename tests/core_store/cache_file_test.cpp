#include "core/store/cache_schema.h"
#include "core/store/cache_store.h"
#include "tests/core_store/builders.h"
#include "tests/core_store/child.h"
#include "tests/core_store/raw_file.h"
#include "tests/support/store/memory_stores.h"
#include "tests/support/temp_dir.h"

#include <rapidcheck.h>
#include <unistd.h>

#include <fstream>
#include <limits>

namespace loyalty::store {
namespace {

using namespace test;

constexpr std::string_view kKeys[] = {"a", "b", "c", "d"};

sync::MemberRow anyRow()
{
    auto made = row(*rc::gen::inRange(0U, 6U), *rc::gen::inRange(1, 40));
    for (const std::string_view what : kKeys)
        if (*rc::gen::inRange(0, 3) == 0)
            made.lookups.push_back(key(what));
    made.blocked = *rc::gen::arbitrary<bool>();
    made.sealedPersonal = std::to_string(*rc::gen::inRange(0, 1000));
    return made;
}

sync::FeedPage anyPage(std::int64_t cursor)
{
    const int shard = *rc::gen::inRange(0, 2);
    const std::int64_t from = *rc::gen::weightedElement<std::int64_t>({{4, cursor}, {1, 0}, {1, cursor + 1}});
    auto rows = *rc::gen::container<std::vector<sync::MemberRow>>(rc::gen::exec(anyRow));
    return page(shard, from, from + *rc::gen::inRange(0, 10), std::move(rows));
}

TEST_CASE("after any pages in any order the cache is its last rows")
{
    REQUIRE(rc::check([] {
        const TempDir folder;
        auto disk = must(SqliteCacheStore::openOrRebuild(folder.path() / "cache.db", {})).store;
        MemoryCache memory;
        const int steps = *rc::gen::inRange(1, 25);
        for (int step = 0; step < steps; ++step) {
            if (*rc::gen::inRange(0, 4) == 0) {
                const auto fetched = anyRow();
                RC_ASSERT(outcome(disk->putRow(fetched)) == outcome(memory.putRow(fetched)));
                continue;
            }
            const auto cursors = memory.marks()->cursors;
            const auto next = anyPage(cursors.empty() ? 0 : cursors.front().position);
            RC_ASSERT(outcome(disk->applyPage(next)) == outcome(memory.applyPage(next)));
        }
        RC_ASSERT(*disk->marks() == *memory.marks());
        RC_ASSERT(*disk->memberCount() == *memory.memberCount());
        for (std::uint32_t n = 0; n < 6; ++n)
            RC_ASSERT(*disk->member(test::member(n)) == *memory.member(test::member(n)));
        for (const std::string_view what : kKeys)
            RC_ASSERT(*disk->lookUp(key(what)) == *memory.lookUp(key(what)));
    }));
}

TEST_CASE("a page that fails at any statement leaves nothing, and the next try succeeds")
{
    const TempDir folder;
    int left = 0;
    OpenOptions options;
    options.gate = [&left](std::string_view) -> std::optional<Fault> {
        return --left == 0 ? std::optional(Fault{FaultCode::Io, "made to fail"}) : std::nullopt;
    };
    const auto store = must(SqliteCacheStore::openOrRebuild(folder.path() / "cache.db", {}, options)).store;
    must(store->applyPage(page(0, 0, 2, {row(1, 1, {"phone 1", "last four"}), row(2, 2, {"last four"})})));
    const auto before = must(store->member(test::member(1)));
    const auto next = page(0, 2, 9, {row(1, 8, {"phone 2", "last four"}), row(3, 9, {"last four"})});
    int failures = 0;
    for (left = 1;; left = failures + 1) {
        const auto applied = store->applyPage(next);
        left = 0;
        if (applied)
            break;
        ++failures;
        CHECK(must(store->member(test::member(1))) == before);
        CHECK(must(store->memberCount()) == 2);
        CHECK(must(store->lookUp(key("phone 1"))).size() == 1);
        CHECK(must(store->lookUp(key("last four"))).size() == 2);
        CHECK(must(store->marks()).cursors.front().position == 2);
        REQUIRE(failures < 50);
    }
    CHECK(failures > 10);
    CHECK(must(store->member(test::member(1)))->position == 8);
    CHECK(must(store->lookUp(key("last four"))).size() == 3);
}

TEST_CASE("a terminal killed within a page has the whole page or nothing")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    bool whole = false;
    for (int at = 1; !whole; ++at) {
        REQUIRE(at < 50);
        must(SqliteCacheStore::remove(path));
        inChild([&] {
            int left = std::numeric_limits<int>::max();
            OpenOptions options;
            options.gate = [&left](std::string_view) -> std::optional<Fault> {
                if (--left == 0)
                    ::_exit(7);
                return std::nullopt;
            };
            const auto store = must(SqliteCacheStore::openOrRebuild(path, {}, options)).store;
            left = at;
            return store->applyPage(page(0, 0, 2, {row(1, 1, {"a"}), row(2, 2, {"a", "b"})})) ? 0 : 1;
        });
        const auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
        whole = must(store->memberCount()) == 2;
        CHECK(must(store->memberCount()) == (whole ? 2U : 0U));
        CHECK(must(store->lookUp(key("a"))).size() == (whole ? 2U : 0U));
        CHECK(must(store->marks()).cursors.size() == (whole ? 1U : 0U));
    }
}

TEST_CASE("a cache that is no database is made anew")
{
    const TempDir folder;
    const auto path = folder.write("cache.db", std::string(20'000, 'x'));
    folder.write("cache.db-wal", "left over");
    auto opened = must(SqliteCacheStore::openOrRebuild(path, {}));
    CHECK(opened.rebuilt);
    must(opened.store->putRow(row(1, 1)));
    opened.store.reset();
    opened = must(SqliteCacheStore::openOrRebuild(path, {}));
    CHECK(!opened.rebuilt);
    CHECK(must(opened.store->memberCount()) == 1);
}

TEST_CASE("a cache with a spoilt page is noticed when it is read, and made anew")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    {
        const auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
        std::vector<sync::MemberRow> rows;
        for (std::uint32_t n = 0; n < 500; ++n)
            rows.push_back(row(n, n + 1));
        must(store->applyPage(page(0, 0, 500, rows)));
    }
    const int members = std::stoi(RawFile(path).value("SELECT rootpage FROM sqlite_master WHERE name = 'member'"));
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((members - 1) * 4096);
    file << std::string(4096, '\x55');
    file.close();
    {
        const auto opened = must(SqliteCacheStore::openOrRebuild(path, {}));
        CHECK(!opened.rebuilt);
        CHECK(outcome(opened.store->member(test::member(1))) == "corrupt");
    }
    OpenOptions thorough;
    thorough.check = OpenOptions::Check::Quick;
    const auto opened = must(SqliteCacheStore::openOrRebuild(path, {}, thorough));
    CHECK(opened.rebuilt);
    CHECK(must(opened.store->memberCount()) == 0);
}

TEST_CASE("a cache of which hardly anything is left is made anew at once")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    must(must(SqliteCacheStore::openOrRebuild(path, {})).store->applyPage(page(0, 0, 1, {row(1, 1)})));
    const auto size = std::filesystem::file_size(path);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(2 * 4096);
    file << std::string(size - 2 * 4096, '\x55');
    file.close();
    const auto opened = must(SqliteCacheStore::openOrRebuild(path, {}));
    CHECK(opened.rebuilt);
    CHECK(must(opened.store->memberCount()) == 0);
}

TEST_CASE("a row that is not what was written is corrupt")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    const auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
    must(store->putRow(row(1, 1)));
    must(store->putRow(row(2, 1)));
    RawFile raw(path);
    REQUIRE(raw.run("UPDATE member SET row = (SELECT max(row) FROM member)") == "ok");
    CHECK(outcome(store->member(test::member(1))) == "corrupt");
    REQUIRE(raw.run("UPDATE member SET row = x'00'") == "ok");
    CHECK(outcome(store->member(test::member(1))) == "corrupt");
}

TEST_CASE("what another program changed in the cache is found, row by row, and is never used")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    const auto sealKey = crypto::deriveKey({}, "a test");
    auto store = must(SqliteCacheStore::openOrRebuild(path, sealKey)).store;
    must(store->putRow(row(1, 1, {"phone 1"})));
    must(store->putRow(row(2, 1, {"phone 2"})));
    must(store->applyChain({{1, sync::OperatorRow{{"e1", "陈", access::Role::Cashier, true}}}}));
    must(store->putPosted({{3, test::member(1), 1}, {4, test::member(1), 2}}, 4));
    CHECK(must(store->problems()).empty());
    RawFile raw(path);
    struct Change
    {
        const char* change;
        const char* undo;
        std::string found;
    };
    const Change changes[] = {
        {"UPDATE member SET position = position + 9 WHERE length(id) = 16 AND keys = (SELECT min(keys) FROM member)",
         "UPDATE member SET position = 1", "cache-row-differs"},
        {"UPDATE posted SET position = 0 WHERE seq = 4", "UPDATE posted SET position = 2 WHERE seq = 4",
         "cache-positions-differ"},
        {"UPDATE posted SET seq = 5 WHERE seq = 4", "UPDATE posted SET seq = 4 WHERE seq = 5",
         "cache-positions-differ"},
        {"UPDATE look_up SET member = (SELECT max(id) FROM member)", "", "cache-look-up-differs"},
    };
    REQUIRE(raw.run("UPDATE operator SET role = 'manager'") == "ok");
    CHECK(must(store->problems()) == std::vector<std::string>{"cache-operators-differ"});
    CHECK(outcome(store->operators()) == "corrupt");
    REQUIRE(raw.run("UPDATE operator SET role = 'cashier'") == "ok");
    for (const Change& change : changes) {
        INFO(change.change);
        REQUIRE(raw.run(change.change) == "ok");
        const auto problems = must(store->problems());
        REQUIRE(problems.size() == 1);
        CHECK(problems.front().starts_with(change.found));
        if (*change.undo != '\0')
            REQUIRE(raw.run(change.undo) == "ok");
    }
    REQUIRE(raw.run("UPDATE member SET position = 7") == "ok");
    CHECK(outcome(store->member(test::member(1))) == "corrupt");
    store.reset();
    const auto again = must(SqliteCacheStore::openOrRebuild(path, sealKey));
    CHECK(again.rebuilt);
    CHECK(must(again.store->memberCount()) == 0);
}

TEST_CASE("programmes are refused once another program changed one or took it away, and the cache is made anew")
{
    for (const char* const change :
         {"DELETE FROM programme WHERE version = 2", "UPDATE programme SET bytes = x'7b7d' WHERE version = 1",
          "UPDATE programme SET signature = zeroblob(64) WHERE version = 1", "DELETE FROM programme"}) {
        CAPTURE(change);
        const TempDir folder;
        const auto path = folder.path() / "cache.db";
        auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
        const crypto::Signature signature = *crypto::Signature::fromBytes(std::string(64, 's'));
        must(store->applyChain({{1, sync::ProgrammeRow{1, "first", signature}}}));
        must(store->applyChain({{2, sync::ProgrammeRow{2, "second", signature}}}));
        must(store->applyChain({{3, sync::ProgrammeRow{2, "second again", signature}}}));
        CHECK(must(store->programmes()).size() == 2);
        CHECK(must(store->problems()).empty());
        REQUIRE(RawFile(path).run(change) == "ok");
        CHECK(must(store->problems()) == std::vector<std::string>{"cache-programmes-differ"});
        CHECK(outcome(store->programmes()) == "corrupt");
        store.reset();
        const auto again = must(SqliteCacheStore::openOrRebuild(path, {}));
        CHECK(again.rebuilt);
        CHECK(must(again.store->marks()).chainCursor == 0);
        must(again.store->applyChain({{1, sync::ProgrammeRow{1, "first", signature}}}));
        CHECK(must(again.store->programmes()).size() == 1);
    }
}

TEST_CASE("the positions of own entries are refused once another program took one away")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
    const std::vector<sync::PostedAt> told{{1, test::member(1), 5}, {2, test::member(1), 6}, {2, test::member(2), 7}};
    must(store->putPosted(told, 2));
    must(store->putPosted(told, 2));                      // told again
    must(store->putPosted({{1, test::member(1), 9}}, 2)); // after head office was set up anew
    CHECK(must(store->posted()).size() == 3);
    must(store->forgetPosted(1));
    CHECK(must(store->posted()).size() == 2);
    REQUIRE(RawFile(path).run("DELETE FROM posted WHERE seq = 2") == "ok");
    CHECK(outcome(store->posted()) == "corrupt");
    store.reset();
    const auto again = must(SqliteCacheStore::openOrRebuild(path, {}));
    CHECK(again.rebuilt);
    CHECK(must(again.store->posted()).empty());
    must(again.store->reset());
    CHECK(must(again.store->posted()).empty());
}

TEST_CASE("a row that comes again from head office takes the place of one that another program changed")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    const auto store = must(SqliteCacheStore::openOrRebuild(path, {})).store;
    must(store->putRow(row(1, 5)));
    REQUIRE(RawFile(path).run("UPDATE member SET position = 1000") == "ok");
    must(store->putRow(row(1, 6)));
    CHECK(must(store->member(test::member(1)))->position == 6);
    CHECK(must(store->problems()).empty());
}

TEST_CASE("a cache of a newer program is refused, not rebuilt")
{
    const TempDir folder;
    const auto path = folder.path() / "cache.db";
    must(SqliteCacheStore::openOrRebuild(path, {}));
    REQUIRE(RawFile(path).run("PRAGMA user_version = 1000") == "ok");
    CHECK(outcome(SqliteCacheStore::openOrRebuild(path, {})) == "newer-version");
}

TEST_CASE("a full disk lets a page fail cleanly")
{
    const TempDir folder;
    auto file = must(Database::open(folder.path() / "cache.db", kCacheFormat));
    Database& database = *file;
    SqliteCacheStore store(std::move(file), {});
    std::vector<sync::MemberRow> rows;
    for (std::uint32_t n = 0; n < 500; ++n)
        rows.push_back(row(n, n + 1, {std::to_string(n)}));
    must(database.execute("PRAGMA max_page_count = 20"));
    CHECK(outcome(store.applyPage(page(0, 0, 500, rows))) == "disk-full");
    CHECK(must(store.memberCount()) == 0);
    must(database.execute("PRAGMA max_page_count = 1000000"));
    must(store.applyPage(page(0, 0, 500, rows)));
    CHECK(must(store.memberCount()) == 500);
}

TEST_CASE("one member among a hundred thousand is found by any key")
{
    constexpr std::uint32_t kMembers = 100'000;
    const TempDir folder;
    const auto store = must(SqliteCacheStore::openOrRebuild(folder.path() / "cache.db", {})).store;
    for (std::uint32_t first = 0; first < kMembers; first += sync::kMaxPageRows) {
        std::vector<sync::MemberRow> rows;
        for (std::uint32_t n = first; n < first + sync::kMaxPageRows; ++n)
            rows.push_back(row(n, n + 1, {"phone " + std::to_string(n), "four " + std::to_string(n % 10'000)}));
        must(store->applyPage(page(0, first, first + sync::kMaxPageRows, std::move(rows))));
    }
    CHECK(must(store->memberCount()) == kMembers);
    for (std::uint32_t n = 0; n < kMembers; n += 997) {
        CHECK(must(store->lookUp(key("phone " + std::to_string(n)))) == std::vector<MemberId>{test::member(n)});
        CHECK(must(store->member(test::member(n)))->position == n + 1);
        CHECK(must(store->lookUp(key("four " + std::to_string(n % 10'000)))).size() == 10);
    }
    CHECK(must(store->lookUp(key("nobody"))).empty());
}

} // namespace
} // namespace loyalty::store
