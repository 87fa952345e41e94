#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// Points live three months from the last purchase.
constexpr const char* kProgramme = R"({
  "format": "loyalty-programme/2", "id": "rolling", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Rolling" },
  "earning": { "rules": [ { "id": "base", "type": "perAmount", "points": 1, "perMinor": 100 } ] },
  "redeeming": { "pointsPer": 100, "valueMinor": 100, "min": 10, "step": 10,
                 "maxPointsByTrust": { "spoken": 1000000, "static": 1000000 } },
  "expiry": { "months": 3, "rolling": true }
})";

constexpr std::chrono::hours kDays60{24 * 60};

struct Shop
{
    Shop()
        : one(&chain.addTill())
        , two(&chain.addTill())
        , member(chain.enrol(*one, "13800000001"))
    {
        chain.syncAll();
    }

    SaleId sell(Till& till, std::int64_t minor) { return chain.sell(till, chain.sale(member, minor)).id; }
    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
    }

    /// Both tills say the same.
    std::int64_t shown()
    {
        const std::int64_t points = chain.shown(*one, member);
        CHECK(chain.shown(*two, member) == points);
        return points;
    }

    AChain chain{{.programme = kProgramme}};
    Till* one;
    Till* two;
    MemberId member;
};

} // namespace

TEST_CASE("points live on with each purchase at whatever till, and end when nobody bought for too long")
{
    Shop shop;
    shop.sell(*shop.one, 10'000);
    shop.settle();
    for (int i = 1; i <= 3; ++i) {
        shop.chain.clock.advance(kDays60);
        shop.sell(i % 2 == 0 ? *shop.one : *shop.two, 100);
        shop.settle();
        CHECK(shop.shown() == 100 + i);
    }
    shop.chain.clock.advance(kDays60);
    CHECK(shop.shown() == 103);
    shop.chain.clock.advance(kDays60);
    CHECK(shop.shown() == 0);
    shop.sell(*shop.one, 100); // what has ended stays ended
    shop.settle();
    CHECK(shop.shown() == 1);
}

TEST_CASE("purchases that head office hears of late, and in another order, let points live on all the same")
{
    Shop shop;
    shop.sell(*shop.one, 10'000);
    shop.settle();
    shop.chain.clock.advance(kDays60);
    shop.sell(*shop.two, 100); // that till hears nothing for months
    shop.chain.clock.advance(kDays60);
    shop.sell(*shop.one, 200);
    shop.chain.sync(*shop.one);
    CHECK(shop.chain.shown(*shop.one, shop.member) == 2); // nobody has told it of the purchase in between
    shop.settle();
    CHECK(shop.shown() == 103);
}

TEST_CASE("a purchase that comes back has kept nothing alive, and points that paid it live as long as they did")
{
    Shop shop;
    shop.sell(*shop.one, 10'000);
    shop.settle();
    shop.chain.clock.advance(kDays60);
    auto ask = shop.chain.sale(shop.member, 5'000);
    ask.redeem = {engine::Ask::Kind::Points, 50_pts};
    REQUIRE(shop.chain.obtainRight(*shop.one, shop.member, 50).empty());
    const SaleId sale = shop.chain.sell(*shop.one, ask).id;
    shop.settle();
    CHECK(shop.shown() == 99);
    shop.chain.clock.advance(kDays60);
    CHECK(shop.shown() == 99); // the purchase of day 60 let them live to day 150
    REQUIRE((*shop.one)->returnGoods(cashier(), sale, {{1, {}}}));
    shop.settle();
    // What was not spent ended on day 92; the fifty that paid were alive then and live as long as that purchase let them.
    CHECK(shop.shown() == 50);
    shop.chain.clock.advance(std::chrono::hours(24 * 40));
    CHECK(shop.shown() == 0);
}

TEST_CASE("points that come back while their lot lives on by a later purchase live as long as what was left of it")
{
    Shop shop;
    shop.sell(*shop.one, 10'000);
    shop.settle();
    shop.chain.clock.advance(kDays60);
    auto ask = shop.chain.sale(shop.member, 5'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.redeem = {engine::Ask::Kind::Points, 50_pts};
    REQUIRE(shop.chain.obtainRight(*shop.one, shop.member, 50).empty());
    const auto sale = shop.chain.sell(*shop.one, ask);
    shop.settle();
    shop.chain.clock.advance(kDays60);
    shop.sell(*shop.two, 100); // to day 210
    shop.settle();
    shop.chain.clock.advance(std::chrono::hours(24 * 10));
    const auto back = (*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}); // the other half stays bought
    REQUIRE(back);
    REQUIRE(back->redeemBack == 25_pts);
    shop.settle();
    const std::int64_t all = shop.shown();
    shop.chain.clock.advance(std::chrono::hours(24 * 70)); // day 200
    CHECK(shop.shown() == all);
    const auto lots = shop.chain.atOffice(shop.member).ledger.book(ledger::points()).lots();
    CHECK(lots.front().remaining == 75); // one lot again
}
