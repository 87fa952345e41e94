#include "core/store/journal_schema.h"
#include "core/store/journal_store.h"
#include "tests/core_store/builders.h"
#include "tests/core_store/child.h"
#include "tests/core_store/raw_file.h"
#include "tests/support/temp_dir.h"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <limits>

namespace loyalty::store {
namespace {

using namespace test;

/// Three entries, the last of kind "checkpoint".
Chain writeThree(const std::filesystem::path& path)
{
    Chain chain;
    const auto store = must(SqliteJournalStore::open(path));
    must(store->append(chain.next("one"), sold(sale(1), "r/1", test::member(1)),
                       sync::MemberKey{test::member(1), "key"}));
    must(store->append(chain.next("two"), noted(), std::nullopt));
    must(store->append(chain.next("three"), {"checkpoint", {}, {}, "", "2026-11-21"}, std::nullopt));
    must(store->writeIdentity(anIdentity()));
    return chain;
}

TEST_CASE("nobody changes or removes an entry, whatever program it is")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    writeThree(path);
    RawFile raw(path);
    for (const char* column : {"hash", "signature", "bytes", "format", "kind", "member", "sale", "ticket", "date"}) {
        INFO(column);
        const std::string to = std::string("UPDATE journal SET ") + column + " = ";
        CHECK(raw.run(to + column) == "an entry is never changed");
        CHECK(raw.run("UPDATE OR REPLACE journal SET " + std::string(column) + " = NULL") ==
              "an entry is never changed");
    }
    CHECK(raw.run("UPDATE journal SET seq = 9 WHERE seq = 3") == "an entry is never changed");
    CHECK(raw.run("DELETE FROM journal") == "only a prefix that a checkpoint covers may go");
    CHECK(raw.run("DELETE FROM journal WHERE seq = 3") == "only a prefix that a checkpoint covers may go");
    CHECK(raw.run("UPDATE identity SET document = x''") == "the identity is never changed");
    CHECK(raw.run("DELETE FROM identity") == "the identity is never removed");
    CHECK(raw.run("INSERT OR REPLACE INTO identity SELECT * FROM identity") == "the journal has an identity");
    CHECK(raw.value("SELECT count(*) FROM journal") == "3");
}

TEST_CASE("nobody puts an entry in another place, or over another")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    writeThree(path);
    RawFile raw(path);
    const auto insert = [&](const std::string& how, const std::string& seq, const std::string& ticket) {
        return raw.run(how + " INTO journal SELECT " + seq + ", hash, signature, bytes, format, kind, member, sale, " +
                       ticket + ", date FROM journal WHERE seq = 1");
    };
    const std::string misplaced = "an entry has the number after the last one";
    for (const char* how : {"INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "REPLACE"}) {
        INFO(how);
        CHECK(insert(how, "1", "'r/9'") == misplaced);
        CHECK(insert(how, "5", "'r/9'") == misplaced);
        CHECK(insert(how, "0", "'r/9'") == misplaced);
        CHECK(insert(how, "NULL", "'r/9'") == misplaced);
        CHECK(insert(how, "4", "ticket") == "the ticket has a sale");
    }
    CHECK(raw.value("SELECT count(*) FROM journal") == "3");
    CHECK(insert("INSERT", "4", "'r/9'") == "ok");
}

TEST_CASE("a prefix may go once a later checkpoint entry covers it")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    Chain chain = writeThree(path);
    {
        RawFile raw(path);
        const auto cover = [&](const char* upto, const char* hashOf, const char* entry) {
            return raw.run(std::string("INSERT OR REPLACE INTO checkpoint SELECT ") + upto + ", hash, " + entry +
                           " FROM journal WHERE seq = " + hashOf);
        };
        CHECK(cover("2", "1", "3") == "a checkpoint names the hash of the last entry that it covers");
        CHECK(cover("1", "1", "2") == "a checkpoint is an entry of the journal");
        CHECK(cover("3", "3", "3") != "ok");
        CHECK(cover("2", "2", "3") == "ok");
        CHECK(cover("1", "1", "3") == "a checkpoint goes further than the last one");
        CHECK(raw.run("UPDATE checkpoint SET upto = 3") == "a checkpoint is never changed");
        CHECK(raw.run("DELETE FROM checkpoint") == "a checkpoint is never removed");

        CHECK(raw.run("DELETE FROM journal WHERE seq = 2") == "only a prefix that a checkpoint covers may go");
        CHECK(raw.run("DELETE FROM journal WHERE seq <= 3") == "only a prefix that a checkpoint covers may go");
        CHECK(raw.run("DELETE FROM journal WHERE seq <= 2") == "ok");
    }
    const auto store = must(SqliteJournalStore::open(path));
    CHECK(must(store->head()) == chain.head());
    must(store->append(chain.next("four"), noted(), std::nullopt));
    CHECK(must(store->read(0, 10, 1000)).front().seq == 3);
}

TEST_CASE("a member's key may go at any time")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    writeThree(path);
    RawFile raw(path);
    CHECK(raw.run("DELETE FROM member_key") == "ok");
    CHECK(raw.value("SELECT count(*) FROM journal") == "3");
}

TEST_CASE("every look into the journal goes by an index")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    must(SqliteJournalStore::open(path));
    RawFile raw(path);
    const auto plan = [&](const std::string& where) { return raw.planOf("SELECT bytes FROM journal WHERE " + where); };
    CHECK(plan("sale = x'00' ORDER BY seq") == "SEARCH journal USING INDEX journal_by_sale (sale=?)");
    CHECK(plan("member = x'00' ORDER BY seq DESC LIMIT 9") ==
          "SEARCH journal USING INDEX journal_by_member (member=?)");
    CHECK(plan("kind = 'sold' ORDER BY seq DESC LIMIT 9") == "SCAN journal USING INDEX journal_sold");
    CHECK(plan("kind = 'sold' AND ticket = 'r/1'") == "SEARCH journal USING INDEX journal_by_ticket (ticket=?)");
    CHECK(plan("seq > 5 ORDER BY seq LIMIT 9") == "SEARCH journal USING INTEGER PRIMARY KEY (rowid>?)");
}

TEST_CASE("a sale that fails at any statement leaves nothing, and the next try succeeds")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    Chain chain = writeThree(path);
    const journal::Head before = chain.head();
    const auto entry = chain.next("four");
    int left = 0;
    OpenOptions options;
    options.gate = [&left](std::string_view) -> std::optional<Fault> {
        return --left == 0 ? std::optional(Fault{FaultCode::Io, "made to fail"}) : std::nullopt;
    };
    const auto store = must(SqliteJournalStore::open(path, options));
    int failures = 0;
    for (left = 1;; left = failures + 1) {
        const auto appended = store->append(entry, sold(sale(4), "r/4"), sync::MemberKey{test::member(4), "key"});
        left = 0;
        if (appended)
            break;
        ++failures;
        CHECK(must(store->head()) == before);
        CHECK(must(store->memberKeys({test::member(4)})).empty());
        REQUIRE(failures < 20);
    }
    CHECK(failures == 5); // begin, head, entry, key, commit
    CHECK(must(store->head()) == chain.head());
    CHECK(RawFile(path).value("SELECT count(*) FROM journal") == "4");
}

TEST_CASE("a terminal killed before any statement of a sale has the whole sale or nothing")
{
    const TempDir folder;
    for (int at = 1; at <= 6; ++at) {
        const auto path = folder.path() / ("journal" + std::to_string(at) + ".db");
        Chain chain = writeThree(path);
        const journal::Head before = chain.head();
        const auto entry = chain.next("four");
        const int code = inChild([&] {
            int left = std::numeric_limits<int>::max();
            OpenOptions options;
            options.gate = [&left](std::string_view) -> std::optional<Fault> {
                if (--left == 0)
                    ::_exit(7);
                return std::nullopt;
            };
            const auto store = SqliteJournalStore::open(path, options);
            left = at;
            return (*store)->append(entry, sold(sale(4)), sync::MemberKey{test::member(4), "key"}) ? 0 : 1;
        });
        CHECK(code == (at <= 5 ? 7 : 0));
        const auto store = must(SqliteJournalStore::open(path));
        CHECK(must(store->head()) == (at <= 5 ? before : chain.head()));
        CHECK(must(store->memberKeys({test::member(4)})).size() == (at <= 5 ? 0U : 1U));
    }
}

TEST_CASE("a full disk lets a sale fail cleanly, and room lets it pass")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    Chain chain = writeThree(path);
    const journal::Head before = chain.head();
    const auto entry = chain.next(std::string(100'000, 'e'));
    auto file = must(Database::open(path, kJournalFormat));
    Database& database = *file;
    SqliteJournalStore store(std::move(file));
    must(database.execute("PRAGMA max_page_count = 25"));
    CHECK(outcome(store.append(entry, noted(), std::nullopt)) == "disk-full");
    CHECK(must(store.head()) == before);
    must(database.execute("PRAGMA max_page_count = 1000"));
    must(store.append(entry, noted(), std::nullopt));
}

/// Lets every write of this process beyond the file's first byte fail, or no more. For children.
void letWritesFail(bool failing)
{
    ::signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = failing ? 1 : limit.rlim_max;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

TEST_CASE("after a COMMIT of open outcome nothing is written until the journal has been opened again")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    Chain chain = writeThree(path);
    const auto entry = chain.next("four");
    const int firstWrong = inChild([&] {
        auto store = must(SqliteJournalStore::open(path));
        letWritesFail(true);
        if (outcome(store->append(entry, noted(), std::nullopt)) != "io")
            return 1;
        letWritesFail(false);
        if (outcome(store->append(entry, noted(), std::nullopt)) != "io" || outcome(store->head()) != "io")
            return 2;
        store.reset();
        store = must(SqliteJournalStore::open(path));
        if (store->head()->seq != 3)
            return 3;
        return outcome(store->append(entry, noted(), std::nullopt)) == "ok" ? 0 : 4;
    });
    CHECK(firstWrong == 0);
    CHECK(must(must(SqliteJournalStore::open(path))->head()) == chain.head());
}

TEST_CASE("the journal is read again after the program has ended")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    const Chain chain = writeThree(path);
    const auto store = must(SqliteJournalStore::open(path));
    CHECK(must(store->head()) == chain.head());
    CHECK(must(store->identity()) == anIdentity());
    CHECK(must(store->saleOfTicket("r/1")) == sale(1));
}

TEST_CASE("an identity of a newer format is not guessed at")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    must(SqliteJournalStore::open(path));
    CHECK(RawFile(path).run("INSERT INTO identity VALUES (1, zeroblob(16), 2, x'7b7d')") == "ok");
    CHECK(outcome(must(SqliteJournalStore::open(path))->identity()) == "newer-version");
}

TEST_CASE("an identity that is not what was written is corrupt")
{
    const TempDir folder;
    const auto path = folder.path() / "journal.db";
    must(SqliteJournalStore::open(path));
    CHECK(RawFile(path).run("INSERT INTO identity VALUES (1, zeroblob(16), 1, x'7b7d')") == "ok");
    CHECK(outcome(must(SqliteJournalStore::open(path))->identity()) == "corrupt");
}

} // namespace
} // namespace loyalty::store
