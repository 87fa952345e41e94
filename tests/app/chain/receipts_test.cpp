#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using journal::Printed;
using terminal::ReceiptRefusal;

namespace {

std::vector<terminal::ReceiptState> owed(Till& till, int days = 7)
{
    return till->owedReceipts(cashier(), days).value();
}

receipt::SaleReceipt paperOf(Till& till, const terminal::SaleView& sale, engine::Trace why = engine::Trace::Off)
{
    return std::get<receipt::SaleReceipt>(till->receiptFor(cashier(), sale.id, sale.entry, why).value());
}

std::int64_t note(Till& till, const terminal::ReceiptState& state, Printed::Outcome outcome)
{
    return till->notePrint(cashier(), state.sale, state.of, outcome, "till printer").value();
}

} // namespace

TEST_CASE("every sale, return and void owes a receipt until its end is written down, also after a restart")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto first = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto second = chain.sell(till, chain.sale(std::nullopt, 500, "T2"));
    REQUIRE(till->returnGoods(cashier(), first.id, {{1, {}}}));
    REQUIRE(till->voidSale(manager(), second.id, "typed twice"));
    auto all = owed(till);
    REQUIRE(all.size() == 4);
    CHECK(all[0].kind == "voided");
    CHECK(all[1].kind == "returned");
    CHECK(all[3].of == first.entry);
    CHECK(note(till, all[3], Printed::Outcome::Printed) == 0);
    CHECK(note(till, all[2], Printed::Outcome::Sent) == 0);
    CHECK(note(till, all[1], Printed::Outcome::Declined) == 0);
    till.restart(chain);
    all = owed(till);
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == "voided");
    chain.clock.advance(std::chrono::days{8});
    CHECK(owed(till).empty());
}

TEST_CASE("a paper that comes later than its sale says of when its balance is")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
    CHECK_FALSE(paperOf(till, sale).member->balanceAt);
    chain.clock.advance(std::chrono::minutes{10});
    chain.sell(till, chain.sale(member, 20'000, "T2"));
    const auto late = paperOf(till, sale);
    CHECK(late.heading.issue == receipt::Issue::Original);
    CHECK(late.member->balance == 300_pts);
    REQUIRE(late.member->balanceAt);
}

TEST_CASE("a receipt says what the journal says, and what is known of the member now")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto paper = paperOf(till, sale, engine::Trace::On);
    CHECK(paper.sale == sale.id);
    CHECK(paper.earned == 100_pts);
    CHECK(paper.dueMinor == 10'000);
    CHECK(paper.heading.ticket == "T1");
    CHECK(paper.heading.issue == receipt::Issue::Original);
    REQUIRE(paper.member);
    CHECK(paper.member->maskedName == "王**");
    CHECK(paper.member->balance == 100_pts);
    REQUIRE(paper.why);
    CHECK(paper.why->steps == sale.sold.trace);
    CHECK(paper == paperOf(till, sale, engine::Trace::On));
}

TEST_CASE("a void's receipt takes back what the sale gave, a return's what came back")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto kept = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto gone = chain.sell(till, chain.sale(member, 5'000, "T2"));
    REQUIRE(till->returnGoods(cashier(), kept.id, {{1, {}}}));
    REQUIRE(till->voidSale(manager(), gone.id, "typed twice"));
    const auto back = [&](const terminal::SaleView& sale) {
        const auto state = till->receiptsOf(cashier(), sale.id).value().at(1);
        return std::get<receipt::ReturnReceipt>(till->receiptFor(cashier(), sale.id, state.of).value());
    };
    CHECK(back(kept).refundMinor == 10'000);
    CHECK(back(kept).takenBack == 100_pts);
    CHECK(back(kept).kind == receipt::ReturnReceipt::Kind::Goods);
    CHECK(back(gone).refundMinor == 5'000);
    CHECK(back(gone).takenBack == 50_pts);
    CHECK(back(gone).waived == 0_pts);
    CHECK(back(gone).reason == "typed twice");
    CHECK(back(gone).kind == receipt::ReturnReceipt::Kind::Void);
}

TEST_CASE("the first paper is the receipt, later ones are counted reprints, or copies where the first is in doubt")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto sure = chain.sell(till, chain.sale(std::nullopt, 500, "T1"));
    const auto doubtful = chain.sell(till, chain.sale(std::nullopt, 500, "T2"));
    const auto all = owed(till);
    note(till, all[1], Printed::Outcome::Printed);
    CHECK(paperOf(till, sure).heading.issue == receipt::Issue::Reprint);
    CHECK(paperOf(till, sure).heading.number == 1);
    CHECK(note(till, all[1], Printed::Outcome::Printed) == 1);
    CHECK(paperOf(till, sure).heading.number == 2);
    note(till, all[0], Printed::Outcome::Unsure);
    CHECK(paperOf(till, doubtful).heading.issue == receipt::Issue::Copy);
    CHECK(paperOf(till, doubtful).heading.number == 1);
}

TEST_CASE("a receipt whose printer might have proved it and did not stays owed, also after a restart")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto lost = chain.sell(till, chain.sale(std::nullopt, 500, "T1"));
    const auto unwanted = chain.sell(till, chain.sale(std::nullopt, 500, "T2"));
    for (const terminal::ReceiptState& state : owed(till))
        note(till, state, Printed::Outcome::Unsure);
    till.restart(chain);
    const auto all = owed(till);
    REQUIRE(all.size() == 2);
    CHECK(all[1].of == lost.entry);
    CHECK(all[1].printed == 1);
    CHECK(all[1].unsure);
    CHECK(note(till, all[1], Printed::Outcome::Printed) == 1);
    CHECK(note(till, all[0], Printed::Outcome::Declined) == 1);
    CHECK(owed(till).empty());
    CHECK(paperOf(till, lost).heading.issue == receipt::Issue::Reprint);
    CHECK(paperOf(till, unwanted).heading.issue == receipt::Issue::Copy);
}

TEST_CASE("a paper that is with the printer counts, and the next one is a copy")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto sale = chain.sell(till, chain.sale(std::nullopt, 500, "T1"));
    const auto headingWith = [&](int onTheWay) {
        const auto paper = till->receiptFor(cashier(), sale.id, sale.entry, engine::Trace::Off, onTheWay).value();
        return std::get<receipt::SaleReceipt>(paper).heading;
    };
    CHECK(headingWith(0).issue == receipt::Issue::Original);
    CHECK(headingWith(1).issue == receipt::Issue::Copy);
    CHECK(headingWith(2).number == 2);
    CHECK_FALSE(till->receiptFor(auditor(), sale.id, sale.entry, engine::Trace::Off, 1));
    note(till, owed(till).front(), Printed::Outcome::Printed);
    CHECK(headingWith(1).issue == receipt::Issue::Reprint);
    CHECK(headingWith(1).number == 2);
}

TEST_CASE("a receipt that was declined can still be had, as the first paper")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto sale = chain.sell(till, chain.sale(std::nullopt, 500, "T1"));
    const auto state = owed(till).front();
    note(till, state, Printed::Outcome::Declined);
    CHECK(paperOf(till, sale).heading.issue == receipt::Issue::Original);
    const auto again = till->notePrint(cashier(), sale.id, sale.entry, Printed::Outcome::Declined, "");
    CHECK(std::get<ReceiptRefusal>(again.error()) == ReceiptRefusal::AlreadySettled);
    CHECK(note(till, state, Printed::Outcome::Printed) == 0);
}

TEST_CASE("whoever may not reprint gets the first paper only")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto sale = chain.sell(till, chain.sale(std::nullopt, 500, "T1"));
    CHECK(till->receiptFor(auditor(), sale.id, sale.entry));
    note(till, owed(till).front(), Printed::Outcome::Printed);
    const auto refused = till->receiptFor(auditor(), sale.id, sale.entry);
    REQUIRE_FALSE(refused);
    CHECK(std::get<ReceiptRefusal>(refused.error()) == ReceiptRefusal::NotAllowed);
    CHECK_FALSE(till->notePrint(auditor(), sale.id, sale.entry, Printed::Outcome::Printed, "p"));
}

TEST_CASE("what is not there has no receipt")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto sale = chain.sell(till, chain.sale(std::nullopt, 500, "T1"));
    const auto nowhere = till->receiptsOf(cashier(), SaleId());
    CHECK(std::get<ReceiptRefusal>(nowhere.error()) == ReceiptRefusal::NoSuchSale);
    const auto other = till->receiptFor(cashier(), sale.id, {sale.entry.incarnation, 999});
    CHECK(std::get<ReceiptRefusal>(other.error()) == ReceiptRefusal::NoSuchReceipt);
}

TEST_CASE("head office keeps what was printed, and books nothing for it")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 10'000, "T1"));
    note(till, owed(till).front(), Printed::Outcome::Printed);
    chain.syncAll();
    const auto health = chain.office->health();
    REQUIRE(health);
    CHECK(health->suspended == 0);
    CHECK(chain.booked(member) == 100);
    chain.requireAgreement();
}

TEST_CASE("screen and paper tell the same of what ends, by the distance that the programme says")
{
    AChain chain({.programme = R"({"format": "loyalty-programme/2", "id": "p", "version": 1,
        "validFrom": "2026-01-01T00:00:00+08:00", "currency": {"code": "CNY", "exponent": 2}, "names": {"en": "P"},
        "earning": {"rounding": {"mode": "down", "per": "ticket", "multiply": "beforeRounding"},
            "rules": [{"id": "base", "type": "perAmount", "names": {"en": "Base"}, "points": 1, "perMinor": 100}]},
        "expiry": {"months": 0, "days": 60, "end": "day", "remindDays": [50, 10]}})"});
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto view = [&] { return till->member(cashier(), member).value(); };
    CHECK(view().endings.empty());
    CHECK(paperOf(till, sale).member->endings.empty());
    chain.clock.advance(std::chrono::days{12}); // 60 days are left of it: 48 now
    const auto near = view();
    REQUIRE(near.endings.size() == 1);
    REQUIRE(near.messages.size() == 1);
    CHECK(near.messages[0].kind == terminal::Message::Kind::PointsEnd);
    CHECK(near.messages[0].day == near.endings[0].lastDay);
    CHECK(near.endings[0].points == 100_pts);
    const auto paper = paperOf(till, sale);
    REQUIRE(paper.member->endings.size() == 1);
    CHECK(paper.member->endings[0].lastDay == near.endings[0].lastDay);
}

TEST_CASE("a birthday is said on the day on which the programme keeps it")
{
    const auto programme = [](const std::string& window) {
        return R"({"format": "loyalty-programme/2", "id": "p", "version": 1, "validFrom": "2026-01-01T00:00:00+08:00",
            "currency": {"code": "CNY", "exponent": 2}, "names": {"en": "P"},
            "earning": {"rounding": {"mode": "down", "per": "ticket", "multiply": "beforeRounding"},
                "rules": [{"id": "base", "type": "perAmount", "names": {"en": "Base"}, "points": 1, "perMinor": 100},
                {"id": "day", "type": "multiplier", "names": {"en": "Day"}, "factor": "2", "when": {"birthday": {)" +
               window + "}}}]}}";
    };
    struct Case
    {
        std::string window;
        std::string birthday;
        std::string day;
        bool said;
    };
    const Case cases[] = {
        {R"("before": 3, "after": 3)", "1990-03-05", "2027-03-05", true},
        {R"("before": 3, "after": 3)", "1990-03-05", "2027-03-04", false},
        {R"("leapDay": "february28")", "1992-02-29", "2027-02-28", true},
        {R"("leapDay": "march1")", "1992-02-29", "2027-02-28", false},
        {R"("leapDay": "march1")", "1992-02-29", "2027-03-01", true},
        // The 15th day of the 8th month, which was 22 September in 1991 and is 15 September in 2027.
        {R"("calendar": "lunar")", "1991-09-22", "2027-09-15", true},
        {R"("calendar": "lunar")", "1991-09-22", "2027-09-22", false},
    };
    for (const Case& each : cases) {
        INFO(each.window << ' ' << each.birthday << ' ' << each.day);
        AChain chain({.programme = programme(each.window)});
        Till& till = chain.addTill();
        const MemberId member = chain.enrol(till, "13800000001", "王小明", each.birthday);
        const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
        chain.clock.set(chain.calendar->instantOf(*BusinessDate::parse(each.day), 12 * 3600, "Asia/Shanghai"));
        const auto view = till->member(cashier(), member).value();
        CHECK(view.birthdayToday == each.said);
        CHECK(paperOf(till, sale).member->birthday == each.said);
    }
}

TEST_CASE("a sale says how its own receipt stands, and who bought")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const auto sale = chain.sell(till, chain.sale(member, 10'000, "T1"));
    const auto told = [&] { return till->recentSales(cashier(), 1).value().front(); };
    CHECK(told().maskedName == "王**");
    CHECK(told().label == paperOf(till, sale).heading.label);
    REQUIRE(told().paper);
    CHECK(told().paper->printed == 0);
    note(till, owed(till).front(), Printed::Outcome::Printed);
    CHECK(told().paper->printed == 1);
    CHECK(told().paper->settled);
    REQUIRE(till->returnGoods(cashier(), sale.id, {{1, {}}}));
    CHECK(told().paper->printed == 1); // that of the return is another paper
}
