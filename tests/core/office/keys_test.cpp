#include "core/office/keys.h"

#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::office {
namespace {

TEST_CASE("a new chain has a key for live codes, and every epoch's key is kept")
{
    test::SeededRandom random;
    Keys keys = makeKeys(random);
    CHECK(keys.memberCodes.size() == 1);
    CHECK(keys.memberCodes.contains(access::kFirstEpoch));
    for (const int epoch : {2, 3, 9})
        keys.memberCodes.emplace(epoch, crypto::makeSecretKey(random));
    CHECK(Keys::fromBytes(keys.toBytes()) == keys);
}

TEST_CASE("a chain from before there were live codes still opens")
{
    test::SeededRandom random;
    Keys keys = makeKeys(random);
    keys.memberCodes.clear();
    const auto opened = Keys::fromBytes(keys.toBytes());
    REQUIRE(opened);
    CHECK(*opened == keys);
}

TEST_CASE("keys that are cut, longer or out of order are no keys")
{
    test::SeededRandom random;
    Keys keys = makeKeys(random);
    keys.memberCodes.emplace(2, crypto::makeSecretKey(random));
    const std::string bytes = keys.toBytes();
    const std::size_t one = 1 + crypto::SecretKey::kBytes;
    CHECK_FALSE(Keys::fromBytes(bytes.substr(0, bytes.size() - 1)));
    CHECK_FALSE(Keys::fromBytes(bytes + '\x03'));
    CHECK_FALSE(Keys::fromBytes(bytes + bytes.substr(bytes.size() - one)));
    CHECK_FALSE(Keys::fromBytes(bytes + '\x0a' + std::string(crypto::SecretKey::kBytes, 'k')));
    CHECK_FALSE(Keys::fromBytes(""));
}

} // namespace
} // namespace loyalty::office
