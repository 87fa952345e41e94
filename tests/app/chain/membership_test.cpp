#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using terminal::MembershipRefusal;

namespace {

struct Shop
{
    Shop()
        : chain({.programme = aRichProgramme()})
    {
        one = &chain.addTill();
        two = &chain.addTill();
        anna = chain.enrol(*one, "13800000001");
        ben = chain.enrol(*two, "13800000002");
        chain.sell(*one, chain.sale(anna, 10'000));
        chain.sell(*two, chain.sale(ben, 5'000));
        chain.syncAll();
    }

    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
    }

    AChain chain;
    Till* one = nullptr;
    Till* two = nullptr;
    MemberId anna;
    MemberId ben;
};

} // namespace

TEST_CASE("two members who are one person are merged, and parted again with what each of them had")
{
    Shop shop;
    const auto before = shop.chain.atOffice(shop.ben).ledger;
    REQUIRE((*shop.one)->merge(manager(), shop.anna, shop.ben, true, "the same person"));
    shop.settle();
    CHECK(shop.chain.shown(*shop.two, shop.anna) == 150);
    CHECK(shop.chain.shown(*shop.two, shop.ben) == 150);
    CHECK((*shop.two)->identify(cashier(), "13800000002")->id == shop.anna);
    CHECK((*shop.two)->member(cashier(), shop.anna)->tier.qualifying == 15'000);
    for (Till* till : {shop.one, shop.two}) { // by its own entry, and by what the feed told
        const auto merged = (*till)->ledgerOf(manager(), shop.anna)->merged;
        REQUIRE(merged.size() == 1);
        CHECK(merged.front().id == shop.ben);
        CHECK(merged.front().maskedNumber == "****0002");
    }

    REQUIRE((*shop.two)->merge(manager(), shop.anna, shop.ben, false, "a mistake"));
    shop.settle();
    CHECK(shop.chain.shown(*shop.one, shop.anna) == 100);
    CHECK(shop.chain.shown(*shop.one, shop.ben) == 50);
    CHECK(shop.chain.atOffice(shop.ben).ledger == before);
    CHECK((*shop.one)->identify(cashier(), "13800000002")->id == shop.ben);
    CHECK((*shop.one)->ledgerOf(manager(), shop.anna)->merged.empty());
}

TEST_CASE("what a merged member spends is gone, whoever they are afterwards")
{
    Shop shop;
    REQUIRE((*shop.one)->merge(manager(), shop.anna, shop.ben, true, "the same person"));
    shop.settle();
    REQUIRE(shop.chain.obtainRight(*shop.two, shop.anna, 120).empty());
    auto ask = shop.chain.sale(shop.ben, 100'000);
    ask.redeem = {engine::Ask::Kind::Points, 120_pts};
    ask.online = true;
    const auto sale = (*shop.two)->commit(cashier(), ask);
    REQUIRE(sale);
    shop.settle();
    REQUIRE((*shop.one)->merge(manager(), shop.anna, shop.ben, false, "a mistake"));
    shop.settle();
    // 150 less 120, plus what the sale earned, which stays with whom it was booked.
    CHECK(shop.chain.booked(shop.anna) + shop.chain.booked(shop.ben) == 30 + sale->sold.earned.count());
    CHECK(shop.chain.booked(shop.ben) >= 0);
}

TEST_CASE("a till that has not heard of a merge goes on, and restarts with the same balances")
{
    Shop shop;
    REQUIRE((*shop.one)->merge(manager(), shop.anna, shop.ben, true, "the same person"));
    shop.chain.sync(*shop.one);
    shop.chain.sell(*shop.two, shop.chain.sale(shop.ben, 2'000)); // it still thinks that they are two
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 170);
    for (Till* till : {shop.one, shop.two})
        till->restart(shop.chain);
    CHECK(shop.chain.shown(*shop.two, shop.anna) == 170);
    CHECK(shop.chain.shown(*shop.one, shop.anna) == 170);
    shop.settle();
    REQUIRE((*shop.two)->merge(manager(), shop.anna, shop.ben, false, "a mistake"));
    shop.settle();
    for (Till* till : {shop.one, shop.two})
        till->restart(shop.chain);
    shop.settle();
    for (Till* till : {shop.one, shop.two}) {
        CHECK(shop.chain.shown(*till, shop.anna) == 100);
        CHECK(shop.chain.shown(*till, shop.ben) == 70);
    }
}

TEST_CASE("nobody is merged with themselves, and strangers are not parted")
{
    Shop shop;
    const auto why = [](const auto& answer) { return std::get<MembershipRefusal>(answer.error()); };
    CHECK(why((*shop.one)->merge(manager(), shop.anna, shop.anna, true, "x")) == MembershipRefusal::SameMember);
    CHECK(why((*shop.one)->merge(manager(), shop.anna, shop.ben, false, "x")) == MembershipRefusal::NotMerged);
    CHECK(why((*shop.one)->merge(manager(), shop.anna, shop.ben, true, " ")) == MembershipRefusal::NoReason);
    CHECK(why((*shop.one)->merge(cashier(), shop.anna, shop.ben, true, "x")) == MembershipRefusal::NotAllowed);
}

TEST_CASE("goods that come back while two are one person go with the one who bought them when they part")
{
    Shop shop;
    const auto bought = shop.chain.sell(*shop.two, shop.chain.sale(shop.ben, 3'000));
    shop.settle();
    REQUIRE((*shop.one)->merge(manager(), shop.anna, shop.ben, true, "the same person"));
    shop.settle();
    REQUIRE((*shop.two)->returnGoods(cashier(), bought.id, {{1, {}}}));
    shop.settle();
    CHECK((*shop.one)->member(cashier(), shop.anna)->tier.qualifying == 15'000);
    REQUIRE((*shop.two)->merge(manager(), shop.anna, shop.ben, false, "a mistake"));
    shop.settle();
    CHECK((*shop.one)->member(cashier(), shop.anna)->tier.qualifying == 10'000);
    CHECK((*shop.one)->member(cashier(), shop.ben)->tier.qualifying == 5'000);
    CHECK(shop.chain.shown(*shop.one, shop.anna) == 100);
    CHECK(shop.chain.shown(*shop.one, shop.ben) == 50);
}

TEST_CASE("a replaced card is found at once here, everywhere after a while, and the old one no more")
{
    Shop shop;
    REQUIRE((*shop.one)->replaceCard(cashier(), shop.anna, "880012349", "lost"));
    CHECK((*shop.one)->identify(cashier(), "880012349")->id == shop.anna);
    shop.settle();
    CHECK((*shop.two)->identify(cashier(), "880012349")->id == shop.anna);
    REQUIRE((*shop.two)->replaceCard(cashier(), shop.anna, "880056783", "lost again"));
    shop.settle();
    CHECK((*shop.one)->identify(cashier(), "880056783")->id == shop.anna);
    CHECK(!(*shop.one)->identify(cashier(), "880012349"));
    CHECK(std::get<MembershipRefusal>((*shop.one)->replaceCard(cashier(), shop.ben, "880056783", "x").error()) ==
          MembershipRefusal::CardTaken);
}

TEST_CASE("who was enrolled twice with one card and has another now is nobody whom verifying misses")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const auto join = [](Till& till) {
        const terminal::EnrolAsk ask{.name = "Anna",
                                     .phone = "13800000001",
                                     .card = "880012349",
                                     .consentPurpose = "membership",
                                     .consentText = "v1",
                                     .language = "en"};
        const auto made = till->enrol(cashier(), ask);
        REQUIRE(made);
        return made->id;
    };
    const MemberId anna = join(one);
    static_cast<void>(join(two)); // head office finds out that it is she
    chain.syncAll();
    REQUIRE(one->replaceCard(cashier(), anna, "880056783", "lost"));
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a family sees each other's share and spends together")
{
    Shop shop;
    REQUIRE((*shop.one)->moveFamily(manager(), shop.ben, shop.anna, "married"));
    shop.settle();
    const auto anna = (*shop.two)->member(cashier(), shop.anna);
    REQUIRE(anna->family.size() == 1);
    CHECK(anna->family[0].member == shop.ben);
    CHECK(anna->family[0].balance == 50_pts);

    auto ask = shop.chain.sale(shop.anna, 100'000);
    ask.redeem = {engine::Ask::Kind::Points, 140_pts};
    ask.online = true;
    ask.family = true;
    const auto lacking = (*shop.two)->commit(cashier(), ask);
    REQUIRE(!lacking);
    for (const terminal::MissingRight& right : std::get<terminal::SellStop>(lacking.error()).missing)
        REQUIRE(shop.chain.obtainRight(*shop.two, right).empty());
    const auto sale = (*shop.two)->commit(cashier(), ask);
    REQUIRE(sale);
    shop.settle();
    CHECK(shop.chain.booked(shop.ben) == 10);
    CHECK(shop.chain.booked(shop.anna) == sale->sold.earned.count());

    // What comes back goes home to whoever paid it.
    REQUIRE((*shop.two)->returnGoods(cashier(), sale->id, {{1, {}}}));
    shop.settle();
    CHECK(shop.chain.booked(shop.ben) == 50);
    CHECK(shop.chain.booked(shop.anna) == 100);
    REQUIRE((*shop.one)->moveFamily(manager(), shop.ben, std::nullopt, "left"));
    shop.settle();
    CHECK((*shop.two)->member(cashier(), shop.anna)->family.empty());
}

TEST_CASE("a tier by hand holds until its day is over")
{
    Shop shop;
    const BusinessDate today = *BusinessDate::parse((*shop.one)->member(cashier(), shop.anna)->joined.toString());
    REQUIRE((*shop.one)->giveTier(manager(), shop.anna, "gold", today.plusDays(3), "press"));
    CHECK((*shop.one)->member(cashier(), shop.anna)->tier.id == "gold");
    shop.settle();
    CHECK((*shop.two)->member(cashier(), shop.anna)->tier.id == "gold");
    shop.chain.clock.advance(std::chrono::hours(24 * 5));
    CHECK((*shop.two)->member(cashier(), shop.anna)->tier.id == "basic");
    CHECK(std::get<MembershipRefusal>(
              (*shop.one)->giveTier(manager(), shop.anna, "iron", today.plusDays(30), "x").error()) ==
          MembershipRefusal::NoSuchTier);
}
