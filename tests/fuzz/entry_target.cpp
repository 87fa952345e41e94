#include "core/journal/entry.h"
#include "core/ledger/member_ledger.h"
#include "tests/fuzz/fuzz.h"

/// An entry of somebody's journal, as head office posts it and a terminal reads it back.
namespace loyalty::fuzz {

void take(std::string_view bytes)
{
    const auto entry = journal::decode(bytes);
    if (!entry || std::holds_alternative<journal::Unknown>(entry->act))
        return;
    const std::string written = journal::encode(*entry);
    const auto again = journal::decode(written);
    require(again && *again == *entry, "an entry comes back from its bytes");
    require(journal::encode(*again) == written, "an entry has one form");

    ledger::MemberLedger books;
    std::map<ledger::AssetKey, Int128> sums;
    for (const ledger::Posting& posting : entry->postings) {
        books.apply(posting, entry->at);
        sums[posting.what] += posting.amount;
    }
    for (const auto& [what, sum] : sums)
        require(books.sumOfPostings(what) == sum, "what is posted is booked");
}

} // namespace loyalty::fuzz
