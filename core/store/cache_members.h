#pragma once

#include "core/store/database.h"
#include "core/sync/protocol.h"

#include <optional>
#include <string>
#include <vector>

namespace loyalty::store {

/// The member rows of the cache and the keys that they are looked up by. Part of SqliteCacheStore, which owns the file
/// and the transactions.
class CacheMembers
{
public:
    explicit CacheMembers(Database& database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<sync::MemberRow>, Fault> find(const MemberId& member);
    /// By id.
    [[nodiscard]] Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash);
    [[nodiscard]] Result<std::uint64_t, Fault> count();

    /// Inside a transaction: replaces the member's row and keys, unless a row of a higher position is there.
    [[nodiscard]] Result<void, Fault> put(const sync::MemberRow& row);
    /// Inside a transaction.
    [[nodiscard]] Result<void, Fault> clear();

private:
    [[nodiscard]] Result<void, Fault> addKey(std::string_view hash, const MemberId& member);
    [[nodiscard]] Result<void, Fault> removeKey(std::string_view hash, const MemberId& member);

    Database& m_database;
};

} // namespace loyalty::store
