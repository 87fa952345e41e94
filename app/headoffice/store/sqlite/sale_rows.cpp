#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"

namespace loyalty::headoffice {

namespace {

constexpr const char* kPutSale =
    "INSERT INTO sale (id, incarnation, seq, kind, ticket, store) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* kSale = "SELECT id, incarnation, seq, kind, ticket, store FROM sale WHERE id = ?1 ORDER BY place";
constexpr const char* kSaleOfTicket =
    "SELECT min(id) FROM sale WHERE store = ?1 AND ticket = ?2 AND kind = 'sold' AND ticket <> '' "
    "GROUP BY store HAVING min(id) = max(id)"; // two registers of one store count alike: no guess which is meant
constexpr const char* kUses = "SELECT incarnation, seq FROM used_code WHERE pass = ?1 AND step = ?2 ORDER BY place";
constexpr const char* kPutUse = "INSERT INTO used_code (pass, step, incarnation, seq) VALUES (?1, ?2, ?3, ?4)";
constexpr const char* kPutSuspended =
    "INSERT INTO suspended (incarnation, seq, reason, detail, since) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* kSuspended =
    "SELECT incarnation, seq, reason, detail, since FROM suspended WHERE NOT EXISTS (SELECT 1 FROM resolution "
    "WHERE resolution.incarnation = suspended.incarnation AND resolution.seq = suspended.seq) "
    "ORDER BY since, incarnation, seq LIMIT ?1";
constexpr const char* kSuspendedEntry =
    "SELECT incarnation, seq, reason, detail, since FROM suspended WHERE incarnation = ?1 AND seq = ?2";
constexpr const char* kPutResolution =
    "INSERT INTO resolution (incarnation, seq, how, operator, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* kResolution =
    "SELECT incarnation, seq, how, operator, reason, at FROM resolution WHERE incarnation = ?1 AND seq = ?2";
constexpr const char* kResolvedEffects =
    "SELECT effect.incarnation, effect.seq, effect.member, effect.position FROM resolution "
    "JOIN effect ON effect.incarnation = resolution.incarnation AND effect.seq = resolution.seq "
    "WHERE resolution.incarnation = ?1 ORDER BY effect.seq, effect.member";
constexpr const char* kPutDifference =
    "INSERT INTO difference (incarnation, seq, member, what, printed, judged) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* kDifferences =
    "SELECT incarnation, seq, member, what, printed, judged FROM difference ORDER BY place LIMIT ?1";
constexpr const char* kHealth =
    "SELECT (SELECT count(*) FROM member), (SELECT count(*) FROM incarnation WHERE suffix_of IS NULL), "
    "(SELECT coalesce(sum(accepted_seq - posted), 0) FROM incarnation WHERE accepted_seq > posted), "
    "(SELECT coalesce(max(place), 0) FROM posting_order), (SELECT count(*) FROM suspended) - (SELECT count(*) FROM "
    "resolution), "
    "(SELECT count(*) FROM difference), "
    "(SELECT coalesce(sum(remaining), 0) FROM granted WHERE backed = 0 AND remaining > 0), "
    "(SELECT count(*) FROM incarnation WHERE state = 'forked')";

ledger::EntryRef readRef(Query& row, int column)
{
    return {row.id<IncarnationId>(column), row.number(column + 1)};
}

office::Suspended readSuspended(Query& row)
{
    return {readRef(row, 0), row.bytes(2), row.bytes(3), row.instant(4)};
}

office::Difference readDifference(Query& row)
{
    office::Difference difference{readRef(row, 0), std::nullopt, row.bytes(3), row.bytes(4), row.bytes(5)};
    if (!row.isNull(2))
        difference.member = row.id<MemberId>(2);
    return difference;
}

} // namespace

Result<void, Fault> SqliteTransaction::putSale(const office::SaleIndex& sale)
{
    LOYALTY_TRY(query, m_connection.query(kPutSale));
    return query
        .with(whole(sale.sale), whole(sale.entry.incarnation), sale.entry.seq, sale.kind, sale.ticket, sale.store)
        .run();
}

Result<std::vector<office::SaleIndex>, Fault> SqliteTransaction::sale(const SaleId& id)
{
    LOYALTY_TRY(query, m_connection.query(kSale));
    return all(query.with(whole(id)), [](Query& row) {
        return office::SaleIndex{row.id<SaleId>(0), readRef(row, 1), row.bytes(3), row.bytes(4), row.bytes(5)};
    });
}

Result<std::optional<SaleId>, Fault> SqliteTransaction::saleOfTicket(std::string_view store, std::string_view ticket)
{
    LOYALTY_TRY(query, m_connection.query(kSaleOfTicket));
    return one(query.with(store, ticket), [](Query& row) { return row.id<SaleId>(0); });
}

Result<std::vector<ledger::EntryRef>, Fault> SqliteTransaction::useCode(const journal::UsedCode& code,
                                                                        const ledger::EntryRef& entry)
{
    std::vector<ledger::EntryRef> before;
    {
        LOYALTY_TRY(uses, m_connection.query(kUses));
        LOYALTY_TRY(found, all(uses.with(code.pass, code.step), [](Query& row) { return readRef(row, 0); }));
        before = std::move(found);
    }
    LOYALTY_TRY(use, m_connection.query(kPutUse));
    LOYALTY_CHECK(use.with(code.pass, code.step, whole(entry.incarnation), entry.seq).run());
    return before;
}

Result<void, Fault> SqliteTransaction::putSuspended(const office::Suspended& suspended)
{
    LOYALTY_TRY(query, m_connection.query(kPutSuspended));
    return query
        .with(whole(suspended.entry.incarnation), suspended.entry.seq, suspended.reason, suspended.detail,
              suspended.since)
        .run();
}

Result<std::vector<office::Suspended>, Fault> SqliteTransaction::suspended(std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kSuspended));
    return all(query.with(limit), readSuspended);
}

Result<std::optional<office::Suspended>, Fault> SqliteTransaction::suspendedEntry(const ledger::EntryRef& ref)
{
    LOYALTY_TRY(query, m_connection.query(kSuspendedEntry));
    return one(query.with(whole(ref.incarnation), ref.seq), readSuspended);
}

Result<void, Fault> SqliteTransaction::putResolution(const office::Resolution& resolution)
{
    LOYALTY_TRY(query, m_connection.query(kPutResolution));
    return query
        .with(whole(resolution.entry.incarnation), resolution.entry.seq, office::toString(resolution.how),
              resolution.operatorId, resolution.reason, resolution.at)
        .run();
}

Result<std::optional<office::Resolution>, Fault> SqliteTransaction::resolution(const ledger::EntryRef& ref)
{
    LOYALTY_TRY(query, m_connection.query(kResolution));
    return one(query.with(whole(ref.incarnation), ref.seq), [](Query& row) {
        return office::Resolution{readRef(row, 0), meaning(row, 2, office::settlementFrom), row.bytes(3), row.bytes(4),
                                  row.instant(5)};
    });
}

Result<std::vector<office::Effect>, Fault> SqliteTransaction::resolvedEffects(const IncarnationId& id)
{
    LOYALTY_TRY(query, m_connection.query(kResolvedEffects));
    return all(query.with(whole(id)), [](Query& row) {
        return office::Effect{readRef(row, 0), row.id<MemberId>(2), row.integer(3)};
    });
}

Result<void, Fault> SqliteTransaction::putDifferences(std::span<const office::Difference> differences)
{
    for (const office::Difference& one : differences) {
        LOYALTY_TRY(query, m_connection.query(kPutDifference));
        LOYALTY_CHECK(
            query.with(whole(one.entry.incarnation), one.entry.seq, one.member, one.what, one.printed, one.judged)
                .run());
    }
    return {};
}

Result<std::vector<office::Difference>, Fault> SqliteTransaction::differences(std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kDifferences));
    return all(query.with(limit), readDifference);
}

Result<office::Health, Fault> SqliteTransaction::health()
{
    LOYALTY_TRY(query, m_connection.query(kHealth));
    LOYALTY_CHECK(query.step());
    return office::Health{query.number(0), query.number(1), query.number(2),  query.number(3),
                          query.number(4), query.number(5), query.integer(6), query.number(7)};
}

} // namespace loyalty::headoffice
