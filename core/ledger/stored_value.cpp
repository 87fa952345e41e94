#include "core/ledger/stored_value.h"

#include "core/base/assert.h"
#include "core/base/rate.h"
#include "core/ledger/settlement.h"
#include "core/ledger/shares.h"

#include <algorithm>
#include <functional>

namespace loyalty::ledger {

std::int64_t giftFor(const programme::StoredValue& rules, std::int64_t paid)
{
    std::int64_t gift = 0;
    for (const programme::TopUpGift& step : rules.gifts)
        if (paid >= step.fromMinor)
            gift = step.giftMinor +
                   static_cast<std::int64_t>(Int128{paid} * step.giftShare.numerator() / step.giftShare.denominator());
    return gift;
}

StoredValue spend(programme::SpendOrder order, const StoredValue& there, std::int64_t amount)
{
    LOYALTY_ASSERT(amount >= 0 && amount <= there.sum());
    switch (order) {
    case programme::SpendOrder::GiftFirst: {
        const std::int64_t gift = std::min(amount, there.gift);
        return {.principal = amount - gift, .gift = gift};
    }
    case programme::SpendOrder::PrincipalFirst: {
        const std::int64_t principal = std::min(amount, there.principal);
        return {.principal = principal, .gift = amount - principal};
    }
    case programme::SpendOrder::Proportional: {
        if (amount == 0)
            return {};
        const auto gift = static_cast<std::int64_t>(Int128{there.gift} * amount / there.sum());
        return {.principal = amount - gift, .gift = gift};
    }
    }
    LOYALTY_ASSERT(!"unknown order");
}

std::int64_t PaidOut::giftBack() const
{
    return gift + sumOf(waiting);
}

namespace {

/// The gift that goes with so much of a load's principal, as long as it stays.
std::int64_t giftWith(const LoadGift& gift, std::int64_t principal)
{
    return static_cast<std::int64_t>(Int128{principal} * gift.minor / gift.ofMinor);
}

/// Of the lots that `wait`, those of this load, up to `owed`. Answers what is still owed.
std::int64_t takeWaiting(const LotId& load, std::int64_t owed, std::vector<Lot>& wait, std::vector<LotShare>& taken)
{
    for (Lot& lot : wait) {
        const std::int64_t part = lot.terms.id.entry == load.entry ? std::min(owed, lot.remaining) : 0;
        if (part == 0)
            continue;
        taken.push_back({lot.terms, part});
        lot.remaining -= part;
        owed -= part;
    }
    return owed;
}

} // namespace

PaidOut payOut(std::span<const LotShare> principal, const LotBook& left, const LotBook& gifts,
               std::int64_t spendableGift, Instant at)
{
    PaidOut out{.principal = sumOf(principal)};
    std::vector<Lot> waiting = gifts.lots();
    std::erase_if(waiting, [at](const Lot& lot) { return !endedAt(lot.terms, at) && !pendingAt(lot.terms, at); });
    std::ranges::stable_sort(waiting, std::ranges::greater(), [](const Lot& lot) { return lot.terms.spendableFrom; });
    std::vector<Lot> stays = left.lots();
    std::int64_t due = 0;
    for (const LotShare& share : principal) {
        if (!share.lot.gift)
            continue;
        auto rest = std::ranges::find(stays, share.lot, &Lot::terms);
        if (rest == stays.end())
            rest = stays.insert(stays.end(), {share.lot, 0});
        const std::int64_t before = giftWith(*share.lot.gift, rest->remaining);
        rest->remaining += share.amount; // the next share of this lot stands above this one
        due += takeWaiting(share.lot.id, giftWith(*share.lot.gift, rest->remaining) - before, waiting, out.waiting);
    }
    out.gift = std::min(due, spendableGift);
    out.spent = std::min(due - out.gift, out.principal);
    return out;
}

} // namespace loyalty::ledger
