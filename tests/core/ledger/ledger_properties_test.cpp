#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"
#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

namespace loyalty::ledger {
namespace {

using namespace test;
using Shares = std::vector<LotShare>;

std::int64_t anAmount(std::int64_t max = 100)
{
    return *rc::gen::inRange<std::int64_t>(1, max + 1);
}

LotTerms termsOf(std::uint32_t n)
{
    LotTerms terms = n % 4 == 0 ? lot(n) : lot(n, day(5 + n % 17));
    if (n % 5 == 0)
        terms.spendableFrom = day(2 + n % 7);
    return terms;
}

/// Keeps beside the ledger what a person with a pencil would: the sum of all postings, and the shares of open leases.
struct Pencil
{
    MemberLedger ledger;
    std::int64_t sum = 0;
    std::uint32_t lots = 0;
    std::vector<Shares> takenBefore;
    std::vector<Shares> leases;

    void post(const Posting& posting, Instant at, std::int64_t covers = 0)
    {
        RC_ASSERT(wellFormed(posting));
        ledger.apply(posting, at, covers);
        sum += posting.amount;
        if (posting.amount < 0 && !posting.lots.empty() && covers == 0)
            takenBefore.push_back(posting.lots);
    }

    void clawBack(Instant at)
    {
        Posting debit = spent(anAmount());
        debit.prefers = termsOf(*rc::gen::inRange<std::uint32_t>(0, lots + 1)).id;
        post(debit, at);
    }

    void reverse(Instant at)
    {
        if (takenBefore.empty())
            return;
        post(givenBack(takenBefore.back()), at);
        takenBefore.pop_back();
    }

    void lease(Instant at)
    {
        const std::int64_t shown = ledger.balance(kPoints, at);
        if (auto shares = ledger.lease(kPoints, anAmount(), at))
            leases.push_back(std::move(*shares));
        RC_ASSERT(ledger.balance(kPoints, at) == shown);
    }

    void endLease(Instant at, bool spendIt)
    {
        if (leases.empty())
            return;
        if (spendIt) {
            Posting debit = spentFrom(leases.back());
            debit.grant = leases.size();
            post(debit, at, -debit.amount);
        } else {
            ledger.endLease(kPoints, leases.back());
        }
        leases.pop_back();
    }
};

void command(Pencil& pencil)
{
    const Instant at = day(*rc::gen::inRange(0, 25));
    switch (*rc::gen::inRange(0, 8)) {
    case 0:
    case 1: {
        const LotTerms terms = termsOf(pencil.lots++);
        return pencil.post(earned(anAmount(), terms), at);
    }
    case 2:
        return pencil.post(spent(anAmount()), at);
    case 3:
        return pencil.post(spentFrom({share(termsOf(*rc::gen::inRange<std::uint32_t>(0, 20)), anAmount())}), at);
    case 4:
        return pencil.clawBack(at);
    case 5:
        return pencil.reverse(at);
    case 6:
        return pencil.lease(at);
    default:
        return pencil.endLease(at, *rc::gen::arbitrary<bool>());
    }
}

TEST_CASE("after any commands the ledger holds the sum of its postings and the leases what was leased")
{
    REQUIRE(rc::check([] {
        Pencil pencil;
        const int steps = *rc::gen::inRange(1, 120);
        for (int i = 0; i < steps; ++i) {
            command(pencil);
            std::int64_t leased = 0;
            for (const Shares& shares : pencil.leases)
                for (const LotShare& s : shares)
                    leased += s.amount;
            RC_ASSERT(pencil.ledger.sumOfPostings(kPoints) == pencil.sum);
            RC_ASSERT(pencil.ledger.leased(kPoints) == leased);
            RC_ASSERT(pencil.ledger.balance(kPoints, day(0)) + pencil.ledger.pending(kPoints, day(0)) == pencil.sum);
            RC_ASSERT(pencil.ledger.balance(kPoints, day(99)) <= pencil.sum);
            RC_ASSERT(pencil.ledger.pending(kPoints, day(99)) == 0);
        }
    }));
}

/// Credits of lots, debits that carry shares of those lots and never more than they hold, and dated amounts.
std::vector<Posting> backedPostings()
{
    std::vector<Posting> postings;
    const auto lots = *rc::gen::inRange<std::uint32_t>(1, 12);
    for (std::uint32_t n = 0; n < lots; ++n) {
        const std::int64_t amount = anAmount();
        postings.push_back(earned(amount, termsOf(n)));
        for (std::int64_t left = amount; left > 0 && *rc::gen::inRange(0, 3) > 0;) {
            const std::int64_t part = anAmount(left);
            postings.push_back(spentFrom({share(termsOf(n), part)}));
            left -= part;
        }
        postings.push_back(counted(anAmount() - 50, BusinessDate(20'000 + *rc::gen::inRange(0, 6))));
    }
    std::erase_if(postings, [](const Posting& p) { return p.amount == 0; });
    return postings;
}

template <class T>
std::vector<T> shuffled(std::vector<T> items)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    return items;
}

MemberLedger ledgerOf(const std::vector<Posting>& postings)
{
    MemberLedger ledger;
    for (const Posting& p : postings)
        ledger.apply(p, day(2));
    return ledger;
}

TEST_CASE("postings that carry their lots give the same balances in any order")
{
    REQUIRE(rc::check([] {
        const auto postings = backedPostings();
        const MemberLedger one = ledgerOf(postings);
        const MemberLedger other = ledgerOf(shuffled(postings));
        // A debt is settled by what comes next, be it pending or not.
        const auto there = [](const MemberLedger& ledger) {
            return ledger.balance(kPoints, day(2)) + ledger.pending(kPoints, day(2));
        };
        RC_ASSERT(there(one) == there(other));
        RC_ASSERT(one.sumOfPostings(kPoints) == other.sumOfPostings(kPoints));
        for (int d = 0; d < 6; ++d)
            RC_ASSERT(one.counted(kSpend, BusinessDate(20'000), BusinessDate(20'000 + d)) ==
                      other.counted(kSpend, BusinessDate(20'000), BusinessDate(20'000 + d)));
    }));
}

/// A purchase of a day that lets points live to another.
Posting activity(std::uint32_t n, int from, int end)
{
    Posting p = posting(1, ledger::activity());
    p.opens = lot(1'000 + n, day(end), day(from));
    return p;
}

TEST_CASE("with purchases that let points live on, balances are the same on every day, whenever the purchases came")
{
    REQUIRE(rc::check([] {
        auto postings = backedPostings();
        const int purchases = *rc::gen::inRange(0, 6);
        for (int i = 0; i < purchases; ++i) {
            const int from = *rc::gen::inRange(0, 12);
            postings.push_back(activity(static_cast<std::uint32_t>(i), from, from + *rc::gen::inRange(1, 10)));
        }
        const MemberLedger one = ledgerOf(postings);
        // A lot is earned before it is spent; purchases come whenever they do.
        std::vector<Posting> order = shuffled(postings);
        std::ranges::stable_partition(order, [](const Posting& p) { return p.opens.has_value(); });
        if (*rc::gen::arbitrary<bool>()) // or after all of it
            std::ranges::stable_partition(order, [](const Posting& p) { return p.what == kPoints; });
        const MemberLedger other = ledgerOf(order);
        for (int d = 2; d < 25; ++d)
            RC_ASSERT(one.book(kPoints).alive(day(d)) + one.pending(kPoints, day(d)) - one.book(kPoints).debt() ==
                      other.book(kPoints).alive(day(d)) + other.pending(kPoints, day(d)) - other.book(kPoints).debt());
        std::vector<json::Complaint> complaints;
        const MemberLedger stored = MemberLedger::fromJson(one.toJson(), "", complaints);
        RC_ASSERT(complaints.empty());
        for (int d = 2; d < 25; ++d)
            RC_ASSERT(stored.balance(kPoints, day(d)) == one.balance(kPoints, day(d)));
    }));
}

TEST_CASE("points live on where they were alive at a purchase, one after the other, and end where a gap was too long")
{
    MemberLedger ledger;
    ledger.apply(earned(10, lot(1, day(10), day(1))), day(1));
    ledger.apply(earned(5, lot(2, day(30), day(2))), day(2));
    const auto alive = [&](int at) { return ledger.balance(kPoints, day(at)); };
    ledger.apply(activity(3, 25, 35), day(25)); // too late for the first lot, as it seems
    CHECK(alive(10) == 5);
    CHECK(alive(31) == 5);
    CHECK(alive(35) == 0);
    ledger.apply(activity(1, 9, 18), day(9));
    CHECK(alive(10) == 15);
    CHECK(alive(18) == 5);
    ledger.apply(activity(2, 17, 26), day(17)); // closes the gap, and the first lot reaches the purchase of day 25
    CHECK(alive(34) == 15);
    CHECK(alive(35) == 0);
    CHECK(ledger.book(kPoints).endOf(lot(1, day(10), day(1))) == day(35));
    CHECK(ledger.book(kPoints).endOf(lot(2, day(30), day(2))) == day(35));
    Posting back = posting(-1, ledger::activity());
    back.prefers = lot(1'002).id;
    ledger.apply(back, day(40)); // its goods came back
    CHECK(alive(17) == 15);
    CHECK(alive(18) == 5);
    ledger.apply(earned(7, lot(9, day(27), day(25))), day(25)); // earned with a purchase, it lives as its own rule says
    CHECK(alive(26) == 12);
    CHECK(alive(28) == 5);
    CHECK(ledger.book(kPoints).preview(20, day(26)).size() == 2);
}

TEST_CASE("whatever is posted, claims and purchases too, gives the same books in any order")
{
    struct Dated
    {
        Posting posting;
        Instant at;
    };
    REQUIRE(rc::check([] {
        std::vector<Dated> all;
        const auto add = [&](const Posting& posting) { all.push_back({posting, day(*rc::gen::inRange(0, 25))}); };
        for (const Posting& posting : backedPostings())
            add(posting);
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
            Posting claim = spent(anAmount());
            if (*rc::gen::arbitrary<bool>())
                claim.prefers = termsOf(*rc::gen::inRange<std::uint32_t>(0, 12)).id;
            add(claim);
        }
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
            const int from = *rc::gen::inRange(0, 12);
            add(activity(static_cast<std::uint32_t>(i), from, from + *rc::gen::inRange(1, 10)));
        }
        const auto booksOf = [](const std::vector<Dated>& order) {
            MemberLedger ledger;
            for (const Dated& each : order)
                ledger.apply(each.posting, each.at);
            return ledger;
        };
        const MemberLedger one = booksOf(all);
        const MemberLedger other = booksOf(shuffled(all));
        RC_ASSERT(one == other);
        RC_ASSERT(one.toJson() == other.toJson());
        for (int d = 0; d < 30; ++d)
            RC_ASSERT(one.balance(kPoints, day(d)) == other.balance(kPoints, day(d)));
    }));
}

/// A ledger after any commands, and the first lot number that it has not used.
Pencil anyDays(std::uint32_t firstLot)
{
    Pencil pencil;
    pencil.lots = firstLot;
    const int steps = *rc::gen::inRange(0, 40);
    for (int i = 0; i < steps; ++i)
        command(pencil);
    return pencil;
}

/// Each pays their own first, as whoever merges them lets them.
MemberLedger settled(MemberLedger ledger)
{
    ledger.settleForGood();
    return ledger;
}

/// Both tell the same of the points.
void isTold(const MemberLedger& one, const MemberLedger& other)
{
    RC_ASSERT(one.book(kPoints).lots() == other.book(kPoints).lots());
    RC_ASSERT(one.book(kPoints).debt() == other.book(kPoints).debt());
    RC_ASSERT(one.leased(kPoints) == other.leased(kPoints));
}

TEST_CASE("two members who were merged by mistake part with what each of them had")
{
    REQUIRE(rc::check([] {
        const Pencil one = anyDays(0);
        const Pencil other = anyDays(1'000);
        const MemberLedger brought = settled(other.ledger);
        MemberLedger merged = settled(one.ledger);
        isTold(merged, one.ledger);
        merged.absorb(brought);
        RC_ASSERT(merged.sumOfPostings(kPoints) == one.sum + other.sum);
        std::map<AssetKey, std::int64_t> leased;
        if (const std::int64_t amount = other.ledger.leased(kPoints); amount > 0)
            leased[kPoints] = amount;
        const MemberLedger home = merged.separate(brought, leased);
        isTold(home, other.ledger);
        isTold(merged, one.ledger);
    }));
}

TEST_CASE("what is booked under the name of one of two merged members goes with them when they part")
{
    REQUIRE(rc::check([] {
        const Pencil one = anyDays(0);
        Pencil other = anyDays(1'000);
        other.ledger.settleForGood();
        MemberLedger merged = settled(one.ledger);
        MemberLedger brought = other.ledger;
        merged.absorb(brought);
        // A till that has not heard of it: what it earns and claims lands in both.
        for (std::uint32_t i = 0; i < 5; ++i) {
            const Instant at = day(*rc::gen::inRange(0, 40));
            const std::int64_t amount = *rc::gen::inRange(1, 50);
            Posting late = *rc::gen::arbitrary<bool>() ? earned(amount, lot(3'000 + i, day(60), at)) : spent(amount);
            for (MemberLedger* const ledger : {&merged, &brought})
                ledger->apply(late, at);
        }
        std::map<AssetKey, std::int64_t> leased;
        if (const std::int64_t amount = brought.leased(kPoints); amount > 0)
            leased[kPoints] = amount;
        const MemberLedger home = merged.separate(brought, leased);
        isTold(home, brought);
        isTold(merged, one.ledger);
    }));
}

TEST_CASE("what merged members spend before they part is nobody's gain")
{
    REQUIRE(rc::check([] {
        const Pencil one = anyDays(0);
        const Pencil other = anyDays(1'000);
        Pencil merged = one;
        const MemberLedger brought = settled(other.ledger);
        merged.ledger.settleForGood();
        merged.ledger.absorb(brought);
        merged.sum += other.sum;
        merged.lots = 2'000;
        for (int i = 0; i < 20; ++i)
            command(merged);
        const std::int64_t before = merged.ledger.sumOfPostings(kPoints);
        const MemberLedger home = merged.ledger.separate(brought, {});
        RC_ASSERT(merged.ledger.sumOfPostings(kPoints) + home.sumOfPostings(kPoints) == before);
        RC_ASSERT(home.book(kPoints).sumOfPostings() >= -other.ledger.book(kPoints).debt());
    }));
}

} // namespace
} // namespace loyalty::ledger
