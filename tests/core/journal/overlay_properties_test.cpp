#include "core/journal/overlay.h"
#include "tests/support/journal/entries.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

namespace loyalty::journal {
namespace {

using namespace loyalty::test;
using ledger::MemberLedger;

constexpr std::size_t kMembers = 3;

/// What head office does with the same entries, one after the other: each member's ledger after each of its feed
/// positions, with other people's postings in between.
struct HeadOffice
{
    struct Posted
    {
        std::uint64_t seq = 0;
        std::size_t member = 0;
        std::int64_t position = 0;
    };

    std::array<std::vector<MemberLedger>, kMembers> rows; // by position
    std::vector<Posted> posted;

    HeadOffice()
    {
        for (auto& row : rows)
            row.emplace_back();
    }
};

MemberId memberOf(std::size_t index)
{
    return idOf<MemberId>(static_cast<std::uint8_t>(0xa0 + index));
}

ledger::Posting aPosting(std::uint64_t seq, std::uint32_t n, std::size_t member)
{
    const auto amount = *rc::gen::inRange<std::int64_t>(1, 100);
    const bool earns = *rc::gen::inRange(0, 3) > 0;
    ledger::LotTerms lot = aLot(seq, n);
    lot.endsAt = kSaturday + std::chrono::hours(*rc::gen::inRange(-5, 500));
    ledger::Posting posting = earns ? earning(amount, lot, memberOf(member)) : spending(amount, memberOf(member));
    if (!earns && *rc::gen::inRange(0, 3) == 0)
        posting.prefers = ledger::LotId{{kIncarnation, *rc::gen::inRange<std::uint64_t>(1, seq + 1)}, 0};
    return posting;
}

Entry aRandomEntry(std::uint64_t seq)
{
    Entry entry = anEntry(Noted{"act", "", ""}, seq);
    entry.at = kSaturday + std::chrono::hours(seq);
    const auto postings = *rc::gen::inRange<std::uint32_t>(0, 4);
    for (std::uint32_t n = 0; n < postings; ++n)
        entry.postings.push_back(aPosting(seq, n, *rc::gen::inRange<std::size_t>(0, kMembers)));
    return entry;
}

void post(HeadOffice& office, const Entry& entry)
{
    for (std::size_t member = 0; member < kMembers; ++member) {
        MemberLedger ledger = office.rows[member].back();
        bool touched = false;
        for (const ledger::Posting& posting : entry.postings) {
            if (posting.member != memberOf(member))
                continue;
            ledger.apply(posting, entry.at);
            touched = true;
        }
        if (!touched)
            continue;
        office.rows[member].push_back(ledger);
        office.posted.push_back({entry.seq, member, static_cast<std::int64_t>(office.rows[member].size()) - 1});
    }
}

/// One thing that head office tells, in any order with the others.
struct News
{
    bool isRow = false;
    HeadOffice::Posted posted;
};

std::vector<News> someNews(const HeadOffice& office)
{
    std::vector<News> news;
    for (const HeadOffice::Posted& posted : office.posted) {
        if (*rc::gen::inRange(0, 4) > 0)
            news.push_back({false, posted});
        if (*rc::gen::inRange(0, 4) > 0)
            news.push_back({true, posted});
    }
    for (std::size_t i = news.size(); i > 1; --i)
        std::swap(news[i - 1], news[*rc::gen::inRange<std::size_t>(0, i)]);
    return news;
}

TEST_CASE("row and overlay together hold every own act exactly once, whatever was told in whatever order")
{
    REQUIRE(rc::check([] {
        const auto count = *rc::gen::inRange<std::uint64_t>(1, 12);
        HeadOffice office;
        Overlay overlay;
        for (std::uint64_t seq = 1; seq <= count; ++seq) {
            const Entry entry = aRandomEntry(seq);
            overlay.add(entry);
            post(office, entry);
        }
        std::array<std::int64_t, kMembers> cached{};
        const auto checkAll = [&] {
            for (std::size_t member = 0; member < kMembers; ++member) {
                const MemberLedger& row = office.rows[member][static_cast<std::size_t>(cached[member])];
                RC_ASSERT(overlay.applyTo(row, memberOf(member), cached[member]) == office.rows[member].back());
            }
        };
        // A row is only ever shown with positions told up to it: the page and its positions come in one reply.
        for (const News& news : someNews(office)) {
            const auto& [seq, member, position] = news.posted;
            if (news.isRow) {
                for (const HeadOffice::Posted& posted : office.posted)
                    if (posted.member == member && posted.position <= position)
                        overlay.posted(posted.seq, memberOf(member), posted.position);
                cached[member] = std::max(cached[member], position);
                overlay.contained(memberOf(member), position);
            } else {
                overlay.posted(seq, memberOf(member), position);
            }
            checkAll();
        }
        for (const auto& [seq, member, position] : office.posted) {
            overlay.contained(memberOf(member), static_cast<std::int64_t>(office.rows[member].size()) - 1);
            overlay.posted(seq, memberOf(member), position);
        }
        for (std::size_t member = 0; member < kMembers; ++member)
            RC_ASSERT(overlay.pending(memberOf(member)) == 0);
    }));
}

} // namespace
} // namespace loyalty::journal
