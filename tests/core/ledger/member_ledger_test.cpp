#include "core/ledger/member_ledger.h"

#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ledger {
namespace {

using namespace test;
using Shares = std::vector<LotShare>;

MemberLedger withLot(std::int64_t amount, const LotTerms& terms = lot(1, day(30)))
{
    MemberLedger ledger;
    ledger.apply(earned(amount, terms), day(1));
    return ledger;
}

Posting onGrant(Posting debit)
{
    debit.grant = 7;
    return debit;
}

TEST_CASE("a member of whom nothing is known has nothing")
{
    const MemberLedger ledger;
    CHECK(ledger.balance(kPoints, day(1)) == 0);
    CHECK(ledger.leased(kPoints) == 0);
    CHECK(ledger.sumOfPostings(kPoints) == 0);
    CHECK(ledger.counted(kSpend, kFirstDate, kLastDate) == 0);
    CHECK(ledger.book(kPoints).lots().empty());
    CHECK(ledger.assets().empty());
}

TEST_CASE("earning, spending by name and giving back leave the lots as they were")
{
    MemberLedger ledger = withLot(100);
    const MemberLedger before = ledger;

    const Shares taken{share(lot(1, day(30)), 40)};
    ledger.apply(spentFrom(taken), day(2));
    CHECK(ledger.balance(kPoints, day(2)) == 60);

    ledger.apply(givenBack(taken), day(3));
    CHECK(ledger == before);
}

TEST_CASE("a reversed redemption of a lot that has ended since counts for nothing, but is still there")
{
    MemberLedger ledger = withLot(100);
    const Shares taken{share(lot(1, day(30)), 40)};
    ledger.apply(spentFrom(taken), day(2));
    ledger.apply(givenBack(taken), day(40));
    CHECK(ledger.balance(kPoints, day(40)) == 0);
    CHECK(ledger.sumOfPostings(kPoints) == 100);
}

TEST_CASE("a claw-back of points already spent makes a debt that the next points settle")
{
    MemberLedger ledger = withLot(50, lot(1));
    ledger.apply(spentFrom({share(lot(1), 50)}), day(2));
    Posting clawBack = spent(30);
    clawBack.prefers = lot(1).id;
    clawBack.contra = Contra::Issued;
    ledger.apply(clawBack, day(3));
    CHECK(ledger.balance(kPoints, day(3)) == -30);

    ledger.apply(earned(100, lot(2)), day(4));
    CHECK(ledger.book(kPoints).lots() == std::vector<Lot>{{lot(2), 70}});
    CHECK(ledger.balance(kPoints, day(4)) == 70);
}

TEST_CASE("a claw-back takes first from the lot it prefers")
{
    MemberLedger ledger = withLot(50);
    ledger.apply(earned(20, lot(2, day(60))), day(2));
    Posting clawBack = spent(25);
    clawBack.prefers = lot(2).id;
    ledger.apply(clawBack, day(3));
    CHECK(ledger.book(kPoints).lots() == std::vector<Lot>{{lot(1, day(30)), 45}});
}

TEST_CASE("a lease moves points that are alive, all of them or none")
{
    MemberLedger ledger = withLot(100);
    ledger.apply(earned(10, lot(2, day(5))), day(1));

    CHECK_FALSE(ledger.lease(kPoints, 111, day(2)));
    CHECK_FALSE(ledger.lease(kPoints, 101, day(5)));
    CHECK(ledger.balance(kPoints, day(2)) == 110);

    const auto shares = ledger.lease(kPoints, 30, day(2));
    REQUIRE(shares);
    CHECK(*shares == Shares{share(lot(2, day(5)), 10), share(lot(1, day(30)), 20)});
    CHECK(ledger.leased(kPoints) == 30);
    CHECK(ledger.balance(kPoints, day(2)) == 110);
    CHECK(ledger.sumOfPostings(kPoints) == 110);
    CHECK(ledger.book(kPoints).alive(day(2)) == 80);
}

TEST_CASE("who owes points is given a lease of what is left without the debt")
{
    MemberLedger ledger = withLot(100);
    ledger.apply(spentFrom({share(lot(9), 1)}), day(2));
    CHECK_FALSE(ledger.lease(kPoints, 100, day(2)));
    CHECK(ledger.lease(kPoints, 99, day(2)));
    CHECK_FALSE(MemberLedger().lease(kPoints, 1, day(2)));
}

TEST_CASE("points that were lent out settle what was owed before they ended, and nothing after")
{
    for (const bool before : {true, false}) {
        MemberLedger ledger = withLot(100); // until day 30
        const auto shares = ledger.lease(kPoints, 100, day(2));
        REQUIRE(shares);
        ledger.apply(spent(40), before ? day(29) : day(30));
        ledger.endLease(kPoints, *shares);
        CHECK(ledger.balance(kPoints, day(31)) == (before ? 0 : -40));
        CHECK(ledger.sumOfPostings(kPoints) == 60);
    }
}

TEST_CASE("a lease that comes home leaves everything as it was, and ended points come home ended")
{
    MemberLedger ledger = withLot(100);
    const MemberLedger before = ledger;
    const auto shares = ledger.lease(kPoints, 100, day(2));
    REQUIRE(shares);
    CHECK(ledger.balance(kPoints, day(40)) == 100);

    ledger.endLease(kPoints, *shares);
    CHECK(ledger == before);
    CHECK(ledger.balance(kPoints, day(40)) == 0);
}

TEST_CASE("a debit on a grant comes off the lease as far as it covers, the rest from the named lots")
{
    struct Row
    {
        std::int64_t covers;
        Shares leftInLots;
        std::int64_t leased;
        std::int64_t free;
    };
    const LotTerms a = lot(1, day(30));
    const LotTerms b = lot(2, day(60));
    // 25 of 100 are leased, all out of the first lot.
    const Row rows[] = {
        {0, {share(a, 15), share(b, 45)}, 25, 60},  {-1, {share(a, 15), share(b, 45)}, 25, 60},
        {4, {share(a, 19), share(b, 45)}, 21, 64},  {10, {share(a, 25), share(b, 45)}, 15, 70},
        {12, {share(a, 25), share(b, 47)}, 13, 72}, {15, {share(a, 25), share(b, 50)}, 10, 75},
        {99, {share(a, 25), share(b, 50)}, 10, 75},
    };
    for (const Row& row : rows) {
        INFO("covers " << row.covers);
        MemberLedger ledger = withLot(50, a);
        ledger.apply(earned(50, b), day(1));
        REQUIRE(ledger.lease(kPoints, 25, day(1)));
        ledger.apply(onGrant(spentFrom({share(a, 10), share(b, 5)})), day(2), row.covers);
        Shares left;
        for (const Lot& l : ledger.book(kPoints).lots())
            left.push_back({l.terms, l.remaining});
        CHECK(left == row.leftInLots);
        CHECK(ledger.leased(kPoints) == row.leased);
        CHECK(ledger.book(kPoints).alive(day(2)) == row.free);
        CHECK(ledger.sumOfPostings(kPoints) == 85);
    }
}

TEST_CASE("a grant never pays more than is leased, and an unbacked one takes in order")
{
    MemberLedger ledger = withLot(100);
    REQUIRE(ledger.lease(kPoints, 20, day(1)));
    ledger.apply(onGrant(spent(50)), day(2), 50);
    CHECK(ledger.book(kPoints).lots() == std::vector<Lot>{{lot(1, day(30)), 50}});
    CHECK(ledger.leased(kPoints) == 0);
    CHECK(ledger.balance(kPoints, day(2)) == 50);
}

TEST_CASE("only a debit that names a grant comes off the lease")
{
    MemberLedger ledger = withLot(100);
    REQUIRE(ledger.lease(kPoints, 20, day(1)));
    ledger.apply(spent(50), day(2), 50);
    CHECK(ledger.leased(kPoints) == 20);
}

TEST_CASE("dated amounts add up per day and are summed over windows, both ends included")
{
    const auto on = [](std::string_view iso) { return *BusinessDate::parse(iso); };
    MemberLedger ledger;
    ledger.apply(counted(500, on("2026-03-31")), day(1));
    ledger.apply(counted(70, on("2026-02-28")), day(1));
    ledger.apply(counted(1000, on("2026-03-31")), day(1));
    ledger.apply(counted(-200, on("2026-04-01")), day(1));

    CHECK(ledger.counted(kSpend, on("2026-03-31"), on("2026-03-31")) == 1500);
    CHECK(ledger.counted(kSpend, on("2026-02-28"), on("2026-03-30")) == 70);
    CHECK(ledger.counted(kSpend, on("2026-03-01"), on("2026-12-31")) == 1300);
    CHECK(ledger.counted(kSpend, on("2026-12-31"), on("2026-03-01")) == 0);
    CHECK(ledger.counted({Asset::Counter, ""}, kFirstDate, kLastDate) == 0);
    CHECK(ledger.sumOfPostings(kSpend) == 1370);
    CHECK(ledger.balance(kSpend, day(1)) == 1370);

    ledger.apply(counted(200, on("2026-04-01")), day(1));
    ledger.apply(counted(-1500, on("2026-03-31")), day(1));
    ledger.apply(counted(-70, on("2026-02-28")), day(1));
    CHECK(ledger == MemberLedger());
}

TEST_CASE("assets and their kinds are kept apart, and what is empty is not named")
{
    MemberLedger ledger;
    Posting coupon = earned(1, lot(1));
    coupon.what = {Asset::Coupon, "birthday"};
    ledger.apply(coupon, day(1));
    Posting visit = counted(1, BusinessDate(20'000));
    visit.what = {Asset::Counter, "visits"};
    ledger.apply(visit, day(1));
    ledger.apply(earned(5, lot(2)), day(1));
    REQUIRE(ledger.lease(kPoints, 5, day(1)));

    const std::vector<AssetKey> all{kPoints, visit.what, coupon.what};
    CHECK(ledger.assets() == all);
    CHECK(ledger.balance(coupon.what, day(1)) == 1);
    CHECK(ledger.balance({Asset::Coupon, "other"}, day(1)) == 0);

    ledger.apply(onGrant(spent(5)), day(2), 5);
    CHECK(ledger.assets() == std::vector<AssetKey>{visit.what, coupon.what});
}

} // namespace
} // namespace loyalty::ledger
