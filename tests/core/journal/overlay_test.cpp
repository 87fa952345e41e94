#include "core/journal/overlay.h"

#include "tests/support/journal/entries.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::journal {
namespace {

using namespace loyalty::test;
using ledger::MemberLedger;

/// A row that holds `amount` points of lot aLot(1).
MemberLedger aRow(std::int64_t amount)
{
    MemberLedger ledger;
    ledger.apply(earning(amount, aLot(1)), kSaturday);
    return ledger;
}

Entry spendOf(std::uint64_t seq, std::int64_t amount, std::optional<std::uint64_t> grant = std::nullopt)
{
    ledger::Posting posting = spending(amount);
    posting.grant = grant;
    if (grant)
        posting.lots = {{aLot(1), amount}};
    Entry entry = anEntry(Noted{"spent", "", ""}, seq);
    entry.postings = {posting};
    return entry;
}

std::int64_t shown(const Overlay& overlay, const MemberLedger& row, std::int64_t rowPosition)
{
    return overlay.applyTo(row, kMember, rowPosition).balance(points(), kSaturday);
}

TEST_CASE("what is earned here is shown at once and counted once when the row contains it")
{
    Overlay overlay;
    overlay.add(aSale(1, 1));
    CHECK(overlay.pending(kMember) == 1);
    CHECK(shown(overlay, {}, 0) == 12);

    overlay.posted(1, kMember, 40);
    CHECK(shown(overlay, {}, 39) == 12);
    CHECK(shown(overlay, aRow(12), 40) == 12);
    CHECK(overlay.pending(kMember) == 1);

    overlay.contained(kMember, 40);
    CHECK(overlay.pending(kMember) == 0);
    CHECK(shown(overlay, aRow(12), 40) == 12);
}

TEST_CASE("a row that comes before its positions are told is waited for")
{
    Overlay overlay;
    overlay.add(aSale(1, 1));
    overlay.contained(kMember, 40);
    CHECK(overlay.pending(kMember) == 1);
    overlay.posted(1, kMember, 40);
    CHECK(overlay.pending(kMember) == 0);
}

TEST_CASE("a row below an entry's position does not contain it")
{
    Overlay overlay;
    overlay.add(aSale(1, 1));
    overlay.contained(kMember, 40);
    overlay.posted(1, kMember, 41);
    CHECK(overlay.pending(kMember) == 1);
}

TEST_CASE("positions of entries and members that nothing is waited for are passed over")
{
    Overlay overlay;
    overlay.add(aSale(1, 2));
    overlay.posted(1, kMember, 5);
    overlay.posted(3, kMember, 5);
    overlay.posted(2, idOf<MemberId>(0xb2), 5);
    overlay.contained(idOf<MemberId>(0xb2), 99);
    overlay.contained(kMember, 5);
    CHECK(overlay.pending(kMember) == 1);
}

TEST_CASE("an enrolment made here is known until the cache knows it")
{
    const Enrolled enrolled{kMember, "sealed", "loyalty", "2026-01", "zh"};
    Overlay overlay;
    overlay.add(anEntry(enrolled, 1));
    CHECK(overlay.enrolled(kMember) == enrolled);
    CHECK(overlay.ownEnrolments() == std::vector{kMember});
    overlay.posted(1, kMember, 3);
    overlay.contained(kMember, 3);
    CHECK(!overlay.enrolled(kMember));
    CHECK(overlay.ownEnrolments().empty());
}

TEST_CASE("the latest block or its lifting is what counts here")
{
    Overlay overlay;
    CHECK(!overlay.blocked(kMember));
    overlay.add(anEntry(Blocked{kMember, true, "lost"}, 1));
    CHECK(overlay.blocked(kMember)->blocked == true);
    overlay.add(anEntry(Blocked{kMember, false, "found"}, 2));
    CHECK(overlay.blocked(kMember)->blocked == false);
    CHECK(overlay.pending(kMember) == 2);
}

TEST_CASE("an act that changes nothing of a member is not waited for")
{
    Overlay overlay;
    overlay.add(anEntry());
    overlay.add(anEntry(aGrant(1, 30, 7), 2));
    CHECK(overlay.pending(kMember) == 0);
}

TEST_CASE("a backed right is held with its lots until it is spent")
{
    Overlay overlay;
    overlay.add(anEntry(aGrant(3, 30, 7), 1));
    CHECK(overlay.lastGrant() == 3);
    REQUIRE(overlay.rightsOf(kMember, points()).size() == 1);
    CHECK(overlay.rightsOf(kMember, {ledger::Asset::Stamp, ""}).empty());
    CHECK(overlay.unbackedRights(points()).empty());

    overlay.add(spendOf(2, 10, 3));
    const HeldRight right = overlay.rightsOf(kMember, points()).at(0);
    CHECK(right.remaining == 20);
    CHECK(right.lots == std::vector<ledger::LotShare>{{aLot(1), 20}});

    overlay.add(spendOf(3, 20, 3));
    CHECK(overlay.rightsOf(kMember, points()).empty());
    CHECK(overlay.rights().empty());
    CHECK(overlay.lastGrant() == 3);
}

TEST_CASE("an unbacked right is anybody's and carries no lots")
{
    Overlay overlay;
    overlay.add(anEntry(aFloorGrant(1, 500, 50), 1));
    Entry entry = anEntry(Noted{"spent", "", ""}, 2);
    entry.postings = {spending(40)};
    entry.postings[0].grant = 1;
    overlay.add(entry);
    REQUIRE(overlay.unbackedRights(points()).size() == 1);
    CHECK(overlay.unbackedRights(points())[0].remaining == 460);
    CHECK(overlay.rightsOf(kMember, points()).empty());
    CHECK(shown(overlay, {}, 0) == -40);
}

TEST_CASE("the same right told twice is held once, and never again when it is used up")
{
    Overlay overlay;
    overlay.add(anEntry(aGrant(1, 30, 7), 1));
    overlay.add(anEntry(aGrant(1, 30, 7), 2));
    CHECK(overlay.rightsOf(kMember, points()).size() == 1);
    overlay.add(spendOf(3, 30, 1));
    overlay.add(anEntry(aGrant(1, 30, 7), 4));
    CHECK(overlay.rightsOf(kMember, points()).empty());
}

TEST_CASE("a spent right comes off the lease where the row holds it, and off the free lots before")
{
    const MemberLedger before = aRow(100);
    MemberLedger leased = before;
    REQUIRE(leased.lease(points(), 30, kSaturday));

    Overlay overlay;
    overlay.add(anEntry(aGrant(1, 30, 7), 1));
    overlay.add(spendOf(2, 10, 1));

    const MemberLedger early = overlay.applyTo(before, kMember, 6);
    CHECK(early.leased(points()) == 0);
    CHECK(early.balance(points(), kSaturday) == 90);
    const MemberLedger late = overlay.applyTo(leased, kMember, 7);
    CHECK(late.leased(points()) == 20);
    CHECK(late.book(points()).alive(kSaturday) == 70);
    CHECK(late.balance(points(), kSaturday) == 90);
}

TEST_CASE("what goes home is free again where the row holds its lease")
{
    const MemberLedger before = aRow(100);
    MemberLedger leased = before;
    REQUIRE(leased.lease(points(), 30, kSaturday));

    Overlay overlay;
    overlay.add(anEntry(aGrant(1, 30, 7), 1));
    overlay.add(spendOf(2, 10, 1));
    overlay.add(anEntry(GaveBack{1, kMember, 20, {{aLot(1), 20}}}, 3));

    CHECK(overlay.rights().empty());
    CHECK(overlay.rightsOf(kMember, points()).empty());
    CHECK(overlay.lastGrant() == 1);
    CHECK(overlay.applyTo(before, kMember, 6).book(points()).alive(kSaturday) == 90);
    const MemberLedger late = overlay.applyTo(leased, kMember, 7);
    CHECK(late.leased(points()) == 0);
    CHECK(late.book(points()).alive(kSaturday) == 90);
}

TEST_CASE("spends that no known right covers are still spends")
{
    Overlay overlay;
    overlay.add(spendOf(1, 10, 9));
    CHECK(shown(overlay, aRow(100), 0) == 90);
    overlay.add(anEntry(GaveBack{9, kMember, 5, {}}, 2));
    CHECK(overlay.pending(kMember) == 1);
}

TEST_CASE("a cleared overlay knows nothing")
{
    Overlay overlay;
    overlay.add(anEntry(aGrant(1, 30, 7), 1));
    overlay.add(aSale(1, 2));
    overlay.clear();
    CHECK(overlay.pending(kMember) == 0);
    CHECK(overlay.rights().empty());
    CHECK(overlay.lastGrant() == 0);
}

} // namespace
} // namespace loyalty::journal
