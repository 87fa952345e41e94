#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"

#include <catch2/generators/catch_generators_range.hpp>

#include <map>
#include <random>

using namespace loyalty;
using namespace loyalty::headoffice::test;

namespace {

std::vector<MemberId> idsOf(const std::vector<office::Member>& members)
{
    std::vector<MemberId> ids;
    for (const office::Member& member : members)
        ids.push_back(member.id);
    return ids;
}

} // namespace

TEST_CASE("members come back whole, in the order asked", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    office::Member alias = aMember(2);
    alias.aliasOf = named<MemberId>(1);
    alias.blocked = true;
    alias.blockReason = "card reported stolen";
    alias.erased = true;
    alias.wrappedKey.clear();
    const auto transaction = must(database->begin());
    must(transaction->putMembers(std::vector{aMember(1, 1), alias}));

    const std::vector ids = {named<MemberId>(2), named<MemberId>(3), named<MemberId>(1)};
    CHECK(must(transaction->members(ids)) ==
          std::vector<std::optional<office::Member>>{alias, std::nullopt, aMember(1, 1)});
    CHECK(must(transaction->health()).members == 2);
    CHECK(idsOf(must(transaction->aliasesOf(named<MemberId>(1)))) == std::vector{named<MemberId>(2)});
    CHECK(must(transaction->aliasesOf(named<MemberId>(2))).empty());
}

TEST_CASE("look-ups are replaced as a whole and may be shared", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    office::Member one = aMember(1);
    office::Member two = aMember(2);
    const auto shared = named<crypto::KeyedHash>(77);
    one.lookups.push_back(shared);
    two.lookups.push_back(shared);
    must(transaction->putMembers(std::vector{one, two}));
    CHECK(must(transaction->lookUp(shared)) == std::vector{one.id, two.id});

    const auto former = one.lookups.front();
    one.lookups = {shared, named<crypto::KeyedHash>(78)};
    must(transaction->putMembers(std::vector{one}));

    CHECK(must(transaction->lookUp(former)).empty());
    CHECK(must(transaction->lookUp(named<crypto::KeyedHash>(78))) == std::vector{one.id});
    CHECK(must(transaction->members(std::vector{one.id})).front() == one);
}

TEST_CASE("the first key of a member stays, whoever sends another", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const MemberId member = named<MemberId>(1);
    const auto put = [&](std::uint8_t from, std::string wrapped) {
        must(transaction->putMemberKeys(named<IncarnationId>(from), std::vector{sync::MemberKey{member, wrapped}}));
    };

    CHECK_FALSE(must(transaction->memberKey(member)).has_value());
    put(1, "first");
    put(2, "other");
    CHECK(must(transaction->memberKey(member)) == "first");
    put(1, "first, wrapped anew");
    CHECK(must(transaction->memberKey(member)) == "first, wrapped anew");
}

TEST_CASE("a member's key that was erased stays so, whoever sends it again, and before it came too", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const auto put = [&](std::uint8_t member) {
        must(transaction->putMemberKeys(named<IncarnationId>(1),
                                        std::vector{sync::MemberKey{named<MemberId>(member), "wrapped"}}));
    };

    put(1);
    for (const std::uint8_t member : {std::uint8_t{1}, std::uint8_t{2}}) {
        must(transaction->eraseMemberKey(named<MemberId>(member)));
        CHECK_FALSE(must(transaction->memberKey(named<MemberId>(member))).has_value());
        put(member);
        CHECK_FALSE(must(transaction->memberKey(named<MemberId>(member))).has_value());
    }
}

TEST_CASE("the feed holds each member once, at its latest place, in order", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    std::mt19937 chance(7);
    std::map<std::uint8_t, std::int64_t> latest;
    std::map<int, std::int64_t> last;

    for (int step = 0; step < 200; ++step) {
        const auto transaction = must(database->begin());
        const auto n = static_cast<std::uint8_t>(chance() % 20 + 1);
        const int shard = n % 4; // an id's first byte is n; the chain has 4 shards
        const std::int64_t position = must(transaction->nextPosition(shard));
        must(transaction->putMembers(std::vector{aMember(n, position)}));
        if (chance() % 4 == 0)
            continue; // rolled back: the number is given again
        CHECK(position == last[shard] + 1);
        must(transaction->commit());
        last[shard] = position;
        latest[n] = position;
    }

    const auto read = must(database->read());
    for (int shard = 0; shard < 4; ++shard) {
        std::map<std::int64_t, MemberId> expected;
        for (const auto& [n, position] : latest)
            if (n % 4 == shard)
                expected[position] = named<MemberId>(n);
        std::vector<MemberId> order;
        for (const auto& [position, id] : expected)
            order.push_back(id);
        CHECK(must(read->lastPosition(shard)) == last[shard]);
        CHECK(idsOf(must(read->feed(shard, 0, 1000))) == order);
        CHECK(must(read->feed(shard, last[shard], 10)).empty());
        CHECK(must(read->feed(shard, 0, 2)).size() == 2);
    }
}

TEST_CASE("a member outside the feed is in no page", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    must(transaction->putMembers(std::vector{aMember(4, 0), aMember(8, 0)}));

    CHECK(must(transaction->feed(0, 0, 10)).empty());
}

TEST_CASE("a feed position never goes back", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    must(transaction->putMembers(std::vector{aMember(4, 9)}));

    CHECK(transaction->putMembers(std::vector{aMember(4, 8)}).error().code == FaultCode::Rejected);
}

TEST_CASE("all members are walked by id in pages", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    std::vector<office::Member> members;
    for (std::uint8_t n = 1; n <= 7; ++n)
        members.push_back(aMember(n));
    must(transaction->putMembers(members));

    std::vector<office::Member> walked;
    std::optional<MemberId> after;
    while (true) {
        const auto page = must(transaction->membersAfter(after, 3));
        if (page.empty())
            break;
        walked.insert(walked.end(), page.begin(), page.end());
        after = page.back().id;
    }
    CHECK(walked == members);
}
