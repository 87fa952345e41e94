#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"

#include <algorithm>

namespace loyalty::headoffice {

namespace {

constexpr const char* kAppend =
    "INSERT INTO line (incarnation, seq, n, kind, member, lessee, grant_number, contra, asset, asset_key, amount, date, "
    "rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
constexpr const char* kMoveSum =
    "INSERT INTO account_sum (kind, member, lessee, grant_number, contra, asset, asset_key, balance) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET balance = balance + excluded.balance";
constexpr const char* kLinesOfMember =
    "SELECT kind, member, lessee, grant_number, contra, asset, asset_key, amount, incarnation, seq, n, date, rule "
    "FROM line WHERE member = ?1 ORDER BY place DESC LIMIT ?2";
constexpr const char* kLinesOf =
    "SELECT kind, member, lessee, grant_number, contra, asset, asset_key, amount, incarnation, seq, n, date, rule "
    "FROM line WHERE incarnation = ?1 AND seq = ?2 ORDER BY n";
constexpr const char* kLinesAfter =
    "SELECT kind, member, lessee, grant_number, contra, asset, asset_key, amount, incarnation, seq, n, date, rule "
    "FROM line WHERE (incarnation, seq, n) > (?1, ?2, ?3) ORDER BY incarnation, seq, n LIMIT ?4";
constexpr const char* kKeptSums =
    "SELECT kind, member, lessee, grant_number, contra, asset, asset_key, balance "
    "FROM account_sum ORDER BY kind, member, lessee, grant_number, contra, asset, asset_key";
constexpr const char* kKeptSum =
    "SELECT balance FROM account_sum WHERE kind = ?1 AND member = ?2 AND lessee = ?3 AND grant_number = ?4 "
    "AND contra = ?5 AND asset = ?6 AND asset_key = ?7";
constexpr const char* kReckonedSums =
    "SELECT kind, member, lessee, grant_number, contra, asset, asset_key, sum(amount) FROM line "
    "GROUP BY kind, member, lessee, grant_number, contra, asset, asset_key "
    "ORDER BY kind, member, lessee, grant_number, contra, asset, asset_key";
constexpr const char* kPutEffect = "INSERT INTO effect (incarnation, seq, member, position) VALUES (?1, ?2, ?3, ?4)";
// The inner query finds where the limit falls; the outer one takes that entry whole.
constexpr const char* kEffectsAfter =
    "SELECT seq, member, position, incarnation FROM effect WHERE incarnation = ?1 AND seq > ?2 AND seq <= "
    "(SELECT max(seq) FROM (SELECT seq FROM effect WHERE incarnation = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3)) "
    "ORDER BY seq, member";
constexpr const char* kEffectsOn =
    "SELECT seq, member, position, incarnation FROM effect WHERE member = ?2 AND incarnation = ?1 ORDER BY seq";

constexpr std::string_view kindWord(office::AccountKind kind)
{
    switch (kind) {
    case office::AccountKind::Member:
        return "member";
    case office::AccountKind::Lease:
        return "lease";
    case office::AccountKind::Contra:
        return "contra";
    }
    LOYALTY_ASSERT(!"unknown kind of account");
}

std::optional<office::AccountKind> kindFrom(std::string_view word)
{
    using enum office::AccountKind;
    for (const auto kind : {Member, Lease, Contra})
        if (kindWord(kind) == word)
            return kind;
    return std::nullopt;
}

/// Columns 0 … 4.
office::Account readAccount(Query& row)
{
    office::Account account;
    account.kind = meaning<office::AccountKind>(row, 0, kindFrom);
    account.member = row.id<MemberId>(1);
    account.incarnation = row.id<IncarnationId>(2);
    account.grant = row.number(3);
    account.contra = meaning<ledger::Contra>(row, 4, ledger::contraFrom);
    return account;
}

ledger::AssetKey readAsset(Query& row, int column)
{
    return {meaning<ledger::Asset>(row, column, ledger::assetFrom), row.bytes(column + 1)};
}

office::Line readLine(Query& row)
{
    office::Line line;
    line.account = readAccount(row);
    line.what = readAsset(row, 5);
    line.amount = row.integer(7);
    line.entry = {row.id<IncarnationId>(8), row.number(9)};
    line.n = static_cast<std::uint32_t>(row.integer(10));
    line.date = row.date(11);
    line.rule = row.bytes(12);
    return line;
}

office::AccountSum readSum(Query& row)
{
    return {readAccount(row), readAsset(row, 5), row.integer(7)};
}

office::Effect readEffect(Query& row)
{
    return {{row.id<IncarnationId>(3), row.number(0)}, row.id<MemberId>(1), row.integer(2)};
}

} // namespace

Result<void, Fault> SqliteTransaction::appendLines(std::span<const office::Line> lines)
{
    for (const office::Line& line : lines) {
        const office::Account& account = line.account;
        LOYALTY_TRY(append, m_connection.query(kAppend));
        LOYALTY_CHECK(append
                          .with(whole(line.entry.incarnation), line.entry.seq, line.n, kindWord(account.kind),
                                account.member, account.incarnation, account.grant, ledger::toString(account.contra),
                                ledger::toString(line.what.asset), line.what.key, line.amount, line.date, line.rule)
                          .run());
        if (account.kind == office::AccountKind::Member)
            continue; // a member's sum is kept with the member
        LOYALTY_TRY(move, m_connection.query(kMoveSum));
        LOYALTY_CHECK(move.with(kindWord(account.kind), whole(account.member), whole(account.incarnation),
                                account.grant, ledger::toString(account.contra), ledger::toString(line.what.asset),
                                line.what.key, line.amount)
                          .run());
    }
    return {};
}

Result<std::vector<office::Line>, Fault> SqliteTransaction::linesOfMember(const MemberId& member, std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kLinesOfMember));
    LOYALTY_TRY(lines, all(query.with(whole(member), limit), readLine));
    std::reverse(lines.begin(), lines.end());
    return std::move(lines);
}

Result<std::vector<office::Line>, Fault> SqliteTransaction::linesOf(const ledger::EntryRef& entry)
{
    LOYALTY_TRY(query, m_connection.query(kLinesOf));
    return all(query.with(whole(entry.incarnation), entry.seq), readLine);
}

Result<std::vector<office::Line>, Fault> SqliteTransaction::linesAfter(const ledger::EntryRef& entry, std::uint32_t n,
                                                                       std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kLinesAfter));
    return all(query.with(whole(entry.incarnation), entry.seq, n, limit), readLine);
}

Result<std::vector<office::AccountSum>, Fault> SqliteTransaction::keptSums()
{
    LOYALTY_TRY(query, m_connection.query(kKeptSums));
    return all(query, readSum);
}

Result<std::int64_t, Fault> SqliteTransaction::keptSum(const office::Account& account, const ledger::AssetKey& what)
{
    LOYALTY_TRY(query, m_connection.query(kKeptSum));
    query.with(kindWord(account.kind), whole(account.member), whole(account.incarnation), account.grant,
               ledger::toString(account.contra), ledger::toString(what.asset), what.key);
    LOYALTY_TRY(sums, all(query, [](Query& row) { return row.integer(0); }));
    return sums.empty() ? 0 : sums.front();
}

Result<std::vector<office::AccountSum>, Fault> SqliteTransaction::reckonedSums()
{
    LOYALTY_TRY(query, m_connection.query(kReckonedSums));
    return all(query, readSum);
}

Result<void, Fault> SqliteTransaction::putEffects(std::span<const office::Effect> effects)
{
    for (const office::Effect& effect : effects) {
        LOYALTY_TRY(query, m_connection.query(kPutEffect));
        LOYALTY_CHECK(
            query.with(whole(effect.entry.incarnation), effect.entry.seq, whole(effect.member), effect.position).run());
    }
    return {};
}

Result<std::vector<office::Effect>, Fault> SqliteTransaction::effectsAfter(const IncarnationId& id, std::uint64_t seq,
                                                                           std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kEffectsAfter));
    return all(query.with(whole(id), seq, limit), readEffect);
}

Result<std::vector<office::Effect>, Fault> SqliteTransaction::effectsOn(const IncarnationId& id, const MemberId& member)
{
    LOYALTY_TRY(query, m_connection.query(kEffectsOn));
    return all(query.with(whole(id), whole(member)), readEffect);
}

} // namespace loyalty::headoffice
