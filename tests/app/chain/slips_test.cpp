#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using journal::Printed;
using terminal::ReceiptRefusal;

namespace {

struct Desk
{
    Desk()
        : chain({.programme = aRichProgramme()})
    {
        member = chain.enrol(till, "13800000001");
        chain.syncAll();
    }

    terminal::LoadView load(std::int64_t minor, std::string ticket = {})
    {
        auto loaded = till->load(cashier(), {.account = member, .minor = minor, .ticket = std::move(ticket)});
        REQUIRE(loaded);
        return *loaded;
    }
    [[nodiscard]] std::vector<terminal::ReceiptState> owed() { return till->owedReceipts(cashier(), 2).value(); }
    [[nodiscard]] receipt::ValueReceipt slip(const ledger::EntryRef& of, int onTheWay = 0)
    {
        return std::get<receipt::ValueReceipt>(till->valueSlip(cashier(), of, onTheWay).value());
    }
    std::int64_t note(const ledger::EntryRef& of, Printed::Outcome outcome)
    {
        return till->notePrint(cashier(), SaleId(), of, outcome, "printer").value();
    }

    AChain chain;
    Till& till = chain.addTill();
    MemberId member;
};

} // namespace

TEST_CASE("the slip of a load is owed until it is on paper, also after a pulled plug, and a second one is a reprint")
{
    Desk desk;
    const auto load = desk.load(5'000);
    REQUIRE(desk.owed().size() == 1);
    CHECK(desk.owed().front().kind == "loaded");
    CHECK(desk.owed().front().sale == SaleId());
    CHECK(desk.slip(load.entry).heading.issue == receipt::Issue::Original);

    desk.till.restart(desk.chain);
    REQUIRE(desk.owed().size() == 1);
    CHECK(desk.note(load.entry, Printed::Outcome::Printed) == 0);
    CHECK(desk.owed().empty());
    for (int number = 1; number <= 2; ++number) {
        CHECK(desk.slip(load.entry).heading.issue == receipt::Issue::Reprint);
        CHECK(desk.slip(load.entry).heading.number == number);
        CHECK(desk.note(load.entry, Printed::Outcome::Sent) == number);
    }
    desk.till.restart(desk.chain);
    CHECK(desk.owed().empty());
    CHECK(desk.slip(load.entry).heading.number == 3);
    const auto declined = desk.till->notePrint(cashier(), SaleId(), load.entry, Printed::Outcome::Declined, "");
    CHECK(std::get<ReceiptRefusal>(declined.error()) == ReceiptRefusal::AlreadySettled);
    desk.chain.syncAll();
    desk.chain.requireAgreement();
}

TEST_CASE("a slip that a printer has and has not told of is a copy when it is asked for again")
{
    Desk desk;
    const auto load = desk.load(5'000);
    const auto second = desk.slip(load.entry, 1);
    CHECK(second.heading.issue == receipt::Issue::Copy);
    CHECK(second.heading.number == 1);
    CHECK_FALSE(desk.till->valueSlip(auditor(), load.entry, 1)); // a second one needs the right to reprint
}

TEST_CASE("loads and pay-outs are found again, the newest first, and no sale among them")
{
    Desk desk;
    const auto first = desk.load(5'000, "L1");
    desk.chain.sell(desk.till, desk.chain.sale(desk.member, 3'000));
    const auto second = desk.load(2'000);
    desk.note(first.entry, Printed::Outcome::Printed);
    desk.chain.syncAll();
    const auto missing = desk.till->missingForUnload(desk.member, 1'000);
    REQUIRE(missing);
    for (const terminal::MissingRight& right : *missing)
        REQUIRE(desk.chain.obtainRight(desk.till, right).empty());
    const auto out = desk.till->unload(manager(), desk.member, 1'000, "moves away");
    REQUIRE(out);

    const auto slips = desk.till->recentSlips(cashier(), 10);
    REQUIRE(slips);
    REQUIRE(slips->size() == 3);
    CHECK((*slips)[0].state.of == out->entry);
    CHECK((*slips)[0].paper.kind == receipt::ValueReceipt::Kind::PayOut);
    CHECK((*slips)[0].paper.reason == "moves away");
    CHECK((*slips)[1].state.of == second.entry);
    CHECK((*slips)[2].state.printed == 1);
    CHECK((*slips)[2].paper.minor == 5'000);
    CHECK(desk.till->recentSlips(cashier(), 1)->size() == 1);
}

TEST_CASE("goods that came back without their sale have a paper of their own, owed until it is out")
{
    Desk desk;
    const terminal::BlindReturnAsk ask{
        .member = desk.member,
        .lines = {{{.id = 1, .sku = "6901234567892", .quantity = Quantity::pieces(2), .amountMinor = 1'500}, 1'400}},
        .currency = *Currency::make("CNY", 2),
        .reason = "bought where the line is down"};
    terminal::By approved = manager();
    approved.approver = cashier().actor;
    const auto back = desk.till->returnBlind(approved, ask);
    REQUIRE(back);
    CHECK(desk.owed().size() == 1);
    const auto slip = desk.till->valueSlip(cashier(), back->entry);
    REQUIRE(slip);
    const auto& paper = std::get<receipt::ReturnReceipt>(*slip);
    CHECK(paper.refundMinor == 1'400);
    CHECK(paper.saleLabel.empty());
    CHECK(paper.reason == ask.reason);
    REQUIRE(paper.items.size() == 1);
    CHECK(paper.items.front().what == "6901234567892");
    CHECK(paper.items.front().amountMinor == 1'400);
    CHECK(desk.till->recentSlips(cashier(), 10)->empty());
    CHECK_FALSE(desk.till->paperState(cashier(), SaleId(), back->entry)->settled);
    const auto found = desk.till->blindReturn(cashier(), back->id);
    REQUIRE(found);
    CHECK(found->entry == back->entry);
    CHECK(found->pointsBack == back->pointsBack);
    CHECK_FALSE(desk.till->blindReturn(cashier(), SaleId()));
    desk.note(back->entry, Printed::Outcome::Printed);
    CHECK(desk.owed().empty());
    CHECK(desk.till->paperState(cashier(), SaleId(), back->entry)->settled);
}

TEST_CASE("a slip of nobody's load is refused")
{
    Desk desk;
    const auto sold = desk.chain.sell(desk.till, desk.chain.sale(desk.member, 3'000));
    for (const ledger::EntryRef& of : {sold.entry, ledger::EntryRef{sold.entry.incarnation, 0},
                                       ledger::EntryRef{sold.entry.incarnation, 9'999}, ledger::EntryRef{}}) {
        CHECK_FALSE(desk.till->valueSlip(cashier(), of));
        CHECK_FALSE(desk.till->notePrint(cashier(), SaleId(), of, Printed::Outcome::Printed, ""));
    }
}
