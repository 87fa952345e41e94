#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"

#include <catch2/generators/catch_generators_range.hpp>

using namespace loyalty;
using namespace loyalty::headoffice::test;

namespace {

ledger::EntryRef ref(std::uint8_t incarnation, std::uint64_t seq)
{
    return {named<IncarnationId>(incarnation), seq};
}

/// 100 earned by member 5, 80 of them leased to incarnation 1, 30 of those redeemed; one act of head office's own.
std::vector<office::Line> someLines()
{
    using ledger::Contra;
    return {
        aLine(ref(1, 1), 0, memberAccount(5), 100),      aLine(ref(1, 1), 1, contraAccount(Contra::Issued), -100),
        aLine({{}, 1}, 0, memberAccount(5), -80),        aLine({{}, 1}, 1, leaseAccount(5, 1, 1), 80),
        aLine(ref(1, 2), 0, leaseAccount(5, 1, 1), -30), aLine(ref(1, 2), 1, contraAccount(Contra::Redeemed), 30),
    };
}

} // namespace

TEST_CASE("lines move the sums of lease and contra accounts", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    must(transaction->appendLines(someLines()));

    using ledger::Contra;
    const std::vector<office::AccountSum> kept = {{contraAccount(Contra::Issued), kPoints, -100},
                                                  {contraAccount(Contra::Redeemed), kPoints, 30},
                                                  {leaseAccount(5, 1, 1), kPoints, 50}};
    CHECK(must(transaction->keptSums()) == kept);
    CHECK(must(transaction->keptSum(contraAccount(Contra::Redeemed), kPoints)) == 30);
    CHECK(must(transaction->keptSum(leaseAccount(5, 1, 1), kPoints)) == 50);
    CHECK(must(transaction->keptSum(contraAccount(Contra::Counted), kPoints)) == 0);

    std::vector<office::AccountSum> reckoned = kept;
    reckoned.push_back({memberAccount(5), kPoints, 20});
    CHECK(must(transaction->reckonedSums()) == reckoned);
}

TEST_CASE("a member's lines are the newest ones, oldest first", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const std::vector<office::Line> lines = someLines();
    must(transaction->appendLines(lines));

    const MemberId member = named<MemberId>(5);
    CHECK(must(transaction->linesOfMember(member, 10)) == std::vector{lines[0], lines[2], lines[3], lines[4]});
    CHECK(must(transaction->linesOfMember(member, 2)) == std::vector{lines[3], lines[4]});
    CHECK(must(transaction->linesOfMember(named<MemberId>(6), 10)).empty());
}

TEST_CASE("the same line twice is refused", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    must(transaction->appendLines(someLines()));

    const auto again = transaction->appendLines(someLines());
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == FaultCode::Rejected);
}

TEST_CASE("rights come back with their lots", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    std::vector grants = {aGrant(1, 1), aGrant(1, 2), aGrant(2, 1)};
    ledger::LotTerms loaded = grants[1].lots.front().lot;
    loaded.gift = ledger::LoadGift{10, 100};
    ledger::LotTerms later = loaded;
    later.spendableFrom = Instant(8);
    grants[1].lots = {{loaded, 30}, {later, 20}};
    for (const office::Grant& grant : grants)
        must(transaction->putGrant(grant));

    const IncarnationId first = named<IncarnationId>(1);
    CHECK(must(transaction->grant(first, 2)) == grants[1]);
    CHECK_FALSE(must(transaction->grant(first, 3)).has_value());
    CHECK(must(transaction->grantsAfter(first, 0)) == std::vector{grants[0], grants[1]});
    CHECK(must(transaction->grantsAfter(first, 1)) == std::vector{grants[1]});
    CHECK(must(transaction->grantOfRequest(first, 12)) == grants[1]);
    CHECK_FALSE(must(transaction->grantOfRequest(first, 0)).has_value());
}

TEST_CASE("a right can be spent, not rewritten", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    office::Grant grant = aGrant(1, 1);
    must(transaction->putGrant(grant));

    grant.remaining = 0;
    grant.lots.clear();
    must(transaction->putGrant(grant));
    CHECK(must(transaction->grant(grant.incarnation, 1)) == grant);

    grant.granted.amount = 90;
    CHECK(transaction->putGrant(grant).error().code == FaultCode::Rejected);
}

TEST_CASE("what is out unbacked is known to the point", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    const auto unbacked = [](std::uint8_t incarnation, std::uint64_t number, std::int64_t remaining) {
        office::Grant grant = aGrant(incarnation, number);
        grant.granted.backed = false;
        grant.granted.member.reset();
        grant.granted.amount = 500;
        grant.granted.perVisit = 50;
        grant.granted.lots.clear();
        grant.lots.clear();
        grant.remaining = remaining;
        return grant;
    };
    for (const office::Grant& grant : {aGrant(1, 1), unbacked(1, 2, 500), unbacked(1, 3, 0), unbacked(2, 1, 120)})
        must(transaction->putGrant(grant));

    CHECK(must(transaction->unbackedOut(named<IncarnationId>(1))) == 500);
    CHECK(must(transaction->unbackedOut(named<IncarnationId>(3))) == 0);
    CHECK(must(transaction->unbackedOut(std::nullopt)) == 620);
    CHECK(must(transaction->health()).exposure == 620);
}
