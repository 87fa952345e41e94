#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// A small day that a till goes through with tickets, so that every act can be tried again until it is done.
class Day
{
public:
    explicit Day(const std::function<void(AChain&, Till&)>& arm, std::uint64_t* calls = nullptr)
    {
        Till& till = chain.addTill();
        member = chain.enrol(till, "13800000001");
        chain.syncAll();
        arm(chain, till);
        // Each act until it succeeds; the program starts anew after each failure, as after a crash.
        insist(till, [&] { return till->commit(cashier(), chain.sale(member, 50'000, "T1")).has_value(); });
        talk(till);
        auto spend = chain.sale(member, 20'000, "T2");
        spend.redeem = {engine::Ask::Kind::Points, 200_pts};
        spend.online = true;
        insist(till, [&] {
            if (till->commit(cashier(), spend))
                return true;
            (void)chain.obtainRight(till, member, 200 - till->spendableHere(member).backed.count());
            return till->commit(cashier(), spend).has_value();
        });
        talk(till);
        insist(till, [&] {
            const auto sale = till->findTicket(cashier(), "S1", "R1", "T1");
            return sale && till->returnGoods(cashier(), sale->id, {{1, {}}}, "B1").has_value();
        });
        insist(till, [&] { return till->releaseRights(member).has_value(); });
        if (calls)
            *calls = till.calls.calls();
        till.calls.neverFail();
        chain.officeFails = nullptr;
        till.late.clear();
        till.restart(chain);
        chain.syncAll();
    }

    AChain chain;
    MemberId member;

private:
    void insist(Till& till, const std::function<bool()>& act)
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (act())
                return;
            restart(till);
        }
        FAIL("the act does not succeed");
    }

    void restart(Till& till)
    {
        auto again = terminal::Terminal::open(
            {till.failingJournal, till.failingCache, chain.clock, till.random, *chain.calendar}, till.folderKey);
        if (!again)
            return; // tried again with the next attempt
        till.session.reset();
        till.terminal = std::move(*again);
        till.session = std::make_unique<sync::Session>(*till.terminal, till.random);
    }

    void talk(Till& till)
    {
        till.session->hurry();
        for (int i = 0; i < 8; ++i) {
            chain.exchange(till);
            till.session->hurry();
        }
    }
};

void requireSameEnd(Day& day, const ledger::MemberLedger& undisturbed)
{
    day.chain.requireAgreement();
    const ledger::MemberLedger ledger = day.chain.atOffice(day.member).ledger;
    CHECK(ledger.balance(ledger::points(), day.chain.clock.now()) ==
          undisturbed.balance(ledger::points(), day.chain.clock.now()));
    CHECK(ledger.sumOfPostings(ledger::tierSpend()) == undisturbed.sumOfPostings(ledger::tierSpend()));
    CHECK(ledger.leased(ledger::points()) == 0);
}

} // namespace

TEST_CASE("whichever call of the terminal's stores fails, the day ends the same")
{
    ledger::MemberLedger undisturbed;
    std::uint64_t calls = 0;
    {
        Day day([](AChain&, Till& till) { till.calls.neverFail(); }, &calls);
        undisturbed = day.chain.atOffice(day.member).ledger;
        requireSameEnd(day, undisturbed);
    }
    REQUIRE(calls > 50);
    for (const auto when : {CallSwitch::When::Before, CallSwitch::When::After}) {
        for (std::uint64_t call = 1; call <= calls; ++call) {
            CAPTURE(call, static_cast<int>(when));
            Day day([&](AChain&, Till& till) { till.calls.failAt(call, when); });
            requireSameEnd(day, undisturbed);
        }
    }
}

TEST_CASE("whichever statement of head office's database fails, the day ends the same")
{
    ledger::MemberLedger undisturbed;
    std::uint64_t statements = 0;
    {
        Day day([&](AChain& chain, Till&) {
            chain.officeFails = [&statements]() -> std::optional<Fault> {
                ++statements;
                return std::nullopt;
            };
        });
        undisturbed = day.chain.atOffice(day.member).ledger;
    }
    REQUIRE(statements > 50);
    for (std::uint64_t failing = 1; failing <= statements; ++failing) {
        CAPTURE(failing);
        std::uint64_t count = 0;
        Day day([&](AChain& chain, Till&) {
            chain.officeFails = [&count, failing]() -> std::optional<Fault> {
                if (++count == failing)
                    return Fault{FaultCode::Io, "made to fail"};
                return std::nullopt;
            };
        });
        requireSameEnd(day, undisturbed);
    }
}

TEST_CASE("whichever exchange with head office fails, and however, the day ends the same")
{
    ledger::MemberLedger undisturbed;
    std::uint64_t exchanges = 0;
    {
        Day day([&](AChain& chain, Till&) {
            chain.lineDoes = [&exchanges] {
                ++exchanges;
                return Fate::Delivered;
            };
        });
        undisturbed = day.chain.atOffice(day.member).ledger;
    }
    REQUIRE(exchanges > 10);
    for (const Fate fate : {Fate::RequestLost, Fate::ReplyLost, Fate::Twice, Fate::Late, Fate::Html, Fate::Cut,
                            Fate::OtherNumber, Fate::OtherKind, Fate::NotRead, Fate::Refused}) {
        for (std::uint64_t failing = 1; failing <= exchanges; ++failing) {
            CAPTURE(failing, static_cast<int>(fate));
            std::uint64_t count = 0;
            Day day([&](AChain& chain, Till&) {
                chain.lineDoes = [&count, failing, fate] { return ++count == failing ? fate : Fate::Delivered; };
            });
            CHECK_FALSE(day.chain.tills.front()->session->halted());
            requireSameEnd(day, undisturbed);
        }
    }
}
