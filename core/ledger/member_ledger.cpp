#include "core/ledger/member_ledger.h"

#include "core/base/checked.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"

#include <algorithm>
#include <iterator>

namespace loyalty::ledger {

namespace {

/// Days of a counter that add up to nothing are not kept, so that the same postings in another order leave the same.
void countDay(std::vector<DatedAmount>& days, BusinessDate date, std::int64_t amount)
{
    const auto day = std::ranges::lower_bound(days, date, {}, &DatedAmount::date);
    if (day == days.end() || day->date != date) {
        days.insert(day, {date, amount});
        return;
    }
    day->amount = checkedAdd(day->amount, amount);
    if (day->amount == 0)
        days.erase(day);
}

std::int64_t sumOfDays(std::span<const DatedAmount> days)
{
    std::int64_t sum = 0;
    for (const DatedAmount& day : days)
        sum = checkedAdd(sum, day.amount);
    return sum;
}

} // namespace

void MemberLedger::apply(const Posting& posting, Instant at, std::int64_t leaseCovers)
{
    LOYALTY_ASSERT(posting.amount != 0);
    if (!isLotAsset(posting.what.asset)) {
        count(posting.what, posting.date, posting.amount);
        return;
    }
    LotBook& book = bookOf(posting.what);
    if (posting.amount > 0)
        applyCredit(book, posting);
    else
        applyDebit(book, posting, at, leaseCovers);
    if (book.empty())
        m_books.erase(posting.what);
    if (posting.what.asset == Asset::Activity)
        renewPoints();
}

LotBook& MemberLedger::bookOf(const AssetKey& what)
{
    const auto [book, made] = m_books.try_emplace(what);
    if (made && what == points())
        renewPoints();
    return book->second;
}

std::vector<Renewal> MemberLedger::renewals() const
{
    std::vector<Renewal> renewals;
    for (const Lot& lot : book(activity()).lots())
        if (lot.terms.endsAt)
            renewals.push_back({lot.terms.earned, *lot.terms.endsAt});
    return renewals;
}

void MemberLedger::renewPoints()
{
    if (const auto book = m_books.find(points()); book != m_books.end())
        book->second.renew(renewals());
}

void MemberLedger::count(const AssetKey& what, BusinessDate date, std::int64_t amount)
{
    const auto days = m_counters.try_emplace(what).first;
    countDay(days->second, date, amount);
    if (days->second.empty())
        m_counters.erase(days);
}

void MemberLedger::applyCredit(LotBook& book, const Posting& posting)
{
    LOYALTY_ASSERT(posting.opens.has_value() == posting.lots.empty());
    if (posting.opens) {
        book.credit(*posting.opens, posting.amount);
        return;
    }
    LOYALTY_ASSERT(sumOf(posting.lots) == posting.amount);
    book.giveBack(posting.lots);
}

void MemberLedger::applyDebit(LotBook& book, const Posting& posting, Instant at, std::int64_t leaseCovers)
{
    std::int64_t asked = checkedSubtract(0, posting.amount);
    LOYALTY_ASSERT(posting.lots.empty() || sumOf(posting.lots) == asked);
    const std::int64_t covered = posting.grant ? payFromLease(posting.what, std::min(asked, leaseCovers)) : 0;
    asked -= covered;
    if (asked == 0)
        return;
    if (posting.lots.empty())
        book.claim(asked, at, posting.prefers);
    else if (covered == 0)
        book.takeShares(posting.lots);
    else
        book.takeShares(afterFirst(posting.lots, covered));
}

std::int64_t MemberLedger::payFromLease(const AssetKey& what, std::int64_t amount)
{
    const auto lease = m_leased.find(what);
    if (lease == m_leased.end() || amount <= 0)
        return 0;
    const std::int64_t paid = std::min(amount, lease->second);
    lease->second -= paid;
    if (lease->second == 0)
        m_leased.erase(lease);
    return paid;
}

std::optional<std::vector<LotShare>> MemberLedger::lease(const AssetKey& what, std::int64_t amount, Instant at)
{
    LOYALTY_ASSERT(amount > 0);
    const auto book = m_books.find(what);
    if (book == m_books.end() || book->second.balance(at) < amount)
        return std::nullopt;
    std::vector<LotShare> shares = book->second.preview(amount, at);
    book->second.takeShares(shares);
    if (book->second.empty())
        m_books.erase(book);
    std::int64_t& leased = m_leased[what];
    leased = checkedAdd(leased, amount);
    return shares;
}

void MemberLedger::endLease(const AssetKey& what, std::span<const LotShare> shares)
{
    if (shares.empty())
        return;
    const std::int64_t amount = sumOf(shares);
    const std::int64_t paid = payFromLease(what, amount);
    LOYALTY_ASSERT(paid == amount);
    LotBook& book = bookOf(what);
    book.giveBack(shares);
    if (book.empty())
        m_books.erase(what);
}

void MemberLedger::settleForGood()
{
    for (auto book = m_books.begin(); book != m_books.end();) {
        book->second.settleForGood();
        book = book->second.empty() ? m_books.erase(book) : std::next(book);
    }
    renewPoints();
}

void MemberLedger::absorb(const MemberLedger& other)
{
    for (const auto& [what, book] : other.m_books) {
        LotBook& mine = m_books[what];
        mine.absorb(book);
        if (mine.empty())
            m_books.erase(what);
    }
    for (const auto& [what, amount] : other.m_leased)
        m_leased[what] = checkedAdd(leased(what), amount);
    for (const auto& [what, days] : other.m_counters)
        for (const DatedAmount& day : days)
            count(what, day.date, day.amount);
    for (const auto& [what, lots] : other.m_others)
        for (const LotOfOther& lot : lots)
            remember(what, lot);
    renewPoints();
}

MemberLedger MemberLedger::separate(const MemberLedger& brought, const std::map<AssetKey, std::int64_t>& leased)
{
    MemberLedger out;
    for (const auto& [what, book] : brought.m_books) {
        const auto mine = m_books.find(what);
        if (mine == m_books.end())
            continue;
        if (LotBook home = mine->second.separate(book); !home.empty())
            out.m_books.emplace(what, std::move(home));
        if (mine->second.empty())
            m_books.erase(mine);
    }
    for (const auto& [what, amount] : leased)
        if (const std::int64_t home = payFromLease(what, amount); home > 0)
            out.m_leased[what] = home;
    for (const auto& [what, days] : brought.m_counters)
        for (const DatedAmount& day : days) {
            count(what, day.date, checkedSubtract(0, day.amount));
            out.count(what, day.date, day.amount);
        }
    // Who stays keeps them too: either may have spent of the same lot.
    out.m_others = brought.m_others;
    renewPoints();
    out.renewPoints();
    return out;
}

void MemberLedger::remember(const AssetKey& what, const LotOfOther& lot)
{
    std::vector<LotOfOther>& lots = m_others[what];
    const auto place = std::ranges::lower_bound(lots, lot.terms, comesBefore, &LotOfOther::terms);
    if (place != lots.end() && place->terms == lot.terms)
        place->owner = lot.owner;
    else
        lots.insert(place, lot);
}

void MemberLedger::rememberOwner(const MemberLedger& brought, const MemberLedger& home, const MemberId& owner)
{
    for (const auto& [what, book] : brought.m_books)
        for (const Lot& lot : book.sums()) {
            const std::span<const Lot> there = home.book(what).sums();
            const auto back = std::ranges::lower_bound(there, lot.terms, comesBefore, &Lot::terms);
            const bool whole = back != there.end() && back->terms == lot.terms && back->remaining >= lot.remaining;
            if (lot.remaining > 0 && !whole)
                remember(what, {lot.terms, owner});
        }
}

std::optional<MemberId> MemberLedger::ownerOf(const AssetKey& what, const LotTerms& terms) const
{
    const auto lots = m_others.find(what);
    if (lots == m_others.end())
        return std::nullopt;
    const auto place = std::ranges::lower_bound(lots->second, terms, comesBefore, &LotOfOther::terms);
    return place == lots->second.end() || place->terms != terms ? std::nullopt : std::optional(place->owner);
}

const LotBook& MemberLedger::book(const AssetKey& what) const
{
    static const LotBook kNone;
    const auto found = m_books.find(what);
    return found == m_books.end() ? kNone : found->second;
}

std::int64_t MemberLedger::leased(const AssetKey& what) const
{
    const auto found = m_leased.find(what);
    return found == m_leased.end() ? 0 : found->second;
}

std::optional<Instant> MemberLedger::endOf(const AssetKey& what, const LotTerms& terms) const
{
    if (what != points())
        return book(what).endOf(terms);
    LotBook renewed; // there may be no lots at all, and so no book
    renewed.renew(renewals());
    return renewed.endOf(terms);
}

std::int64_t MemberLedger::balance(const AssetKey& what, Instant at) const
{
    if (!isLotAsset(what.asset))
        return sumOfPostings(what);
    return checkedAdd(book(what).balance(at), leased(what));
}

std::span<const DatedAmount> MemberLedger::days(const AssetKey& what) const
{
    const auto found = m_counters.find(what);
    return found == m_counters.end() ? std::span<const DatedAmount>() : found->second;
}

std::int64_t MemberLedger::counted(const AssetKey& what, BusinessDate first, BusinessDate last) const
{
    const auto found = m_counters.find(what);
    if (found == m_counters.end() || last < first)
        return 0;
    const auto& days = found->second;
    const auto from = std::ranges::lower_bound(days, first, {}, &DatedAmount::date);
    const auto to = std::ranges::upper_bound(days, last, {}, &DatedAmount::date);
    return sumOfDays({from, to});
}

std::int64_t MemberLedger::sumOfPostings(const AssetKey& what) const
{
    if (isLotAsset(what.asset))
        return checkedAdd(book(what).sumOfPostings(), leased(what));
    const auto found = m_counters.find(what);
    return found == m_counters.end() ? 0 : sumOfDays(found->second);
}

std::vector<AssetKey> MemberLedger::assets() const
{
    std::vector<AssetKey> all;
    all.reserve(m_books.size() + m_leased.size() + m_counters.size());
    for (const auto& [what, book] : m_books)
        all.push_back(what);
    for (const auto& [what, amount] : m_leased)
        all.push_back(what);
    for (const auto& [what, days] : m_counters)
        all.push_back(what);
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

} // namespace loyalty::ledger
