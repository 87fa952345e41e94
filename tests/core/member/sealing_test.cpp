#include "core/member/sealing.h"

#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;

namespace {

struct Sealed
{
    test::SeededRandom random{7};
    MemberId member = random.id<MemberId>();
    MemberId other = random.id<MemberId>();
    crypto::SecretKey key = crypto::makeSecretKey(random);
    crypto::SecretKey otherKey = crypto::makeSecretKey(random);
    member::Personal person{.name = "王小明",
                            .phoneE164 = "+8613812345678",
                            .birthday = member::Birthday{2, 29, 1996},
                            .card = member::CardNumber::make("880012345")};
};

} // namespace

TEST_CASE("a sealed person opens under their own key and id only")
{
    Sealed at;
    const std::string sealed = member::sealPersonal(at.key, at.member, at.person, at.random);
    CHECK(member::openPersonal(at.key, at.member, sealed) == at.person);
    CHECK_FALSE(member::openPersonal(at.otherKey, at.member, sealed));
    CHECK_FALSE(member::openPersonal(at.key, at.other, sealed));
    CHECK(sealed.find("138") == std::string::npos);
}

TEST_CASE("what a terminal keeps of a person names nobody whole")
{
    Sealed at;
    const member::Brief brief = member::briefOf(at.person);
    CHECK(brief.maskedName == "王**");
    CHECK(brief.maskedNumber == "****5678");
    CHECK(brief.birthday == at.person.birthday);
    const std::string sealed = member::sealBrief(at.key, at.member, brief, at.random);
    CHECK(member::openBrief(at.key, at.member, sealed) == brief);
    // A brief put in the place of the whole record, or the other way round, does not open.
    CHECK_FALSE(member::openPersonal(at.key, at.member, sealed));
}

TEST_CASE("a person with a card and no phone is shown by the card's last digits")
{
    member::Personal person;
    person.name = "John";
    person.card = member::CardNumber::make("880012345");
    CHECK(member::briefOf(person).maskedNumber == "****" + person.card->digits().substr(6));
}

TEST_CASE("a member key unwraps for the member it was wrapped for")
{
    Sealed at;
    const std::string wrapped = member::wrapKey(at.otherKey, at.member, at.key, at.random);
    CHECK(member::unwrapKey(at.otherKey, at.member, wrapped) == at.key);
    CHECK_FALSE(member::unwrapKey(at.otherKey, at.other, wrapped));
    CHECK_FALSE(member::unwrapKey(at.key, at.member, wrapped));
}
