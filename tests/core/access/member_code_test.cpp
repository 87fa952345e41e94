#include "core/access/member_code.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <numeric>

namespace loyalty::access {
namespace {

using member::PassId;
using std::chrono::seconds;

crypto::SecretKey countingKey()
{
    crypto::SecretKey key;
    std::iota(key.bytes().begin(), key.bytes().end(), std::uint8_t{0});
    return key;
}

PassId pass(std::string_view digits)
{
    return PassId::parse(digits).value();
}

const EpochKeys& keys()
{
    static const EpochKeys all = {{1, countingKey()}, {9, countingKey()}};
    return all;
}

VerifiedCode verified(std::string_view code, std::int64_t now, const CodeWindow& window = {})
{
    const auto parsed = LiveCode::parse(code);
    REQUIRE(parsed);
    return verify(*parsed, keys(), Instant::fromSeconds(now), window);
}

TEST_CASE("a phone shows the code that the published vectors give")
{
    struct Row
    {
        int epoch;
        std::string_view pass;
        std::int64_t at;
        std::string_view code;
    };
    const Row rows[] = {
        {1, "123456789012", 1789000000, "7911234567890122178900000063961919"},
        {1, "123456789012", 1789000029, "7911234567890122178900002992178661"},
        {1, "000000000007", 2000000000, "7910000000000079200000000038884919"},
        {9, "999999999999", 1800000000, "7999999999999999180000000011540304"},
    };
    for (const Row& row : rows) {
        INFO(row.code);
        CHECK(makeLiveCode(countingKey(), row.epoch, pass(row.pass), Instant::fromSeconds(row.at)) == row.code);
        const auto fields = LiveCode::parse(row.code);
        REQUIRE(fields);
        CHECK(fields->epoch == row.epoch);
        CHECK(fields->pass.digits() == row.pass);
        CHECK(fields->madeAt == row.at);
        CHECK(verified(row.code, row.at).verdict == CodeVerdict(Genuine{seconds(0)}));
    }
    CHECK(crypto::toHex(passKeyOf(countingKey(), 1, pass("123456789012")).view()) ==
          "87256e7f64280aa1118d4fff5976d2cf5fe796ec");
}

TEST_CASE("a code says by how much it is off")
{
    constexpr std::int64_t kMade = 1789000000;
    const std::string code = makeLiveCode(countingKey(), 1, pass("123456789012"), Instant::fromSeconds(kMade));
    struct Row
    {
        std::int64_t secondsLater;
        CodeVerdict verdict;
    };
    const Row rows[] = {
        {0, Genuine{seconds(0)}},  {60, Genuine{seconds(60)}},  {61, Old{seconds(61)}},
        {120, Old{seconds(120)}},  {-1, Genuine{seconds(-1)}},  {-60, Genuine{seconds(-60)}},
        {-61, Ahead{seconds(61)}}, {-240, Ahead{seconds(240)}}, {86400 * 365, Old{seconds(86400 * 365)}},
    };
    for (const Row& row : rows) {
        INFO(row.secondsLater);
        const VerifiedCode found = verified(code, kMade + row.secondsLater);
        CHECK(found.verdict == row.verdict);
        CHECK(found.step == kMade / 30);
    }
    CHECK(verified(code, kMade + 61, {.behind = seconds(90)}).verdict == CodeVerdict(Genuine{seconds(61)}));
    CHECK(verified(code, kMade - 11, {.ahead = seconds(10)}).verdict == CodeVerdict(Ahead{seconds(11)}));
}

TEST_CASE("time and password may be drawn on either side of a change, but no further apart")
{
    constexpr std::int64_t kMade = 1789000020; // begins a step
    const std::string code = makeLiveCode(countingKey(), 1, pass("123456789012"), Instant::fromSeconds(kMade));
    const auto restated = [&](std::int64_t at) { return code.substr(0, 16) + std::to_string(at) + code.substr(26); };
    for (const std::int64_t offset : {-30, -1, 0, 29, 30, 59}) {
        INFO(offset);
        const VerifiedCode found = verified(restated(kMade + offset), kMade);
        CHECK(found.verdict == CodeVerdict(Genuine{seconds(-offset)}));
        CHECK(found.step == kMade / 30); // that of the password, which cannot be restated
    }
    for (const std::int64_t offset : {-31, 60}) {
        INFO(offset);
        CHECK(verified(restated(kMade + offset), kMade) == VerifiedCode{NotGenuine{}, 0});
    }
}

TEST_CASE("what is no code, misread, of another epoch or static is told apart")
{
    CHECK(LiveCode::parse("7911234567890123178900000063961919").error() == CodeFlaw::Misread);
    CHECK(LiveCode::parse("7811234567890122178900000063961919").error() == CodeFlaw::NotACode);
    CHECK(LiveCode::parse("791123456789012217890000006396191").error() == CodeFlaw::NotACode);
    CHECK(LiveCode::parse("79112345678901221789000000639619190").error() == CodeFlaw::NotACode);
    CHECK(LiveCode::parse("791123456789012217890000006396191x").error() == CodeFlaw::NotACode);
    CHECK(LiveCode::parse("").error() == CodeFlaw::NotACode);
    const std::string other = makeLiveCode(countingKey(), 3, pass("123456789012"), Instant::fromSeconds(1789000000));
    CHECK(verified(other, 1789000000) == VerifiedCode{UnknownEpoch{3}, 0});
    const std::string foreign =
        makeLiveCode(crypto::SecretKey(), 1, pass("123456789012"), Instant::fromSeconds(1789000000));
    CHECK(verified(foreign, 1789000000) == VerifiedCode{NotGenuine{}, 0});
    CHECK(verified(makeStaticCode(pass("123456789012")), 1789000000) == VerifiedCode{StaticCard{}, 0});
    CHECK(verified("7910000000000079000000000038884919", 5).step == 0); // there is no step before the first
}

TEST_CASE("verdicts have words and ages")
{
    CHECK(toString(CodeVerdict(Genuine{})) == "genuine");
    CHECK(toString(CodeVerdict(Old{})) == "old");
    CHECK(toString(CodeVerdict(Ahead{})) == "ahead");
    CHECK(toString(CodeVerdict(NotGenuine{})) == "not-genuine");
    CHECK(toString(CodeVerdict(Misread{})) == "misread");
    CHECK(toString(CodeVerdict(UnknownEpoch{2})) == "unknown-epoch");
    CHECK(toString(CodeVerdict(StaticCard{})) == "static-card");
    CHECK(ageOf(Old{seconds(120)}) == seconds(120));
    CHECK(ageOf(Ahead{seconds(240)}) == seconds(-240));
    CHECK(ageOf(Genuine{seconds(-3)}) == seconds(-3));
    CHECK(ageOf(NotGenuine{}) == seconds(0));
}

TEST_CASE("one misread digit never makes a code of another member")
{
    REQUIRE(rc::check([] {
        const auto digits = *rc::gen::container<std::string>(12, rc::gen::elementOf(std::string("0123456789")));
        const auto epoch = *rc::gen::elementOf(std::vector<int>{1, 9});
        const auto at = *rc::gen::inRange<std::int64_t>(1'700'000'000, 1'999'999'999);
        const std::string code = makeLiveCode(countingKey(), epoch, pass(digits), Instant::fromSeconds(at));
        std::string wrong = code;
        char& digit = wrong[*rc::gen::inRange<std::size_t>(0, wrong.size())];
        digit = static_cast<char>('0' + (digit - '0' + *rc::gen::inRange(1, 10)) % 10);
        const auto parsed = LiveCode::parse(wrong);
        if (!parsed)
            return;
        // Only time and password are outside the check digit: who it is stays, and a wrong password is noticed.
        RC_ASSERT(parsed->pass == pass(digits));
        RC_ASSERT(parsed->epoch == epoch);
        const VerifiedCode found = verify(*parsed, keys(), Instant::fromSeconds(at));
        if (parsed->password != code.substr(26))
            RC_ASSERT(found.verdict == CodeVerdict(NotGenuine{}));
    }));
}

TEST_CASE("every code is genuine to the terminal of its chain while it is fresh")
{
    REQUIRE(rc::check([] {
        const auto digits = *rc::gen::container<std::string>(12, rc::gen::elementOf(std::string("0123456789")));
        const auto at = *rc::gen::inRange<std::int64_t>(100, 4'000'000'000);
        const auto age = *rc::gen::inRange<std::int64_t>(-60, 61);
        const std::string code = makeLiveCode(countingKey(), 1, pass(digits), Instant::fromSeconds(at));
        const auto parsed = LiveCode::parse(code);
        RC_ASSERT(parsed.has_value());
        RC_ASSERT(verify(*parsed, keys(), Instant::fromSeconds(at + age)).verdict ==
                  CodeVerdict(Genuine{seconds(age)}));
    }));
}

} // namespace
} // namespace loyalty::access
