#pragma once

#include "core/base/crypto/crypto.h"
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
    /// `key` seals the rows.
    CacheMembers(Database& database, const crypto::SecretKey& key)
        : m_database(database)
        , m_key(key)
    {}

    [[nodiscard]] Result<std::optional<sync::MemberRow>, Fault> find(const MemberId& member);
    /// Inside a transaction: seals the rows of a file that had no seals.
    [[nodiscard]] Result<void, Fault> sealOld();
    /// The rows whose seal does not hold, and the keys that do not lead to their members.
    [[nodiscard]] Result<void, Fault> addProblems(std::vector<std::string>& problems);
    /// By id.
    [[nodiscard]] Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash);
    [[nodiscard]] Result<std::uint64_t, Fault> count();

    /// Inside a transaction: replaces the member's row and keys, unless a row of a higher position is there.
    [[nodiscard]] Result<void, Fault> put(const sync::MemberRow& row);
    /// Inside a transaction.
    [[nodiscard]] Result<void, Fault> clear();

private:
    [[nodiscard]] Result<bool, Fault> leadsTo(std::string_view hash, const MemberId& member);
    [[nodiscard]] Result<void, Fault> addKey(std::string_view hash, const MemberId& member);
    [[nodiscard]] Result<void, Fault> removeKey(std::string_view hash, const MemberId& member);

    Database& m_database;
    crypto::SecretKey m_key;
};

} // namespace loyalty::store
