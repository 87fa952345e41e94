#include "core/base/random.h"

#include "tests/support/base/defect.h"
#include "tests/support/base/scripted_random.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace loyalty {
namespace {

using namespace std::string_literals;
using test::ScriptedRandom;
using test::SeededRandom;

TEST_CASE("a number below a bound is favoured by no remainder")
{
    // 2⁶⁴ is one more than a multiple of three, so the lowest draw is thrown away and the next one counts.
    ScriptedRandom random("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\5"s);
    CHECK(random.below(3) == 2);
}

TEST_CASE("a bound of one leaves only nought, and the highest bound all but the top")
{
    SeededRandom random;
    for (int i = 0; i < 100; ++i)
        CHECK(random.below(1) == 0);
    ScriptedRandom top("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFE"s);
    CHECK(top.below(UINT64_MAX) == UINT64_MAX - 1);
    CHECK(test::stopsTheProgram([&random] { (void)random.below(0); }));
}

TEST_CASE("chance is spread evenly")
{
    SeededRandom random(7);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i)
        ++seen[random.below(6)];
    for (const int count : seen) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
}

TEST_CASE("a seed gives the same bytes again, however they are drawn")
{
    std::array<std::uint8_t, 20> whole{};
    std::array<std::uint8_t, 20> pieces{};
    SeededRandom(42).fill(whole);
    SeededRandom random(42);
    random.fill(std::span(pieces).first(3));
    random.fill(std::span(pieces).subspan(3));
    CHECK(whole == pieces);
    CHECK(whole[0] == 0x95); // 0xBDD732262FEB6E95, lowest byte first
    SeededRandom other(43);
    CHECK(SeededRandom(42).id<MemberId>() != other.id<MemberId>());
}

} // namespace
} // namespace loyalty
