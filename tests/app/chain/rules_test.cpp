#include "core/journal/sold_lines.h"
#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using terminal::SellRefusal;

namespace {

/// A point per 1.00 after a week, tea stamps by piece, a coupon from 50.00 on, half a point of each ticket kept.
constexpr const char* kProgramme = R"({
  "format": "loyalty-programme/2", "id": "giving", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Giving" },
  "earning": {
    "base": { "tenders": ["gift-card", "voucher"] },
    "rounding": { "mode": "down", "per": "ticket", "multiply": "beforeRounding", "remainder": "keep" },
    "pendingDays": 7,
    "rules": [
      { "id": "base", "type": "perAmount", "names": { "en": "Base" }, "points": 1, "perMinor": 100 },
      { "id": "next", "type": "coupon", "names": { "en": "Next time" }, "coupon": "five",
        "when": { "minSpendMinor": 5000 } },
      { "id": "cups", "type": "stamps", "names": { "en": "Cups" }, "card": "tea", "per": "piece",
        "select": { "include": { "categories": ["tea"] } } }
    ]
  },
  "tiers": {
    "qualify": { "by": "spend", "rollingMonths": 12 },
    "levels": [
      { "id": "basic", "names": { "en": "Basic" }, "threshold": 0, "rate": "1" },
      { "id": "gold", "names": { "en": "Gold" }, "threshold": 9000000, "rate": "2" }
    ]
  },
  "redeeming": { "pointsPer": 100, "valueMinor": 100, "min": 10, "step": 10, "maxShare": "50%",
                 "maxPointsByTrust": { "spoken": 1000000, "static": 1000000 } },
  "discounts": { "offers": [ { "id": "five-off", "names": { "en": "5 off" }, "type": "fixed", "minor": 500,
                               "when": { "minSpendMinor": 10000 } } ] },
  "rewards": [ { "id": "mug", "names": { "en": "A mug" }, "points": 30, "goods": { "sku": "mug", "pieces": 1 } } ],
  "coupons": [ { "id": "five", "names": { "en": "5 off" }, "offer": "five-off", "expiry": { "months": 1 } } ],
  "stampCards": [ { "id": "tea", "names": { "en": "Tea" }, "stamps": 5, "coupon": "five" } ],
  "storedValue": { "minTopUpMinor": 1000, "maxTopUpMinor": 500000, "maxBalanceMinor": 1000000 },
  "giftCards": { "minMinor": 1000, "maxMinor": 100000, "reloadable": true, "refundable": true },
  "expiry": { "months": 12, "end": "month" }
})";

constexpr std::chrono::hours kWeek{24 * 7};

struct Shop
{
    explicit Shop(std::string programme = kProgramme)
        : chain({.programme = std::move(programme)})
    {
        one = &chain.addTill();
        two = &chain.addTill();
        member = chain.enrol(*one, "13800000001");
        chain.syncAll();
    }

    terminal::MemberView view(Till& till)
    {
        auto shown = till->member(cashier(), member);
        REQUIRE(shown);
        return *shown;
    }

    terminal::SaleAsk cups(std::int64_t minor, std::int64_t pieces)
    {
        auto ask = chain.sale(member, minor);
        ask.basket.lines[0].category = "tea";
        ask.basket.lines[0].quantity = Quantity::pieces(pieces);
        return ask;
    }

    void obtain(Till& till, const std::vector<terminal::MissingRight>& missing)
    {
        for (const terminal::MissingRight& right : missing)
            REQUIRE(chain.obtainRight(till, right).empty());
    }

    /// Commits as the app does: what is missing is obtained, then it is tried again.
    terminal::SaleView sell(Till& till, terminal::SaleAsk ask)
    {
        ask.online = true;
        auto sale = till->commit(cashier(), ask);
        if (!sale) {
            const auto* const stop = std::get_if<terminal::SellStop>(&sale.error());
            REQUIRE(stop != nullptr);
            obtain(till, stop->missing);
            sale = till->commit(cashier(), ask);
        }
        REQUIRE(sale);
        return *sale;
    }

    /// Everybody has heard, and head office judges all of it as the tills did.
    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
        const auto health = chain.office->health();
        REQUIRE(health);
        CHECK(health->differences == 0);
        CHECK(health->suspended == 0);
    }

    AChain chain;
    Till* one = nullptr;
    Till* two = nullptr;
    MemberId member;
};

} // namespace

TEST_CASE("points come after their days; coupons and stamps come with the sale, and all of it goes with the goods")
{
    Shop shop;
    const auto sale = shop.chain.sell(*shop.one, shop.cups(6'000, 3));
    CHECK(shop.view(*shop.one).balance == 0_pts);
    CHECK(shop.view(*shop.one).pending == 60_pts);
    shop.settle();
    REQUIRE(shop.view(*shop.two).purse.stamps.size() == 1);
    CHECK(shop.view(*shop.two).purse.stamps[0].stamps == 3);
    REQUIRE(shop.view(*shop.two).purse.coupons.size() == 1);
    shop.chain.clock.advance(kWeek + std::chrono::hours(24));
    CHECK(shop.view(*shop.two).balance == 60_pts);
    CHECK(shop.view(*shop.two).pending == 0_pts);
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.settle();
    const auto after = shop.view(*shop.two);
    CHECK(after.balance == 0_pts);
    CHECK(after.purse.stamps.empty());
    CHECK(after.purse.coupons.empty());
    CHECK(after.tier.qualifying == 0);
}

TEST_CASE("the sale that fills a stamp card turns it into its coupon, where head office answers for the other stamps")
{
    Shop shop;
    shop.chain.sell(*shop.one, shop.cups(1'000, 4));
    shop.settle();
    const auto ask = shop.cups(1'000, 2);
    const auto wished = (*shop.two)->wishedForSale(cashier(), ask);
    REQUIRE(wished);
    REQUIRE(wished->size() == 1);
    shop.obtain(*shop.two, *wished);
    shop.chain.sell(*shop.two, ask);
    shop.settle();
    REQUIRE(shop.view(*shop.one).purse.coupons.size() == 1);
    REQUIRE(shop.view(*shop.one).purse.stamps.size() == 1);
    CHECK(shop.view(*shop.one).purse.stamps[0].stamps == 1);
}

TEST_CASE("a coupon takes its offer off the price; one that opens nothing stays, and one that nobody holds is none")
{
    Shop shop;
    REQUIRE((*shop.one)->moveCoupons(manager(), shop.member, "five", 1, "sorry"));
    shop.settle();
    auto little = shop.chain.sale(shop.member, 4'000);
    little.redeem.coupons = {"five"};
    CHECK(shop.sell(*shop.one, little).sold.coupons.empty());
    auto enough = shop.chain.sale(shop.member, 20'000);
    enough.redeem.coupons = {"five"};
    const auto sale = shop.sell(*shop.one, enough);
    CHECK(sale.sold.dueMinor == 19'500);
    CHECK(sale.sold.coupons == std::vector<std::string>{"five"});
    shop.settle();
    auto twice = shop.chain.sale(shop.member, 20'000);
    twice.redeem.coupons = {"five", "five"}; // the rule gave one more
    twice.online = true;
    const auto refused = (*shop.two)->commit(cashier(), twice);
    REQUIRE(!refused);
    CHECK(std::get<terminal::SellStop>(refused.error()).why == SellRefusal::NoSuchCoupon);
}

TEST_CASE("a reward costs what the programme says, is written down, and its points come back with it and nothing else")
{
    Shop shop;
    shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 20'000));
    shop.chain.clock.advance(kWeek + std::chrono::hours(24));
    shop.settle();
    auto ask = shop.chain.sale(shop.member, 4'000);
    ask.redeem.rewards = {{"mug", 2}};
    const auto sale = shop.sell(*shop.two, ask);
    CHECK(sale.sold.redeemed == 60_pts);
    CHECK(sale.sold.redeemedMinor == 0);
    REQUIRE(sale.sold.goods.size() == 1);
    CHECK(sale.sold.goods[0].pieces == 2);
    CHECK(shop.view(*shop.two).balance == 140_pts);
    shop.settle();
    REQUIRE((*shop.two)->returnGoods(cashier(), sale.id, {{1, {}}}));
    CHECK(shop.view(*shop.two).balance == 140_pts);
    const Quantity one = Quantity::pieces(1);
    REQUIRE((*shop.two)->returnGoods(cashier(), sale.id, {{journal::kFirstGivenLine, one}}));
    CHECK(shop.view(*shop.two).balance == 170_pts);
    shop.settle();
    REQUIRE((*shop.two)->returnGoods(cashier(), sale.id, {{journal::kFirstGivenLine, one}}));
    CHECK(!(*shop.two)->returnGoods(cashier(), sale.id, {{journal::kFirstGivenLine, one}}));
    shop.settle();
    CHECK(shop.view(*shop.one).balance == 200_pts);
}

TEST_CASE("what a gift card or a voucher pays earns as the programme says, and a member's own value as money")
{
    Shop shop;
    const auto card = (*shop.one)->load(cashier(), {.card = "6217000012345670", .minor = 6'000});
    REQUIRE(card);
    REQUIRE((*shop.one)->load(cashier(), {.account = shop.member, .minor = 3'000}));
    shop.settle();
    auto ask = shop.chain.sale(shop.member, 10'000);
    ask.value = {{card->account, std::nullopt}, {shop.member, std::nullopt}};
    ask.redeem.tenders = {{"voucher", 500}};
    const auto sale = shop.sell(*shop.one, ask);
    CHECK(sale.sold.dueMinor == 10'000);
    CHECK(sale.sold.earned == 35_pts);
    REQUIRE(sale.sold.value.size() == 2);
    CHECK(sale.sold.value[0].card);
    CHECK(sale.sold.value[1].principalMinor == 3'000);
    shop.settle();
}

TEST_CASE("fractions of points wait for the next ticket, wherever it is, and are gone with the goods that left them")
{
    Shop shop;
    for (int ticket = 0; ticket < 10; ++ticket) {
        shop.chain.sell(ticket % 2 == 0 ? *shop.one : *shop.two, shop.chain.sale(shop.member, 990));
        shop.settle();
    }
    CHECK(shop.view(*shop.one).pending == 99_pts);
    const auto half = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 50));
    REQUIRE((*shop.one)->returnGoods(cashier(), half.id, {{1, {}}}));
    shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 60));
    CHECK(shop.view(*shop.one).pending == 99_pts);
    shop.settle();
}

TEST_CASE("a tier by hand earns by its own rate, here and by head office's judgement")
{
    Shop shop;
    REQUIRE((*shop.one)->giveTier(manager(), shop.member, "gold", *BusinessDate::parse("2030-01-01"), "press"));
    CHECK(shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 3'000)).sold.earned == 60_pts);
    shop.settle();
    CHECK(shop.chain.sell(*shop.two, shop.chain.sale(shop.member, 3'000)).sold.earned == 60_pts);
    shop.settle();
}

TEST_CASE("who joins is welcomed once; whoever joins again while nobody knew is told of")
{
    std::string welcoming = kProgramme;
    const std::string before = R"("pendingDays": 7,)";
    welcoming.insert(welcoming.find(before), R"("signUp": { "points": 50 }, )");
    Shop shop(welcoming);
    CHECK(shop.view(*shop.one).balance == 50_pts);
    shop.settle();
    const MemberId first = shop.chain.enrol(*shop.one, "13800000002");
    (void)shop.chain.enrol(*shop.two, "13800000002");
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(first) == 50);
    const auto health = shop.chain.office->health();
    REQUIRE(health);
    CHECK(health->differences == 1);
}
