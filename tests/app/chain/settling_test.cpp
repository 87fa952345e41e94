#include "core/engine/counters.h"
#include "core/ledger/asset_keys.h"
#include "core/office/ended.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <set>

/// What comes back, whose it was, and what it takes along.
using namespace loyalty;
using namespace loyalty::test;

namespace {

struct Shop
{
    explicit Shop(std::string programme = aRichProgramme())
        : chain({.programme = std::move(programme)})
    {
        one = &chain.addTill();
        two = &chain.addTill();
        anna = chain.enrol(*one, "13800000001");
        ben = chain.enrol(*two, "13800000002");
        chain.syncAll();
    }

    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
    }

    /// Commits as the app does: what is missing is obtained, then it is tried again.
    terminal::SaleView sell(Till& till, terminal::SaleAsk ask)
    {
        ask.online = true;
        auto sale = till->commit(cashier(), ask);
        if (!sale) {
            for (const auto& right : std::get<terminal::SellStop>(sale.error()).missing)
                REQUIRE(chain.obtainRight(till, right).empty());
            sale = till->commit(cashier(), ask);
        }
        REQUIRE(sale);
        return *sale;
    }

    /// Spends points of Anna's on goods of twice their worth.
    void spend(std::int64_t points)
    {
        settle();
        auto ask = chain.sale(anna, 2 * points);
        ask.redeem = {engine::Ask::Kind::Points, Points(points)};
        sell(*one, ask);
    }

    [[nodiscard]] std::int64_t counted(std::string_view key)
    {
        return chain.atOffice(anna).ledger.sumOfPostings(ledger::counter(key));
    }

    AChain chain;
    Till* one = nullptr;
    Till* two = nullptr;
    MemberId anna;
    MemberId ben;
};

terminal::By both()
{
    terminal::By by = cashier();
    by.approver = manager().actor;
    return by;
}

void replace(std::string& programme, std::string_view what, std::string_view by)
{
    programme.replace(programme.find(what), what.size(), by);
}

/// A visit makes silver where enough was spent and earned too, so that all of them are counted.
std::string manyMeasures()
{
    std::string programme = aRichProgramme();
    replace(programme, R"("by": "spend")", R"("by": "visits", "match": "all")");
    replace(programme, R"("threshold": 50000,)", R"("threshold": 1, "also": { "spend": 40000, "points": 300 },)");
    return programme;
}

} // namespace

TEST_CASE("points of a relative that come back in an exchange go home to the relative and pay for nothing")
{
    Shop shop;
    shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    shop.chain.sell(*shop.two, shop.chain.sale(shop.ben, 5'000));
    shop.settle();
    REQUIRE((*shop.one)->moveFamily(manager(), shop.ben, shop.anna, "married"));
    shop.settle();
    auto old = shop.chain.sale(shop.anna, 100'000); // 1,000 points less what points paid
    old.redeem = {engine::Ask::Kind::Points, 140_pts};
    old.family = true;
    const auto first = shop.sell(*shop.one, old);
    shop.settle();
    REQUIRE(shop.chain.booked(shop.ben) == 10);

    auto fresh = shop.chain.sale(shop.anna, 100'000);
    fresh.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    fresh.redeem = {engine::Ask::Kind::Points, 110_pts};
    fresh.family = true;
    const auto second = shop.sell(*shop.one, fresh);
    shop.settle();
    // Of what is spent now 100 are those of Anna's that come back in this act, and 10 are others of hers.
    CHECK(shop.chain.booked(shop.ben) == 50);
    CHECK(shop.chain.booked(shop.anna) == second.sold.earned.count() - 10);
    for (const MemberId& member : {shop.anna, shop.ben})
        CHECK(shop.chain.atOffice(member).ledger.book(ledger::points()).debt() == 0);
}

TEST_CASE("what a tier is judged by goes back with each part of the goods, and the visit with the last")
{
    Shop shop(manyMeasures());
    auto ask = shop.chain.sale(shop.anna, 59'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.basket.lines[1].amountMinor = 1'000;
    const auto sale = shop.sell(*shop.one, ask);
    shop.settle();
    CHECK(shop.counted("spent") == 60'000);
    CHECK(shop.counted("earned") == 600);
    CHECK((*shop.two)->member(cashier(), shop.anna)->tier.id == "silver");

    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.settle();
    CHECK(shop.counted("spent") == 1'000);
    CHECK(shop.counted("earned") == 10);
    CHECK((*shop.two)->member(cashier(), shop.anna)->tier.id == "basic");

    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{2, {}}}));
    shop.settle();
    CHECK(shop.counted("spent") == 0);
    CHECK(shop.counted("earned") == 0);
}

TEST_CASE("a return without its sale is refused where the sale is known, and keeps its reason")
{
    Shop shop;
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    shop.settle();
    terminal::BlindReturnAsk ask;
    ask.sale = sale.id;
    ask.member = shop.anna;
    ask.currency = *Currency::make("CNY", 2);
    ask.lines.push_back({shop.chain.sale(shop.anna, 10'000).basket.lines[0], 10'000});
    const auto why = [&](Till& till) {
        const auto answer = till->returnBlind(both(), ask);
        REQUIRE(!answer);
        return std::get<terminal::ReturnStop>(answer.error()).why;
    };
    CHECK(why(*shop.two) == terminal::ReturnUseRefusal::NoReason);
    ask.reason = "the line is down";
    CHECK(why(*shop.one) == terminal::ReturnUseRefusal::SaleKnown); // it was sold here
    REQUIRE((*shop.two)->returnBlind(both(), ask));
    const auto entry = journal::decode(shop.two->journal.rows().back().entry.bytes);
    REQUIRE(entry);
    CHECK(std::get<journal::Returned>(entry->act).reason == "the line is down");
}

TEST_CASE("goods come back once, however many tills that cannot look up their sale take them")
{
    Shop shop;
    Till& three = shop.chain.addTill();
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    shop.settle();
    terminal::BlindReturnAsk ask;
    ask.sale = sale.id;
    ask.member = shop.anna;
    ask.currency = *Currency::make("CNY", 2);
    ask.lines.push_back({shop.chain.sale(shop.anna, 10'000).basket.lines[0], 10'000});
    ask.reason = "the line is down";
    REQUIRE((*shop.two)->returnBlind(both(), ask));
    REQUIRE(three->returnBlind(both(), ask));
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 0); // and no debt
    CHECK(shop.chain.office->health()->suspended == 1);
}

TEST_CASE("a void under \"money\" hands back what is left after the points that are gone, on paper too")
{
    Shop shop(aRichProgramme(R"({ "shortfall": "money" })"));
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000)); // 100 points
    shop.spend(80);
    const auto gone = (*shop.one)->voidSale(manager(), sale.id, "typed twice");
    REQUIRE(gone);
    CHECK(gone->paidInMoney == 80_pts);
    CHECK(gone->withheldMinor == 80);
    CHECK(gone->refundMinor == 10'000 - 80);
    const auto paper = (*shop.one)->receiptFor(cashier(), sale.id, gone->entry);
    REQUIRE(paper);
    CHECK(std::get<receipt::ReturnReceipt>(*paper).refundMinor == 10'000 - 80);
    CHECK(std::get<receipt::ReturnReceipt>(*paper).withheldMinor == 80);
    CHECK(std::get<receipt::ReturnReceipt>(*paper).paidInMoney == 80_pts);
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 0);
}

TEST_CASE("the paper of a return says what it kept for points, and which coupons and stamps it moved")
{
    std::string programme = aRichProgramme(R"({ "shortfall": "money" })");
    replace(programme, R"("points": 1, "perMinor": 100 } ])", R"("points": 1, "perMinor": 100 },
      { "id": "stamp", "type": "stamps", "names": { "en": "Stamps" }, "card": "tea", "count": 2 },
      { "id": "more", "type": "coupon", "names": { "en": "More" }, "coupon": "next" } ])");
    replace(programme, R"("expiry": { "months": 1 } } ],
  "stampCards")",
            R"("expiry": { "months": 1 } }, { "id": "next", "names": { "en": "Next" }, "offer": "six-off" } ],
  "stampCards")");
    replace(programme, R"("type": "fixed", "minor": 500 } ])",
            R"("type": "fixed", "minor": 500 },
      { "id": "six-off", "names": { "en": "6 off" }, "type": "fixed", "minor": 600 } ])");
    Shop shop(programme);
    REQUIRE((*shop.one)->moveCoupons(manager(), shop.anna, "five", 1, "a start"));
    shop.settle();
    auto ask = shop.chain.sale(shop.anna, 10'500);
    ask.redeem.coupons = {"five"};
    const auto sale = shop.sell(*shop.one, ask); // 100.00, for which 100 points
    shop.spend(80);                              // earns 80 of its own
    const auto back = (*shop.one)->returnGoods(cashier(), sale.id, {});
    REQUIRE(back);
    const auto answer = (*shop.one)->receiptFor(cashier(), sale.id, back->entry);
    REQUIRE(answer);
    const auto& paper = std::get<receipt::ReturnReceipt>(*answer);
    CHECK(paper.withheldMinor == back->withheldMinor);
    CHECK(paper.paidInMoney == back->paidInMoney);
    CHECK(paper.withheldMinor > 0);
    CHECK(paper.items.front().amountMinor == paper.refundMinor + paper.withheldMinor);
    const auto movedOf = [&paper](std::string_view id) {
        const auto moved = std::ranges::find(paper.moved, id, &receipt::TakenHome::id);
        return moved == paper.moved.end() ? 0 : moved->count;
    };
    CHECK(movedOf("five") == 1);
    CHECK(movedOf("next") == -1);
    CHECK(movedOf("tea") == -2);
    CHECK(paper.moved.size() == 3);
    shop.settle();
}

TEST_CASE("an exchange is not voided, and that is what is said")
{
    Shop shop;
    const auto old = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    auto fresh = shop.chain.sale(shop.anna, 20'000);
    fresh.exchange = terminal::ExchangeAsk{old.id, {}};
    const auto sale = shop.sell(*shop.one, fresh);
    const auto refused = (*shop.one)->voidSale(manager(), sale.id, "typed twice");
    REQUIRE_FALSE(refused);
    CHECK(std::get<terminal::VoidRefusal>(refused.error()) == terminal::VoidRefusal::Exchange);
}

TEST_CASE("where only pending points go back, those go and what can be spent stays")
{
    std::string programme = aRichProgramme(R"({ "shortfall": "onlyPending" })");
    const std::string base = R"("points": 1, "perMinor": 100 } ]
  },)";
    programme.replace(programme.find(base), base.size(), R"("points": 1, "perMinor": 100 },
      { "id": "later", "type": "perAmount", "names": { "en": "Later" }, "points": 1, "perMinor": 100,
        "pendingDays": 7 } ]
  },)");
    Shop shop(programme);
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 5'000)); // 50 now, 50 in a week
    REQUIRE(shop.chain.shown(*shop.one, shop.anna) == 50);
    const auto preview = (*shop.one)->previewReturn(cashier(), sale.id, {{1, {}}});
    REQUIRE(preview);
    CHECK(preview->balanceAfter == 50_pts);
    const auto back = (*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}});
    REQUIRE(back);
    CHECK(back->waived == 50_pts);
    CHECK(back->balanceAfter == 50_pts);
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 50);
    shop.chain.clock.advance(std::chrono::hours(24 * 8));
    CHECK(shop.chain.booked(shop.anna) == 50); // nothing matures any more
}

TEST_CASE("points that were spent without cover come back with the end that points of that day have")
{
    Shop shop;
    shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 50'000));
    shop.settle();
    auto ask = shop.chain.sale(shop.anna, 10'000);
    ask.redeem = {engine::Ask::Kind::Points, 50_pts};
    const auto sale = shop.chain.sell(*shop.one, ask); // no head office is asked: out of the floor limit
    shop.settle();
    const auto ends = [&] {
        std::set<Instant> all;
        for (const ledger::Lot& lot : shop.chain.atOffice(shop.anna).ledger.book(ledger::points()).lots())
            all.insert(lot.terms.endsAt.value_or(Instant()));
        return all;
    };
    const auto before = ends();
    shop.chain.clock.advance(std::chrono::hours(24 * 100));
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 500);
    CHECK(ends() == before);
}

TEST_CASE("what a voucher paid goes back as a voucher, after accounts and before money, each once")
{
    Shop shop;
    auto ask = shop.chain.sale(shop.anna, 6'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.redeem.tenders = {{"voucher", 7'000}};
    const auto sale = shop.chain.sell(*shop.one, ask);
    const auto first = (*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}});
    REQUIRE(first);
    CHECK(first->tendersBack == std::vector<engine::Tender>{{"voucher", 6'000}});
    CHECK(first->moneyMinor() == 0);
    const auto second = (*shop.one)->returnGoods(cashier(), sale.id, {{2, {}}});
    REQUIRE(second);
    CHECK(second->tendersBack == std::vector<engine::Tender>{{"voucher", 1'000}});
    CHECK(second->moneyMinor() == 5'000);
    shop.settle();
}

TEST_CASE(
    "goods that a voucher paid are exchanged for goods that it pays, and what is left of it goes back as it was paid")
{
    Shop shop;
    auto ask = shop.chain.sale(shop.anna, 10'000);
    ask.redeem.tenders = {{"voucher", 10'000}};
    const auto sale = shop.chain.sell(*shop.one, ask);
    auto less = shop.chain.sale(shop.anna, 1'000, "X1");
    less.exchange = terminal::ExchangeAsk{sale.id, {{1, {}}}};
    const auto second = shop.chain.sell(*shop.one, less);
    CHECK(second.sold.moneyMinor() == 0);
    CHECK(second.sold.tenders == std::vector<engine::Tender>{{"voucher", 1'000}});
    CHECK(second.sold.exchanged->tendersBack == std::vector<engine::Tender>{{"voucher", 10'000}});
    CHECK(shop.chain.sell(*shop.one, less).id == second.id); // the same wish again is the same act
    auto more = shop.chain.sale(shop.anna, 3'000);
    more.exchange = terminal::ExchangeAsk{second.id, {{1, {}}}};
    const auto third = shop.chain.sell(*shop.one, more);
    CHECK(third.sold.moneyMinor() == 2'000);
    const auto back = (*shop.one)->returnGoods(cashier(), third.id, {{1, {}}});
    REQUIRE(back);
    CHECK(back->tendersBack == std::vector<engine::Tender>{{"voucher", 1'000}});
    CHECK(back->moneyMinor() == 2'000);
    shop.settle();
}

TEST_CASE("a coupon comes back once with the last of the goods, at whatever till, and lives a grace where it has ended")
{
    Shop shop;
    Till& three = shop.chain.addTill();
    shop.settle();
    REQUIRE((*shop.one)->moveCoupons(manager(), shop.anna, "five", 1, "sorry"));
    shop.settle();
    auto ask = shop.chain.sale(shop.anna, 6'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.redeem.coupons = {"five"};
    const auto sale = shop.sell(*shop.one, ask);
    shop.settle();
    for (Till* till : {shop.two, &three})
        REQUIRE((*till)->adopt(shop.chain.findSale(*till, sale.id)));
    shop.chain.clock.advance(std::chrono::hours(24 * 40)); // the coupon lived a month
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    REQUIRE((*shop.two)->returnGoods(cashier(), sale.id, {{2, {}}}));
    REQUIRE(three->returnGoods(cashier(), sale.id, {{1, {}}}));
    for (Till* till : {shop.one, shop.two, &three})
        shop.chain.sync(*till);
    const auto coupons = [&] {
        return shop.chain.atOffice(shop.anna).ledger.balance(ledger::coupons("five"), shop.chain.clock.now());
    };
    CHECK(coupons() == 1);
    const auto suspended = (*shop.chain.database->read())->suspended(10);
    REQUIRE(suspended);
    REQUIRE(suspended->size() == 1);
    CHECK(suspended->front().reason == "returned-before");
    REQUIRE(shop.chain.office->resolve({.entry = suspended->front().entry,
                                        .how = office::Settlement::Booked,
                                        .operatorId = "m1",
                                        .reason = "it was two of them"}));
    shop.settle();
    CHECK(coupons() == 1);
    shop.chain.clock.advance(std::chrono::hours(24 * 15));
    CHECK(coupons() == 0);
}

TEST_CASE("a till whose clock is years ahead ends nothing before its time")
{
    Shop shop;
    const auto first = shop.chain.sell(*shop.two, shop.chain.sale(shop.anna, 10'000));
    shop.spend(100);
    shop.settle();
    shop.chain.sell(*shop.two, shop.chain.sale(shop.anna, 10'000));
    shop.settle();
    const Instant now = shop.chain.clock.now();
    shop.chain.clock.set(now + std::chrono::days(800));
    REQUIRE((*shop.two)->returnGoods(cashier(), first.id, {{1, {}}}));
    shop.chain.clock.set(now);
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 1);
    CHECK(shop.chain.atOffice(shop.anna).ledger.book(ledger::points()).debt() == 0);
    shop.chain.clock.advance(std::chrono::hours(24 * 400));
    CHECK(shop.chain.booked(shop.anna) == 0);
}

TEST_CASE("goods that come back without their sale complete it at head office, which knows it")
{
    Shop shop(manyMeasures());
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    shop.settle();
    CHECK(shop.counted(engine::kEarnedCounter) == 100);
    terminal::BlindReturnAsk ask;
    ask.sale = sale.id;
    ask.member = shop.anna;
    ask.currency = *Currency::make("CNY", 2);
    ask.reason = "the line is down";
    ask.lines.push_back({shop.chain.sale(shop.anna, 10'000).basket.lines[0], 10'000});
    shop.chain.clock.advance(std::chrono::hours(48));
    REQUIRE((*shop.two)->returnBlind(both(), ask));
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 0);
    CHECK(shop.counted(engine::kEarnedCounter) == 0);
    CHECK((*shop.one)->member(cashier(), shop.anna)->tier.qualifying == 0);
}

TEST_CASE("whom a return without its sale names, if anybody, changes nothing in what its completion takes back")
{
    const bool named = GENERATE(false, true);
    CAPTURE(named);
    Shop shop(manyMeasures());
    const MemberId other = shop.chain.enrol(*shop.one, "13800000099");
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    shop.settle();
    terminal::BlindReturnAsk ask;
    ask.sale = sale.id;
    if (named)
        ask.member = other;
    ask.currency = *Currency::make("CNY", 2);
    ask.reason = "the line is down";
    ask.lines.push_back({shop.chain.sale(shop.anna, 10'000).basket.lines[0], 30'000}); // typed wrong
    REQUIRE((*shop.two)->returnBlind(both(), ask));
    shop.settle();
    CHECK(shop.counted(engine::kEarnedCounter) == 0);
    CHECK((*shop.one)->member(cashier(), shop.anna)->tier.qualifying == 0);
}

TEST_CASE("points that ended unspent are not paid for in money when the goods come back")
{
    Shop shop(aRichProgramme(R"({ "shortfall": "money" })"));
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    shop.settle();
    shop.chain.clock.advance(std::chrono::hours(24 * 400));
    REQUIRE(shop.chain.shown(*shop.one, shop.anna) == 0);
    const auto ended = office::endedAt(**shop.chain.database->read(), shop.chain.clock.now());
    REQUIRE(ended);
    CHECK(*ended == std::map<ledger::AssetKey, std::int64_t>{{ledger::points(), 100}});
    const auto back = (*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}});
    REQUIRE(back);
    CHECK(back->withheldMinor == 0);
    CHECK(back->refundMinor == 10'000);
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 0);
    CHECK(shop.chain.atOffice(shop.anna).ledger.book(ledger::points()).lots().empty());
}

TEST_CASE("an exchange of goods that went on in several lots takes each back from its own")
{
    Shop shop;
    auto ask = shop.chain.sale(shop.anna, 10'000);
    const auto first = shop.chain.sell(*shop.one, ask);
    shop.settle();
    shop.chain.clock.advance(std::chrono::hours(24 * 40)); // what is earned now ends later
    auto more = shop.chain.sale(shop.anna, 20'000);
    more.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    const auto second = shop.chain.sell(*shop.one, more); // 100 go on in the old lot, 100 in a new one
    shop.settle();
    shop.chain.clock.advance(std::chrono::hours(24 * 40));
    auto even = shop.chain.sale(shop.anna, 20'000);
    even.exchange = terminal::ExchangeAsk{second.id, {{1, {}}}};
    const auto before = shop.chain.atOffice(shop.anna).ledger.book(ledger::points()).lots();
    const auto third = shop.chain.sell(*shop.one, even);
    shop.settle();
    CHECK(shop.chain.atOffice(shop.anna).ledger.book(ledger::points()).lots() == before);
    REQUIRE((*shop.one)->returnGoods(cashier(), third.id, {{1, {}}}));
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 0);
    CHECK(shop.chain.atOffice(shop.anna).ledger.book(ledger::points()).lots().empty());
}

TEST_CASE(
    "a tier that never falls stays when the goods that made it come back, and one that falls at once goes with them")
{
    for (const bool never : {true, false}) {
        CAPTURE(never);
        std::string programme = aRichProgramme();
        const std::string levels = R"("threshold": 200000, "rate": "1" }
    ])";
        const std::string mode = never ? R"(, "downgrade": { "mode": "never" })" : "";
        programme.replace(programme.find(levels), levels.size(), levels + mode);
        Shop shop(programme);
        const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 60'000));
        shop.settle();
        CHECK((*shop.two)->member(cashier(), shop.anna)->tier.id == "silver");
        shop.chain.clock.advance(std::chrono::hours(24 * 5));
        REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
        shop.settle();
        CHECK((*shop.two)->member(cashier(), shop.anna)->tier.id == (never ? "silver" : "basic"));
    }
}

TEST_CASE("what was spent goes back with the goods that count for tiers, and with no others")
{
    std::string programme = manyMeasures();
    replace(programme, R"("rollingMonths": 12)",
            R"("rollingMonths": 12, "select": { "exclude": { "categories": ["tobacco"] } })");
    Shop shop(programme);
    auto ask = shop.chain.sale(shop.anna, 30'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.basket.lines[1].category = "tobacco";
    const auto sale = shop.sell(*shop.one, ask);
    shop.settle();
    REQUIRE(shop.counted("spent") == 30'000);

    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{2, {}}}));
    shop.settle();
    CHECK(shop.counted("spent") == 30'000);
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.settle();
    CHECK(shop.counted("spent") == 0);
}

TEST_CASE("a rule's own cap has room again for the points that came back with a part of the goods")
{
    std::string programme = aRichProgramme();
    replace(programme, R"("points": 1, "perMinor": 100 })",
            R"("points": 1, "perMinor": 100, "caps": { "month": 100 } })");
    Shop shop(programme);
    auto ask = shop.chain.sale(shop.anna, 5'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    const auto sale = shop.sell(*shop.one, ask);
    REQUIRE(sale.sold.earned == 100_pts);
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    CHECK(shop.sell(*shop.one, shop.chain.sale(shop.anna, 9'000)).sold.earned == 50_pts);
    shop.settle();
    REQUIRE((*shop.two)->adopt(shop.chain.findSale(*shop.two, sale.id)));
    REQUIRE((*shop.two)->returnGoods(cashier(), sale.id, {{2, {}}}));
    shop.settle();
    CHECK(shop.counted("rule:base") == 50);
    CHECK(shop.chain.booked(shop.anna) == 50);
}

TEST_CASE(
    "goods that come back at two tills, each without knowing of the other, take along what goes with the last of them")
{
    Shop shop(manyMeasures());
    REQUIRE((*shop.one)->moveCoupons(manager(), shop.anna, "five", 1, "sorry"));
    shop.settle();
    auto ask = shop.chain.sale(shop.anna, 10'000);
    ask.basket.lines.push_back(ask.basket.lines[0]);
    ask.basket.lines[1].id = 2;
    ask.redeem.coupons = {"five"};
    const auto sale = shop.sell(*shop.one, ask);
    shop.settle();
    const auto uses = [&] {
        return shop.chain.atOffice(shop.anna).ledger.balance(ledger::coupons("five"), shop.chain.clock.now());
    };
    CHECK(uses() == 0);
    CHECK(shop.counted("visits") + shop.chain.atOffice(shop.anna).ledger.sumOfPostings(ledger::tierSpend()) > 0);
    REQUIRE((*shop.two)->adopt(shop.chain.findSale(*shop.two, sale.id)));
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    REQUIRE((*shop.two)->returnGoods(cashier(), sale.id, {{2, {}}}));
    shop.settle();
    CHECK(uses() == 1);
    CHECK(shop.counted("spent") == 0);
    CHECK(shop.counted("visits") == 0);
    CHECK(shop.chain.atOffice(shop.anna).ledger.sumOfPostings(ledger::tierSpend()) == 0);
    CHECK(shop.chain.booked(shop.anna) == 0);
    CHECK(shop.chain.office->health()->suspended == 0);
    CHECK(shop.chain.office->health()->differences == 1); // it is told that head office did it
}

TEST_CASE("goods that all come back at one till leave nothing for head office to complete")
{
    Shop shop(manyMeasures());
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.anna, 10'000));
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.settle();
    CHECK(shop.chain.office->health()->differences == 0);
}
