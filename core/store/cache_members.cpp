#include "core/store/cache_members.h"

#include <algorithm>

namespace loyalty::store {

namespace {

constexpr std::string_view kFind = "SELECT row FROM member WHERE id = ?";
constexpr std::string_view kStanding = "SELECT position, keys FROM member WHERE id = ?";
constexpr std::string_view kPut =
    "INSERT INTO member (id, position, keys, row) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET position = excluded.position, keys = excluded.keys, row = excluded.row";
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

std::string_view keyAt(std::string_view keys, std::size_t place)
{
    return keys.substr(place, kHashBytes);
}

} // namespace

Result<std::optional<sync::MemberRow>, Fault> CacheMembers::find(const MemberId& member)
{
    LOYALTY_TRY(rows, m_database.select(kFind, {blob(member)}));
    LOYALTY_TRY(found, rows.next());
    if (!found)
        return std::optional<sync::MemberRow>();
    auto row = sync::decodeRow(rows.blob(0));
    if (!row || row->member != member)
        return fail(m_database.corrupt("a member's row is not what was written"));
    return std::optional(*std::move(row));
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
        LOYALTY_TRY(rows, m_database.select(kStanding, {blob(row.member)}));
        LOYALTY_TRY(found, rows.next());
        if (found && rows.integer(0) > row.position)
            return {};
        if (found)
            before = rows.blob(1);
    }
    const std::string after = keysOf(row);
    LOYALTY_CHECK(
        m_database.run(kPut, {blob(row.member), integer(row.position), blob(after), blob(sync::encodeRow(row))}));
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
