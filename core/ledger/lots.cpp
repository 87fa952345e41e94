#include "core/ledger/lots.h"

#include "core/base/checked.h"

#include <algorithm>
#include <utility>

namespace loyalty::ledger {

namespace {

constexpr std::size_t kRoomToKeep = 32;

bool endedAt(const LotTerms& terms, Instant at)
{
    return terms.endsAt && *terms.endsAt <= at;
}

bool pendingAt(const LotTerms& terms, Instant at)
{
    return terms.spendableFrom && at < *terms.spendableFrom;
}

std::int64_t sumOf(std::span<const Lot> lots)
{
    std::int64_t sum = 0;
    for (const Lot& lot : lots)
        sum = checkedAdd(sum, lot.remaining);
    return sum;
}

auto iteratorAt(std::vector<Lot>& lots, std::size_t place)
{
    return lots.begin() + static_cast<std::ptrdiff_t>(place);
}

} // namespace

void LotBook::credit(const LotTerms& terms, std::int64_t amount)
{
    LOYALTY_ASSERT(amount > 0);
    put(terms, settleDebt(amount));
}

std::vector<LotShare> LotBook::take(std::int64_t amount, Instant at, const std::optional<LotId>& preferred)
{
    LOYALTY_ASSERT(amount > 0);
    std::vector<LotShare> taken;
    const std::size_t first = firstAlive(at);
    std::size_t touched = first;
    std::size_t lowest = first;
    if (preferred) {
        // From the late end: what is clawed back was mostly earned lately. Ended or not: points that ended unspent are
        // not taken a second time from others.
        std::size_t place = m_lots.size();
        while (place > m_first && m_lots[place - 1].terms.id != *preferred)
            --place;
        if (place > m_first) {
            amount -= takeFrom(place - 1, amount, taken);
            lowest = std::min(lowest, place - 1);
            touched = std::max(touched, place);
        }
    }
    touched = std::max(touched, takeInOrder(first, at, false, amount, taken));
    if (amount > 0)
        touched = std::max(touched, takeInOrder(first, at, true, amount, taken));
    m_debt = checkedAdd(m_debt, amount);
    eraseEmptied(lowest, touched);
    return taken;
}

/// Answers the place after the last one that it looked at.
std::size_t LotBook::takeInOrder(std::size_t from, Instant at, bool pending, std::int64_t& amount,
                                 std::vector<LotShare>& taken)
{
    std::size_t place = from;
    for (; place < m_lots.size() && amount > 0; ++place)
        if (pendingAt(m_lots[place].terms, at) == pending && !hasEnded(m_lots[place].terms, at))
            amount -= takeFrom(place, amount, taken);
    return place;
}

std::vector<LotShare> LotBook::takeShares(std::span<const LotShare> shares)
{
    std::vector<LotShare> taken;
    std::size_t from = m_lots.size();
    std::size_t to = 0;
    for (const LotShare& share : shares) {
        LOYALTY_ASSERT(share.amount > 0);
        std::int64_t missing = share.amount;
        const std::size_t place = placeOf(share.lot);
        if (place < m_lots.size() && m_lots[place].terms == share.lot) {
            missing -= takeFrom(place, missing, taken);
            from = std::min(from, place);
            to = std::max(to, place + 1);
        }
        m_debt = checkedAdd(m_debt, missing);
    }
    if (from < to)
        eraseEmptied(from, to);
    return taken;
}

void LotBook::giveBack(std::span<const LotShare> shares, Instant at)
{
    std::vector<LotShare> home(shares.begin(), shares.end());
    std::ranges::sort(home, comesBefore, &LotShare::lot);
    for (const LotShare& share : home)
        if (hasEnded(share.lot, at))
            put(share.lot, share.amount);
        else
            credit(share.lot, share.amount);
}

void LotBook::absorb(const LotBook& other)
{
    for (const Lot& lot : other.lots())
        put(lot.terms, lot.remaining);
    m_debt = checkedAdd(m_debt, other.m_debt);
}

LotBook LotBook::separate(const LotBook& brought)
{
    LotBook out;
    for (const Lot& lot : brought.lots()) {
        const std::size_t place = placeOf(lot.terms);
        if (place >= m_lots.size() || m_lots[place].terms != lot.terms)
            continue;
        const std::int64_t part = std::min(lot.remaining, m_lots[place].remaining);
        m_lots[place].remaining -= part;
        out.put(lot.terms, part);
        eraseEmptied(place, place + 1);
    }
    out.m_debt = std::min(brought.m_debt, m_debt);
    m_debt -= out.m_debt;
    return out;
}

std::vector<LotShare> LotBook::preview(std::int64_t amount, Instant at) const
{
    std::vector<LotShare> found;
    for (std::size_t place = firstAlive(at); place < m_lots.size() && amount > 0; ++place) {
        const Lot& lot = m_lots[place];
        if (pendingAt(lot.terms, at) || hasEnded(lot.terms, at))
            continue;
        found.push_back({lot.terms, std::min(amount, lot.remaining)});
        amount -= found.back().amount;
    }
    return found;
}

std::vector<LotShare> LotBook::ended(Instant at) const
{
    std::vector<LotShare> shares;
    for (const Lot& lot : lots())
        if (hasEnded(lot.terms, at))
            shares.push_back({lot.terms, lot.remaining});
    return shares;
}

std::int64_t LotBook::alive(Instant at) const
{
    std::int64_t sum = 0;
    for (const Lot& lot : std::span(m_lots).subspan(firstAlive(at)))
        if (!pendingAt(lot.terms, at) && !hasEnded(lot.terms, at))
            sum = checkedAdd(sum, lot.remaining);
    return sum;
}

std::int64_t LotBook::pending(Instant at) const
{
    std::int64_t sum = 0;
    for (const Lot& lot : std::span(m_lots).subspan(firstAlive(at)))
        if (pendingAt(lot.terms, at) && !hasEnded(lot.terms, at))
            sum = checkedAdd(sum, lot.remaining);
    return sum;
}

std::int64_t LotBook::sumOfPostings() const
{
    return checkedSubtract(sumOf(lots()), m_debt);
}

std::int64_t LotBook::endingBetween(Instant from, Instant to) const
{
    std::int64_t sum = 0;
    for (const Lot& lot : std::span(m_lots).subspan(firstAlive(from))) {
        const auto end = endOf(lot.terms);
        if (end && *end > from && *end < to)
            sum = checkedAdd(sum, lot.remaining);
    }
    return sum;
}

LotBook LotBook::restore(std::vector<Lot> lots, std::int64_t debt)
{
    LOYALTY_ASSERT(debt >= 0);
    LotBook book;
    book.m_lots = std::move(lots);
    book.m_debt = debt;
    if (!std::ranges::is_sorted(book.m_lots, comesBefore, &Lot::terms))
        std::ranges::sort(book.m_lots, comesBefore, &Lot::terms);
    LOYALTY_ASSERT(std::ranges::all_of(book.m_lots, [](const Lot& lot) { return lot.remaining > 0; }));
    LOYALTY_ASSERT(std::ranges::adjacent_find(book.m_lots, {}, &Lot::terms) == book.m_lots.end());
    return book;
}

bool LotBook::operator==(const LotBook& other) const
{
    return m_debt == other.m_debt && std::ranges::equal(lots(), other.lots());
}

void LotBook::renew(std::vector<Renewal> renewals)
{
    m_renewals = std::move(renewals);
    std::ranges::sort(m_renewals, {}, [](const Renewal& renewal) { return std::pair(renewal.from, renewal.end); });
}

std::optional<Instant> LotBook::endOf(const LotTerms& terms) const
{
    std::optional<Instant> end = terms.endsAt;
    for (const Renewal& renewal : m_renewals)
        if (end && terms.earned < renewal.from && renewal.from < *end)
            end = std::max(*end, renewal.end);
    return end;
}

bool LotBook::hasEnded(const LotTerms& terms, Instant at) const
{
    if (!endedAt(terms, at)) // the usual case: nothing ends sooner by a renewal
        return false;
    return m_renewals.empty() || *endOf(terms) <= at;
}

std::size_t LotBook::firstAlive(Instant at) const
{
    if (!m_renewals.empty())
        return m_first;
    const auto rest = lots();
    const auto found = std::ranges::partition_point(rest, [at](const Lot& lot) { return endedAt(lot.terms, at); });
    return m_first + static_cast<std::size_t>(found - rest.begin());
}

std::size_t LotBook::placeOf(const LotTerms& terms) const
{
    if (m_lots.size() == m_first || comesBefore(m_lots.back().terms, terms))
        return m_lots.size();
    const auto rest = lots();
    return m_first +
           static_cast<std::size_t>(std::ranges::lower_bound(rest, terms, comesBefore, &Lot::terms) - rest.begin());
}

void LotBook::put(const LotTerms& terms, std::int64_t amount)
{
    if (amount == 0)
        return;
    const std::size_t place = placeOf(terms);
    if (place < m_lots.size() && m_lots[place].terms == terms)
        m_lots[place].remaining = checkedAdd(m_lots[place].remaining, amount);
    else
        insert(place, {terms, amount});
}

void LotBook::insert(std::size_t place, Lot lot)
{
    if (m_first == 0 || m_lots.size() - place < place - m_first) {
        m_lots.insert(iteratorAt(m_lots, place), lot);
        return;
    }
    std::move(iteratorAt(m_lots, m_first), iteratorAt(m_lots, place), iteratorAt(m_lots, m_first - 1));
    --m_first;
    m_lots[place - 1] = lot;
}

std::int64_t LotBook::takeFrom(std::size_t place, std::int64_t amount, std::vector<LotShare>& taken)
{
    Lot& lot = m_lots[place];
    const std::int64_t part = std::min(amount, lot.remaining);
    lot.remaining -= part;
    if (part > 0)
        taken.push_back({lot.terms, part});
    return part;
}

void LotBook::eraseEmptied(std::size_t from, std::size_t to)
{
    const auto end = iteratorAt(m_lots, to);
    const auto kept = std::remove_if(iteratorAt(m_lots, from), end, [](const Lot& lot) { return lot.remaining == 0; });
    const auto first = iteratorAt(m_lots, m_first);
    if (kept - first > m_lots.end() - end) {
        m_lots.erase(kept, end);
        return;
    }
    std::move_backward(first, kept, end);
    m_first += static_cast<std::size_t>(end - kept);
    if (m_first == m_lots.size() || (m_first > kRoomToKeep && m_first > m_lots.size() / 2)) {
        m_lots.erase(m_lots.begin(), iteratorAt(m_lots, m_first));
        m_first = 0;
    }
}

std::int64_t LotBook::settleDebt(std::int64_t amount)
{
    const std::int64_t settled = std::min(amount, m_debt);
    m_debt -= settled;
    return amount - settled;
}

} // namespace loyalty::ledger
