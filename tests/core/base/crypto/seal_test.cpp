#include "core/base/crypto/crypto.h"
#include "tests/support/base/scripted_random.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::crypto {
namespace {

using test::ScriptedRandom;
using test::SeededRandom;

TEST_CASE("sealing is XChaCha20-Poly1305 with the nonce in front, as in draft-irtf-cfrg-xchacha A.3.1")
{
    const auto key =
        SecretKey::fromBytes(fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f").value())
            .value();
    const std::string associated = fromHex("50515253c0c1c2c3c4c5c6c7").value();
    const std::string nonce = "404142434445464748494a4b4c4d4e4f5051525354555657";
    const std::string text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
                             "future, sunscreen would be it.";
    ScriptedRandom random(fromHex(nonce).value());
    const std::string sealed = seal(key, text, associated, random);
    CHECK(toHex(sealed) == nonce + "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                                   "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                                   "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                                   "21f9664c97637da9768812f615c68b13b52e"
                                   "c0875924c1c7987947deafd8780acf49");
    CHECK(open(key, sealed, associated) == text);
}

TEST_CASE("what was sealed and altered anywhere, or is opened for another purpose, gives nothing")
{
    SeededRandom random;
    const SecretKey key = makeSecretKey(random);
    const std::string sealed = seal(key, "the till's drawer key", "store 7", random);
    CHECK(open(key, sealed, "store 7") == "the till's drawer key");
    CHECK_FALSE(open(key, sealed, "store 8"));
    CHECK_FALSE(open(key, sealed, ""));
    CHECK_FALSE(open(makeSecretKey(random), sealed, "store 7"));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string altered = sealed;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        CHECK_FALSE(open(key, altered, "store 7"));
        CHECK_FALSE(open(key, std::string_view(sealed).substr(0, i), "store 7"));
    }
    CHECK_FALSE(open(key, sealed + "x", "store 7"));
}

TEST_CASE("nothing can be sealed, and comes out as nothing but is there")
{
    SeededRandom random;
    const SecretKey key = makeSecretKey(random);
    CHECK(open(key, seal(key, "", "", random), "") == "");
}

TEST_CASE("the same text sealed twice does not look the same")
{
    SeededRandom random;
    const SecretKey key = makeSecretKey(random);
    CHECK(seal(key, "text", "", random) != seal(key, "text", "", random));
}

TEST_CASE("what is sealed to one reader is opened by that reader only")
{
    SeededRandom random;
    const KeyPair reader = makeKeyPair(random);
    const KeyPair other = makeKeyPair(random);
    const std::string sealed = sealTo(reader.publicKey, "chain key");
    CHECK(openSealed(reader.signingKey, sealed) == "chain key");
    CHECK_FALSE(openSealed(other.signingKey, sealed));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string altered = sealed;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        CHECK_FALSE(openSealed(reader.signingKey, altered));
        CHECK_FALSE(openSealed(reader.signingKey, std::string_view(sealed).substr(0, i)));
    }
}

TEST_CASE("nothing is sealed to a key that is no point of the curve")
{
    CHECK(sealTo(PublicKey(), "chain key").empty());
    PublicKey noPoint;
    noPoint.bytes().fill(0xFF);
    CHECK(sealTo(noPoint, "chain key").empty());
    CHECK_FALSE(openSealed(SigningKey(), std::string(64, 'x')));
}

} // namespace
} // namespace loyalty::crypto
