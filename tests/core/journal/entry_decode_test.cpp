#include "core/journal/entry.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/journal/entries.h"
#include "tests/support/journal/random_entries.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::journal {
namespace {

using namespace loyalty::test;

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

/// Complaints as "path code".
std::vector<std::string> complaintsOf(std::string_view bytes)
{
    std::vector<std::string> lines;
    const auto decoded = decode(bytes);
    if (!decoded)
        for (const json::Complaint& complaint : decoded.error())
            lines.push_back(complaint.path + ' ' + complaint.code);
    return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a key that this version does not know is left alone")
{
    const Entry entry = aSale(1);
    const std::string bytes = replaced(encode(entry), R"("act":{)", R"("weather":{"rain":[1]},"act":{"mood":"good",)");
    CHECK(decode(bytes) == entry);
}

TEST_CASE("an act of an unknown kind is parked without its postings")
{
    const Entry entry = aSale(1, 9);
    const auto decoded = decode(replaced(encode(entry), R"("kind":"sold")", R"("kind":"gifted")"));
    REQUIRE(decoded);
    CHECK(decoded->act == Act(Unknown{"gifted"}));
    CHECK(decoded->postings.empty());
    CHECK(decoded->seq == 9);
    CHECK(decoded->actor == entry.actor);
}

TEST_CASE("an entry of a newer format is parked with as much of its head as can be read")
{
    const std::string bytes = encode(aSale(1, 9));
    const auto decoded = decode(replaced(replaced(bytes, R"("v":1)", R"("v":2)"), R"("boot":"boot-1")", R"("boot":7)"));
    REQUIRE(decoded);
    CHECK(decoded->format == 2);
    CHECK(decoded->act == Act(Unknown{"sold"}));
    CHECK(decoded->postings.empty());
    CHECK(decoded->ref() == ledger::EntryRef{kIncarnation, 9});
    CHECK(decoded->bootId.empty());
}

TEST_CASE("what is wrong with an entry is named by its path")
{
    const std::string sale = encode(aSale(2));
    const std::string grant = encode(anEntry(aGrant(1, 50, 7)));
    struct Row
    {
        std::string bytes;
        Lines complaints;
    };
    const Row rows[] = {
        {"", {" syntax"}},
        {"[]", {" wrong-type"}},
        {replaced(sale, R"("v":1)", R"("v":0)"), {"v out-of-range"}},
        {replaced(sale, R"("seq":1)", R"("seq":0)"), {"seq out-of-range"}},
        {replaced(sale, R"("inc":"1c)", R"("inc":"XY)"), {"inc not-an-id"}},
        {replaced(sale, R"("date":"2026-11-21")", R"("date":"2026-11-31")"), {"date not-a-date"}},
        {replaced(sale, R"("role":"cashier")", R"("role":"king")"), {"actor.role unknown-value"}},
        {replaced(sale, R"("amount":1250)", R"("amount":-1)"), {"act.lines[0].amount out-of-range"}},
        {replaced(sale, R"("rate":[1,100])", R"("rate":[1,0])"), {"act.trace[0].rate not-a-rate"}},
        {replaced(sale, R"("currency":"CNY")", R"("currency":"yuan")"), {"act.currency unknown-value"}},
        {replaced(sale, R"("asset":"points","amount":24)", R"("asset":"points","amount":0)"),
         {"post[0] not-well-formed"}},
        {replaced(sale, R"("asset":"points")", R"("asset":"shells")"), {"post[0].asset unknown-value"}},
        {replaced(sale, R"("opens":{)", R"("opens":{"lot":"7",)"), {"post[0].opens.lot not-a-lot"}},
        {replaced(grant, R"("amount":50,"lots")", R"("amount":51,"lots")"), {"act.lots not-well-formed"}},
        {replaced(grant, R"("member":")", R"("owner":")"), {"act.member missing"}},
        {replaced(grant, R"("amount":50}])", R"("amount":0}])"),
         {"act.lots[0].amount out-of-range", "act.lots not-well-formed"}},
    };
    for (const auto& [bytes, complaints] : rows)
        CHECK(complaintsOf(bytes) == complaints);
}

TEST_CASE("a lot's name has one text only")
{
    const std::string bytes = encode(anEntry(aGrant(1, 50, 7)));
    for (const char* wrong :
         {":01:0", ":1:00", ":-1:0", ":1:", "::0", ":1:4294967296", ":9223372036854775808:0", ":1:0:0"})
        CHECK(complaintsOf(replaced(bytes, ":1:0\"", std::string(wrong) + '"')) == Lines{"act.lots[0].lot not-a-lot"});
}

TEST_CASE("an entry beyond the limits is refused before it is looked into")
{
    CHECK(complaintsOf(std::string(kMaxEntryBytes + 1, ' ')) == Lines{" size"});
    CHECK(complaintsOf(std::string(1000, '[')) == Lines{" depth"});

    Entry entry = aSale(kMaxEntryLines);
    CHECK(decode(encode(entry)).has_value());
    CHECK(complaintsOf(encode(aSale(kMaxEntryLines + 1))) == Lines{"act.lines too-many"});

    std::string posts = "\"post\":[";
    for (std::size_t i = 0; i < kMaxEntryPostings; ++i)
        posts += "{},";
    const std::string bytes = replaced(encode(anEntry()), R"("act":)", posts + R"({}],"act":)");
    CHECK(complaintsOf(bytes) == Lines{"post too-many"});
}

TEST_CASE("cut or damaged bytes give an entry or complaints, never a crash")
{
    SeededRandom random(7);
    RandomEntries entries(random);
    int refused = 0;
    for (int i = 0; i < 400; ++i) {
        const std::string bytes = encode(entries.entry());
        refused += decode(std::string_view(bytes).substr(0, random.below(bytes.size()))) ? 0 : 1;
        for (int damage = 0; damage < 20; ++damage) {
            std::string damaged = bytes;
            for (auto hits = random.below(4) + 1; hits > 0; --hits)
                damaged[random.below(damaged.size())] = "\"\\{}[]:,0123456789-ea\xff \x01"[random.below(24)];
            if (const auto decoded = decode(damaged))
                CHECK(decode(encode(*decoded)).has_value());
        }
    }
    CHECK(refused == 400);
}

} // namespace
} // namespace loyalty::journal
