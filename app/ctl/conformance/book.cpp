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
    const std::int64_t covered = std::clamp<std::int64_t>(m_ledger.book(what).balance(at), 0, amount);
    std::vector<ledger::LotShare> lots;
    if (covered > 0) {
        lots = m_ledger.lease(what, covered, at).value_or(std::vector<ledger::LotShare>());
        ledger::Posting spent{.what = what, .amount = -covered, .contra = ledger::Contra::Redeemed};
        spent.lots = lots;
        spent.grant = static_cast<std::uint64_t>(m_entries);
        post(spent, at);
    }
    if (amount > covered)
        post({.what = what, .amount = covered - amount, .contra = ledger::Contra::Redeemed}, at);
    return lots;
}

void Book::giveBack(const std::vector<ledger::LotShare>& shares, Instant at)
{
    if (shares.empty())
        return;
    ledger::Posting back{.what = ledger::points(), .amount = ledger::sumOf(shares), .contra = ledger::Contra::Redeemed};
    back.lots = shares;
    post(back, at);
}

void Book::wait(Instant until)
{
    m_now = std::max(m_now, until);
}

std::int64_t Book::balance(const ledger::AssetKey& what) const
{
    return m_ledger.balance(what, m_now);
}

std::int64_t Book::remaining(const ledger::LotTerms& terms) const
{
    for (const ledger::Lot& lot : m_ledger.book(ledger::points()).lots())
        if (lot.terms == terms)
            return !terms.endsAt || m_now < *terms.endsAt ? lot.remaining : 0;
    return 0;
}

std::int64_t Book::expired() const
{
    const ledger::LotBook& book = m_ledger.book(ledger::points());
    return book.sumOfPostings() - book.balance(m_now) - book.pending(m_now);
}

std::int64_t Book::endingBefore(Instant day) const
{
    const ledger::LotBook& book = m_ledger.book(ledger::points());
    return book.alive(m_now) - book.alive(day - std::chrono::milliseconds{1});
}

void Book::post(const ledger::Posting& posting, Instant at)
{
    wait(at);
    m_posted += posting.amount;
    m_ledger.apply(posting, at, posting.grant ? -posting.amount : 0);
}

} // namespace loyalty::ctl
