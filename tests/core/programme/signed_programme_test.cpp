#include "core/programme/signed_programme.h"

#include "tests/support/base/seeded_random.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace loyalty::programme {
namespace {

std::vector<json::Complaint> complaintsOf(const SignedProgramme& document, const crypto::PublicKey& key)
{
    const auto opened = open(document, key);
    return opened ? std::vector<json::Complaint>{} : opened.error();
}

TEST_CASE("a signed programme opens with its key, byte for byte")
{
    test::SeededRandom random(1);
    const crypto::KeyPair keys = crypto::makeKeyPair(random);
    const std::string text = test::sampleProgrammeText("sample-retail-cn.json");
    const SignedProgramme document = sign(text, keys.signingKey).value();
    CHECK(document.bytes == text);
    CHECK(document.version == 1);
    CHECK(verify(document, keys.publicKey));
    CHECK(open(document, keys.publicKey).value() == test::sampleProgramme("sample-retail-cn.json"));
}

TEST_CASE("a changed byte, another key or another purpose breaks the signature")
{
    test::SeededRandom random(2);
    const crypto::KeyPair keys = crypto::makeKeyPair(random);
    const std::vector<json::Complaint> notSigned{{"signature", "not-signed", ""}};
    const std::string text = test::sampleProgrammeText("sample-retail-cn.json");
    const SignedProgramme document = sign(text, keys.signingKey).value();

    SignedProgramme changed = document;
    changed.bytes[20] ^= 1;
    CHECK(complaintsOf(changed, keys.publicKey) == notSigned);
    CHECK(complaintsOf(document, crypto::makeKeyPair(random).publicKey) == notSigned);
    SignedProgramme bare = document;
    bare.signature = crypto::sign(keys.signingKey, text);
    CHECK(complaintsOf(bare, keys.publicKey) == notSigned);
}

TEST_CASE("a signature over another number, or over no programme, opens nothing")
{
    test::SeededRandom random(3);
    const crypto::KeyPair keys = crypto::makeKeyPair(random);
    SignedProgramme document = sign(test::sampleProgrammeText("sample-retail-cn.json"), keys.signingKey).value();
    document.version = 2;
    CHECK(complaintsOf(document, keys.publicKey) == std::vector<json::Complaint>{{"version", "version-mismatch", "2"}});
    CHECK_FALSE(sign("{}", keys.signingKey));

    // Signed by a newer head office.
    const std::string newer = R"({"format":"loyalty-programme/3","id":"x"})";
    const std::string message = std::string("loyalty-programme\0", 18) + newer;
    const SignedProgramme future{newer, 1, crypto::sign(keys.signingKey, message)};
    CHECK(complaintsOf(future, keys.publicKey) ==
          std::vector<json::Complaint>{{"format", "newer-version", "loyalty-programme/3"}});
}

TEST_CASE("a signed programme travels as JSON")
{
    test::SeededRandom random(4);
    const crypto::KeyPair keys = crypto::makeKeyPair(random);
    const SignedProgramme document =
        sign(test::sampleProgrammeText("sample-grocery-usd.json"), keys.signingKey).value();
    std::vector<json::Complaint> complaints;
    CHECK(signedProgrammeFrom(json::parse(json::write(toJson(document))).value(), "programme", complaints) == document);
    CHECK(complaints.empty());

    static_cast<void>(signedProgrammeFrom(json::Object{{"bytes", "e30="}, {"version", 0}, {"signature", "AAAA"}},
                                          "programme", complaints));
    CHECK(complaints == std::vector<json::Complaint>{{"programme.version", "out-of-range", "0"},
                                                     {"programme.signature", "not-a-signature", ""}});
}

} // namespace
} // namespace loyalty::programme
