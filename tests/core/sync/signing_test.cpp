#include "core/sync/protocol.h"
#include "tests/support/journal/entries.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::sync {
namespace {

using namespace loyalty::test;
using namespace std::string_literals;

TEST_CASE("what is signed of a request is its purpose and the hash of its body")
{
    CHECK(signedText("{}") == "loyalty-request\0"s + std::string(crypto::hash("{}").view()));
    CHECK(signedText("{}").size() == 16 + 32);
}

TEST_CASE("what is signed of a clock is its purpose, the time and for whom")
{
    const std::string text = clockText(Instant(0x0102030405060708), idOf<IncarnationId>('i'));
    CHECK(text == "loyalty-clock\0"s + "\x01\x02\x03\x04\x05\x06\x07\x08" + std::string(16, 'i'));
}

TEST_CASE("a member's first byte tells its shard")
{
    CHECK(shardOf(MemberId({0}), 16) == 0);
    CHECK(shardOf(MemberId({17}), 16) == 1);
    CHECK(shardOf(MemberId({255}), 16) == 15);
    CHECK(shardOf(MemberId({255}), 1) == 0);
    CHECK(shardOf(MemberId({255}), 256) == 255);
}

} // namespace
} // namespace loyalty::sync
