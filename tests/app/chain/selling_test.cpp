#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace loyalty;
using namespace loyalty::test;

TEST_CASE("a sale earns at once and is the same on both sides after syncing")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto sale = chain.sell(till, chain.sale(member, 3'890, "T1"));
    CHECK(sale.sold.earned == 38_pts);
    CHECK(sale.balanceAfter == 38_pts);
    CHECK(chain.shown(till, member) == 38);
    chain.syncAll();
    CHECK(chain.booked(member) == 38);
    CHECK(chain.atOffice(member).ledger.sumOfPostings(ledger::tierSpend()) == 3'890);
    chain.requireAgreement();
}

TEST_CASE("the same ticket is the same sale, however often it is committed")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto first = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto again = chain.sell(till, chain.sale(member, 10'000, "T1"));
    CHECK_FALSE(first.repeated);
    CHECK(again.repeated);
    CHECK(again.id == first.id);
    CHECK(chain.shown(till, member) == 100);
}

namespace {

/// Nothing where it was booked.
std::optional<terminal::SellStop> stopOf(const terminal::Answer<terminal::SaleView, terminal::SellStop>& answer)
{
    if (answer)
        return std::nullopt;
    return std::get<terminal::SellStop>(answer.error());
}

} // namespace

TEST_CASE("another sale with a ticket's number is refused, and told whose number it is")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const MemberId other = chain.enrol(till, "13800000002");
    const auto first = chain.sell(till, chain.sale(member, 50'000, "K1"));
    auto spending = chain.sale(member, 50'000, "K1");
    spending.redeem = {engine::Ask::Kind::Points, 100_pts};
    for (const auto& ask : {chain.sale(other, 50'000, "K1"), chain.sale(member, 90'000, "K1"),
                            chain.sale(std::nullopt, 50'000, "K1"), spending}) {
        const auto stop = stopOf(till->commit(cashier(), ask));
        REQUIRE(stop);
        CHECK(stop->why == terminal::SellRefusal::TicketTaken);
        REQUIRE(stop->taken);
        CHECK(stop->taken->sale == first.id);
        CHECK(stop->taken->totalMinor == 50'000);
        CHECK_FALSE(stop->taken->voided);
    }
    CHECK(chain.shown(till, member) == 500);
    CHECK(chain.shown(till, other) == 0);
}

TEST_CASE("a ticket whose sale was voided answers so, and books nothing")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto first = chain.sell(till, chain.sale(member, 50'000, "K1"));
    REQUIRE(till->voidSale(manager(), first.id, "wrong basket"));
    const auto again = chain.sell(till, chain.sale(member, 50'000, "K1"));
    CHECK(again.repeated);
    CHECK(again.voided);
    CHECK(again.balanceAfter == 0_pts);
    CHECK(stopOf(till->commit(cashier(), chain.sale(member, 60'000, "K1")))->taken->voided);
}

TEST_CASE("a register that begins anew every day sells the same basket under the same number as another sale")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 5'000, "1"));
    chain.clock.advance(std::chrono::minutes(20));
    CHECK(chain.sell(till, chain.sale(member, 5'000, "1")).repeated);
    chain.clock.advance(std::chrono::hours(24));
    const auto stop = stopOf(till->commit(cashier(), chain.sale(member, 5'000, "1")));
    REQUIRE(stop);
    CHECK(stop->why == terminal::SellRefusal::TicketTaken);
    CHECK(chain.sell(till, chain.sale(member, 5'000, "2026-1")).balanceAfter == 100_pts);
}

TEST_CASE("a ticket's number is of its store and its register, whatever characters they have")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto ask = [&](const char* store, const char* registerId, const char* ticket) {
        auto made = chain.sale(member, 1'000, ticket);
        made.store = store;
        made.registerId = registerId;
        return made;
    };
    std::set<SaleId> sales;
    for (const auto& sale :
         {ask("S1", "A", "B/1"), ask("S1", "A/B", "1"), ask("S1/A", "B", "1"), ask("S1", "S1/R", "1"),
          ask("S1/S1", "R", "1"), ask("S1", "A\\", "1"), ask("S1\\", "A", "1")}) {
        const auto sold = chain.sell(till, sale);
        CHECK_FALSE(sold.repeated);
        sales.insert(sold.id);
        CHECK(till->findTicket(cashier(), sale.store, sale.registerId, sale.ticket)->id == sold.id);
    }
    CHECK(sales.size() == 7);
    CHECK(chain.shown(till, member) == 70);
}

TEST_CASE("head office says of a sale that its store is none of the chain's")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    auto ask = chain.sale(member, 1'000, "K1");
    ask.store = "NOPE";
    chain.sell(till, ask);
    chain.syncAll();
    auto transaction = chain.database->read();
    REQUIRE(transaction);
    const auto differences = (*transaction)->differences(10);
    REQUIRE(differences);
    REQUIRE(differences->size() == 1);
    CHECK(differences->front().what == "store");
    CHECK(differences->front().printed == "NOPE");
}

TEST_CASE("a return that names no line brings back all that is left, and is known again by its number")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const std::int64_t before = chain.shown(till, member);
    auto ask = chain.sale(member, 10'000, "L1");
    engine::BasketLine second = ask.basket.lines.front();
    second.id = 2;
    second.quantity = Quantity::pieces(3);
    ask.basket.lines.push_back(second);
    const auto sale = chain.sell(till, ask);
    REQUIRE(till->returnGoods(cashier(), sale.id, {{2, Quantity::pieces(1)}}, "r1"));
    // Not all the rest came back under this number.
    const auto taken = till->returnGoods(cashier(), sale.id, {}, "r1");
    REQUIRE_FALSE(taken);
    CHECK(std::get<terminal::ReturnStop>(taken.error()).why == terminal::ReturnUseRefusal::TicketTaken);

    const auto rest = till->returnGoods(cashier(), sale.id, {}, "r2");
    REQUIRE(rest);
    REQUIRE(rest->lines.size() == 2);
    CHECK((rest->lines[0].id == 1 && rest->lines[1].id == 2));
    CHECK(rest->lines[1].quantity == Quantity::pieces(2));
    const auto again = till->returnGoods(cashier(), sale.id, {}, "r2");
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(again->id == rest->id);
    const auto more = till->returnGoods(cashier(), sale.id, {}, "r3");
    REQUIRE_FALSE(more);
    CHECK(std::get<terminal::ReturnStop>(more.error()).detail == engine::ReturnRefusal::NothingLeft);
    CHECK(chain.shown(till, member) == before);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a return's number that head office told of counts as given here too")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    auto ask = chain.sale(member, 10'000, "D2");
    ask.basket.lines.front().quantity = Quantity::pieces(4);
    const auto sale = chain.sell(one, ask);
    const auto first = one->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(1)}}, "r1");
    REQUIRE(first);
    chain.syncAll();
    REQUIRE(two->adopt(chain.findSale(two, sale.id)));
    const auto again = two->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(1)}}, "r1");
    REQUIRE(again);
    CHECK(again->repeated);
    CHECK(again->id == first->id);
    const auto other = two->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(2)}}, "r1");
    REQUIRE_FALSE(other);
    CHECK(std::get<terminal::ReturnStop>(other.error()).why == terminal::ReturnUseRefusal::TicketTaken);
    chain.syncAll();
    CHECK(chain.booked(member) == 75);
    chain.requireAgreement();
}

TEST_CASE("a member who has bought for more than any single amount buys on")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    for (const char* const ticket : {"K1", "K2"})
        chain.sell(till, chain.sale(member, Money::kMaxMinor, ticket));
    CHECK(chain.sell(till, chain.sale(member, 100, "K3")).sold.qualifyingBefore == 2 * Money::kMaxMinor);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a ticket that two terminals book counts once, and the second copy is in suspense")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    chain.syncAll();
    chain.sell(one, chain.sale(member, 10'000, "T1"));
    chain.sell(two, chain.sale(member, 10'000, "T1"));
    chain.syncAll();
    CHECK(chain.booked(member) == 100);
    const auto health = chain.office->health();
    REQUIRE(health);
    CHECK(health->suspended == 1);
    chain.requireAgreement();
}

TEST_CASE("a return takes back by line what the sale recorded, and never more")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    auto ask = chain.sale(member, 10'000, "T1");
    ask.basket.lines.front().quantity = Quantity::pieces(3);
    const auto sale = chain.sell(till, ask);
    std::vector<std::int64_t> back;
    for (int piece = 0; piece < 3; ++piece) {
        const auto returned = till->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(1)}});
        REQUIRE(returned);
        back.push_back(returned->pointsBack.count());
    }
    CHECK(back == std::vector<std::int64_t>{33, 34, 33});
    const auto more = till->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(1)}});
    REQUIRE_FALSE(more);
    CHECK(std::get<terminal::ReturnStop>(more.error()).detail == engine::ReturnRefusal::NothingLeft);
    CHECK(chain.shown(till, member) == 0);
    chain.syncAll();
    CHECK(chain.booked(member) == 0);
    CHECK(chain.atOffice(member).ledger.sumOfPostings(ledger::tierSpend()) == 0);
    chain.requireAgreement();
}

TEST_CASE("a return after the points were spent leaves a debt that the next sale settles")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto first = chain.sell(till, chain.sale(member, 10'000, "T1"));
    auto spend = chain.sale(member, 1'000, "T2");
    spend.redeem = {engine::Ask::Kind::Points, 100_pts};
    chain.sell(till, spend); // 9.00 paid: 9 points
    CHECK(chain.shown(till, member) == 9);
    const auto returned = till->returnGoods(cashier(), first.id, {{1, {}}});
    REQUIRE(returned);
    CHECK(chain.shown(till, member) == -91);
    chain.sell(till, chain.sale(member, 20'000, "T3"));
    CHECK(chain.shown(till, member) == 109);
    chain.syncAll();
    CHECK(chain.booked(member) == 109);
    chain.requireAgreement();
}

TEST_CASE("a void takes the whole sale back on its own day only")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto alone = till->voidSale(cashier(), sale.id, "wrong article");
    REQUIRE_FALSE(alone);
    CHECK(std::get<terminal::VoidRefusal>(alone.error()) == terminal::VoidRefusal::NeedsApproval);
    REQUIRE(till->voidSale(manager(), sale.id, "wrong article"));
    CHECK(chain.shown(till, member) == 0);
    const auto twice = till->voidSale(manager(), sale.id, "again");
    REQUIRE_FALSE(twice);
    CHECK(std::get<terminal::VoidRefusal>(twice.error()) == terminal::VoidRefusal::AlreadyVoided);
    const auto other = chain.sell(till, chain.sale(member, 10'000, "T2"));
    chain.clock.advance(std::chrono::hours(30));
    const auto late = till->voidSale(manager(), other.id, "too late");
    REQUIRE_FALSE(late);
    CHECK(std::get<terminal::VoidRefusal>(late.error()) == terminal::VoidRefusal::OtherDay);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("goods of another terminal's sale come back here once head office has told of it")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    const auto sale = chain.sell(one, chain.sale(member, 10'000, "T1"));
    chain.syncAll();
    REQUIRE_FALSE(two->returnGoods(cashier(), sale.id, {{1, {}}}));
    (void)two.session->want(sync::FindSale{sale.id, {}, {}});
    two.session->hurry();
    std::vector<sync::WantedAnswer> answers;
    for (int step = 0; step < 20 && answers.empty(); ++step) {
        chain.exchange(two);
        answers = two.session->takeAnswers();
    }
    REQUIRE(answers.size() == 1);
    REQUIRE(answers.front().sale);
    CHECK(two->adopt(*answers.front().sale) == sale.id);
    const auto returned = two->returnGoods(cashier(), sale.id, {{1, {}}});
    REQUIRE(returned);
    CHECK(returned->refundMinor == 10'000);
    CHECK(chain.shown(two, member) == 0);
    chain.syncAll();
    CHECK(chain.booked(member) == 0);
    chain.requireAgreement();
}

TEST_CASE("a tier rises with the spend in its window and is the same on both sides")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto first = chain.sell(till, chain.sale(member, 50'000, "T1"));
    CHECK(first.sold.tier == "basic");
    CHECK(first.tierAfter == "silver");
    const auto second = chain.sell(till, chain.sale(member, 10'000, "T2"));
    CHECK(second.sold.tier == "silver");
    CHECK(second.sold.earned == 120_pts);
    const auto health = chain.office->health();
    chain.syncAll();
    REQUIRE(chain.office->health());
    CHECK(chain.office->health()->differences == 0);
    chain.clock.advance(std::chrono::hours(24 * 366));
    const auto later = chain.sell(till, chain.sale(member, 10'000, "T3"));
    CHECK(later.sold.tier == "basic");
    chain.syncAll();
    CHECK(chain.office->health()->differences == 0);
    chain.requireAgreement();
}

TEST_CASE("points count for nothing from the first instant after their last day, wherever that is noticed")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 10'000, "T1")); // 21 November 2026: to the end of November 2027
    chain.syncAll();
    chain.clock.set(chain.calendar->instantOf(*BusinessDate::make(2027, 12, 1), 0, "Asia/Shanghai") -
                    std::chrono::milliseconds(1));
    CHECK(chain.shown(till, member) == 100);
    const auto view = till->member(cashier(), member);
    REQUIRE(view);
    REQUIRE(view->endings.size() == 1);
    CHECK(view->endings.front().lastDay == *BusinessDate::make(2027, 11, 30));
    CHECK(view->endings.front().daysLeft == 0);
    chain.clock.advance(std::chrono::milliseconds(1));
    CHECK(chain.shown(till, member) == 0);
    CHECK(chain.booked(member) == 0);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a birthday doubles on the day where the terminal knows it")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001", "李雷", "1990-11-21");
    const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
    CHECK(sale.sold.earned == 200_pts);
    chain.syncAll();
    CHECK(chain.office->health()->differences == 0);
    till.restart(chain);
    CHECK(chain.sell(till, chain.sale(member, 10'000, "T2")).sold.earned == 200_pts);
    chain.syncAll();
    CHECK(chain.office->health()->differences == 0);
    chain.requireAgreement();
}

TEST_CASE("a basket's own id makes a second commit the same sale")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    auto ask = chain.sale(member, 10'000);
    ask.id = till.random.id<SaleId>();
    // The disk says no although the entry is there: the cashier presses the key again.
    till.calls.failAt(1, CallSwitch::When::After);
    for (std::uint64_t call = 1; call < 30; ++call) {
        till.calls.failAt(call, CallSwitch::When::After);
        if (till->commit(cashier(), ask))
            break;
        till.calls.neverFail();
        REQUIRE(till->commit(cashier(), ask));
    }
    till.calls.neverFail();
    CHECK(chain.shown(till, member) == 100);
    chain.syncAll();
    CHECK(chain.booked(member) == 100);
    chain.requireAgreement();
}

TEST_CASE("an act that no entry can hold is refused, and the journal stays readable")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto entries = till->status().entries;
    auto ask = chain.sale(member, 10'000, std::string(5'000, 'T'));
    const auto sold = till->commit(cashier(), ask);
    REQUIRE_FALSE(sold);
    CHECK(std::get<Fault>(sold.error()).code == FaultCode::Rejected);
    CHECK(till->status().entries == entries);
    till.restart(chain);
    CHECK(chain.sell(till, chain.sale(member, 10'000, "T1")).sold.earned == 100_pts);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("two terminals that count their tickets by themselves sell two sales under one number")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    chain.syncAll();
    for (Till* till : {&one, &two}) {
        auto ask = chain.sale(member, 10'000, "1");
        ask.registerId.clear();
        chain.sell(*till, ask);
        CHECK(chain.sell(*till, ask).repeated);
    }
    chain.syncAll();
    CHECK(chain.booked(member) == 200);
    chain.requireAgreement();
}

TEST_CASE("goods that two terminals took back count once, and a sale in suspense gives nothing back")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    chain.syncAll();
    const auto sale = chain.sell(one, chain.sale(member, 10'000, "T1"));
    const auto copy = chain.sell(two, chain.sale(member, 10'000, "T1")); // the same ticket: will be suspended
    chain.sync(one);
    REQUIRE(one->returnGoods(cashier(), sale.id, {{1, {}}}));
    REQUIRE(two->returnGoods(cashier(), copy.id, {{1, {}}}));
    chain.syncAll();
    CHECK(chain.booked(member) == 0);
    CHECK(chain.office->health()->suspended == 2);
    CHECK(chain.atOffice(member).ledger.sumOfPostings(ledger::tierSpend()) == 0);
    chain.requireAgreement();
}

TEST_CASE("goods of an own sale that came back elsewhere are refused once head office was asked")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    const auto sale = chain.sell(one, chain.sale(member, 10'000, "T1"));
    chain.syncAll();
    REQUIRE(two->adopt(chain.findSale(two, sale.id)) == sale.id);
    REQUIRE(two->returnGoods(cashier(), sale.id, {{1, {}}}));
    chain.syncAll();

    REQUIRE(one->adopt(chain.findSale(one, sale.id)) == sale.id);
    const auto again = one->returnGoods(cashier(), sale.id, {{1, {}}});
    REQUIRE_FALSE(again);
    CHECK(std::get<terminal::ReturnStop>(again.error()).detail == engine::ReturnRefusal::NothingLeft);
    const auto voided = one->voidSale(manager(), sale.id, "mistake");
    REQUIRE_FALSE(voided);
    CHECK(std::get<terminal::VoidRefusal>(voided.error()) == terminal::VoidRefusal::AlreadyReturned);
    chain.syncAll();
    CHECK(chain.office->health()->suspended == 0);
    CHECK(chain.booked(member) == 0);
    chain.requireAgreement();
}

TEST_CASE("a part that came back elsewhere leaves the rest to be returned here, and each point goes once")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    auto ask = chain.sale(member, 10'000, "T1");
    ask.basket.lines.front().quantity = Quantity::pieces(4);
    const auto sale = chain.sell(one, ask);
    chain.syncAll();
    REQUIRE(two->adopt(chain.findSale(two, sale.id)));
    REQUIRE(two->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(3)}}));
    chain.syncAll();
    REQUIRE(one->adopt(chain.findSale(one, sale.id)));
    CHECK_FALSE(one->returnGoods(cashier(), sale.id, {{1, Quantity::pieces(2)}}));
    const auto rest = one->returnGoods(cashier(), sale.id, {{1, {}}});
    REQUIRE(rest);
    CHECK(rest->pointsBack == 25_pts);
    chain.syncAll();
    CHECK(chain.office->health()->suspended == 0);
    CHECK(chain.booked(member) == 0);
    chain.requireAgreement();
}

TEST_CASE("a sale that is dated more than a day ahead of its coming is told as a difference, once")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sync(till);
    const auto told = [&] {
        auto transaction = chain.database->read();
        REQUIRE(transaction);
        auto differences = (*transaction)->differences(100);
        REQUIRE(differences);
        return *differences;
    };
    const Instant right = chain.clock.now();
    chain.clock.set(right + std::chrono::hours(20));
    chain.sell(till, chain.sale(member, 1'000, "T1"));
    chain.clock.set(right);
    chain.sync(till);
    CHECK(told().empty());
    chain.clock.set(right + std::chrono::hours(24 * 400));
    chain.sell(till, chain.sale(member, 1'000, "T2"));
    const BusinessDate said = chain.calendar->localTime(chain.clock.now(), "Asia/Shanghai").date;
    chain.clock.set(right);
    chain.sync(till);
    chain.sync(till);
    REQUIRE(told().size() == 1);
    CHECK(told().front().what == "clock");
    CHECK(told().front().member == member);
    CHECK(told().front().printed == said.toString());
    CHECK(told().front().judged == said.plusDays(-400).toString());
    chain.clock.set(right + std::chrono::hours(24 * 30));
    chain.sell(till, chain.sale(member, 1'000, "T3"));
    chain.clock.set(right + std::chrono::hours(24 * 60));
    chain.sync(till);
    CHECK(told().size() == 1);
}
