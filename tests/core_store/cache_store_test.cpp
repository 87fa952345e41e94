#include "core/store/cache_store.h"

#include "tests/core_store/builders.h"
#include "tests/support/store/memory_stores.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_template_test_macros.hpp>

namespace loyalty::store {
namespace {

using namespace test;
using Members = std::vector<MemberId>;

/// A cache in a file, and the one in memory that use cases are tested with: one contract.
class OnDisk
{
public:
    terminal::CacheStore& store() { return *m_opened.store; }

private:
    TempDir m_folder;
    SqliteCacheStore::Opened m_opened = must(SqliteCacheStore::openOrRebuild(m_folder.path() / "cache.db", {}));
};

class InMemory
{
public:
    terminal::CacheStore& store() { return m_store; }

private:
    MemoryCache m_store;
};

sync::ChainRow programme(std::int64_t position, std::int64_t version, std::string bytes)
{
    return {position, sync::ProgrammeRow{version, std::move(bytes), crypto::Signature()}};
}

sync::ChainRow person(std::int64_t position, std::string id, access::Role role, bool active = true)
{
    return {position, sync::OperatorRow{{std::move(id), "陈 " + std::to_string(position), role, active}}};
}

TEMPLATE_TEST_CASE("a cache that is new is empty and stands at nought", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    CHECK(must(store.memberCount()) == 0);
    CHECK(!must(store.member(test::member(1))));
    CHECK(must(store.lookUp(key("phone"))).empty());
    CHECK(must(store.marks()) == terminal::SyncMarks());
    CHECK(must(store.posted()).empty());
    CHECK(must(store.programmes()).empty());
    CHECK(must(store.operators()).empty());
}

TEMPLATE_TEST_CASE("a page brings its rows, their keys and the cursor", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    const auto first = row(1, 5, {"phone 1", "card 1"});
    const auto second = row(2, 7, {"phone 2"});
    must(store.applyPage(page(3, 0, 7, {first, second})));
    CHECK(must(store.member(test::member(1))) == first);
    CHECK(must(store.member(test::member(2))) == second);
    CHECK(must(store.memberCount()) == 2);
    CHECK(must(store.lookUp(key("card 1"))) == Members{test::member(1)});
    CHECK(must(store.lookUp(key("phone 2"))) == Members{test::member(2)});
    CHECK(must(store.marks()).cursors == std::vector<sync::Cursor>{{3, 7}});

    must(store.applyPage(page(3, 7, 9, {})));
    must(store.applyPage(page(1, 0, 2, {})));
    CHECK(must(store.marks()).cursors == std::vector<sync::Cursor>{{1, 2}, {3, 9}});
}

TEMPLATE_TEST_CASE("a page that does not begin at the cursor changes nothing", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    must(store.applyPage(page(0, 0, 5, {row(1, 5)})));
    for (const std::int64_t from : {0, 4, 6}) {
        CHECK(outcome(store.applyPage(page(0, from, 9, {row(1, 9), row(2, 8)}))) == "rejected");
        CHECK(must(store.member(test::member(1)))->position == 5);
        CHECK(must(store.memberCount()) == 1);
    }
    CHECK(must(store.marks()).cursors == std::vector<sync::Cursor>{{0, 5}});
}

TEMPLATE_TEST_CASE("a page that is not what was sent changes nothing", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    sync::FeedPage spoilt = page(0, 0, 5, {row(1, 5)});
    spoilt.rows[0].blocked = true;
    CHECK(outcome(store.applyPage(spoilt)) == "bad-reply");
    CHECK(outcome(store.applyPage(page(0, 0, -1, {}))) == "bad-reply");
    CHECK(must(store.memberCount()) == 0);
    CHECK(must(store.marks()).cursors.empty());
}

TEMPLATE_TEST_CASE("an older row never replaces a newer one", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    const auto fetched = row(1, 9, {"new phone"});
    must(store.putRow(fetched));
    must(store.applyPage(page(0, 0, 5, {row(1, 5, {"old phone"})})));
    must(store.putRow(row(1, 8, {"older phone"})));
    CHECK(must(store.member(test::member(1))) == fetched);
    CHECK(must(store.lookUp(key("old phone"))).empty());
    CHECK(must(store.lookUp(key("new phone"))) == Members{test::member(1)});
    CHECK(must(store.marks()).cursors == std::vector<sync::Cursor>{{0, 5}});
}

TEMPLATE_TEST_CASE("a new phone number is found and the old one is not", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    must(store.putRow(row(1, 1, {"old phone", "card"})));
    must(store.putRow(row(1, 2, {"card", "new phone", "card"})));
    CHECK(must(store.lookUp(key("old phone"))).empty());
    CHECK(must(store.lookUp(key("new phone"))) == Members{test::member(1)});
    CHECK(must(store.lookUp(key("card"))) == Members{test::member(1)});
    must(store.putRow(row(1, 3)));
    CHECK(must(store.lookUp(key("card"))).empty());
    CHECK(must(store.memberCount()) == 1);
}

TEMPLATE_TEST_CASE("people who share a key are all found, whoever leaves it", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    for (const std::uint32_t n : {3U, 1U, 2U})
        must(store.putRow(row(n, 1, {"last four"})));
    CHECK(must(store.lookUp(key("last four"))) == Members{test::member(1), test::member(2), test::member(3)});
    must(store.putRow(row(3, 2)));
    CHECK(must(store.lookUp(key("last four"))) == Members{test::member(1), test::member(2)});
    must(store.putRow(row(1, 2)));
    CHECK(must(store.lookUp(key("last four"))) == Members{test::member(2)});
    must(store.putRow(row(3, 3, {"last four"})));
    CHECK(must(store.lookUp(key("last four"))) == Members{test::member(2), test::member(3)});
}

TEMPLATE_TEST_CASE("two hashes that begin alike are told apart", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    crypto::KeyedHash one = key("one");
    crypto::KeyedHash two = one;
    two.bytes()[15] = static_cast<std::uint8_t>(one.bytes()[15] ^ 1U);
    crypto::KeyedHash three = one;
    three.bytes()[8] = static_cast<std::uint8_t>(one.bytes()[8] ^ 1U);
    const auto rowWith = [](std::uint32_t n, std::int64_t position, std::vector<crypto::KeyedHash> hashes) {
        sync::MemberRow made = row(n, position);
        made.lookups = std::move(hashes);
        return made;
    };
    must(store.putRow(rowWith(1, 1, {one, two})));
    must(store.putRow(rowWith(2, 1, {two})));
    CHECK(must(store.lookUp(one)) == Members{test::member(1)});
    CHECK(must(store.lookUp(two)) == Members{test::member(1), test::member(2)});
    CHECK(must(store.lookUp(three)).empty());

    must(store.putRow(rowWith(1, 2, {three})));
    CHECK(must(store.lookUp(one)).empty());
    CHECK(must(store.lookUp(two)) == Members{test::member(2)});
    CHECK(must(store.lookUp(three)) == Members{test::member(1)});
}

TEMPLATE_TEST_CASE("the chain's rows are applied once, in order, with their cursor", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    must(store.applyChain({programme(1, 2, "v2"), person(2, "e1", access::Role::Cashier)}));
    must(store.applyChain({programme(1, 2, "late"), person(2, "e1", access::Role::Auditor), programme(4, 1, "v1"),
                           person(5, "e0", access::Role::Manager, false)}));
    const auto programmes = must(store.programmes());
    REQUIRE(programmes.size() == 2);
    CHECK(programmes[0] == terminal::StoredProgramme{1, "v1", crypto::Signature()});
    CHECK(programmes[1].bytes == "v2");
    using People = std::vector<sync::Operator>;
    CHECK(must(store.operators()) ==
          People{{"e0", "陈 5", access::Role::Manager, false}, {"e1", "陈 2", access::Role::Cashier, true}});
    CHECK(must(store.marks()).chainCursor == 5);

    CHECK(outcome(store.applyChain({programme(7, 3, "v3"), programme(6, 4, "v4")})) == "bad-reply");
    CHECK(must(store.programmes()).size() == 2);
    must(store.applyChain({person(6, "e1", access::Role::Supervisor)}));
    CHECK(must(store.operators())[1].role == access::Role::Supervisor);
    sync::ChainRow withPin = person(7, "e1", access::Role::Supervisor);
    std::get<sync::OperatorRow>(withPin.body).person.pin = "$argon2id$";
    must(store.applyChain({withPin}));
    CHECK(must(store.operators())[1].pin == "$argon2id$");
}

TEMPLATE_TEST_CASE("positions of own entries are kept until nobody asks for them", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    using Posted = std::vector<sync::PostedAt>;
    must(store.putPosted({{4, test::member(2), 40}, {4, test::member(1), 41}, {2, test::member(1), 20}}, 4));
    must(store.putPosted({{4, test::member(1), 42}}, 3));
    CHECK(must(store.posted()) == Posted{{2, test::member(1), 20}, {4, test::member(1), 42}, {4, test::member(2), 40}});
    CHECK(must(store.marks()).postedSeq == 4);
    must(store.forgetPosted(3));
    CHECK(must(store.posted()) == Posted{{4, test::member(1), 42}, {4, test::member(2), 40}});
    CHECK(must(store.marks()).postedSeq == 4);
}

TEMPLATE_TEST_CASE("marks are kept, and the cursors move with their rows only", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    must(store.applyPage(page(1, 0, 10, {})));
    must(store.applyChain({programme(3, 1, "v1")}));
    terminal::SyncMarks marks;
    marks.epoch = 2;
    marks.ackedSeq = 30;
    marks.postedSeq = 20;
    marks.chainCursor = 99;
    marks.cursors = {{1, 99}, {2, 99}};
    marks.serverOffsetMs = -1500;
    marks.offsetKnown = true;
    marks.lastContact = Instant(1'795'255'200'123);
    marks.vouchedSeq = 29;
    marks.budgets = {{"autumn", 250}, {"spring", -3}};
    marks.budgetsUpTo = 28;
    marks.closed = "retired";
    must(store.writeMarks(marks));
    marks.chainCursor = 3;
    marks.cursors = {{1, 10}};
    CHECK(must(store.marks()) == marks);
}

TEMPLATE_TEST_CASE("a reset forgets everything, and the feed begins again", "", OnDisk, InMemory)
{
    TestType file;
    auto& store = file.store();
    must(store.applyPage(page(0, 0, 5, {row(1, 5, {"phone", "shared"}), row(2, 4, {"shared"})})));
    must(store.applyChain({programme(1, 1, "v1"), person(2, "e1", access::Role::Cashier)}));
    must(store.putPosted({{1, test::member(1), 5}}, 1));
    must(store.reset());
    CHECK(must(store.memberCount()) == 0);
    CHECK(must(store.lookUp(key("phone"))).empty());
    CHECK(must(store.lookUp(key("shared"))).empty());
    CHECK(must(store.programmes()).empty());
    CHECK(must(store.operators()).empty());
    CHECK(must(store.posted()).empty());
    CHECK(must(store.marks()) == terminal::SyncMarks());
    must(store.applyPage(page(0, 0, 3, {row(1, 3, {"phone"})})));
    CHECK(must(store.lookUp(key("phone"))) == Members{test::member(1)});
}

} // namespace
} // namespace loyalty::store
