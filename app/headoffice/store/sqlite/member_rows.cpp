#include "app/headoffice/store/sqlite/member_ties.h"
#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"
#include "core/base/json/json.h"

namespace loyalty::headoffice {

namespace {

constexpr const char* kMember =
    "SELECT id, position, alias_of, blocked, erased, joined, home_store, ledger, sealed_personal, sealed_brief, "
    "wrapped_key, ties FROM member WHERE id = ?1";
constexpr const char* kFeed =
    "SELECT id, position, alias_of, blocked, erased, joined, home_store, ledger, sealed_personal, sealed_brief, "
    "wrapped_key, ties FROM member WHERE shard = ?1 AND position > ?2 AND position > 0 ORDER BY position LIMIT ?3";
constexpr const char* kMembersAfter =
    "SELECT id, position, alias_of, blocked, erased, joined, home_store, ledger, sealed_personal, sealed_brief, "
    "wrapped_key, ties FROM member WHERE id > ?1 ORDER BY id LIMIT ?2";
constexpr const char* kAliasesOf =
    "SELECT id, position, alias_of, blocked, erased, joined, home_store, ledger, sealed_personal, sealed_brief, "
    "wrapped_key, ties FROM member WHERE alias_of = ?1 ORDER BY id";
constexpr const char* kPutMember =
    "INSERT INTO member (id, shard, position, alias_of, blocked, erased, joined, home_store, ledger, sealed_personal, "
    "sealed_brief, wrapped_key, ties) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
/// Leaves ?2 alone: a member stays in its shard.
constexpr const char* kChangeMember =
    "UPDATE member SET position = ?3, alias_of = ?4, blocked = ?5, erased = ?6, joined = ?7, home_store = ?8, ledger = ?9, "
    "sealed_personal = ?10, sealed_brief = ?11, wrapped_key = ?12, ties = ?13 WHERE id = ?1";
constexpr const char* kLookupsOf = "SELECT hash FROM lookup WHERE member = ?1 ORDER BY n";
constexpr const char* kForgetLookups = "DELETE FROM lookup WHERE member = ?1";
constexpr const char* kPutLookup = "INSERT OR IGNORE INTO lookup (hash, member, n) VALUES (?1, ?2, ?3)";
constexpr const char* kLookUp = "SELECT member FROM lookup WHERE hash = ?1 ORDER BY member";
constexpr const char* kNextPosition = "INSERT INTO shard (shard, last_position) VALUES (?1, 1) "
                                      "ON CONFLICT (shard) DO UPDATE SET last_position = last_position + 1 "
                                      "RETURNING last_position";
constexpr const char* kLastPosition = "SELECT last_position FROM shard WHERE shard = ?1";
constexpr const char* kPutKey = "INSERT INTO member_key (member, incarnation, wrapped) VALUES (?1, ?2, ?3) "
                                "ON CONFLICT (member) DO UPDATE SET wrapped = excluded.wrapped "
                                "WHERE incarnation = excluded.incarnation AND length(wrapped) > 0";
constexpr const char* kKey = "SELECT wrapped FROM member_key WHERE member = ?1 AND length(wrapped) > 0";
/// The row stays, empty, so that the key sent once more is not kept again.
constexpr const char* kEraseKey = "INSERT INTO member_key (member, incarnation, wrapped) VALUES (?1, x'', x'') "
                                  "ON CONFLICT (member) DO UPDATE SET wrapped = x''";

ledger::MemberLedger readLedger(Query& row, int column)
{
    const auto text = json::parse(row.view(column));
    std::vector<json::Complaint> complaints;
    auto ledger = ledger::MemberLedger::fromJson(text ? *text : json::Value(), "ledger", complaints);
    if (!text || !complaints.empty())
        row.corrupt(column);
    return ledger;
}

office::Member readMember(Query& row)
{
    office::Member member;
    member.id = row.id<MemberId>(0);
    member.position = row.integer(1);
    if (!row.isNull(2))
        member.aliasOf = row.id<MemberId>(2);
    member.blocked = row.flag(3);
    member.erased = row.flag(4);
    member.joined = row.date(5);
    member.homeStore = row.bytes(6);
    member.ledger = readLedger(row, 7);
    member.sealedPersonal = row.bytes(8);
    member.sealedBrief = row.bytes(9);
    member.wrappedKey = row.bytes(10);
    if (!readTies(row.view(11), member))
        row.corrupt(11);
    return member;
}

} // namespace

Result<void, Fault> SqliteTransaction::readLookups(office::Member& member)
{
    LOYALTY_TRY(query, m_connection.query(kLookupsOf));
    LOYALTY_TRY(hashes, all(query.with(whole(member.id)), [](Query& row) { return row.fixed<crypto::KeyedHash>(0); }));
    member.lookups = std::move(hashes);
    return {};
}

Result<std::vector<office::Member>, Fault> SqliteTransaction::readMembers(Query& query)
{
    LOYALTY_TRY(members, all(query, readMember));
    for (office::Member& member : members)
        LOYALTY_CHECK(readLookups(member));
    return std::move(members);
}

Result<std::vector<std::optional<office::Member>>, Fault> SqliteTransaction::members(std::span<const MemberId> ids)
{
    std::vector<std::optional<office::Member>> members;
    members.reserve(ids.size());
    for (const MemberId& id : ids) {
        LOYALTY_TRY(query, m_connection.query(kMember));
        LOYALTY_TRY(member, one(query.with(whole(id)), readMember));
        if (member)
            LOYALTY_CHECK(readLookups(*member));
        members.push_back(std::move(member));
    }
    return members;
}

Result<void, Fault> SqliteTransaction::putLookups(const office::Member& member)
{
    office::Member stored;
    stored.id = member.id;
    LOYALTY_CHECK(readLookups(stored));
    if (stored.lookups == member.lookups)
        return {};
    LOYALTY_TRY(forget, m_connection.query(kForgetLookups));
    LOYALTY_CHECK(forget.with(whole(member.id)).run());
    for (std::size_t n = 0; n < member.lookups.size(); ++n) {
        LOYALTY_TRY(put, m_connection.query(kPutLookup));
        LOYALTY_CHECK(put.with(member.lookups[n], whole(member.id), n).run());
    }
    return {};
}

Result<void, Fault> SqliteTransaction::putMembers(std::span<const office::Member> members)
{
    for (const office::Member& m : members) {
        LOYALTY_TRY(count, shards());
        const std::string ledger = json::write(m.ledger.toJson());
        const std::string ties = tiesToText(m);
        LOYALTY_CHECK(changeOrPut(kChangeMember, kPutMember, [&](Query& query) -> Query& {
            return query.with(whole(m.id), sync::shardOf(m.id, count), m.position, m.aliasOf, m.blocked, m.erased,
                              m.joined, m.homeStore, ledger, Blob{m.sealedPersonal}, Blob{m.sealedBrief},
                              Blob{m.wrappedKey}, ties);
        }));
        LOYALTY_CHECK(putLookups(m));
    }
    return {};
}

Result<std::vector<MemberId>, Fault> SqliteTransaction::lookUp(const crypto::KeyedHash& hash)
{
    LOYALTY_TRY(query, m_connection.query(kLookUp));
    return all(query.with(hash), [](Query& row) { return row.id<MemberId>(0); });
}

Result<std::int64_t, Fault> SqliteTransaction::nextPosition(int shard)
{
    LOYALTY_TRY(query, m_connection.query(kNextPosition));
    LOYALTY_CHECK(query.with(shard).step());
    return query.integer(0);
}

Result<std::int64_t, Fault> SqliteTransaction::lastPosition(int shard)
{
    LOYALTY_TRY(query, m_connection.query(kLastPosition));
    LOYALTY_TRY(position, one(query.with(shard), [](Query& row) { return row.integer(0); }));
    return position.value_or(0);
}

Result<std::vector<office::Member>, Fault> SqliteTransaction::feed(int shard, std::int64_t after, std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kFeed));
    return readMembers(query.with(shard, after, limit));
}

Result<std::vector<office::Member>, Fault> SqliteTransaction::membersAfter(const std::optional<MemberId>& after,
                                                                           std::size_t limit)
{
    LOYALTY_TRY(query, m_connection.query(kMembersAfter));
    // No bytes at all sort before every id.
    return readMembers(query.with(after ? whole(*after) : Blob{}, limit));
}

Result<std::vector<office::Member>, Fault> SqliteTransaction::aliasesOf(const MemberId& member)
{
    LOYALTY_TRY(query, m_connection.query(kAliasesOf));
    return readMembers(query.with(whole(member)));
}

Result<void, Fault> SqliteTransaction::putMemberKeys(const IncarnationId& from, std::span<const sync::MemberKey> keys)
{
    for (const sync::MemberKey& key : keys) {
        LOYALTY_TRY(query, m_connection.query(kPutKey));
        LOYALTY_CHECK(query.with(whole(key.member), whole(from), Blob{key.wrapped}).run());
    }
    return {};
}

Result<std::optional<std::string>, Fault> SqliteTransaction::memberKey(const MemberId& member)
{
    LOYALTY_TRY(query, m_connection.query(kKey));
    return one(query.with(whole(member)), [](Query& row) { return row.bytes(0); });
}

Result<void, Fault> SqliteTransaction::eraseMemberKey(const MemberId& member)
{
    LOYALTY_TRY(query, m_connection.query(kEraseKey));
    return query.with(whole(member)).run();
}

} // namespace loyalty::headoffice
