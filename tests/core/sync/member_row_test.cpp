#include "core/sync/protocol.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/journal/entries.h"
#include "tests/support/sync/random_messages.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::sync {
namespace {

using namespace loyalty::test;

TEST_CASE("a member's row comes back from its bytes as it was")
{
    REQUIRE(rc::check([](std::uint64_t seed) {
        SeededRandom random(seed);
        RandomMessages messages(random);
        const MemberRow row = messages.row();
        const std::string bytes = encodeRow(row);
        const auto decoded = decodeRow(bytes);
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(*decoded == row);
        RC_ASSERT(encodeRow(*decoded) == bytes);
    }));
}

TEST_CASE("a member of whom little is known takes little room")
{
    MemberRow row;
    row.member = kMember;
    row.position = 7;
    CHECK(encodeRow(row) == R"({"id":"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1","pos":7,"joined":"1970-01-01","ledger":{}})");
}

TEST_CASE("a damaged row is complained about")
{
    CHECK(!decodeRow(""));
    CHECK(!decodeRow("[]"));
    CHECK(!decodeRow("{}"));
    SeededRandom random(3);
    RandomMessages messages(random);
    for (int i = 0; i < 200; ++i) {
        std::string bytes = encodeRow(messages.row());
        CHECK(!decodeRow(std::string_view(bytes).substr(0, random.below(bytes.size()))));
        for (int hits = 0; hits < 10; ++hits) {
            bytes[random.below(bytes.size())] = "\"\\{}[]:,0123456789-ea\xff \x01"[random.below(24)];
            if (const auto decoded = decodeRow(bytes))
                CHECK(decodeRow(encodeRow(*decoded)).has_value());
        }
    }
}

TEST_CASE("a checksum tells rows apart by content, number and order")
{
    MemberRow one;
    one.position = 1;
    MemberRow two;
    two.position = 2;
    const auto checksum = checksumOf({one, two});
    CHECK(checksum == checksumOf({one, two}));
    CHECK(checksum != checksumOf({two, one}));
    CHECK(checksum != checksumOf({one}));
    two.blocked = true;
    CHECK(checksum != checksumOf({one, two}));
    CHECK(checksumOf({}) == crypto::hash(""));
}

} // namespace
} // namespace loyalty::sync
