#include "app/ctl/conformance/rights.h"

#include "core/journal/entry.h"

namespace loyalty::ctl {
namespace {

/// Of a member or a gift card.
ledger::MemberLedger booksOf(terminal::Terminal& terminal, const MemberId& account)
{
    ledger::MemberLedger books;
    std::uint64_t seq = 0;
    for (auto entries = terminal.entriesAfter(seq); entries && !entries->empty(); entries = terminal.entriesAfter(seq))
        for (const journal::ChainedEntry& chained : *entries) {
            seq = chained.seq;
            const auto entry = journal::decode(chained.bytes);
            for (std::size_t i = 0; entry && i < entry->postings.size(); ++i)
                if (entry->postings[i].member == account)
                    books.apply(entry->postings[i], entry->at);
        }
    return books;
}

} // namespace

bool giveRights(terminal::Terminal& terminal, const std::vector<terminal::MissingRight>& missing, Instant now)
{
    for (const terminal::MissingRight& wanted : missing) {
        auto shares = booksOf(terminal, wanted.member).lease(wanted.what, wanted.amount, now);
        if (!shares)
            return false;
        journal::Granted right;
        right.number = terminal.localState().lastGrant + 1;
        right.member = wanted.member;
        right.what = wanted.what;
        right.amount = wanted.amount;
        right.lots = *std::move(shares);
        if (!terminal.granted({right}, wanted.member))
            return false;
    }
    return true;
}

} // namespace loyalty::ctl
