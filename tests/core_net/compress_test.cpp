#include "core/net/compress.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::net {
namespace {

TEST_CASE("what was compressed comes back as it was")
{
    const auto holds = [](const std::string& text) { return decompress(compress(text), text.size()) == text; };
    REQUIRE(rc::check(holds));
}

TEST_CASE("a body that unpacks to more than allowed is refused, however small it is")
{
    const std::string bomb = compress(std::string(64U << 20, ' '));
    REQUIRE(bomb.size() < 16'384);
    CHECK(decompress(bomb, 16U << 20).error() == CompressRefusal::TooLarge);
    CHECK(decompress(compress("12345"), 4).error() == CompressRefusal::TooLarge);
}

TEST_CASE("what is no zstd, or only a part of it, is refused")
{
    const std::string whole = compress("a reply that is long enough to be cut");
    CHECK(decompress("", 100).error() == CompressRefusal::NotZstd);
    CHECK(decompress("{\"number\":1}", 100).error() == CompressRefusal::NotZstd);
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(decompress(whole.substr(0, size), 100).error() == CompressRefusal::NotZstd);
}

} // namespace
} // namespace loyalty::net
