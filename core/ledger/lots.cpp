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
    m_sums.add(terms, amount);
}

void LotBook::giveBack(std::span<const LotShare> shares)
{
    for (const LotShare& share : shares)
        m_sums.add(share.lot, share.amount);
}

void LotBook::takeShares(std::span<const LotShare> shares)
{
    for (const LotShare& share : shares) {
        LOYALTY_ASSERT(share.amount > 0);
        m_sums.add(share.lot, -share.amount);
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
    std::vector<Lot> left(sums().begin(), sums().end());
    for (const LotPayment& payment : settle(left, m_claims, m_renewals).payments) {
        if (payment.claim < claims && m_claims[payment.claim].at < before)
            m_claims[payment.claim].amount -= payment.amount;
        else if (payment.claim >= claims && left[payment.claim - claims].terms.earned < before)
            left[payment.claim - claims].remaining += payment.amount;
        else
            continue;
        left[payment.lot].remaining -= payment.amount;
    }
    m_sums.replace(std::move(left));
    std::erase_if(m_claims, [](const Claim& claim) { return claim.amount == 0; });
}

void LotBook::settleForGood()
{
    settleForGood(kEndOfTime);
}

void LotBook::absorb(const LotBook& other)
{
    for (const Lot& lot : other.sums())
        m_sums.add(lot.terms, lot.remaining);
    for (const Claim& claim : other.m_claims)
        addClaim(claim);
}

LotBook LotBook::separate(const LotBook& brought)
{
    LotBook home;
    // What they owed goes home whole, whoever's lots would have paid it.
    for (const Claim& claim : brought.m_claims) {
        const auto mine = std::ranges::lower_bound(m_claims, claim, isEarlier);
        if (mine == m_claims.end() || isEarlier(claim, *mine))
            continue;
        const std::int64_t part = std::min(claim.amount, mine->amount);
        home.addClaim({claim.at, part, claim.prefers});
        mine->amount -= part;
        if (mine->amount == 0)
            m_claims.erase(mine);
    }
    for (const Lot& lot : brought.sums()) {
        payPreferring(lot.terms);
        const Lot* mine = m_sums.find(lot.terms);
        const std::int64_t there = mine == nullptr ? 0 : std::max<std::int64_t>(0, mine->remaining);
        const std::int64_t part = std::min(lot.remaining, there); // below nothing: whole
        home.m_sums.add(lot.terms, part);
        m_sums.add(lot.terms, -part);
    }
    return home;
}

/// What was clawed back of a lot is gone from it for good.
void LotBook::payPreferring(const LotTerms& terms)
{
    for (Claim& claim : m_claims) {
        const Lot* lot = m_sums.find(terms);
        if (lot == nullptr || lot->remaining <= 0 || claim.prefers != terms.id)
            continue;
        const std::int64_t part = std::min(claim.amount, lot->remaining);
        claim.amount -= part;
        m_sums.add(terms, -part);
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
    return m_claims.empty() && std::ranges::all_of(sums(), [](const Lot& lot) { return lot.remaining > 0; });
}

LotBook::Settled LotBook::settled() const
{
    if (isPlain())
        return {{sums().begin(), sums().end()}, 0};
    Settlement settlement = settle(sums(), m_claims, m_renewals);
    std::erase_if(settlement.lots, [](const Lot& lot) { return lot.remaining == 0; });
    return {std::move(settlement.lots), settlement.debt};
}

std::int64_t LotBook::alive(Instant at) const
{
    const auto counts = [&](const LotTerms& terms) { return isAlive(terms, at, m_renewals); };
    return isPlain() ? sumWhere(sums(), counts) : sumWhere(settled().lots, counts);
}

std::int64_t LotBook::pending(Instant at) const
{
    const auto counts = [&](const LotTerms& terms) { return !endedAt(terms, at, m_renewals) && pendingAt(terms, at); };
    return isPlain() ? sumWhere(sums(), counts) : sumWhere(settled().lots, counts);
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
    std::int64_t sum = sumWhere(sums(), [](const LotTerms&) { return true; });
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
    LOYALTY_ASSERT(std::ranges::none_of(sums, [](const Lot& lot) { return lot.remaining == 0; }));
    if (!std::ranges::is_sorted(sums, comesBefore, &Lot::terms))
        std::ranges::sort(sums, comesBefore, &Lot::terms);
    LOYALTY_ASSERT(std::ranges::adjacent_find(sums, {}, &Lot::terms) == sums.end());
    LotBook book;
    book.m_sums.replace(std::move(sums));
    for (const Claim& claim : claims) {
        LOYALTY_ASSERT(claim.amount > 0);
        book.addClaim(claim);
    }
    return book;
}

bool LotBook::operator==(const LotBook& other) const
{
    return std::ranges::equal(sums(), other.sums()) && m_claims == other.m_claims;
}

const Lot* LotBook::Sums::find(const LotTerms& terms) const
{
    const auto found = std::ranges::lower_bound(all(), terms, comesBefore, &Lot::terms);
    return found == all().end() || found->terms != terms ? nullptr : &*found;
}

void LotBook::Sums::add(const LotTerms& terms, std::int64_t amount)
{
    if (amount == 0)
        return;
    std::size_t place = m_lots.size();
    if (place > m_gone && !comesBefore(m_lots.back().terms, terms)) {
        const auto from = m_lots.begin() + static_cast<std::ptrdiff_t>(m_gone);
        const auto found = std::ranges::lower_bound(from, m_lots.end(), terms, comesBefore, &Lot::terms);
        place = static_cast<std::size_t>(found - m_lots.begin());
    }
    if (place == m_lots.size() || m_lots[place].terms != terms) {
        m_lots.insert(iteratorAt(m_lots, place), {terms, amount});
        return;
    }
    m_lots[place].remaining = checkedAdd(m_lots[place].remaining, amount);
    if (m_lots[place].remaining != 0)
        return;
    if (place != m_gone)
        m_lots.erase(iteratorAt(m_lots, place));
    else if (++m_gone * 2 > m_lots.size()) {
        m_lots.erase(m_lots.begin(), iteratorAt(m_lots, m_gone));
        m_gone = 0;
    }
}

void LotBook::Sums::replace(std::vector<Lot> lots)
{
    std::erase_if(lots, [](const Lot& lot) { return lot.remaining == 0; });
    m_lots = std::move(lots);
    m_gone = 0;
}

} // namespace loyalty::ledger
