#include "app/ctl/conformance/book.h"

#include "core/ledger/shares.h"

#include <algorithm>

namespace loyalty::ctl {

void Book::credit(std::int64_t amount, Instant at, std::optional<Instant> ends, const ledger::AssetKey& what)
{
    if (amount == 0)
        return;
    ++m_entries;
    ledger::Posting in{.what = what, .amount = amount, .contra = ledger::Contra::Issued};
    in.opens = ledger::LotTerms{{{IncarnationId(), static_cast<std::uint64_t>(m_entries)}, 0}, at, ends};
    m_opened.push_back(*in.opens);
    post(in, at);
}

std::vector<ledger::LotShare> Book::debit(std::int64_t amount, Instant at, const ledger::AssetKey& what)
{
    if (amount == 0)
        return {};
    ++m_entries;
    return post({.what = what, .amount = -amount, .contra = ledger::Contra::Redeemed}, at);
}

void Book::giveBack(const std::vector<ledger::LotShare>& shares, Instant at)
{
    if (shares.empty())
        return;
    ledger::Posting back{.what = ledger::points(), .amount = ledger::sumOf(shares), .contra = ledger::Contra::Redeemed};
    back.lots = shares;
    post(back, at);
}

std::int64_t Book::expire(Instant at)
{
    const auto ended = m_ledger.book(ledger::points()).ended(at);
    if (ended.empty())
        return 0;
    ledger::Posting out{.what = ledger::points(), .amount = -ledger::sumOf(ended), .contra = ledger::Contra::Expired};
    out.lots = ended;
    post(out, at);
    return -out.amount;
}

std::int64_t Book::balance(const ledger::AssetKey& what) const
{
    return m_ledger.balance(what, m_now);
}

std::int64_t Book::remaining(const ledger::LotTerms& terms) const
{
    for (const ledger::Lot& lot : m_ledger.book(ledger::points()).lots())
        if (lot.terms == terms)
            return lot.remaining;
    return 0;
}

std::vector<ledger::LotShare> Book::post(const ledger::Posting& posting, Instant at)
{
    m_now = std::max(m_now, at);
    m_posted += posting.amount;
    return m_ledger.apply(posting, at);
}

} // namespace loyalty::ctl
