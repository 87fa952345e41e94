#include "core/journal/chain.h"

#include "tests/support/base/seeded_random.h"
#include "tests/support/journal/entries.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::journal {
namespace {

using namespace loyalty::test;

struct Chain
{
    crypto::KeyPair keys;
    std::vector<ChainedEntry> entries;
};

Chain aChain(std::size_t length)
{
    SeededRandom random;
    Chain chain{crypto::makeKeyPair(random), {}};
    Head head;
    for (std::uint64_t seq = 1; seq <= length; ++seq) {
        chain.entries.push_back(append(head, encode(aSale(1, seq)), chain.keys.signingKey));
        head = {seq, chain.entries.back().hash};
    }
    return chain;
}

Head headOf(const ChainedEntry& entry)
{
    return {entry.seq, entry.hash};
}

TEST_CASE("each entry follows the one before")
{
    const Chain chain = aChain(3);
    Head head;
    for (const ChainedEntry& entry : chain.entries) {
        CHECK(follows(head, entry, chain.keys.publicKey).has_value());
        head = headOf(entry);
    }
    CHECK(head.seq == 3);
}

TEST_CASE("a chain tells how it is broken")
{
    const Chain chain = aChain(3);
    const Head head = headOf(chain.entries[0]);
    const auto broken = [&](const Head& after, const ChainedEntry& entry) {
        const auto result = follows(after, entry, chain.keys.publicKey);
        REQUIRE(!result);
        return result.error();
    };

    CHECK(broken(head, chain.entries[2]) == ChainBreak::WrongNumber);
    CHECK(broken(head, chain.entries[0]) == ChainBreak::WrongNumber);

    ChainedEntry changed = chain.entries[1];
    changed.bytes.back() = ' ';
    CHECK(broken(head, changed) == ChainBreak::WrongHash);

    Head otherPast = head;
    otherPast.hash.bytes()[0] ^= 1;
    CHECK(broken(otherPast, chain.entries[1]) == ChainBreak::WrongHash);

    SeededRandom random(2);
    const ChainedEntry forged = append(head, chain.entries[1].bytes, crypto::makeKeyPair(random).signingKey);
    CHECK(forged.hash == chain.entries[1].hash);
    CHECK(broken(head, forged) == ChainBreak::WrongSignature);
}

TEST_CASE("each break has its word")
{
    CHECK(toString(ChainBreak::WrongNumber) == "wrong-number");
    CHECK(toString(ChainBreak::WrongHash) == "wrong-hash");
    CHECK(toString(ChainBreak::WrongSignature) == "wrong-signature");
}

} // namespace
} // namespace loyalty::journal
