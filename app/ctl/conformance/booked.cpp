#include "app/ctl/conformance/booked.h"

#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"

namespace loyalty::ctl {
namespace {

ledger::Posting credit(std::int64_t amount, ledger::Contra contra, std::uint32_t n)
{
    ledger::Posting posting{.what = ledger::points(), .amount = amount, .contra = contra};
    posting.opens = ledger::LotTerms{.id = {.entry = {}, .n = n}, .earned = Instant(), .endsAt = std::nullopt};
    return posting;
}

} // namespace

Booked bookSale(std::int64_t balanceBefore, const engine::Quote& quote)
{
    ledger::MemberLedger ledger;
    std::uint32_t lots = 0;
    if (balanceBefore > 0)
        ledger.apply(credit(balanceBefore, ledger::Contra::Opening, lots++), Instant());
    std::vector<ledger::Posting> postings;
    if (quote.redeemed > Points())
        postings.push_back(
            {.what = ledger::points(), .amount = -quote.redeemed.count(), .contra = ledger::Contra::Redeemed});
    for (const engine::EarnedPart& part : quote.parts)
        postings.push_back(credit(part.points.count(), ledger::Contra::Issued, lots++));
    for (const ledger::Posting& posting : postings)
        ledger.apply(posting, Instant());
    return {.balance = ledger.balance(ledger::points(), Instant()), .rows = static_cast<std::int64_t>(postings.size())};
}

} // namespace loyalty::ctl
