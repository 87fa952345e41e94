#include "core/member/pass_id.h"

#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace loyalty::member {
namespace {

TEST_CASE("a pass id is twelve digits")
{
    CHECK(PassId::parse("012345678901")->digits() == "012345678901");
    for (const std::string_view text : {"", "01234567890", "0123456789012", "01234567890x", " 12345678901"})
        CHECK_FALSE(PassId::parse(text));
}

TEST_CASE("pass ids are made by chance, every digit in every place")
{
    test::SeededRandom random;
    std::set<std::pair<std::size_t, char>> seen;
    std::set<PassId> all;
    for (int i = 0; i < 1000; ++i) {
        const PassId pass = PassId::make(random);
        CHECK(PassId::parse(pass.digits()) == pass);
        all.insert(pass);
        for (std::size_t at = 0; at < pass.digits().size(); ++at)
            seen.emplace(at, pass.digits()[at]);
    }
    CHECK(all.size() == 1000);
    CHECK(seen.size() == PassId::kDigits * 10);
}

} // namespace
} // namespace loyalty::member
