#include "core/base/crypto/crypto.h"

#include "tests/support/base/scripted_random.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <numeric>
#include <type_traits>

namespace loyalty::crypto {
namespace {

using test::ScriptedRandom;
using test::SeededRandom;

static_assert(!std::is_convertible_v<PublicKey, SecretKey>, "no key is handed over in another's place");

std::string bytesOf(std::string_view hex)
{
    return fromHex(hex).value();
}

SecretKey countingKey()
{
    SecretKey key;
    std::iota(key.bytes().begin(), key.bytes().end(), std::uint8_t{0});
    return key;
}

TEST_CASE("BLAKE2b-256 gives the known digests")
{
    CHECK(toHex(hash("").view()) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(toHex(hash("abc").view()) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("base32 is RFC 4648's, without padding")
{
    CHECK(toBase32("").empty());
    CHECK(toBase32("f") == "MY");
    CHECK(toBase32("fo") == "MZXQ");
    CHECK(toBase32("foo") == "MZXW6");
    CHECK(toBase32("foob") == "MZXW6YQ");
    CHECK(toBase32("fooba") == "MZXW6YTB");
    CHECK(toBase32("foobar") == "MZXW6YTBOI");
}

TEST_CASE("what is hashed in two pieces is hashed as one")
{
    CHECK(hash("ab", "c") == hash("abc"));
    CHECK(hash("", "abc") == hash("abc"));
    CHECK(hash("abc") != hash("abd"));
}

TEST_CASE("a keyed hash and a derived key are BLAKE2b under the key")
{
    CHECK(toHex(keyedHash(countingKey(), "message").view()) == "bd34a421575627a37294bc37ba686f61");
    CHECK(toHex(deriveKey(countingKey(), "label").view()) ==
          "7f8088eb65cc4626d4a3ca026af9f97dbd1b8a39b7ac12a63a07745f1fa09847");
    CHECK(deriveKey(countingKey(), "label") != deriveKey(countingKey(), "labels"));
    CHECK(deriveKey(SecretKey(), "label") != deriveKey(countingKey(), "label"));
}

TEST_CASE("Ed25519 signs as in RFC 8032, test 1")
{
    ScriptedRandom seed(bytesOf("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    const KeyPair pair = makeKeyPair(seed);
    CHECK(toHex(pair.publicKey.view()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(publicKeyOf(pair.signingKey) == pair.publicKey);
    const Signature signature = sign(pair.signingKey, "");
    CHECK(toHex(signature.view()) == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                                     "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    CHECK(verify(pair.publicKey, "", signature));
}

TEST_CASE("a signature holds for its message and its key only")
{
    SeededRandom random;
    const KeyPair pair = makeKeyPair(random);
    const KeyPair other = makeKeyPair(random);
    const Signature signature = sign(pair.signingKey, "entry");
    CHECK(verify(pair.publicKey, "entry", signature));
    CHECK_FALSE(verify(pair.publicKey, "entrY", signature));
    CHECK_FALSE(verify(pair.publicKey, "entry ", signature));
    CHECK_FALSE(verify(other.publicKey, "entry", signature));
    CHECK_FALSE(verify(PublicKey(), "entry", signature));
    CHECK_FALSE(verify(pair.publicKey, "entry", Signature()));
    for (std::size_t i = 0; i < Signature::kBytes; ++i) {
        Signature altered = signature;
        altered.bytes()[i] ^= 1;
        CHECK_FALSE(verify(pair.publicKey, "entry", altered));
    }
}

TEST_CASE("a key of the wrong length is none")
{
    CHECK(SecretKey::fromBytes(std::string(32, 'x')));
    CHECK_FALSE(SecretKey::fromBytes(std::string(31, 'x')));
    CHECK_FALSE(SecretKey::fromBytes(std::string(33, 'x')));
    CHECK_FALSE(SecretKey::fromBytes(""));
    CHECK(SecretKey::fromBytes(countingKey().view()) == countingKey());
}

TEST_CASE("bytes compare equal in constant time when they are equal")
{
    CHECK(equalInConstantTime("", ""));
    CHECK(equalInConstantTime("abc", "abc"));
    CHECK_FALSE(equalInConstantTime("abc", "abd"));
    CHECK_FALSE(equalInConstantTime("abc", "ab"));
}

TEST_CASE("bytes read back from hexadecimal of either case")
{
    CHECK(toHex(std::string("\0\x7F\xFF", 3)) == "007fff");
    CHECK(toHex("").empty());
    CHECK(fromHex("007FfF") == std::string("\0\x7F\xFF", 3));
    CHECK(fromHex("") == "");
    for (const char* text : {"0", "0g", "00 ", " 00", "0x00", "00:11"}) {
        INFO(text);
        CHECK_FALSE(fromHex(text));
    }
}

TEST_CASE("the system's chance does not repeat")
{
    SystemRandom random;
    CHECK(random.id<MemberId>() != random.id<MemberId>());
    CHECK(makeSecretKey(random) != makeSecretKey(random));
    CHECK(random.below(10) < 10);
}

} // namespace
} // namespace loyalty::crypto
