#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace loyalty;
using namespace loyalty::test;

namespace {

std::string programmeWith(std::string_view referral)
{
    return R"({
  "format": "loyalty-programme/2", "id": "friends", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Friends" },
  "earning": { "rules": [ { "id": "base", "type": "perAmount", "points": 1, "perMinor": 100 } ] },
  "expiry": { "months": 12, "end": "month" },
  "referral": )" +
           std::string(referral) + "}";
}

constexpr std::string_view kFirstPurchase =
    R"({ "at": "firstPurchase", "minSpendMinor": 5000, "referrer": { "points": 200 },
         "invited": { "points": 100, "expiry": { "days": 30 } }, "maxPerYear": 2 })";

struct Shop
{
    explicit Shop(std::string_view referral = kFirstPurchase, std::string_view returns = R"({"shortfall": "debt"})")
        : chain({.programme = withReturns(programmeWith(referral), returns)})
        , one(&chain.addTill())
        , two(&chain.addTill())
        , referrer(chain.enrol(*one, "13800000001"))
    {
        chain.syncAll();
    }

    static std::string withReturns(std::string text, std::string_view returns)
    {
        text.insert(text.rfind('}'), R"(, "returns": )" + std::string(returns));
        return text;
    }

    MemberId enrolFriend(Till& till, std::string phone)
    {
        terminal::EnrolAsk ask;
        ask.phone = std::move(phone);
        ask.consentPurpose = "membership";
        ask.consentText = "v1";
        ask.referrer = referrer;
        const auto enrolled = till->enrol(cashier(), ask);
        REQUIRE(enrolled);
        return enrolled->id;
    }

    SaleId sell(Till& till, const MemberId& member, std::int64_t minor)
    {
        return chain.sell(till, chain.sale(member, minor)).id;
    }

    /// Both sides agree; answers what head office has of the two.
    std::pair<std::int64_t, std::int64_t> settled(const MemberId& friendOf)
    {
        chain.syncAll();
        chain.requireAgreement();
        return {chain.booked(referrer), chain.booked(friendOf)};
    }

    AChain chain;
    Till* one;
    Till* two;
    MemberId referrer;
};

using Both = std::pair<std::int64_t, std::int64_t>;

} // namespace

TEST_CASE("who brings a friend and the friend are rewarded once, for the first purchase that is large enough")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    CHECK(shop.settled(invited) == Both{0, 0});
    shop.sell(*shop.one, invited, 4'999);
    CHECK(shop.settled(invited) == Both{0, 49});
    shop.sell(*shop.two, invited, 5'000);
    CHECK(shop.settled(invited) == Both{200, 199});
    shop.sell(*shop.one, invited, 9'000);
    CHECK(shop.settled(invited) == Both{200, 289});
    // The friend's points live as their grant says, the other's as the programme does.
    shop.chain.clock.advance(std::chrono::hours(24 * 31));
    CHECK(shop.chain.shown(*shop.one, invited) == 189);
    CHECK(shop.chain.shown(*shop.one, shop.referrer) == 200);
}

TEST_CASE("a return of that purchase takes both rewards back, and the next one may be the first again")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    const SaleId first = shop.sell(*shop.one, invited, 6'000);
    CHECK(shop.settled(invited) == Both{200, 160});
    REQUIRE((*shop.one)->returnGoods(cashier(), first, {{1, {}}}));
    CHECK(shop.settled(invited) == Both{0, 0});
    shop.sell(*shop.two, invited, 5'000);
    CHECK(shop.settled(invited) == Both{200, 150});
    CHECK(shop.chain.atOffice(shop.referrer).ledger.sumOfPostings(ledger::counter("referral")) == 1);
}

TEST_CASE(
    "a return that leaves less than the purchase had to cost takes the rewards back, one that leaves enough does not")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    auto ask = shop.chain.sale(invited, 4'900);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[2].id = 3;
    const SaleId sale = shop.chain.sell(*shop.one, ask).id;
    CHECK(shop.settled(invited) == Both{200, 247});
    REQUIRE((*shop.one)->returnGoods(cashier(), sale, {{1, {}}}));
    CHECK(shop.settled(invited).first == 200);
    REQUIRE((*shop.one)->returnGoods(cashier(), sale, {{2, {}}}));
    CHECK(shop.settled(invited) == Both{0, 49});
    REQUIRE((*shop.one)->returnGoods(cashier(), sale, {{3, {}}}));
    CHECK(shop.settled(invited) == Both{0, 0});
}

TEST_CASE("a void takes the rewards back, and what is spent of them is settled by the programme's rule")
{
    Shop shop(kFirstPurchase, R"({"shortfall": "clamp"})");
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    const SaleId first = shop.sell(*shop.one, invited, 5'000);
    CHECK(shop.settled(invited) == Both{200, 150});
    REQUIRE((*shop.one)->adjust(manager(), shop.referrer, -150_pts, "gone meanwhile"));
    REQUIRE((*shop.one)->voidSale(manager(), first, "typed wrong"));
    CHECK(shop.settled(invited) == Both{0, 0});
}

TEST_CASE("one member is rewarded for so many friends a year, and each friend all the same")
{
    Shop shop;
    for (const char* phone : {"13800000002", "13800000003", "13800000004"}) {
        const MemberId invited = shop.enrolFriend(*shop.one, phone);
        shop.sell(*shop.one, invited, 5'000);
        CHECK(shop.settled(invited).second == 150);
    }
    CHECK(shop.chain.booked(shop.referrer) == 400);
    shop.chain.clock.advance(std::chrono::hours(24 * 400));
    const MemberId next = shop.enrolFriend(*shop.one, "13800000005");
    shop.sell(*shop.one, next, 5'000);
    CHECK(shop.settled(next).first == 200); // those of the year before have ended
    CHECK(shop.chain.atOffice(shop.referrer).ledger.sumOfPostings(ledger::counter("referral")) == 3);
}

TEST_CASE(
    "for joining, both are rewarded as soon as head office knows them; somebody who was a member is nobody's friend")
{
    Shop shop(R"({ "at": "signUp", "referrer": { "points": 20 }, "invited": { "points": 10 } })");
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    CHECK(shop.settled(invited) == Both{20, 10});
    shop.enrolFriend(*shop.two, "13800000003");
    const MemberId again = shop.enrolFriend(*shop.one, "13800000003"); // two tills that do not know of one another
    CHECK(shop.settled(again) == Both{40, 10});
    const SaleId sale = shop.sell(*shop.one, invited, 5'000);
    REQUIRE((*shop.one)->returnGoods(cashier(), sale, {{1, {}}}));
    CHECK(shop.settled(invited) == Both{40, 10});
}

TEST_CASE("entries that come twice or late reward nobody twice")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    shop.sell(*shop.one, invited, 5'000);
    shop.chain.exchange(*shop.one, Fate::ReplyLost);
    shop.chain.exchange(*shop.one, Fate::Twice);
    shop.chain.exchange(*shop.one, Fate::Late);
    CHECK(shop.settled(invited) == Both{200, 150});
}

TEST_CASE("who brings a friend is a member that is known here, also where head office has not heard of them yet")
{
    Shop shop;
    shop.referrer = shop.chain.enrol(*shop.one, "13800000009"); // head office has not heard of them
    terminal::EnrolAsk ask;
    ask.phone = "13800000002";
    ask.consentPurpose = "membership";
    ask.consentText = "v1";
    ask.referrer = shop.chain.random.id<MemberId>();
    const auto refused = (*shop.one)->enrol(cashier(), ask);
    REQUIRE_FALSE(refused);
    CHECK(std::get<terminal::EnrolRefusal>(refused.error()) == terminal::EnrolRefusal::NoSuchReferrer);
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    shop.sell(*shop.one, invited, 5'000);
    CHECK(shop.settled(invited) == Both{200, 150});
}

TEST_CASE("who brought somebody stands under their own name, whoever they are merged with and parted from")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    const MemberId other = shop.chain.enrol(*shop.one, "13800000003");
    shop.chain.syncAll();
    REQUIRE((*shop.one)->merge(manager(), other, invited, true, "the same person"));
    shop.chain.sync(*shop.one);
    shop.sell(*shop.one, other, 9'000); // who was a member before is nobody's friend
    shop.chain.syncAll();
    CHECK(shop.chain.booked(shop.referrer) == 0);
    REQUIRE((*shop.one)->merge(manager(), other, invited, false, "a mistake"));
    CHECK(shop.settled(invited) == Both{0, 0});
    CHECK(shop.chain.booked(other) == 90);
    shop.sell(*shop.one, invited, 5'000);
    CHECK(shop.settled(invited) == Both{200, 150});
    shop.sell(*shop.two, other, 9'000);
    CHECK(shop.settled(invited) == Both{200, 150});
}

TEST_CASE("a friend's purchase under their name while they are merged is rewarded once, and comes back with its reward")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    const MemberId other = shop.chain.enrol(*shop.one, "13800000003");
    shop.chain.syncAll();
    REQUIRE((*shop.one)->merge(manager(), other, invited, true, "the same person"));
    shop.chain.sync(*shop.one);
    const SaleId sale = shop.sell(*shop.two, invited, 5'000); // it has not heard of it
    shop.chain.syncAll();
    CHECK(shop.chain.booked(shop.referrer) == 200);
    CHECK(shop.chain.booked(other) == 150);
    REQUIRE((*shop.one)->merge(manager(), other, invited, false, "a mistake"));
    CHECK(shop.settled(invited) == Both{200, 150});
    CHECK(shop.chain.booked(other) == 0);
    REQUIRE((*shop.two)->returnGoods(cashier(), sale, {{1, {}}}));
    CHECK(shop.settled(invited) == Both{0, 0});
    shop.sell(*shop.one, invited, 5'000);
    CHECK(shop.settled(invited) == Both{200, 150});
}

TEST_CASE("goods exchanged after a merge take the rewards back that stand under the name that bought them")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    const MemberId other = shop.chain.enrol(*shop.one, "13800000003");
    const SaleId sale = shop.sell(*shop.one, invited, 10'000);
    CHECK(shop.settled(invited) == Both{200, 200});
    REQUIRE((*shop.one)->merge(manager(), other, invited, true, "the same person"));
    shop.chain.syncAll();
    auto exchange = shop.chain.sale(other, 100);
    exchange.exchange = terminal::ExchangeAsk{sale, {{1, {}}}};
    shop.chain.sell(*shop.one, exchange);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.referrer) == 0);
    CHECK(shop.chain.booked(other) == 1);
}

TEST_CASE("a first purchase under a name in the middle of several rewards whoever was brought")
{
    Shop shop;
    const MemberId invited = shop.enrolFriend(*shop.one, "13800000002");
    const MemberId other = shop.chain.enrol(*shop.one, "13800000003");
    const MemberId again = shop.chain.enrol(*shop.two, "13800000002"); // before it hears of the other enrolment
    shop.chain.sync(*shop.one);
    REQUIRE(shop.chain.exchange(*shop.two));                  // hello
    REQUIRE(shop.chain.exchange(*shop.two, Fate::ReplyLost)); // its enrolment is known, and it does not know of it
    shop.chain.sync(*shop.one);
    REQUIRE((*shop.one)->merge(manager(), other, invited, true, "the same person"));
    shop.chain.sync(*shop.one);
    shop.sell(*shop.two, again, 10'000);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.referrer) == 200);
    CHECK(shop.chain.booked(other) == 200);
}
