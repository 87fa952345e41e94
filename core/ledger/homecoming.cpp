#include "core/ledger/homecoming.h"

#include "core/ledger/shares.h"

namespace loyalty::ledger {

void addHome(const Posting& like, std::span<const LotShare> lots, const MemberLedger& books, const LotTerms& late,
             std::vector<Posting>& postings)
{
    Posting own = like;
    Posting opened = like;
    own.amount = opened.amount = 0;
    own.lots.clear();
    opened.lots.clear();
    for (const LotShare& share : lots) {
        const std::optional<Instant> end = books.endOf(like.what, share.lot);
        if (end && *end <= late.earned) {
            opened.amount += share.amount;
            continue;
        }
        own.amount += share.amount;
        own.lots.push_back(share);
    }
    opened.opens = late;
    if (own.amount > 0) {
        postings.push_back(std::move(own));
        ++opened.opens->id.n;
    }
    if (opened.amount > 0)
        postings.push_back(std::move(opened));
}

} // namespace loyalty::ledger
