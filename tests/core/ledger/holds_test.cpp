#include "core/ledger/holds.h"

#include "core/ledger/asset_keys.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::ledger;

namespace {

struct Shop
{
    test::SeededRandom random{3};
    MemberId member = random.id<MemberId>();
    MemberId other = random.id<MemberId>();
    SaleId basket = random.id<SaleId>();
    SaleId secondBasket = random.id<SaleId>();
    Instant now = Instant::fromSeconds(1'000);
    Instant later = Instant::fromSeconds(1'600);
    HoldBook holds;
};

} // namespace

TEST_CASE("a basket's hold binds the other baskets and not itself")
{
    Shop shop;
    shop.holds.place(shop.basket, shop.member, points(), 300, shop.later);
    CHECK(shop.holds.held(shop.member, points(), shop.now) == 300);
    CHECK(shop.holds.held(shop.member, points(), shop.now, shop.basket) == 0);
    CHECK(shop.holds.held(shop.member, points(), shop.now, shop.secondBasket) == 300);
    CHECK(shop.holds.held(shop.other, points(), shop.now) == 0);
    CHECK(shop.holds.held(shop.member, tierSpend(), shop.now) == 0);
}

TEST_CASE("a hold that expires gives its points back")
{
    Shop shop;
    shop.holds.place(shop.basket, shop.member, points(), 300, shop.later);
    CHECK(shop.holds.held(shop.member, points(), shop.later - std::chrono::milliseconds(1)) == 300);
    CHECK(shop.holds.held(shop.member, points(), shop.later) == 0);
    shop.holds.forgetEnded(shop.later);
    CHECK(shop.holds.size() == 0);
}

TEST_CASE("a basket has one hold, and none once it is released")
{
    Shop shop;
    shop.holds.place(shop.basket, shop.member, points(), 300, shop.later);
    shop.holds.place(shop.basket, shop.member, points(), 120, shop.later);
    shop.holds.place(shop.secondBasket, shop.member, points(), 50, shop.later);
    CHECK(shop.holds.held(shop.member, points(), shop.now) == 170);
    shop.holds.release(shop.basket);
    CHECK(shop.holds.held(shop.member, points(), shop.now) == 50);
}
