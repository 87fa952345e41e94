#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"

#include <algorithm>

namespace loyalty::headoffice {

namespace {

constexpr const char* kMoveHead = "UPDATE incarnation SET accepted_seq = ?4, accepted_hash = ?5 "
                                  "WHERE id = ?1 AND accepted_seq = ?2 AND accepted_hash = ?3";
constexpr const char* kAppend =
    "INSERT INTO inbox (incarnation, seq, hash, signature, bytes, received) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* kEntry = "SELECT seq, hash, signature, bytes FROM inbox WHERE incarnation = ?1 AND seq = ?2";
constexpr const char* kWaiting = "SELECT id, posted FROM incarnation WHERE accepted_seq > posted ORDER BY id LIMIT ?1";
constexpr const char* kUnpostedOf =
    "SELECT seq, hash, signature, bytes, incarnation, received FROM inbox WHERE incarnation = ?1 AND seq > ?2 "
    "ORDER BY seq LIMIT ?3";
constexpr const char* kPostedAfter =
    "SELECT i.seq, i.hash, i.signature, i.bytes, i.incarnation, i.received, o.place FROM posting_order o "
    "JOIN inbox i ON i.incarnation = o.incarnation AND i.seq = o.seq WHERE o.place > ?1 ORDER BY o.place LIMIT ?2";
constexpr const char* kMovePosted = "UPDATE incarnation SET posted = ?2 WHERE id = ?1 AND posted = ?2 - 1 "
                                    "AND accepted_seq >= ?2";
constexpr const char* kPlace = "INSERT INTO posting_order (place, incarnation, seq) "
                               "VALUES ((SELECT coalesce(max(place), 0) + 1 FROM posting_order), ?1, ?2)";

journal::ChainedEntry readEntry(Query& row)
{
    return {row.number(0), row.fixed<crypto::Hash>(1), row.fixed<crypto::Signature>(2), row.bytes(3)};
}

office::InboxEntry readInboxEntry(Query& row)
{
    return {row.id<IncarnationId>(4), readEntry(row), row.instant(5)};
}

} // namespace

Result<bool, Fault> SqliteTransaction::accept(const IncarnationId& id, const journal::Head& from,
                                              std::span<const journal::ChainedEntry> entries, Instant received)
{
    const journal::Head to = entries.empty() ? from : journal::Head{entries.back().seq, entries.back().hash};
    LOYALTY_TRY(move, m_connection.query(kMoveHead));
    LOYALTY_CHECK(move.with(whole(id), from.seq, from.hash, to.seq, to.hash).run());
    if (m_connection.changed() == 0)
        return false;
    for (const journal::ChainedEntry& entry : entries) {
        LOYALTY_TRY(append, m_connection.query(kAppend));
        LOYALTY_CHECK(
            append.with(whole(id), entry.seq, entry.hash, entry.signature, Blob{entry.bytes}, received).run());
    }
    return true;
}

Result<std::optional<journal::ChainedEntry>, Fault> SqliteTransaction::inboxEntry(const ledger::EntryRef& ref)
{
    LOYALTY_TRY(query, m_connection.query(kEntry));
    return one(query.with(whole(ref.incarnation), ref.seq), readEntry);
}

Result<std::vector<office::InboxEntry>, Fault> SqliteTransaction::unposted(std::size_t limit)
{
    struct Waiting
    {
        IncarnationId id;
        std::uint64_t posted;
    };
    LOYALTY_TRY(waitingQuery, m_connection.query(kWaiting));
    LOYALTY_TRY(waiting, all(waitingQuery.with(limit), [](Query& row) {
                    return Waiting{row.id<IncarnationId>(0), row.number(1)};
                }));
    std::vector<office::InboxEntry> entries;
    // Equal shares, so that one terminal that was away for weeks does not hold up the others.
    const std::size_t share = waiting.empty() ? 0 : std::max<std::size_t>(1, limit / waiting.size());
    for (const Waiting& one : waiting) {
        LOYALTY_TRY(query, m_connection.query(kUnpostedOf));
        LOYALTY_TRY(found, all(query.with(whole(one.id), one.posted, share), readInboxEntry));
        std::move(found.begin(), found.end(), std::back_inserter(entries));
    }
    return entries;
}

Result<std::vector<std::pair<std::uint64_t, office::InboxEntry>>, Fault> SqliteTransaction::postedAfter(
    std::uint64_t cursor, std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kPostedAfter));
    return all(query.with(cursor, limit), [](Query& row) { return std::pair{row.number(6), readInboxEntry(row)}; });
}

Result<void, Fault> SqliteTransaction::markPosted(const ledger::EntryRef& ref)
{
    LOYALTY_TRY(move, m_connection.query(kMovePosted));
    LOYALTY_CHECK(move.with(whole(ref.incarnation), ref.seq).run());
    if (m_connection.changed() == 0)
        return fail(Fault{FaultCode::Rejected, "entry " + std::to_string(ref.seq) + " of " +
                                                   ref.incarnation.toString() + " is not the next one to post"});
    LOYALTY_TRY(place, m_connection.query(kPlace));
    return place.with(whole(ref.incarnation), ref.seq).run();
}

} // namespace loyalty::headoffice
