#include "core/store/journal_store.h"

#include "tests/core_store/builders.h"
#include "tests/support/store/memory_stores.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_template_test_macros.hpp>

namespace loyalty::store {
namespace {

using namespace test;
using Entries = std::vector<journal::ChainedEntry>;

/// A journal in a file, and the one in memory that use cases are tested with: one contract.
class OnDisk
{
public:
    terminal::JournalStore& store() { return *m_store; }

private:
    TempDir m_folder;
    std::unique_ptr<SqliteJournalStore> m_store = must(SqliteJournalStore::open(m_folder.path() / "journal.db"));
};

class InMemory
{
public:
    terminal::JournalStore& store() { return m_store; }

private:
    MemoryJournal m_store;
};

TEMPLATE_TEST_CASE("a journal that is new has no head, no entries and no identity", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    CHECK(must(store.head()) == journal::Head());
    CHECK(must(store.read(0, 10, 1000)).empty());
    CHECK(!must(store.identity()));
    CHECK(must(store.recentSales(5)).empty());
    CHECK(!must(store.saleOfTicket("r/1")));
    CHECK(!must(store.saleOfTicket("")));
}

TEMPLATE_TEST_CASE("an identity is written once and read back whole", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    must(store.writeIdentity(anIdentity()));
    CHECK(must(store.identity()) == anIdentity());

    terminal::Identity other = anIdentity();
    other.lane = "4";
    CHECK(outcome(store.writeIdentity(other)) == "rejected");
    CHECK(must(store.identity()) == anIdentity());
}

TEMPLATE_TEST_CASE("entries come back as they were appended", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    const Entries written = {chain.next("one"), chain.next(std::string("\0\xff two", 6)), chain.next("")};
    for (const auto& entry : written)
        must(store.append(entry, noted(), std::nullopt));
    CHECK(must(store.head()) == chain.head());
    CHECK(must(store.read(0, 100, 100'000)) == written);
    CHECK(must(store.read(1, 1, 100'000)) == Entries{written[1]});
    CHECK(must(store.read(3, 100, 100'000)).empty());
    CHECK(must(store.read(99, 100, 100'000)).empty());
}

TEMPLATE_TEST_CASE("a batch ends at its bytes, but never before its first entry", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    for (int i = 0; i < 5; ++i)
        must(store.append(chain.next(std::string(100, 'e')), noted(), std::nullopt));
    CHECK(must(store.read(0, 100, 250)).size() == 2);
    CHECK(must(store.read(0, 100, 200)).size() == 2);
    CHECK(must(store.read(0, 100, 1)).size() == 1);
    CHECK(must(store.read(0, 0, 1000)).empty());
}

TEMPLATE_TEST_CASE("an entry that does not follow the head is rejected", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    const auto first = chain.next("one");
    const auto second = chain.next("two");
    CHECK(outcome(store.append(second, noted(), std::nullopt)) == "rejected");
    must(store.append(first, noted(), std::nullopt));
    CHECK(outcome(store.append(first, noted(), std::nullopt)) == "rejected");

    auto changed = second;
    changed.bytes = "twO";
    CHECK(outcome(store.append(changed, noted(), std::nullopt)) == "rejected");
    CHECK(must(store.head()) == journal::Head{first.seq, first.hash});
    must(store.append(second, noted(), std::nullopt));
}

TEMPLATE_TEST_CASE("a sale is found by its id, its ticket and its member", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    const Entries e = {chain.next("a"), chain.next("b"), chain.next("c"), chain.next("d"), chain.next("e")};
    must(store.append(e[0], sold(sale(1), "r/1", test::member(1)), std::nullopt));
    must(store.append(e[1], sold(sale(2), "", test::member(2)), std::nullopt));
    must(store.append(e[2], returned(sale(1), test::member(1)), std::nullopt));
    must(store.append(e[3], noted(), std::nullopt));
    must(store.append(e[4], sold(sale(3), "r/3"), std::nullopt));

    CHECK(must(store.ofSale(sale(1))) == Entries{e[0], e[2]});
    CHECK(must(store.ofSale(sale(9))).empty());
    CHECK(must(store.saleOfTicket("r/1")) == sale(1));
    CHECK(must(store.saleOfTicket("r/3")) == sale(3));
    CHECK(!must(store.saleOfTicket("r/2")));
    CHECK(must(store.recentSales(2)) == Entries{e[4], e[1]});
    CHECK(must(store.ofMember(test::member(1), 10)) == Entries{e[2], e[0]});
    CHECK(must(store.ofMember(test::member(1), 1)) == Entries{e[2]});
    CHECK(must(store.ofMember(test::member(3), 10)).empty());
}

TEMPLATE_TEST_CASE("a ticket has one sale, and its return may carry the same ticket", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    must(store.append(chain.next("a"), sold(sale(1), "r/1"), std::nullopt));
    const journal::Head before = must(store.head());

    Chain fork = chain;
    CHECK(outcome(store.append(fork.next("b"), sold(sale(2), "r/1"), std::nullopt)) == "rejected");
    CHECK(must(store.head()) == before);
    CHECK(must(store.saleOfTicket("r/1")) == sale(1));

    terminal::EntryKeys back = returned(sale(1));
    back.ticket = "r/1";
    must(store.append(chain.next("c"), back, std::nullopt));
    must(store.append(chain.next("d"), sold(sale(3)), std::nullopt));
    must(store.append(chain.next("e"), sold(sale(4)), std::nullopt));
}

TEMPLATE_TEST_CASE("a member's key comes with the entry and can be erased alone", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    const sync::MemberKey first{test::member(1), std::string("\0k", 2)};
    const sync::MemberKey second{test::member(2), "k2"};
    must(store.append(chain.next("a"), noted(), first));
    must(store.append(chain.next("b"), noted(), second));
    using Keys = std::vector<sync::MemberKey>;
    CHECK(must(store.memberKeys({test::member(2), test::member(9), test::member(1)})) == Keys{second, first});

    must(store.eraseMemberKey(test::member(1)));
    must(store.eraseMemberKey(test::member(1)));
    CHECK(must(store.memberKeys({test::member(1), test::member(2)})) == Keys{second});
    CHECK(must(store.read(0, 10, 1000)).size() == 2);
}

TEMPLATE_TEST_CASE("an entry whose member has a key already is rejected as a whole", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    Chain chain;
    must(store.append(chain.next("a"), noted(), sync::MemberKey{test::member(1), "k"}));
    Chain fork = chain;
    CHECK(outcome(store.append(fork.next("b"), noted(), sync::MemberKey{test::member(1), "l"})) == "rejected");
    CHECK(must(store.head()) == chain.head());
    CHECK(must(store.memberKeys({test::member(1)})).front().wrapped == "k");
}

} // namespace
} // namespace loyalty::store
