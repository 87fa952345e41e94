#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

/// A member who wishes to be forgotten: what says who they are goes everywhere, and the books stay whole.
using namespace loyalty;
using namespace loyalty::test;
using terminal::IdentifyRefusal;
using terminal::MembershipRefusal;

namespace {

constexpr const char* kPhone = "13800000001";

struct Shop
{
    Shop()
        : chain({.programme = aRichProgramme()})
        , one(chain.addTill())
        , two(chain.addTill())
        , anna(chain.enrol(one, kPhone))
    {
        chain.sell(one, chain.sale(anna, 10'000));
    }

    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
    }

    std::optional<IdentifyRefusal> findingFails(Till& till)
    {
        const auto found = till->identify(cashier(), kPhone);
        if (found)
            return std::nullopt;
        return std::get<terminal::IdentifyStop>(found.error()).why;
    }

    bool keepsKey(Till& till) { return !till.journal.memberKeys({anna})->empty(); }

    bool officeKeepsKey()
    {
        auto transaction = chain.database->read();
        REQUIRE(transaction);
        auto key = (*transaction)->memberKey(anna);
        REQUIRE(key);
        return key->has_value();
    }

    AChain chain;
    Till& one;
    Till& two;
    MemberId anna;
};

bool isBlank(const office::Member& member)
{
    return member.erased && member.lookups.empty() && member.sealedPersonal.empty() && member.sealedBrief.empty() &&
           member.wrappedKey.empty();
}

} // namespace

TEST_CASE("an erased member is found nowhere, their keys are gone, and the points stay in the books")
{
    Shop shop;
    shop.settle();
    const std::int64_t points = shop.chain.booked(shop.anna);
    REQUIRE(points > 0);
    REQUIRE(shop.officeKeepsKey());

    const auto erased = shop.one->erase(manager(), shop.anna, "asked at the counter");
    REQUIRE(erased);
    CHECK(erased->erased);
    CHECK(erased->maskedName.empty());
    CHECK(shop.findingFails(shop.one) == IdentifyRefusal::Erased); // at once, without head office
    shop.settle();

    CHECK(shop.findingFails(shop.one) == IdentifyRefusal::Unknown);
    CHECK(shop.findingFails(shop.two) == IdentifyRefusal::Unknown);
    CHECK(isBlank(shop.chain.atOffice(shop.anna)));
    CHECK_FALSE(shop.officeKeepsKey());
    CHECK_FALSE(shop.keepsKey(shop.one));
    CHECK(shop.chain.booked(shop.anna) == points);
    CHECK(std::get<MembershipRefusal>(shop.one->erase(manager(), shop.anna, "again").error()) ==
          MembershipRefusal::NoSuchMember);
}

TEST_CASE("who was erased before head office ever heard of them leaves no name behind")
{
    Shop shop;
    REQUIRE(shop.one->erase(manager(), shop.anna, "changed their mind"));
    shop.one.restart(shop.chain);
    CHECK(shop.findingFails(shop.one) == IdentifyRefusal::Erased);
    CHECK(shop.one->member(cashier(), shop.anna)->maskedName.empty());
    shop.settle();
    CHECK(isBlank(shop.chain.atOffice(shop.anna)));
    CHECK_FALSE(shop.officeKeepsKey());
    CHECK_FALSE(shop.keepsKey(shop.one));
}

TEST_CASE("the same phone joins anew after an erasure, offline too, and is somebody else")
{
    Shop shop;
    shop.settle();
    REQUIRE(shop.one->erase(manager(), shop.anna, "asked"));
    const MemberId anew = shop.chain.enrol(shop.one, kPhone);
    CHECK(anew != shop.anna);
    CHECK(shop.one->identify(cashier(), kPhone)->id == anew);
    shop.one.restart(shop.chain);
    CHECK(shop.one->identify(cashier(), kPhone)->id == anew);
    shop.settle();
    CHECK(shop.one->identify(cashier(), kPhone)->id == anew);
    CHECK(shop.two->identify(cashier(), kPhone)->id == anew);
    CHECK(shop.chain.shown(shop.two, anew) == shop.chain.booked(anew));
}

TEST_CASE("a till that has not heard of an erasure goes on, and no point of it is lost")
{
    Shop shop;
    shop.settle();
    REQUIRE(shop.one->erase(manager(), shop.anna, "asked"));
    shop.chain.sync(shop.one);
    REQUIRE(shop.two->replaceCard(cashier(), shop.anna, "880012349", "lost"));
    shop.chain.sell(shop.two, shop.chain.sale(shop.anna, 5'000));
    const std::int64_t before = shop.chain.booked(shop.anna);
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) > before);
    CHECK(isBlank(shop.chain.atOffice(shop.anna)));
    CHECK_FALSE(shop.two->identify(cashier(), "880012349"));
}

TEST_CASE("every name of a person goes with them, and nobody is merged into one who is erased")
{
    Shop shop;
    const MemberId ben = shop.chain.enrol(shop.one, "13800000002");
    shop.settle();
    REQUIRE(shop.one->merge(manager(), shop.anna, ben, true, "the same person"));
    shop.settle();
    REQUIRE(shop.one->erase(manager(), shop.anna, "asked"));
    shop.settle();
    CHECK(isBlank(shop.chain.atOffice(ben)));
    CHECK_FALSE(shop.two->identify(cashier(), "13800000002"));

    const MemberId dora = shop.chain.enrol(shop.one, "13800000003");
    const MemberId emil = shop.chain.enrol(shop.one, "13800000004");
    shop.settle();
    REQUIRE(shop.one->erase(manager(), dora, "asked"));
    shop.chain.sync(shop.one);
    REQUIRE(shop.two->merge(manager(), dora, emil, true, "not heard of it"));
    shop.settle();
    CHECK(shop.chain.atOffice(emil).id == emil); // waits for a person
    CHECK(shop.two->identify(cashier(), "13800000004")->id == emil);
}

TEST_CASE("nobody is erased without a reason, by a cashier, or while their money is on the account")
{
    Shop shop;
    const auto why = [&](const terminal::By& by, std::string_view reason) {
        return std::get<MembershipRefusal>(shop.one->erase(by, shop.anna, reason).error());
    };
    CHECK(why(cashier(), "asked") == MembershipRefusal::NotAllowed);
    CHECK(why(manager(), " ") == MembershipRefusal::NoReason);
    REQUIRE(shop.one->load(cashier(), {.account = shop.anna, .minor = 10'000}));
    CHECK(why(manager(), "asked") == MembershipRefusal::HoldsValue);
    shop.settle();
    CHECK(why(manager(), "asked") == MembershipRefusal::HoldsValue);
}

TEST_CASE("why a member is blocked is known in every store, until they are not")
{
    Shop shop;
    shop.settle();
    REQUIRE(shop.one->block(manager(), shop.anna, true, "card reported stolen"));
    CHECK(shop.one->member(cashier(), shop.anna)->blockReason == "card reported stolen");
    shop.settle();
    CHECK(shop.two->member(cashier(), shop.anna)->blockReason == "card reported stolen");
    REQUIRE(shop.two->block(manager(), shop.anna, false, "found"));
    CHECK(shop.two->member(cashier(), shop.anna)->blockReason.empty());
    shop.settle();
    CHECK(shop.one->member(cashier(), shop.anna)->blockReason.empty());
}
