#include "app/headoffice/store/sqlite/lots_text.h"
#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"

namespace loyalty::headoffice {

namespace {

constexpr const char* kPut =
    "INSERT INTO granted (incarnation, number, id, backed, member, asset, asset_key, amount, per_visit, lots, "
    "feed_position, request_number, remaining, lots_left) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
    "?14)";
constexpr const char* kChange =
    "UPDATE granted SET id = ?3, backed = ?4, member = ?5, asset = ?6, asset_key = ?7, amount = ?8, per_visit = ?9, "
    "lots = ?10, feed_position = ?11, request_number = ?12, remaining = ?13, lots_left = ?14 "
    "WHERE incarnation = ?1 AND number = ?2";
constexpr const char* kOne =
    "SELECT incarnation, number, id, backed, member, asset, asset_key, amount, per_visit, lots, feed_position, "
    "request_number, remaining, lots_left FROM granted WHERE incarnation = ?1 AND number = ?2";
constexpr const char* kAfter =
    "SELECT incarnation, number, id, backed, member, asset, asset_key, amount, per_visit, lots, feed_position, "
    "request_number, remaining, lots_left FROM granted WHERE incarnation = ?1 AND number > ?2 ORDER BY number";
constexpr const char* kOfRequest =
    "SELECT incarnation, number, id, backed, member, asset, asset_key, amount, per_visit, lots, feed_position, "
    "request_number, remaining, lots_left FROM granted WHERE incarnation = ?1 AND request_number = ?2 "
    "AND request_number > 0 ORDER BY number LIMIT 1";
constexpr const char* kBackedOf =
    "SELECT incarnation, number, id, backed, member, asset, asset_key, amount, per_visit, lots, feed_position, "
    "request_number, remaining, lots_left FROM granted WHERE member = ?1 AND backed = 1 AND remaining > 0";
constexpr const char* kUnbackedOf = "SELECT coalesce(sum(remaining), 0) FROM granted "
                                    "WHERE backed = 0 AND remaining > 0 AND incarnation = ?1";
constexpr const char* kUnbacked = "SELECT coalesce(sum(remaining), 0) FROM granted WHERE backed = 0 AND remaining > 0";

std::vector<ledger::LotShare> readLots(Query& row, int column)
{
    auto lots = lotsFromText(row.view(column));
    if (!lots) {
        row.corrupt(column);
        return {};
    }
    return std::move(*lots);
}

office::Grant readGrant(Query& row)
{
    office::Grant grant;
    grant.incarnation = row.id<IncarnationId>(0);
    journal::Granted& granted = grant.granted;
    granted.number = row.number(1);
    granted.id = row.id<GrantId>(2);
    granted.backed = row.flag(3);
    if (!row.isNull(4))
        granted.member = row.id<MemberId>(4);
    granted.what = {meaning<ledger::Asset>(row, 5, ledger::assetFrom), row.bytes(6)};
    granted.amount = row.integer(7);
    granted.perVisit = row.integer(8);
    granted.lots = readLots(row, 9);
    granted.feedPosition = row.integer(10);
    grant.requestNumber = row.number(11);
    grant.remaining = row.integer(12);
    grant.lots = readLots(row, 13);
    return grant;
}

} // namespace

Result<void, Fault> SqliteTransaction::putGrant(const office::Grant& grant)
{
    const journal::Granted& granted = grant.granted;
    return changeOrPut(kChange, kPut, [&](Query& query) -> Query& {
        return query.with(whole(grant.incarnation), granted.number, whole(granted.id), granted.backed, granted.member,
                          ledger::toString(granted.what.asset), granted.what.key, granted.amount, granted.perVisit,
                          lotsToText(granted.lots), granted.feedPosition, grant.requestNumber, grant.remaining,
                          lotsToText(grant.lots));
    });
}

Result<std::optional<office::Grant>, Fault> SqliteTransaction::grant(const IncarnationId& id, std::uint64_t number)
{
    LOYALTY_TRY(query, m_connection.query(kOne));
    return one(query.with(whole(id), number), readGrant);
}

Result<std::vector<office::Grant>, Fault> SqliteTransaction::grantsAfter(const IncarnationId& id, std::uint64_t number)
{
    LOYALTY_TRY(query, m_connection.query(kAfter));
    return all(query.with(whole(id), number), readGrant);
}

Result<std::optional<office::Grant>, Fault> SqliteTransaction::grantOfRequest(const IncarnationId& id,
                                                                              std::uint64_t requestNumber)
{
    LOYALTY_TRY(query, m_connection.query(kOfRequest));
    return one(query.with(whole(id), requestNumber), readGrant);
}

Result<std::vector<office::Grant>, Fault> SqliteTransaction::backedOf(const std::set<MemberId>& members)
{
    std::vector<office::Grant> grants;
    for (const MemberId& member : members) {
        LOYALTY_TRY(query, m_connection.query(kBackedOf));
        LOYALTY_TRY(found, all(query.with(whole(member)), readGrant));
        grants.insert(grants.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    return grants;
}

Result<std::int64_t, Fault> SqliteTransaction::unbackedOut(const std::optional<IncarnationId>& id)
{
    if (!id)
        return m_connection.integer(kUnbacked);
    LOYALTY_TRY(query, m_connection.query(kUnbackedOf));
    LOYALTY_CHECK(query.with(whole(*id)).step());
    return query.integer(0);
}

} // namespace loyalty::headoffice
