#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using terminal::ReturnUseRefusal;

namespace {

struct Shop
{
    explicit Shop(std::string_view returns = R"({ "shortfall": "debt" })")
        : chain({.programme = aRichProgramme(returns)})
    {
        one = &chain.addTill();
        two = &chain.addTill();
        member = chain.enrol(*one, "13800000001");
        chain.syncAll();
    }

    /// Spends points of the member in a sale of 1000.00, and the sale earns nothing that matters here.
    void spend(std::int64_t points)
    {
        chain.syncAll();
        REQUIRE(chain.obtainRight(*one, member, points).empty());
        auto ask = chain.sale(member, 2 * points);
        ask.redeem = {engine::Ask::Kind::Points, Points(points)};
        ask.online = true;
        REQUIRE((*one)->commit(cashier(), ask));
    }

    AChain chain;
    Till* one = nullptr;
    Till* two = nullptr;
    MemberId member;
};

} // namespace

TEST_CASE("an even exchange changes nothing but where the points came from")
{
    Shop shop;
    const auto first = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 10'000));
    shop.chain.syncAll();
    const auto before = shop.chain.atOffice(shop.member).ledger;
    shop.chain.clock.advance(std::chrono::hours(24 * 40)); // new points would end later
    auto ask = shop.chain.sale(shop.member, 10'000);
    ask.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    const auto second = (*shop.one)->commit(cashier(), ask);
    REQUIRE(second);
    CHECK(second->sold.exchanged->refundMinor == second->sold.dueMinor);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    const auto after = shop.chain.atOffice(shop.member).ledger;
    CHECK(after.book(ledger::points()).lots() == before.book(ledger::points()).lots());
    CHECK(after.book(ledger::points()).debt() == 0);
    CHECK(after.sumOfPostings(ledger::tierSpend()) == before.sumOfPostings(ledger::tierSpend()));

    // The old goods are gone, the new ones can come back.
    CHECK(!(*shop.one)->returnGoods(cashier(), first.id, {{1, {}}}));
    REQUIRE((*shop.one)->returnGoods(cashier(), second->id, {{1, {}}}));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.member) == 0);
}

TEST_CASE("a first purchase stays the first when it is exchanged, and one that earned nothing was the first as well")
{
    for (const std::string by : {"spend", "points", "visits"}) {
        INFO(by);
        std::string document = aRichProgramme(R"({ "shortfall": "debt" })");
        const auto replace = [&document](std::string_view old, std::string_view fresh) {
            document.replace(document.find(old), old.size(), fresh);
        };
        replace(R"("perMinor": 100 } ])", R"("perMinor": 100 }, { "id": "welcome", "type": "perTicket", "points": 200,
        "when": { "firstPurchase": true, "minSpendMinor": 1000 } } ])");
        replace(R"("by": "spend")", std::string(R"("by": ")") + by + '"');
        AChain chain({.programme = document});
        Till& till = chain.addTill();
        const MemberId member = chain.enrol(till, "13800000001");
        const MemberId other = chain.enrol(till, "13800000002");
        chain.syncAll();

        const auto first = chain.sell(till, chain.sale(member, 10'000));
        CHECK(chain.shown(till, member) == 300);
        auto ask = chain.sale(member, 10'000);
        ask.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
        const std::int64_t qualifying = till->member(cashier(), member)->tier.qualifying;
        const auto quoted = till->quote(cashier(), ask);
        REQUIRE(quoted);
        CHECK(quoted->tierAfter.qualifying == qualifying);
        const auto second = till->commit(cashier(), ask);
        REQUIRE(second);
        CHECK(till->member(cashier(), member)->tier.qualifying == qualifying);
        CHECK(chain.shown(till, member) == 300);
        chain.sell(till, chain.sale(member, 10'000));
        CHECK(chain.shown(till, member) == 400);

        chain.sell(till, chain.sale(other, 50));
        chain.sell(till, chain.sale(other, 10'000));
        CHECK(chain.shown(till, other) == 100);
        chain.syncAll();
        chain.requireAgreement();
        CHECK(chain.booked(member) == 400);
    }
}

TEST_CASE("points that paid for the old goods pay for the new ones")
{
    Shop shop;
    shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 50'000));
    shop.chain.syncAll();
    REQUIRE(shop.chain.obtainRight(*shop.one, shop.member, 200).empty());
    auto old = shop.chain.sale(shop.member, 40'000);
    old.redeem = {engine::Ask::Kind::Points, 200_pts};
    old.online = true;
    const auto first = (*shop.one)->commit(cashier(), old);
    REQUIRE(first);
    const std::int64_t shown = shop.chain.shown(*shop.one, shop.member);
    auto ask = shop.chain.sale(shop.member, 40'000);
    ask.exchange = terminal::ExchangeAsk{first->id, {{1, {}}}};
    ask.redeem = {engine::Ask::Kind::Points, 200_pts};
    const auto second = (*shop.one)->commit(cashier(), ask); // no head office is asked
    REQUIRE(second);
    CHECK(shop.chain.shown(*shop.one, shop.member) == shown);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.member) == shown);
}

TEST_CASE("goods that stored value paid are exchanged for goods that it pays, and a cent is money or value, never both")
{
    struct Row
    {
        std::int64_t fresh, money, valuePaid, principalAfter, giftAfter;
    };
    // 100.00 loaded, 10.00 of gift; 60.00 paid with principal. The new goods cost more, as much, or less.
    constexpr Row kRows[] = {
        {8'000, 2'000, 6'000, 4'000, 1'000}, {6'000, 0, 6'000, 4'000, 1'000}, {2'500, 0, 2'500, 7'500, 1'000}};
    for (const Row& row : kRows) {
        INFO(row.fresh);
        Shop shop;
        REQUIRE((*shop.one)->load(cashier(), {.account = shop.member, .minor = 10'000}));
        shop.chain.syncAll();
        auto old = shop.chain.sale(shop.member, 6'000);
        old.value = {{shop.member, std::nullopt}};
        old.online = true;
        REQUIRE(shop.chain.obtainRight(*shop.one, {shop.member, ledger::storedPrincipal(), 6'000}).empty());
        const auto first = (*shop.one)->commit(cashier(), old);
        REQUIRE(first);
        auto ask = shop.chain.sale(shop.member, row.fresh);
        ask.exchange = terminal::ExchangeAsk{first->id, {{1, {}}}};
        const auto second = (*shop.one)->commit(cashier(), ask); // no head office is asked
        REQUIRE(second);
        CHECK(second->sold.moneyMinor() == row.money);
        CHECK(sumOf(second->sold.value) == row.valuePaid);
        shop.chain.syncAll();
        shop.chain.requireAgreement();
        const Instant now = shop.chain.clock.now();
        const auto after = shop.chain.atOffice(shop.member).ledger;
        CHECK(after.balance(ledger::storedPrincipal(), now) == row.principalAfter);
        CHECK(after.balance(ledger::storedGift(), now) == row.giftAfter);
        // What value paid comes back as value.
        const auto back = (*shop.one)->returnGoods(cashier(), second->id, {{1, {}}});
        REQUIRE(back);
        CHECK(back->moneyMinor() == row.money);
        shop.chain.syncAll();
        shop.chain.requireAgreement();
        const auto end = shop.chain.atOffice(shop.member).ledger;
        CHECK(end.balance(ledger::storedPrincipal(), now) == 10'000);
        CHECK(end.balance(ledger::storedGift(), now) == 1'000);
    }
}

TEST_CASE("value pays no more of an exchange than what is left to pay")
{
    Shop shop;
    REQUIRE((*shop.one)->load(cashier(), {.account = shop.member, .minor = 10'000}));
    const auto first = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 5'000)); // in money
    shop.chain.syncAll();
    REQUIRE(shop.chain.obtainRight(*shop.one, {shop.member, ledger::storedPrincipal(), 6'000}).empty());
    auto ask = shop.chain.sale(shop.member, 6'000);
    ask.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    ask.value = {{shop.member, std::nullopt}};
    const auto second = (*shop.one)->commit(cashier(), ask);
    REQUIRE(second);
    CHECK(sumOf(second->sold.value) == 1'000);
    CHECK(second->sold.moneyMinor() == 0);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("points that the old goods take back do not pay for the new ones")
{
    Shop shop(R"({ "shortfall": "clamp" })");
    const auto first = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 10'000)); // 100 points
    shop.chain.syncAll();
    REQUIRE(shop.chain.obtainRight(*shop.one, shop.member, 100).empty());
    auto ask = shop.chain.sale(shop.member, 5'000);
    ask.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    ask.redeem = {engine::Ask::Kind::Points, 100_pts};
    ask.online = true;
    CHECK(!(*shop.one)->commit(cashier(), ask));
    ask.redeem = {};
    REQUIRE((*shop.one)->commit(cashier(), ask));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.member) == 50);
}

TEST_CASE("goods are exchanged once, wherever")
{
    Shop shop;
    const auto first = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 10'000));
    shop.chain.syncAll();
    REQUIRE((*shop.two)->adopt(shop.chain.findSale(*shop.two, first.id)));
    auto ask = shop.chain.sale(shop.member, 20'000);
    ask.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    REQUIRE((*shop.two)->commit(cashier(), ask));
    REQUIRE((*shop.one)->returnGoods(cashier(), first.id, {{1, {}}})); // does not know of it
    shop.chain.sync(*shop.two);                                        // the exchange comes first
    shop.chain.syncAll();
    const auto health = shop.chain.office->health();
    REQUIRE(health);
    CHECK(health->suspended == 1);
    CHECK(shop.chain.booked(shop.member) == 200);
    shop.chain.requireAgreement();
}

TEST_CASE("points that are gone are waived, owed up to a limit, or taken off the refund, as the programme says")
{
    struct Row
    {
        std::string_view returns;
        std::int64_t waived, inMoney, withheld, balance;
    };
    // 100 earned, 80 of them spent for goods that earn 0.80 → 0 points on 1.60 − 0.80.
    constexpr Row kRows[] = {
        {R"({ "shortfall": "debt" })", 0, 0, 0, -80},
        {R"({ "shortfall": "clamp" })", 80, 0, 0, 0},
        {R"({ "shortfall": "limitedDebt", "limit": { "points": 30 } })", 50, 0, 0, -30},
        {R"({ "shortfall": "onlyPending" })", 100, 0, 0, 20},
        {R"({ "shortfall": "money" })", 0, 80, 80, 0},
    };
    for (const Row& row : kRows) {
        CAPTURE(row.returns);
        Shop shop(row.returns);
        const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 10'000));
        shop.spend(80);
        const auto back = (*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}});
        REQUIRE(back);
        CHECK(back->pointsBack == 100_pts);
        CHECK(back->waived.count() == row.waived);
        CHECK(back->paidInMoney.count() == row.inMoney);
        CHECK(back->withheldMinor == row.withheld);
        CHECK(back->refundMinor == 10'000 - row.withheld);
        shop.chain.syncAll();
        shop.chain.requireAgreement();
        CHECK(shop.chain.booked(shop.member) == row.balance);
    }
}

TEST_CASE("an exchange of all that is left, asked for again under its number, is answered again")
{
    Shop shop;
    auto bought = shop.chain.sale(shop.member, 10'000);
    bought.basket.lines.push_back({.id = 2, .quantity = Quantity::pieces(1), .amountMinor = 2'000});
    const auto first = shop.chain.sell(*shop.one, bought);
    REQUIRE((*shop.one)->returnGoods(cashier(), first.id, {{2, {}}}));
    auto ask = shop.chain.sale(shop.member, 12'000, "X1");
    ask.exchange = terminal::ExchangeAsk{.sale = first.id, .lines = {}};
    const auto done = (*shop.one)->commit(cashier(), ask);
    REQUIRE(done);
    CHECK(done->sold.exchanged->refundMinor == 10'000);
    const auto again = (*shop.one)->commit(cashier(), ask);
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(again->id == done->id);
    ask.exchange.reset();
    CHECK_FALSE((*shop.one)->commit(cashier(), ask));
    ask.exchange = terminal::ExchangeAsk{.sale = first.id, .lines = {}};
    ask.ticket = "X2";
    const auto nothing = (*shop.one)->commit(cashier(), ask);
    REQUIRE_FALSE(nothing);
    CHECK(std::get<terminal::SellStop>(nothing.error()).exchange == engine::ReturnRefusal::NothingLeft);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("what a return would come to is what it comes to, and asking books nothing")
{
    Shop shop;
    auto bought = shop.chain.sale(shop.member, 10'000);
    bought.basket.lines.push_back({.id = 2, .quantity = Quantity::pieces(1), .amountMinor = 2'500});
    const auto sale = shop.chain.sell(*shop.one, bought);
    shop.spend(50);
    const std::uint64_t entries = (*shop.one)->localState().head.seq;
    for (const std::vector<engine::ReturnAsk>& lines :
         {std::vector<engine::ReturnAsk>{{2, {}}}, std::vector<engine::ReturnAsk>{}}) {
        const auto preview = (*shop.one)->previewReturn(cashier(), sale.id, lines);
        REQUIRE(preview);
        CHECK((*shop.one)->localState().head.seq == entries + (lines.empty() ? 1 : 0));
        auto back = (*shop.one)->returnGoods(cashier(), sale.id, lines);
        REQUIRE(back);
        back->id = preview->id;
        back->entry = preview->entry;
        back->at = preview->at;
        CHECK(*back == *preview);
    }
    const auto nothing = (*shop.one)->previewReturn(cashier(), sale.id, {});
    REQUIRE_FALSE(nothing);
    CHECK(std::get<terminal::ReturnStop>(nothing.error()).detail == engine::ReturnRefusal::NothingLeft);
}

TEST_CASE("goods of a sale that cannot be looked up come back with a second person, and head office tells of it")
{
    Shop shop;
    const auto sale = shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 10'000));
    shop.chain.syncAll();
    terminal::BlindReturnAsk ask;
    ask.sale = sale.id;
    ask.member = shop.member;
    ask.currency = *Currency::make("CNY", 2);
    ask.reason = "the line is down";
    ask.lines.push_back({shop.chain.sale(shop.member, 10'000).basket.lines[0], 10'000});
    const auto alone = (*shop.two)->returnBlind(manager(), ask);
    REQUIRE(!alone);
    CHECK(std::get<terminal::ReturnStop>(alone.error()).why == ReturnUseRefusal::NeedsApproval);
    terminal::By both = cashier();
    both.approver = manager().actor;
    const auto back = (*shop.two)->returnBlind(both, ask);
    REQUIRE(back);
    CHECK(back->pointsBack == 100_pts);
    CHECK(back->blind);
    // Why it is so many points is kept, also over a restart.
    REQUIRE_FALSE(back->trace.empty());
    CHECK(back->trace.front().kind == engine::TraceStep::Kind::RuleMatched);
    CHECK(back->trace.front().rule == "base");
    (*shop.two).restart(shop.chain);
    CHECK((*shop.two)->blindReturn(cashier(), back->id)->trace == back->trace);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.member) == 0);
    CHECK(shop.chain.office->health()->differences == 1);
    // The sale knows of it: the same goods do not come back again.
    REQUIRE((*shop.one)->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.chain.syncAll();
    CHECK(shop.chain.office->health()->suspended == 1);
}

TEST_CASE("an even exchange of goods bought with a coupon and points asks for no money, and uses both once")
{
    Shop shop;
    shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 100'000));
    REQUIRE((*shop.one)->moveCoupons(manager(), shop.member, "five", 1, "sorry"));
    shop.chain.syncAll();
    auto old = shop.chain.sale(shop.member, 10'000);
    old.redeem = {.kind = engine::Ask::Kind::Points, .points = 300_pts, .coupons = {"five"}};
    old.online = true;
    REQUIRE(shop.chain.obtainRight(*shop.one, shop.member, 300).empty());
    const auto missing = (*shop.one)->missingForCoupons(shop.member, "five", -1);
    REQUIRE(missing);
    for (const auto& right : *missing)
        REQUIRE(shop.chain.obtainRight(*shop.one, right).empty());
    const auto first = shop.chain.sell(*shop.one, old);
    REQUIRE(first.sold.dueMinor == 10'000 - 500 - 300);
    shop.chain.syncAll();
    const std::int64_t before = shop.chain.booked(shop.member);
    const auto uses = [&] {
        return shop.chain.atOffice(shop.member).ledger.balance(ledger::coupons("five"), shop.chain.clock.now());
    };
    REQUIRE(uses() == 0);

    auto even = shop.chain.sale(shop.member, 10'000);
    even.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    const auto second = (*shop.one)->commit(cashier(), even);
    REQUIRE(second);
    CHECK(second->sold.dueMinor == first.sold.dueMinor);
    REQUIRE(second->sold.exchanged);
    CHECK(second->sold.exchanged->moneyMinor() == second->sold.dueMinor);
    CHECK(second->sold.redeemed == 300_pts);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.booked(shop.member) == before);
    CHECK(uses() == 0);

    // Whoever names the coupon too says nothing else, and who has no further one gets none.
    auto named = shop.chain.sale(shop.member, 10'000);
    named.exchange = terminal::ExchangeAsk{second->id, {{1, {}}}};
    named.redeem.coupons = {"five", "five"};
    const auto none = (*shop.one)->commit(cashier(), named);
    REQUIRE_FALSE(none);
    CHECK(std::get<terminal::SellStop>(none.error()).why == terminal::SellRefusal::NoSuchCoupon);
    named.redeem.coupons = {"five"};
    const auto third = (*shop.one)->commit(cashier(), named);
    REQUIRE(third);
    shop.chain.syncAll();
    REQUIRE((*shop.one)->returnGoods(cashier(), third->id, {{1, {}}}));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(uses() == 1);
    CHECK(shop.chain.booked(shop.member) == 1'000);
}

TEST_CASE("goods without their sale take back what they earn on any day, and nothing that an occasion gave")
{
    std::string programme = aRichProgramme();
    const std::string_view base = R"("points": 1, "perMinor": 100 })";
    programme.replace(programme.find(base), base.size(), R"("points": 1, "perMinor": 100 },
      { "id": "welcome", "type": "perTicket", "points": 200, "when": { "firstPurchase": true } },
      { "id": "visit", "type": "perTicket", "points": 7 },
      { "id": "saturdays", "type": "multiplier", "factor": "2", "when": { "weekdays": ["saturday"] } })");
    const std::string_view offers = R"("offers": [ )";
    programme.replace(programme.find(offers), offers.size(), R"("offers": [
      { "id": "everyday", "names": { "en": "10 off" }, "type": "fixed", "minor": 1000 }, )");
    AChain chain{{.programme = programme}};
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 30'000));
    chain.syncAll();
    const std::int64_t before = chain.booked(member);
    REQUIRE(before > 290);
    terminal::BlindReturnAsk ask;
    ask.member = member;
    ask.currency = *Currency::make("CNY", 2);
    ask.reason = "the line is down";
    ask.lines.push_back({chain.sale(member, 10'000).basket.lines[0], 10'000});
    terminal::By both = cashier();
    both.approver = manager().actor;
    for (int times = 1; times <= 2; ++times) {
        const auto back = till->returnBlind(both, ask);
        REQUIRE(back);
        CHECK(back->pointsBack == 100_pts);
        CHECK(back->refundMinor == 10'000);
        chain.syncAll();
        CHECK(chain.booked(member) == before - 100 * times);
    }
}
