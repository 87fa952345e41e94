#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// A point per 1.00; 100 more for a visit while the campaign has any of its 250 left; 7 for students, 9 at a kiosk.
constexpr const char* kProgramme = R"({
  "format": "loyalty-programme/2", "id": "campaigns", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Campaigns" },
  "earning": {
    "rules": [
      { "id": "base", "type": "perAmount", "points": 1, "perMinor": 100 },
      { "id": "visit", "type": "perTicket", "points": 100 },
      { "id": "students", "type": "perTicket", "points": 7, "when": { "segments": ["students"] } },
      { "id": "kiosk", "type": "perTicket", "points": 9, "when": { "channels": ["kiosk"] } }
    ],
    "budgets": [ { "id": "autumn", "points": 250, "rules": ["visit"] } ]
  }
})";

struct Shop
{
    Shop()
        : one(&chain.addTill())
        , two(&chain.addTill())
        , member(chain.enrol(*one, "13800000001"))
    {
        chain.syncAll();
    }

    Points sell(Till& till, std::int64_t minor = 1'000, std::string channel = {})
    {
        auto ask = chain.sale(member, minor);
        ask.channel = std::move(channel);
        last = chain.sell(till, ask);
        return last.sold.earned;
    }

    std::vector<office::Difference> settle()
    {
        chain.syncAll();
        chain.requireAgreement();
        auto transaction = chain.database->read();
        REQUIRE(transaction);
        auto found = (*transaction)->differences(100);
        REQUIRE(found);
        return *found;
    }

    AChain chain{{.programme = kProgramme}};
    Till* one;
    Till* two;
    MemberId member;
    terminal::SaleView last;
};

} // namespace

TEST_CASE("a campaign's budget is used up by all tills together, and a return gives back what it took")
{
    Shop shop;
    CHECK(shop.sell(*shop.one) == 110_pts);
    const SaleId first = shop.last.id;
    CHECK(shop.sell(*shop.one) == 110_pts); // the own use counts before head office has told it
    shop.chain.syncAll();
    CHECK(shop.sell(*shop.two) == 60_pts); // 50 were left
    shop.chain.syncAll();
    CHECK(shop.sell(*shop.one) == 10_pts);
    REQUIRE((*shop.two)->findSale(cashier(), first).has_value() == false);
    REQUIRE((*shop.one)->returnGoods(cashier(), first, {{1, {}}}));
    CHECK(shop.sell(*shop.one) == 110_pts);
    CHECK(shop.settle().empty());
    CHECK(shop.sell(*shop.two) == 10_pts);
}

TEST_CASE("a part of the goods gives back its part of the budget")
{
    Shop shop;
    auto ask = shop.chain.sale(shop.member, 1'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    const auto sale = shop.chain.sell(*shop.one, ask);
    CHECK(sale.sold.earned == 120_pts);
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    CHECK(shop.sell(*shop.one) == 110_pts);
    CHECK(shop.sell(*shop.one) == 110_pts); // 250 − 50 − 100: just enough
    CHECK(shop.sell(*shop.one) == 10_pts);
    CHECK(shop.settle().empty());
}

TEST_CASE("an even exchange leaves the budget as it was")
{
    Shop shop;
    shop.sell(*shop.one);
    const SaleId old = shop.last.id;
    shop.sell(*shop.one);
    CHECK(shop.sell(*shop.one) == 60_pts); // used up
    auto ask = shop.chain.sale(shop.member, 1'000);
    ask.exchange = terminal::ExchangeAsk{.sale = old, .lines = {{1, {}}}};
    CHECK(shop.chain.sell(*shop.one, ask).sold.earned == 110_pts);
    CHECK(shop.sell(*shop.one) == 10_pts);
    CHECK(shop.settle().empty());
}

TEST_CASE(
    "tills that cannot hear each other may give more than the budget: by what each knew to be left, and it is told")
{
    Shop shop;
    for (Till* const till : {shop.one, shop.two}) {
        CHECK(shop.sell(*till) == 110_pts);
        CHECK(shop.sell(*till) == 110_pts);
        CHECK(shop.sell(*till) == 60_pts);
        CHECK(shop.sell(*till) == 10_pts);
    }
    const auto differences = shop.settle();
    REQUIRE(differences.size() == 3);
    for (const office::Difference& difference : differences)
        CHECK(difference.what == "budget");
    CHECK(differences[0].printed == "100");
    CHECK(differences[0].judged == "0");
    CHECK(shop.sell(*shop.one) == 10_pts);
}

TEST_CASE("a till that starts again, with its cache or without, knows what it took of a budget")
{
    Shop shop;
    shop.sell(*shop.one);
    shop.one->restart(shop.chain);
    shop.sell(*shop.one);
    CHECK(shop.sell(*shop.one) == 60_pts);
    shop.chain.syncAll();
    shop.one->restart(shop.chain);
    CHECK(shop.sell(*shop.one) == 10_pts);
    shop.one->cache = MemoryCache();
    shop.one->restart(shop.chain);
    shop.chain.syncAll();
    CHECK(shop.sell(*shop.one) == 10_pts);
    CHECK(shop.settle().empty());
}

TEST_CASE("a member is put into a segment at a till or by head office's list, and taken out again")
{
    Shop shop;
    terminal::Terminal& one = **shop.one;
    using Refusal = terminal::MembershipRefusal;
    const auto refused = [&](std::string_view segment, bool in, std::string_view reason = "asked for it") {
        const auto answer = one.moveSegment(manager(), shop.member, segment, in, reason);
        REQUIRE_FALSE(answer);
        return std::get<Refusal>(answer.error());
    };
    CHECK(refused("students", true, " ") == Refusal::NoReason);
    CHECK(refused("", true) == Refusal::BadSegment);
    CHECK(refused(std::string(101, 's'), true) == Refusal::BadSegment);
    CHECK(refused("students", false) == Refusal::NotInSegment);
    CHECK_FALSE(one.moveSegment(cashier(), shop.member, "students", true, "asked"));
    CHECK(shop.sell(*shop.one, 100) == 101_pts);
    const auto moved = one.moveSegment(manager(), shop.member, "students", true, "card seen");
    REQUIRE(moved);
    CHECK(moved->segments == std::vector<std::string>{"students"});
    CHECK(refused("students", true) == Refusal::InSegment);
    CHECK(shop.sell(*shop.one, 100) == 108_pts); // here at once
    CHECK(shop.settle().empty());
    CHECK(shop.sell(*shop.two, 100) == 58_pts); // there with the feed; 50 of the budget were left
    CHECK(shop.settle().empty());
    const std::vector<MemberId> list{shop.member, MemberId()};
    CHECK(shop.chain.office->moveSegment(list, "students", false).value() == 1);
    CHECK(shop.chain.office->moveSegment(list, "students", false).value() == 0);
    CHECK_FALSE(shop.chain.office->moveSegment(list, "", true));
    CHECK(shop.settle().empty());
    CHECK(shop.sell(*shop.one, 100) == 1_pts);
    CHECK(shop.settle().empty());
}

TEST_CASE("a rule for a channel asks how the sale was made, and head office judges by the same")
{
    Shop shop;
    CHECK(shop.sell(*shop.one, 100, "kiosk") == 110_pts);
    CHECK(shop.last.sold.channel == "kiosk");
    CHECK(shop.sell(*shop.one, 100) == 101_pts);
    CHECK(shop.last.sold.channel == "store");
    CHECK(shop.settle().empty());
}
