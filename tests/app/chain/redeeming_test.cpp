#include "core/ledger/asset_keys.h"
#include "core/terminal/right_for_sale.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

terminal::SaleAsk redeeming(AChain& chain, const MemberId& member, std::int64_t minor, std::int64_t points, bool online)
{
    auto ask = chain.sale(member, minor);
    ask.redeem = {engine::Ask::Kind::Points, Points(points)};
    ask.online = online;
    return ask;
}

Points missingRights(const terminal::Answer<terminal::SaleView, terminal::SellStop>& answer)
{
    REQUIRE_FALSE(answer);
    const auto& stop = std::get<terminal::SellStop>(answer.error());
    REQUIRE(stop.why == terminal::SellRefusal::NeedsRight);
    return stop.missingRights;
}

/// A member with 1,000 points that head office knows of, on two terminals.
struct Shop
{
    explicit Shop(ChainOptions options = {})
        : chain(options)
    {
        chain.sell(one, chain.sale(member, 100'000));
        chain.syncAll();
    }
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    MemberId member = chain.enrol(one, "13800000001");
};

constexpr ChainOptions kNoUnbacked{.riskBudget = 0, .unbackedPerTerminal = 0, .unbackedPerVisit = 0, .programme = {}};

} // namespace

TEST_CASE("online a right of the exact amount is obtained and spent with its lots")
{
    Shop shop(kNoUnbacked);
    const auto ask = redeeming(shop.chain, shop.member, 20'000, 300, true);
    CHECK(missingRights(shop.one->commit(cashier(), ask)) == 300_pts);
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 300) == "");
    CHECK(shop.one->spendableHere(shop.member).backed == 300_pts);
    CHECK(shop.chain.shown(shop.one, shop.member) == 1'000); // moved, not spent
    const auto sale = shop.chain.sell(shop.one, ask);
    CHECK(sale.sold.redeemedMinor == 300);
    CHECK(sale.sold.earned == 236_pts); // 197.00 at silver
    CHECK(sale.balanceAfter == 936_pts);
    shop.chain.syncAll();
    CHECK(shop.chain.booked(shop.member) == 936);
    shop.chain.requireAgreement();
}

TEST_CASE("offline only rights held here are spent")
{
    Shop shop(kNoUnbacked);
    const auto answer = shop.one->commit(cashier(), redeeming(shop.chain, shop.member, 20'000, 300, false));
    REQUIRE_FALSE(answer);
    const auto& stop = std::get<terminal::SellStop>(answer.error());
    CHECK(stop.why == terminal::SellRefusal::Quote);
    CHECK(stop.quote == engine::QuoteRefusal::RedeemBeyondRights);
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 300) == "");
    CHECK(shop.one->commit(cashier(), redeeming(shop.chain, shop.member, 20'000, 300, false)));
    CHECK_FALSE(shop.one->commit(cashier(), redeeming(shop.chain, shop.member, 20'000, 10, false)));
}

TEST_CASE("the unbacked right is spent offline up to the limit of a visit, and is refilled when head office knows")
{
    Shop shop;
    CHECK(shop.one->spendableHere(shop.member).unbacked == 500_pts);
    CHECK_FALSE(shop.one->commit(cashier(), redeeming(shop.chain, shop.member, 200'000, 510, false)));
    for (int i = 0; i < 2; ++i)
        shop.chain.sell(shop.one, redeeming(shop.chain, shop.member, 200'000, 500, false));
    CHECK(shop.one->status().rightsUnbacked == 1'000_pts);
    shop.chain.sell(shop.one, redeeming(shop.chain, shop.member, 200'000, 500, false));
    CHECK(shop.one->status().rightsUnbacked == 500_pts);
    shop.chain.syncAll();
    CHECK(shop.one->status().rightsUnbacked == 2'000_pts);
    CHECK(shop.chain.office->health()->exposure == 4'000);
    shop.chain.requireAgreement();
}

TEST_CASE("two terminals without a line cannot overspend beyond the unbacked rights")
{
    Shop shop;
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 1'000) == "");
    shop.chain.sell(shop.one, redeeming(shop.chain, shop.member, 200'000, 1'000, false));
    // The second terminal still believes in 1,000 points.
    shop.chain.sell(shop.two, redeeming(shop.chain, shop.member, 200'000, 500, false));
    shop.chain.syncAll();
    const std::int64_t earned = 2'388 + 2'394; // what the two sales earned: 1,990.00 and 1,995.00 at silver
    CHECK(shop.chain.booked(shop.member) == 1'000 - 1'000 - 500 + earned);
    shop.chain.requireAgreement();
}

TEST_CASE("head office gives no right beyond what is there")
{
    Shop shop(kNoUnbacked);
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 700) == "");
    CHECK(shop.chain.obtainRight(shop.two, shop.member, 400) == "not-enough");
    CHECK(shop.chain.obtainRight(shop.two, shop.member, 300) == "");
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("what was earned a moment ago can be had as a right at once")
{
    Shop shop(kNoUnbacked);
    shop.chain.sell(shop.one, shop.chain.sale(shop.member, 10'000)); // 120 points at silver, not pushed yet
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 1'120) == "");
}

TEST_CASE("a right that was not spent goes home with its lots")
{
    Shop shop(kNoUnbacked);
    const auto before = shop.chain.atOffice(shop.member).ledger;
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 700) == "");
    REQUIRE(shop.one->releaseRights(shop.member));
    CHECK(shop.chain.shown(shop.one, shop.member) == 1'000);
    shop.chain.syncAll();
    CHECK(shop.chain.atOffice(shop.member).ledger == before);
    CHECK(shop.chain.obtainRight(shop.two, shop.member, 1'000) == "");
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("a lost answer to a wish for a right brings one right and not two")
{
    Shop shop(kNoUnbacked);
    for (const Fate fate : {Fate::ReplyLost, Fate::Twice, Fate::Late}) {
        const std::int64_t before = shop.one->spendableHere(shop.member).backed.count();
        (void)shop.one.session->want(sync::WantedRight{shop.member, ledger::points(), 100});
        shop.one.session->hurry();
        shop.chain.exchange(shop.one, fate);
        (void)shop.one.session->takeAnswers();
        shop.chain.syncAll();
        const std::int64_t gained = shop.one->spendableHere(shop.member).backed.count() - before;
        CHECK(gained <= 100);
        CHECK(shop.chain.atOffice(shop.member).ledger.leased(ledger::points()) ==
              shop.one->spendableHere(shop.member).backed.count());
    }
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("points that come back return to the lots they were taken from")
{
    Shop shop(kNoUnbacked);
    const auto before = shop.chain.atOffice(shop.member).ledger.book(ledger::points()).lots().front();
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 500) == "");
    const auto sale = shop.chain.sell(shop.one, redeeming(shop.chain, shop.member, 1'000, 500, true));
    shop.chain.syncAll();
    REQUIRE(shop.one->returnGoods(cashier(), sale.id, {{1, {}}}));
    shop.chain.syncAll();
    const ledger::MemberLedger after = shop.chain.atOffice(shop.member).ledger;
    const auto lots = after.book(ledger::points()).lots();
    REQUIRE(lots.size() == 1);
    CHECK(lots.front() == before);
    shop.chain.requireAgreement();
}

TEST_CASE("points that come back after their lot has ended live two more weeks")
{
    Shop shop(kNoUnbacked);
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 500) == "");
    const auto sale = shop.chain.sell(shop.one, redeeming(shop.chain, shop.member, 1'000, 500, true));
    shop.chain.clock.advance(std::chrono::hours(24 * 400));
    REQUIRE(shop.one->returnGoods(cashier(), sale.id, {{1, {}}}));
    CHECK(shop.chain.shown(shop.one, shop.member) == 500); // what the sale earned has ended too, and costs nothing
    shop.chain.clock.advance(std::chrono::hours(24 * 14 - 1));
    CHECK(shop.chain.shown(shop.one, shop.member) == 500);
    shop.chain.clock.advance(std::chrono::hours(2));
    CHECK(shop.chain.shown(shop.one, shop.member) == 0);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("points that one open basket means to redeem are not promised to another")
{
    Shop shop(kNoUnbacked);
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 500) == "");
    auto first = redeeming(shop.chain, shop.member, 20'000, 400, false);
    first.id = shop.one.random.id<SaleId>();
    auto second = redeeming(shop.chain, shop.member, 20'000, 200, false);
    second.id = shop.one.random.id<SaleId>();
    REQUIRE(shop.one->quote(cashier(), first));
    const auto refused = shop.one->quote(cashier(), second);
    REQUIRE_FALSE(refused);
    CHECK(std::get<terminal::SellStop>(refused.error()).quote == engine::QuoteRefusal::RedeemBeyondRights);
    second.online = true;
    CHECK(missingRights(shop.one->commit(cashier(), second)) == 100_pts);
    // The first basket is left standing; after ten minutes its points are free.
    shop.chain.clock.advance(std::chrono::minutes(10));
    CHECK(shop.one->commit(cashier(), second));
    CHECK_FALSE(shop.one->commit(cashier(), first));
}

TEST_CASE("a clock that went back, or differs from head office's, is said")
{
    AChain chain;
    Till& till = chain.addTill();
    CHECK(till->status().clockDoubt.empty());
    const Instant now = chain.clock.now();
    chain.clock.set(now - std::chrono::hours(2));
    CHECK(till->status().clockDoubt == "went-back");
    till.restart(chain);
    CHECK(till->status().clockDoubt == "went-back");
    chain.clock.set(now);
    CHECK(till->status().clockDoubt.empty());
}

TEST_CASE("one sale under a clock that was ahead leaves no doubt once head office agrees with the clock again")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    const Instant now = chain.clock.now();
    chain.clock.set(now + std::chrono::days(5 * 365));
    CHECK(till->status().clockDoubt == "differs");
    chain.sell(till, chain.sale(member, 1'000, "T1"));
    chain.clock.set(now);
    CHECK(till->status().clockDoubt.empty()); // head office's time is known since the start
    till.restart(chain);
    CHECK(till->status().clockDoubt == "went-back");
    chain.clock.advance(std::chrono::seconds(1));
    chain.sell(till, chain.sale(member, 1'000, "T2"));
    chain.syncAll();
    CHECK(till->status().clockDoubt.empty());
    till.restart(chain);
    CHECK(till->status().clockDoubt.empty());
    chain.clock.set(now - std::chrono::hours(1));
    CHECK(till->status().clockDoubt == "went-back");
}

TEST_CASE("a clock that stands before every programme is named as the cause")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    chain.clock.set(Instant::fromSeconds(31'536'000));
    const auto answer = till->commit(cashier(), chain.sale(member, 1'000, "T1"));
    REQUIRE_FALSE(answer);
    const auto& stop = std::get<terminal::SellStop>(answer.error());
    CHECK(stop.why == terminal::SellRefusal::ProgrammeNotBegun);
    CHECK(stop.programmeFrom);
}

TEST_CASE("a sale that is done gives no right home that another open basket means to spend")
{
    Shop shop(kNoUnbacked);
    auto first = redeeming(shop.chain, shop.member, 20'000, 200, true);
    first.id = shop.one.random.id<SaleId>();
    REQUIRE(shop.one->quote(cashier(), first));
    REQUIRE(shop.chain.obtainRight(shop.one, shop.member, 200).empty());
    const terminal::SaleRights wanted{{{shop.member, ledger::points(), 100}}, {}, {}};
    beginSale(*shop.one.terminal, wanted);
    const auto other =
        commitAfter(*shop.one.terminal, cashier(), shop.chain.sale(shop.member, 1'000), {.rights = wanted});
    REQUIRE(other);
    CHECK(shop.one->spendableHere(shop.member).backed == 200_pts);
    CHECK(shop.one->commit(cashier(), first));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("a redemption that goes to suspense leaves no point set aside")
{
    Shop shop(kNoUnbacked);
    shop.chain.sell(shop.two, shop.chain.sale(shop.member, 1'000, "Q1"));
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 300) == "");
    auto ask = redeeming(shop.chain, shop.member, 20'000, 300, true);
    ask.ticket = "Q1";
    shop.chain.sync(shop.two);
    shop.chain.sell(shop.one, ask);
    shop.chain.syncAll();
    CHECK(shop.chain.atOffice(shop.member).ledger.leased(ledger::points()) == 0);
    CHECK(shop.chain.booked(shop.member) == 1'012); // 10.00 at silver
    shop.chain.requireAgreement();
}

TEST_CASE("a right that nobody spent before the program stopped goes home at the next hello")
{
    Shop shop(kNoUnbacked);
    CHECK(shop.chain.obtainRight(shop.one, shop.member, 300) == "");
    shop.one.restart(shop.chain);
    shop.chain.syncAll();
    CHECK(shop.chain.atOffice(shop.member).ledger.leased(ledger::points()) == 0);
    shop.chain.requireAgreement();
}

TEST_CASE("a right whose answer was lost goes home as soon as the line is back")
{
    Shop shop(kNoUnbacked);
    for (const Fate fate : {Fate::ReplyLost, Fate::Late}) {
        (void)shop.one.session->want(sync::WantedRight{shop.member, ledger::points(), 300});
        shop.one.session->hurry();
        shop.chain.exchange(shop.one, fate);
        CHECK_FALSE(shop.one.session->takeAnswers().front().reached);
        shop.chain.syncAll();
        CHECK(shop.chain.atOffice(shop.member).ledger.leased(ledger::points()) == 0);
        CHECK(shop.one->spendableHere(shop.member).backed == 0_pts);
        shop.chain.requireAgreement();
    }
}

TEST_CASE("a right that came too late for the person who waited goes home at once")
{
    Shop shop(kNoUnbacked);
    const std::uint64_t ticket = shop.one.session->want(sync::WantedRight{shop.member, ledger::points(), 300});
    shop.one.session->hurry();
    const auto request = shop.one.session->next(shop.chain.clock.now());
    REQUIRE((request && *request));
    const auto reply = shop.chain.office->answer((*request)->body, (*request)->signature);
    REQUIRE(reply);
    REQUIRE(shop.one.session->online());
    shop.one.session->giveUp(ticket);
    CHECK_FALSE(shop.one.session->online()); // until it answers, be it late
    REQUIRE(shop.one.session->received(sync::encode(*reply), shop.chain.clock.now()));
    CHECK(shop.one.session->online());
    CHECK(shop.one.session->takeAnswers().empty());
    shop.chain.syncAll();
    CHECK(shop.chain.atOffice(shop.member).ledger.leased(ledger::points()) == 0);
    shop.chain.requireAgreement();
}

TEST_CASE("a wish that nobody waits for any more is not sent")
{
    Shop shop(kNoUnbacked);
    const std::uint64_t ticket = shop.one.session->want(sync::WantedRight{shop.member, ledger::points(), 300});
    shop.one.session->giveUp(ticket);
    shop.chain.syncAll();
    CHECK(shop.chain.office->health()->posted > 0);
    CHECK(shop.one->localState().lastGrant == 0);
}

TEST_CASE("a basket that is about to spend a right keeps it, also one that came unasked")
{
    Shop shop(kNoUnbacked);
    (void)shop.one.session->want(sync::WantedRight{shop.member, ledger::points(), 300});
    shop.one.session->hurry();
    shop.chain.exchange(shop.one, Fate::ReplyLost);
    (void)shop.one.session->takeAnswers();
    SECTION("because a sale is under way")
    {
        shop.one->beginSpending(shop.member);
        shop.chain.syncAll();
        CHECK(shop.one->spendableHere(shop.member).backed == 300_pts);
        CHECK(shop.one->commit(cashier(), redeeming(shop.chain, shop.member, 20'000, 200, true)));
        REQUIRE(shop.one->endSpending(shop.member));
    }
    SECTION("because an open basket holds its points")
    {
        auto basket = redeeming(shop.chain, shop.member, 20'000, 200, true);
        basket.id = shop.one.random.id<SaleId>();
        REQUIRE(shop.one->quote(cashier(), basket));
        shop.chain.syncAll();
        CHECK(shop.one->spendableHere(shop.member).backed == 300_pts);
        CHECK(shop.one->commit(cashier(), basket));
    }
    shop.chain.clock.advance(std::chrono::seconds(30));
    shop.chain.syncAll();
    CHECK(shop.chain.atOffice(shop.member).ledger.leased(ledger::points()) == 0);
    CHECK(shop.one->spendableHere(shop.member).backed == 0_pts);
    shop.chain.requireAgreement();
}
