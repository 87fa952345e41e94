#include "tests/app/chain/a_chain.h"

#include "core/ledger/asset_keys.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

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
