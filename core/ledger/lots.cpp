#include "core/ledger/lots.h"

#include "core/base/checked.h"
#include "core/ledger/settlement.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace loyalty::ledger {

namespace {

bool isEarlier(const Claim& a, const Claim& b)
{
    return std::tie(a.at, a.prefers) < std::tie(b.at, b.prefers);
}

template <class Counts>
std::int64_t sumWhere(std::span<const Lot> lots, Counts counts)
{
    std::int64_t sum = 0;
    for (const Lot& lot : lots)
        if (counts(lot.terms))
            sum = checkedAdd(sum, lot.remaining);
    return sum;
}

auto iteratorAt(std::vector<Lot>& lots, std::size_t place)
{
    return lots.begin() + static_cast<std::ptrdiff_t>(place);
}

bool isAlive(const LotTerms& terms, Instant at, std::span<const Renewal> renewals)
{
    return !endedAt(terms, at, renewals) && !pendingAt(terms, at);
}

constexpr Instant kEndOfTime{std::numeric_limits<std::int64_t>::max()};

} // namespace

void LotBook::credit(const LotTerms& terms, std::int64_t amount)
{
    LOYALTY_ASSERT(amount > 0);
    put(terms, amount);
}

void LotBook::giveBack(std::span<const LotShare> shares)
{
    for (const LotShare& share : shares)
        put(share.lot, share.amount);
}

void LotBook::takeShares(std::span<const LotShare> shares)
{
    for (const LotShare& share : shares) {
        LOYALTY_ASSERT(share.amount > 0);
        put(share.lot, -share.amount);
    }
}

void LotBook::claim(std::int64_t amount, Instant at, const std::optional<LotId>& prefers)
{
    LOYALTY_ASSERT(amount > 0);
    if (!m_claims.empty() && m_claims.front().at + 2 * kOpenFor < at)
        settleForGood(at - kOpenFor);
    addClaim({at, amount, prefers});
}

void LotBook::addClaim(const Claim& claim)
{
    const auto place = m_claims.empty() || isEarlier(m_claims.back(), claim)
                           ? m_claims.end()
                           : std::ranges::lower_bound(m_claims, claim, isEarlier);
    if (place != m_claims.end() && !isEarlier(claim, *place))
        place->amount = checkedAdd(place->amount, claim.amount);
    else
        m_claims.insert(place, claim);
}

void LotBook::settleForGood(Instant before)
{
    const std::size_t claims = m_claims.size();
    for (const LotPayment& payment : settle(m_sums, m_claims, m_renewals).payments) {
        if (payment.claim < claims && m_claims[payment.claim].at < before)
            m_claims[payment.claim].amount -= payment.amount;
        else if (payment.claim >= claims && m_sums[payment.claim - claims].terms.earned < before)
            m_sums[payment.claim - claims].remaining += payment.amount;
        else
            continue;
        m_sums[payment.lot].remaining -= payment.amount;
    }
    std::erase_if(m_sums, [](const Lot& lot) { return lot.remaining == 0; });
    std::erase_if(m_claims, [](const Claim& claim) { return claim.amount == 0; });
}

void LotBook::absorb(const LotBook& other)
{
    LotBook theirs = other;
    theirs.settleForGood(kEndOfTime);
    settleForGood(kEndOfTime);
    for (const Lot& lot : theirs.m_sums)
        put(lot.terms, lot.remaining);
    for (const Claim& claim : theirs.m_claims)
        addClaim(claim);
}

LotBook LotBook::separate(const LotBook& brought)
{
    LotBook theirs = brought;
    theirs.settleForGood(kEndOfTime);
    LotBook home;
    // What they owed goes home whole, whoever's lots would have paid it.
    for (const Claim& claim : theirs.m_claims) {
        const auto mine = std::ranges::lower_bound(m_claims, claim, isEarlier);
        if (mine == m_claims.end() || isEarlier(claim, *mine))
            continue;
        const std::int64_t part = std::min(claim.amount, mine->amount);
        home.addClaim({claim.at, part, claim.prefers});
        mine->amount -= part;
        if (mine->amount == 0)
            m_claims.erase(mine);
    }
    for (const Lot& lot : theirs.m_sums) {
        payPreferring(lot.terms);
        const auto mine = std::ranges::find(m_sums, lot.terms, &Lot::terms);
        const std::int64_t there = mine == m_sums.end() ? 0 : std::max<std::int64_t>(0, mine->remaining);
        const std::int64_t part = std::min(lot.remaining, there); // below nothing: whole
        home.put(lot.terms, part);
        put(lot.terms, -part);
    }
    return home;
}

/// What was clawed back of a lot is gone from it for good.
void LotBook::payPreferring(const LotTerms& terms)
{
    for (Claim& claim : m_claims) {
        const auto lot = std::ranges::find(m_sums, terms, &Lot::terms);
        if (lot == m_sums.end() || lot->remaining <= 0 || claim.prefers != terms.id)
            continue;
        const std::int64_t part = std::min(claim.amount, lot->remaining);
        claim.amount -= part;
        put(terms, -part);
    }
    std::erase_if(m_claims, [](const Claim& claim) { return claim.amount == 0; });
}

std::vector<LotShare> LotBook::preview(std::int64_t amount, Instant at) const
{
    std::vector<LotShare> found;
    for (const Lot& lot : lots()) {
        if (amount <= 0)
            break;
        if (!isAlive(lot.terms, at, m_renewals))
            continue;
        found.push_back({lot.terms, std::min(amount, lot.remaining)});
        amount -= found.back().amount;
    }
    return found;
}

bool LotBook::isPlain() const
{
    return m_claims.empty() && std::ranges::all_of(m_sums, [](const Lot& lot) { return lot.remaining > 0; });
}

LotBook::Settled LotBook::settled() const
{
    if (isPlain())
        return {m_sums, 0};
    Settlement settlement = settle(m_sums, m_claims, m_renewals);
    std::erase_if(settlement.lots, [](const Lot& lot) { return lot.remaining == 0; });
    return {std::move(settlement.lots), settlement.debt};
}

std::int64_t LotBook::alive(Instant at) const
{
    const auto counts = [&](const LotTerms& terms) { return isAlive(terms, at, m_renewals); };
    return isPlain() ? sumWhere(m_sums, counts) : sumWhere(settled().lots, counts);
}

std::int64_t LotBook::pending(Instant at) const
{
    const auto counts = [&](const LotTerms& terms) { return !endedAt(terms, at, m_renewals) && pendingAt(terms, at); };
    return isPlain() ? sumWhere(m_sums, counts) : sumWhere(settled().lots, counts);
}

std::int64_t LotBook::debt() const
{
    return isPlain() ? 0 : settled().debt;
}

std::int64_t LotBook::balance(Instant at) const
{
    if (isPlain())
        return alive(at);
    const Settled all = settled();
    return checkedSubtract(sumWhere(all.lots, [&](const LotTerms& terms) { return isAlive(terms, at, m_renewals); }),
                           all.debt);
}

std::int64_t LotBook::sumOfPostings() const
{
    std::int64_t sum = sumWhere(m_sums, [](const LotTerms&) { return true; });
    for (const Claim& claim : m_claims)
        sum = checkedSubtract(sum, claim.amount);
    return sum;
}

std::vector<Lot> LotBook::lots() const
{
    return settled().lots;
}

void LotBook::renew(std::vector<Renewal> renewals)
{
    m_renewals = std::move(renewals);
    std::ranges::sort(m_renewals, {}, [](const Renewal& renewal) { return std::pair(renewal.from, renewal.end); });
}

std::optional<Instant> LotBook::endOf(const LotTerms& terms) const
{
    return ledger::endOf(terms, m_renewals);
}

LotBook LotBook::restore(std::vector<Lot> sums, std::vector<Claim> claims)
{
    LotBook book;
    book.m_sums = std::move(sums);
    if (!std::ranges::is_sorted(book.m_sums, comesBefore, &Lot::terms))
        std::ranges::sort(book.m_sums, comesBefore, &Lot::terms);
    LOYALTY_ASSERT(std::ranges::none_of(book.m_sums, [](const Lot& lot) { return lot.remaining == 0; }));
    LOYALTY_ASSERT(std::ranges::adjacent_find(book.m_sums, {}, &Lot::terms) == book.m_sums.end());
    for (const Claim& claim : claims) {
        LOYALTY_ASSERT(claim.amount > 0);
        book.addClaim(claim);
    }
    return book;
}

void LotBook::put(const LotTerms& terms, std::int64_t amount)
{
    if (amount == 0)
        return;
    std::size_t place = m_sums.size();
    if (!m_sums.empty() && !comesBefore(m_sums.back().terms, terms))
        place = static_cast<std::size_t>(std::ranges::lower_bound(m_sums, terms, comesBefore, &Lot::terms) -
                                         m_sums.begin());
    if (place == m_sums.size() || m_sums[place].terms != terms) {
        m_sums.insert(iteratorAt(m_sums, place), {terms, amount});
        return;
    }
    m_sums[place].remaining = checkedAdd(m_sums[place].remaining, amount);
    if (m_sums[place].remaining == 0)
        m_sums.erase(iteratorAt(m_sums, place));
}

} // namespace loyalty::ledger
