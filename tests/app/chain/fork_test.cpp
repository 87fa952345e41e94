#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

office::Incarnation incarnationAtOffice(AChain& chain, const Till& till)
{
    const auto transaction = chain.database->read();
    REQUIRE(transaction);
    const auto found = (*transaction)->incarnation(till.terminal->identity().incarnation);
    REQUIRE(found);
    REQUIRE(*found);
    return **found;
}

std::vector<office::Suspended> suspendedAtOffice(AChain& chain)
{
    REQUIRE(chain.office->post(1000));
    const auto transaction = chain.database->read();
    REQUIRE(transaction);
    const auto suspended = (*transaction)->suspended(100);
    REQUIRE(suspended);
    return *suspended;
}

void decide(AChain& chain, const ledger::EntryRef& entry, office::Settlement how)
{
    const auto resolved = chain.office->resolve({entry, how, "m1", "seen on the paper journal"});
    if (!resolved)
        if (const auto* stop = std::get_if<office::ResolveStop>(&resolved.error()))
            FAIL(toString(stop->why) << " " << stop->doubt.reason << " " << stop->doubt.detail);
    REQUIRE(resolved);
}

template <class Answer>
bool isOutOfService(const Answer& answer)
{
    const auto* const fault = answer ? nullptr : std::get_if<Fault>(&answer.error());
    return fault != nullptr && fault->code == FaultCode::Rejected;
}

} // namespace

TEST_CASE("of two copies of one terminal the one that diverges is told, and nothing of it is booked twice")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    Till& copy = chain.clone(till);
    chain.sell(till, chain.sale(member, 10'000));
    chain.sync(till);
    chain.sell(copy, chain.sale(member, 20'000));
    chain.sync(copy);
    CHECK(copy.session->halted() == sync::Halt::Forked);
    CHECK_FALSE(till.session->halted());
    chain.sync(till);
    CHECK(chain.booked(member) == 100);
    chain.requireAgreement();
}

TEST_CASE("an old image put back over the disk is noticed at the first word")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    const MemoryJournal journal = till.journal;
    const MemoryCache cache = till.cache;
    chain.sell(till, chain.sale(member, 10'000));
    chain.syncAll();
    till.journal = journal;
    till.cache = cache;
    till.restart(chain);
    chain.sync(till);
    CHECK(till.session->halted() == sync::Halt::Forked);
    CHECK(chain.booked(member) == 100);
}

TEST_CASE("a retired terminal is told so, and its rights go home")
{
    AChain chain({.riskBudget = 0, .unbackedPerTerminal = 0, .unbackedPerVisit = 0, .programme = {}});
    Till& till = chain.addTill();
    Till& other = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 100'000));
    chain.syncAll();
    CHECK(chain.obtainRight(till, member, 600) == "");
    CHECK(chain.obtainRight(other, member, 600) == "not-enough");
    REQUIRE(chain.office->retire(till->identity().incarnation));
    CHECK(chain.obtainRight(other, member, 600) == "");
    chain.sync(till);
    CHECK(till.session->halted() == sync::Halt::Retired);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE(
    "what a retired terminal might have risked is free for another, and what it had spent of it waits for a person")
{
    AChain chain({.riskBudget = 2'000, .unbackedPerTerminal = 2'000, .unbackedPerVisit = 500, .programme = {}});
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 100'000));
    chain.syncAll();
    CHECK(chain.office->health()->exposure == 2'000);
    auto offline = chain.sale(member, 20'000);
    offline.redeem = {engine::Ask::Kind::Points, 500_pts};
    chain.sell(till, offline);
    REQUIRE(chain.office->retire(till->identity().incarnation));
    CHECK(chain.office->health()->exposure == 0);
    Till& other = chain.addTill();
    CHECK(other->status().rightsUnbacked == 2'000_pts);
    chain.sync(till); // hands over what it had not sent
    const auto suspended = suspendedAtOffice(chain);
    REQUIRE(suspended.size() == 1);
    const std::int64_t before = chain.booked(member);
    decide(chain, suspended.front().entry, office::Settlement::Booked);
    CHECK(chain.booked(member) == before - 500 + 234); // 195.00 at silver
    CHECK(chain.office->health()->exposure == 2'000);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a terminal that has forgotten a right it had confirmed is a fork")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 100'000));
    chain.syncAll();
    Till& copy = chain.clone(till);
    CHECK(chain.obtainRight(till, member, 100) == "");
    chain.sync(till); // the Granted entry is pushed: confirmed
    chain.sell(copy, chain.sale(member, 1'000));
    chain.sync(copy);
    CHECK(copy.session->halted() == sync::Halt::Forked);
    chain.requireAgreement();
}

TEST_CASE("what the other copy of a terminal was shown waits for a person, who books it or drops it")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    Till& copy = chain.clone(till);
    chain.sell(till, chain.sale(member, 10'000));
    chain.sync(till);
    chain.sell(copy, chain.sale(member, 20'000));
    chain.sell(copy, chain.sale(member, 30'000));
    chain.sync(copy);
    CHECK(copy.session->halted() == sync::Halt::Forked);
    CHECK(copy->status().waiting == 0);
    CHECK(incarnationAtOffice(chain, till).state == office::IncarnationState::Forked);
    CHECK(chain.office->health()->forked == 1);
    CHECK(chain.office->health()->incarnations == 1);
    const auto suspended = suspendedAtOffice(chain);
    REQUIRE(suspended.size() == 2);
    for (const office::Suspended& one : suspended)
        CHECK(one.reason == "rehomed");
    CHECK(chain.booked(member) == 100);
    const auto again = chain.office->resolve({suspended[0].entry, office::Settlement::Retried, "m1", {}});
    CHECK_FALSE(again); // nothing of it counts by itself
    decide(chain, suspended[0].entry, office::Settlement::Booked);
    decide(chain, suspended[1].entry, office::Settlement::Dropped);
    CHECK(suspendedAtOffice(chain).empty());
    CHECK(chain.booked(member) == 300);
    chain.sell(till, chain.sale(member, 1'000)); // the one that head office follows goes on
    chain.syncAll();
    CHECK_FALSE(till.session->halted());
    CHECK(chain.shown(till, member) == 310);
    chain.requireAgreement();
}

TEST_CASE("a terminal of which a copy has written promises nothing more, and says so after a restart too")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    Till& copy = chain.clone(till);
    chain.sell(till, chain.sale(member, 10'000));
    chain.sync(till);
    chain.sell(copy, chain.sale(member, 20'000, "T1"));
    chain.sync(copy);
    for (int start = 0; start < 2; ++start) {
        CHECK(copy->status().halted == "forked");
        const auto entries = copy->status().entries;
        CHECK(isOutOfService(copy->quote(cashier(), chain.sale(member, 5'000))));
        CHECK(isOutOfService(copy->commit(cashier(), chain.sale(member, 5'000))));
        CHECK(isOutOfService(copy->adjust(manager(), member, 10_pts, "kind")));
        CHECK(isOutOfService(copy->block(manager(), member, true, "lost")));
        const auto sale = copy->findTicket(cashier(), "S1", "R1", "T1");
        REQUIRE(sale);
        CHECK(isOutOfService(copy->voidSale(manager(), sale->id, "wrong")));
        CHECK(isOutOfService(copy->returnGoods(cashier(), sale->id, {{1, {}}})));
        terminal::EnrolAsk ask{.name = "Li",
                               .phone = "13800000007",
                               .birthday = {},
                               .card = {},
                               .consentPurpose = "membership",
                               .consentText = "v1",
                               .language = "en"};
        CHECK(isOutOfService(copy->enrol(cashier(), ask)));
        CHECK(copy->status().entries == entries);
        copy.restart(chain);
    }
    CHECK(till->status().halted.empty());
}

TEST_CASE("what a retired terminal had not sent waits for a person: the member first, then the sale")
{
    AChain chain;
    Till& till = chain.addTill();
    Till& other = chain.addTill();
    const MemberId old = chain.enrol(till, "13800000001");
    chain.syncAll();
    chain.sell(till, chain.sale(old, 9'200));
    const MemberId fresh = chain.enrol(till, "13800000002");
    chain.sell(till, chain.sale(fresh, 5'000));
    REQUIRE(chain.office->retire(till->identity().incarnation));
    chain.sync(till);
    CHECK(till.session->halted() == sync::Halt::Retired);
    CHECK(till->status().halted == "retired");
    CHECK(till->status().waiting == 0);
    CHECK(isOutOfService(till->commit(cashier(), chain.sale(old, 1'000))));
    const auto suspended = suspendedAtOffice(chain);
    REQUIRE(suspended.size() == 3);
    CHECK(chain.booked(old) == 0);
    CHECK_FALSE(chain.office->resolve({suspended[2].entry, office::Settlement::Booked, "m1", "too early"}));
    for (const office::Suspended& one : suspended)
        decide(chain, one.entry, office::Settlement::Booked);
    CHECK(chain.booked(old) == 92);
    CHECK(chain.booked(fresh) == 50);
    CHECK(incarnationAtOffice(chain, till).state == office::IncarnationState::Retired);
    chain.syncAll();
    CHECK(chain.shown(other, fresh) == 50);
    CHECK(other->identify(cashier(), "13800000002")->id == fresh);
    chain.requireAgreement();
}

TEST_CASE("what is left over is handed over once, whatever the line does")
{
    for (const Fate fate : {Fate::RequestLost, Fate::ReplyLost, Fate::Twice, Fate::Html, Fate::OtherNumber,
                            Fate::OtherKind, Fate::NotRead, Fate::Refused}) {
        CAPTURE(static_cast<int>(fate));
        for (int failing = 1; failing <= 4; ++failing) {
            AChain chain;
            Till& till = chain.addTill();
            const MemberId member = chain.enrol(till, "13800000001");
            chain.syncAll();
            chain.sell(till, chain.sale(member, 10'000));
            REQUIRE(chain.office->retire(till->identity().incarnation));
            int count = 0;
            chain.lineDoes = [&] { return ++count == failing ? fate : Fate::Delivered; };
            chain.sync(till);
            CHECK(till.session->halted() == sync::Halt::Retired);
            till.cache = MemoryCache(); // what had been acknowledged is forgotten: it is sent from the start
            till.restart(chain);
            chain.sync(till);
            const auto suspended = suspendedAtOffice(chain);
            REQUIRE(suspended.size() == 1);
            decide(chain, suspended.front().entry, office::Settlement::Booked);
            CHECK(chain.booked(member) == 100);
            chain.requireAgreement();
        }
    }
}

TEST_CASE("each copy that parts from another has a place of its own, and an old image is a fork that holds nothing new")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    Till& second = chain.clone(till);
    Till& image = chain.clone(till);
    chain.sell(till, chain.sale(member, 10'000));
    chain.sell(second, chain.sale(member, 20'000));
    Till& third = chain.clone(second);
    chain.sell(second, chain.sale(member, 30'000));
    chain.sell(third, chain.sale(member, 40'000));
    chain.sync(till);
    chain.sync(image);
    CHECK(image.session->halted() == sync::Halt::Forked);
    CHECK(incarnationAtOffice(chain, till).state == office::IncarnationState::Forked);
    CHECK(suspendedAtOffice(chain).empty());
    chain.sync(second);
    chain.sync(third);
    const auto suspended = suspendedAtOffice(chain);
    REQUIRE(suspended.size() == 3); // the 200 points that two of them hold are there once
    for (const office::Suspended& one : suspended)
        decide(chain, one.entry, office::Settlement::Booked);
    CHECK(chain.booked(member) == 1'000);
    chain.sync(till); // the first that came is in service, and hears of it
    CHECK_FALSE(till.session->halted());
    chain.requireAgreement();
}
