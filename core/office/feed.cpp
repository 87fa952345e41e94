#include "core/office/feed.h"

#include "core/engine/counters.h"
#include "core/ledger/asset_keys.h"
#include "core/member/sealing.h"
#include "core/office/roll.h"

#include <algorithm>
#include <set>

namespace loyalty::office {
namespace {

constexpr std::size_t kMaxChainRows = 100;
constexpr std::size_t kMaxEffects = 2000;

std::int64_t cursorOf(const sync::Pull& pull, int shard)
{
    for (const sync::Cursor& cursor : pull.cursors)
        if (cursor.shard == shard)
            return cursor.position;
    return 0;
}

Result<std::optional<sync::FeedPage>, Fault> page(Transaction& transaction, int shard, std::int64_t from,
                                                  std::size_t limit, std::string_view store, const Desk& desk)
{
    LOYALTY_TRY(last, transaction.lastPosition(shard));
    if (last <= from)
        return std::optional<sync::FeedPage>();
    LOYALTY_TRY(members, transaction.feed(shard, from, limit));
    sync::FeedPage page{.shard = shard, .from = from, .to = last, .more = false, .rows = {}, .checksum = {}};
    for (const Member& member : members)
        page.rows.push_back(rowFor(member, store, desk));
    if (members.size() == limit) {
        page.to = members.back().position;
        page.more = page.to < last;
    }
    page.checksum = sync::checksumOf(page.rows);
    return std::optional(std::move(page));
}

sync::PostedAt postedAt(const Effect& effect)
{
    return {.seq = effect.entry.seq, .member = effect.member, .position = effect.position};
}

/// What came out of suspense may lie before the seq that the terminal has heard of: it is told as long as the terminal's
/// row is older than the decision.
Result<void, Fault> addResolved(Transaction& transaction, const Incarnation& incarnation, const sync::Pull& pull,
                                const Desk& desk, sync::PullReply& reply)
{
    LOYALTY_TRY(resolved, transaction.resolvedEffects(incarnation.id));
    for (const Effect& effect : resolved) {
        // What was done in another name of a member stands in the row, and with it in the shard, of the member.
        LOYALTY_TRY(member, memberOf(transaction, effect.member));
        const MemberId& owner = member ? member->id : effect.member;
        if (effect.position > cursorOf(pull, sync::shardOf(owner, desk.chain.shards)))
            reply.posted.push_back(postedAt(effect));
    }
    return {};
}

/// False where there are more positions than one reply tells.
Result<bool, Fault> addPosted(Transaction& transaction, const Incarnation& incarnation, const sync::Pull& pull,
                              const Desk& desk, sync::PullReply& reply)
{
    const std::uint64_t after = pull.postedAfter;
    LOYALTY_TRY(effects, transaction.effectsAfter(incarnation.id, after, kMaxEffects));
    for (const Effect& effect : effects)
        reply.posted.push_back(postedAt(effect));
    LOYALTY_CHECK(addResolved(transaction, incarnation, pull, desk, reply));
    const bool cut = effects.size() >= kMaxEffects;
    reply.postedUpTo = cut ? effects.back().entry.seq : std::max(after, incarnation.posted);
    return !cut;
}

Result<void, Fault> addPages(Transaction& transaction, const Incarnation& incarnation, const sync::Pull& pull,
                             const Desk& desk, sync::PullReply& reply)
{
    std::size_t left = sync::kMaxPageRows;
    for (int shard = 0; shard < desk.chain.shards; ++shard) {
        // A shard whose turn does not come in this reply still says that there is more of it.
        LOYALTY_TRY(next, page(transaction, shard, cursorOf(pull, shard), std::max<std::size_t>(left, 1),
                               incarnation.store, desk));
        if (!next)
            continue;
        left -= std::min(left, next->rows.size());
        reply.pages.push_back(std::move(*next));
    }
    return {};
}

Result<void, Fault> addBudgets(Transaction& transaction, const Incarnation& incarnation, const Desk& desk,
                               sync::PullReply& reply)
{
    std::set<std::string_view> ids;
    for (const auto& [version, rules] : desk.programmes)
        for (const programme::Budget& budget : rules.programme().earning.budgets)
            ids.insert(budget.id);
    for (const std::string_view id : ids) {
        LOYALTY_TRY(used, usedOf(transaction, id));
        reply.budgets.push_back({std::string(id), used});
    }
    reply.budgetsUpTo = ids.empty() ? 0 : incarnation.posted;
    return {};
}

} // namespace

/// The other side of what the members were given: below 0.
Result<std::int64_t, Fault> usedOf(Transaction& transaction, std::string_view budget)
{
    LOYALTY_TRY(sum, transaction.keptSum({.kind = AccountKind::Contra, .contra = ledger::Contra::Counted},
                                         ledger::counter(engine::budgetCounter(budget))));
    return -sum;
}

sync::MemberRow rowFor(const Member& member, std::string_view store, const Desk& desk)
{
    sync::MemberRow row{.member = member.id,
                        .position = member.position,
                        .aliasOf = member.aliasOf,
                        .blocked = member.blocked,
                        .blockReason = member.blockReason,
                        .erased = member.erased,
                        .joined = member.joined,
                        .ledger = member.ledger,
                        .lookups = member.lookups,
                        .sealedPersonal = member.sealedBrief,
                        .wrappedKey = {},
                        .family = member.family,
                        .tierFloor = member.tierFloor,
                        .segments = member.segments,
                        .bearer = member.bearer,
                        .parted = member.parted};
    if (const auto key = memberKeyOf(member, desk.keys))
        row.wrappedKey = member::wrapKey(storeKeyOf(desk.keys, store), member.id, *key, desk.random);
    return row;
}

sync::SignedClock signedClock(const IncarnationId& incarnation, const Desk& desk)
{
    const Instant now = desk.clock.now();
    return {.now = now, .signature = crypto::sign(desk.keys.clock, sync::clockText(now, incarnation))};
}

Result<sync::PullReply, Fault> pull(Transaction& transaction, const Incarnation& incarnation, const sync::Pull& pull,
                                    const Desk& desk)
{
    sync::PullReply reply;
    // A row that holds an own act whose position is not told yet would count it twice at the terminal: rows wait.
    LOYALTY_TRY(allTold, addPosted(transaction, incarnation, pull, desk, reply));
    if (allTold)
        LOYALTY_CHECK(addPages(transaction, incarnation, pull, desk, reply));
    LOYALTY_TRY(chain, transaction.chainFeed(pull.chainCursor, kMaxChainRows));
    reply.chain = std::move(chain);
    LOYALTY_TRY(grants, transaction.grantsAfter(incarnation.id, pull.lastGrant));
    for (Grant& grant : grants)
        reply.grants.push_back(std::move(grant.granted));
    reply.clock = signedClock(incarnation.id, desk);
    LOYALTY_CHECK(addBudgets(transaction, incarnation, desk, reply));
    return reply;
}

Result<sync::FindReply, Fault> find(Transaction& transaction, const Incarnation& incarnation, const sync::Find& find,
                                    const Desk& desk)
{
    sync::FindReply reply;
    std::optional<MemberId> wanted = find.member;
    if (!wanted && find.lookup) {
        LOYALTY_TRY(ids, transaction.lookUp(*find.lookup));
        if (!ids.empty())
            wanted = ids.front();
    }
    if (!wanted)
        return reply;
    LOYALTY_TRY(member, memberOf(transaction, *wanted));
    if (!member)
        return reply;
    reply.row = rowFor(*member, incarnation.store, desk);
    LOYALTY_TRY(effects, transaction.effectsOn(incarnation.id, member->id));
    for (const Effect& effect : effects)
        reply.posted.push_back(postedAt(effect));
    return reply;
}

Result<sync::FindSaleReply, Fault> findSale(Transaction& transaction, const sync::FindSale& find)
{
    sync::FindSaleReply reply;
    std::optional<SaleId> wanted = find.sale;
    if (!wanted) {
        LOYALTY_TRY(byTicket, transaction.saleOfTicket(find.store, find.ticket));
        wanted = byTicket;
    }
    if (!wanted)
        return reply;
    LOYALTY_TRY(acts, transaction.sale(*wanted));
    for (const SaleIndex& act : acts) {
        LOYALTY_TRY(entry, transaction.inboxEntry(act.entry));
        if (!entry)
            return fail(Fault{FaultCode::Corrupt, "the inbox has no entry of sale " + wanted->toString()});
        if (act.kind == "sold")
            reply.sold = entry->bytes;
        else
            reply.returned.push_back(entry->bytes);
    }
    return reply;
}

} // namespace loyalty::office
