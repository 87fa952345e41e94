#include "core/journal/entry.h"

#include "tests/support/base/seeded_random.h"
#include "tests/support/journal/entries.h"
#include "tests/support/journal/random_entries.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::journal {
namespace {

using namespace loyalty::test;

TEST_CASE("an entry of any kind comes back from its bytes as it was")
{
    REQUIRE(rc::check([](std::uint64_t seed) {
        SeededRandom random(seed);
        RandomEntries entries(random);
        for (int i = 0; i < 20; ++i) {
            const Entry entry = entries.entry();
            const std::string bytes = encode(entry);
            const auto decoded = decode(bytes);
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == entry);
            RC_ASSERT(encode(*decoded) == bytes);
        }
    }));
}

TEST_CASE("a sale of twelve lines takes less than three kilobytes")
{
    CHECK(encode(aSale(12)).size() < 3 * 1024);
}

TEST_CASE("what an entry says once is not said again in its postings")
{
    const std::string bytes = encode(aSale(1));
    CHECK(bytes.ends_with(R"("post":[{"asset":"points","amount":12,"contra":"issued","opens":{"ends":1826791200000},)"
                          R"("rule":"base"},{"asset":"qualifying","key":"spend","amount":1250,"contra":"counted",)"
                          R"("rule":"tier"}]})"));
}

TEST_CASE("equal rates give equal bytes")
{
    Entry entry = aSale(1);
    std::get<Sold>(entry.act).trace[0].rate = Rate(1, 2);
    const std::string bytes = encode(entry);
    std::get<Sold>(entry.act).trace[0].rate = Rate(50, 100);
    CHECK(encode(entry) == bytes);
}

TEST_CASE("the kind of an act is the word in the bytes")
{
    struct Row
    {
        Act act;
        std::string_view kind;
    };
    const Row rows[] = {{Opened(), "opened"},     {Enrolled(), "enrolled"}, {Sold(), "sold"},
                        {Returned(), "returned"}, {Voided(), "voided"},     {Adjusted(), "adjusted"},
                        {Blocked(), "blocked"},   {Granted(), "granted"},   {GaveBack(), "gave-back"},
                        {Noted(), "noted"},       {Printed(), "printed"},   {Unknown{"gift"}, "gift"}};
    for (const auto& [act, kind] : rows) {
        CHECK(kindOf(act) == kind);
        CHECK(encode(anEntry(act)).find("\"kind\":\"" + std::string(kind) + '"') != std::string::npos);
    }
}

TEST_CASE("an entry touches its act's member and those of its postings, each once")
{
    const auto other = idOf<MemberId>(0xb2);
    Entry entry = aSale(1);
    CHECK(membersOf(entry) == std::vector{kMember});
    entry.postings.push_back(spending(5, other));
    entry.postings.push_back(spending(6, other));
    CHECK(membersOf(entry) == std::vector{kMember, other});
    CHECK(membersOf(anEntry()).empty());
    CHECK(membersOf(anEntry(Blocked{other, true, ""})) == std::vector{other});
}

TEST_CASE("a right touches nobody when it comes, and its member when it goes home")
{
    CHECK(membersOf(anEntry(aGrant(1, 50, 7))).empty());
    CHECK(memberOf(aGrant(1, 50, 7)) == kMember);
    CHECK(membersOf(anEntry(GaveBack{1, kMember, 50, {{aLot(1), 50}}})) == std::vector{kMember});
}

} // namespace
} // namespace loyalty::journal
