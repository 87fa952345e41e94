#include "core/store/cache_members.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::store {

namespace {

constexpr std::string_view kFind = "SELECT id, position, keys, row, seal FROM member WHERE id = ?";
constexpr std::string_view kAll = "SELECT id, position, keys, row, seal FROM member ORDER BY id";
constexpr std::string_view kUnsealed =
    "SELECT id, position, keys, row, seal FROM member WHERE id > ? AND seal IS NULL ORDER BY id LIMIT 1000";
constexpr std::string_view kSeal = "UPDATE member SET seal = ? WHERE id = ?";
constexpr std::string_view kPut =
    "INSERT INTO member (id, position, keys, row, seal) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
    "SET position = excluded.position, keys = excluded.keys, row = excluded.row, seal = excluded.seal";
constexpr std::string_view kCountKeys = "SELECT (SELECT count(*) FROM look_up) + (SELECT count(*) FROM look_up_more)";
constexpr std::string_view kCount = "SELECT count(*) FROM member";
constexpr std::string_view kLookUp = "SELECT member FROM look_up WHERE head = ?1 AND rest = ?2 "
                                     "UNION ALL SELECT member FROM look_up_more WHERE hash = ?3";
constexpr std::string_view kAddKey =
    "INSERT INTO look_up (head, rest, member) VALUES (?, ?, ?) ON CONFLICT (head) DO NOTHING";
constexpr std::string_view kAddKeyMore = "INSERT INTO look_up_more (hash, member) VALUES (?, ?) "
                                         "ON CONFLICT (hash, member) DO NOTHING";
constexpr std::string_view kRemoveKey = "DELETE FROM look_up WHERE head = ? AND rest = ? AND member = ?";
constexpr std::string_view kRemoveKeyMore = "DELETE FROM look_up_more WHERE hash = ? AND member = ?";
constexpr std::string_view kClear[] = {"DELETE FROM member", "DELETE FROM look_up", "DELETE FROM look_up_more"};

constexpr std::size_t kHashBytes = crypto::KeyedHash::kBytes;
constexpr std::size_t kHeadBytes = 8;

QVariant head(std::string_view hash)
{
    std::uint64_t number = 0;
    for (const char byte : hash.substr(0, kHeadBytes))
        number = number << 8 | static_cast<std::uint8_t>(byte);
    return integer(static_cast<std::int64_t>(number));
}

QVariant rest(std::string_view hash)
{
    return blob(hash.substr(kHeadBytes));
}

/// The row's look-up hashes one after the other, each once.
std::string keysOf(const sync::MemberRow& row)
{
    std::vector<crypto::KeyedHash> hashes = row.lookups;
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    std::string keys;
    for (const crypto::KeyedHash& hash : hashes)
        keys += hash.view();
    return keys;
}

std::string idOf(const sync::MemberRow& row)
{
    return {reinterpret_cast<const char*>(row.member.bytes().data()), row.member.bytes().size()};
}

std::string_view keyAt(std::string_view keys, std::size_t place)
{
    return keys.substr(place, kHashBytes);
}

/// A row as it is stored.
struct Stored
{
    std::string id;
    std::int64_t position = 0;
    std::string keys;
    std::string row;
    std::string seal;
};

Stored storedIn(const Rows& rows)
{
    return {rows.blob(0), rows.integer(1), rows.blob(2), rows.blob(3), rows.blob(4)};
}

crypto::KeyedHash sealOf(const Stored& stored, const crypto::SecretKey& key)
{
    // Each part but the last with its length, so that nothing can move from one to the next.
    const std::string head =
        "member|" + std::to_string(stored.position) + "|" + std::to_string(stored.keys.size()) + "|";
    return crypto::keyedHash(key, head + stored.id + stored.keys + stored.row);
}

/// Some of them, in the order of their ids; read to the end, so that they can be written.
Result<std::vector<Stored>, Fault> unsealedAfter(Database& database, std::string_view id)
{
    std::vector<Stored> some;
    LOYALTY_TRY(rows, database.select(kUnsealed, {blob(id)}));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return some;
        some.push_back(storedIn(rows));
    }
}

bool holds(const Stored& stored, const crypto::SecretKey& key)
{
    return sealOf(stored, key).view() == stored.seal;
}

} // namespace

Result<std::optional<sync::MemberRow>, Fault> CacheMembers::find(const MemberId& member)
{
    LOYALTY_TRY(rows, m_database.select(kFind, {blob(member)}));
    LOYALTY_TRY(found, rows.next());
    if (!found)
        return std::optional<sync::MemberRow>();
    const Stored stored = storedIn(rows);
    auto row = sync::decodeRow(stored.row);
    if (!holds(stored, m_key) || !row || row->member != member)
        return fail(m_database.corrupt("a member's row is not what was written"));
    return std::optional(*std::move(row));
}

Result<void, Fault> CacheMembers::sealOld()
{
    std::string last;
    while (true) {
        LOYALTY_TRY(some, unsealedAfter(m_database, last));
        if (some.empty())
            return {};
        for (const Stored& stored : some)
            LOYALTY_CHECK(
                m_database.run(kSeal, {blob(sealOf(stored, m_key).view()), blob(std::string_view(stored.id))}));
        last = some.back().id;
    }
}

Result<void, Fault> CacheMembers::addProblems(std::vector<std::string>& problems)
{
    std::uint64_t keys = 0;
    LOYALTY_TRY(rows, m_database.select(kAll));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            break;
        const Stored stored = storedIn(rows);
        LOYALTY_TRY(member, rows.fixed<MemberId>(0));
        if (!holds(stored, m_key))
            problems.push_back("cache-row-differs " + member.toString());
        for (std::size_t place = 0; place < stored.keys.size(); place += kHashBytes, ++keys) {
            LOYALTY_TRY(there, leadsTo(keyAt(stored.keys, place), member));
            if (!there)
                problems.push_back("cache-look-up-differs " + member.toString());
        }
    }
    LOYALTY_TRY(counted, m_database.select(kCountKeys));
    LOYALTY_CHECK(counted.next());
    if (counted.natural(0) != keys)
        problems.push_back("cache-look-ups-differ " + std::to_string(counted.natural(0)) + " " + std::to_string(keys));
    return {};
}

Result<bool, Fault> CacheMembers::leadsTo(std::string_view hash, const MemberId& member)
{
    const auto key = crypto::KeyedHash::fromBytes(hash);
    LOYALTY_ASSERT(key);
    LOYALTY_TRY(members, lookUp(*key));
    return std::find(members.begin(), members.end(), member) != members.end();
}

Result<std::vector<MemberId>, Fault> CacheMembers::lookUp(const crypto::KeyedHash& hash)
{
    std::vector<MemberId> members;
    LOYALTY_TRY(rows, m_database.select(kLookUp, {head(hash.view()), rest(hash.view()), blob(hash.view())}));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            break;
        LOYALTY_TRY(member, rows.fixed<MemberId>(0));
        members.push_back(member);
    }
    std::sort(members.begin(), members.end());
    return members;
}

Result<std::uint64_t, Fault> CacheMembers::count()
{
    LOYALTY_TRY(rows, m_database.select(kCount));
    LOYALTY_CHECK(rows.next());
    return rows.natural(0);
}

Result<void, Fault> CacheMembers::put(const sync::MemberRow& row)
{
    std::string before;
    {
        LOYALTY_TRY(rows, m_database.select(kFind, {blob(row.member)}));
        LOYALTY_TRY(found, rows.next());
        const Stored stored = found ? storedIn(rows) : Stored();
        if (found && stored.position > row.position && holds(stored, m_key))
            return {};
        before = stored.keys;
    }
    const std::string after = keysOf(row);
    const Stored fresh{idOf(row), row.position, after, sync::encodeRow(row), {}};
    LOYALTY_CHECK(m_database.run(kPut, {blob(row.member), integer(row.position), blob(after), blob(fresh.row),
                                        blob(sealOf(fresh, m_key).view())}));
    if (before == after)
        return {};
    for (std::size_t place = 0; place < before.size(); place += kHashBytes)
        LOYALTY_CHECK(removeKey(keyAt(before, place), row.member));
    for (std::size_t place = 0; place < after.size(); place += kHashBytes)
        LOYALTY_CHECK(addKey(keyAt(after, place), row.member));
    return {};
}

Result<void, Fault> CacheMembers::addKey(std::string_view hash, const MemberId& member)
{
    LOYALTY_TRY(added, m_database.run(kAddKey, {head(hash), rest(hash), blob(member)}));
    if (added == 0)
        LOYALTY_CHECK(m_database.run(kAddKeyMore, {blob(hash), blob(member)}));
    return {};
}

Result<void, Fault> CacheMembers::removeKey(std::string_view hash, const MemberId& member)
{
    LOYALTY_TRY(removed, m_database.run(kRemoveKey, {head(hash), rest(hash), blob(member)}));
    if (removed == 0)
        LOYALTY_CHECK(m_database.run(kRemoveKeyMore, {blob(hash), blob(member)}));
    return {};
}

Result<void, Fault> CacheMembers::clear()
{
    for (const std::string_view sql : kClear)
        LOYALTY_CHECK(m_database.run(sql));
    return {};
}

} // namespace loyalty::store
