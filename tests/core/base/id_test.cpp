#include "core/base/id.h"

#include <catch2/catch_test_macros.hpp>

#include <type_traits>
#include <unordered_set>

namespace loyalty {
namespace {

static_assert(!std::is_convertible_v<MemberId, SaleId>, "one thing's id is never taken for another's");

TEST_CASE("an id reads back from its 32 hexadecimal digits")
{
    const char* text = "00112233445566778899aabbccddeeff";
    const auto id = MemberId::parse(text);
    REQUIRE(id);
    CHECK(id->bytes()[1] == 0x11);
    CHECK(id->bytes()[15] == 0xFF);
    CHECK(id->toString() == text);
    CHECK_FALSE(id->isNull());
    CHECK(MemberId().isNull());
}

TEST_CASE("text of another form is no id")
{
    for (const char* text : {"", "00112233445566778899aabbccddeef", "00112233445566778899aabbccddeeff0",
                             "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeefg",
                             "00112233-4455-6677-8899-aabbccddeeff"}) {
        INFO(text);
        CHECK_FALSE(MemberId::parse(text));
    }
}

TEST_CASE("ids order by their bytes and find themselves in a set")
{
    const MemberId low = *MemberId::parse("00000000000000000000000000000001");
    const MemberId high = *MemberId::parse("10000000000000000000000000000000");
    CHECK(low < high);
    const std::unordered_set<MemberId> members{low};
    CHECK(members.contains(low));
    CHECK_FALSE(members.contains(high));
}

} // namespace
} // namespace loyalty
