#pragma once

#include "core/store/cache_members.h"
#include "core/terminal/ports.h"

#include <filesystem>
#include <memory>

namespace loyalty::store {

/// The terminal's cache in SQLite: members, programmes, operators, marks. Everything in it can be fetched again.
///
/// A read that finds bytes which cannot be ours answers Corrupt; the owner then lets the store go and calls
/// openOrRebuild() with Check::Quick, or remove().
class SqliteCacheStore final : public terminal::CacheStore
{
public:
    struct Opened
    {
        std::unique_ptr<SqliteCacheStore> store;
        bool rebuilt = false; ///< it was corrupt, and is empty now: everything is to be pulled again
    };

    /// Opens or makes the file; one that is corrupt, or held a row that was not written here, is removed and made anew.
    /// Other faults as Database::open(). `sealKey` seals the rows, so that one that another program changed is seen.
    [[nodiscard]] static Result<Opened, Fault> openOrRebuild(const std::filesystem::path& path,
                                                             const crypto::SecretKey& sealKey,
                                                             OpenOptions options = {});
    /// Removes the file with its WAL. Nobody has it open.
    [[nodiscard]] static Result<void, Fault> remove(const std::filesystem::path& path);

    /// Over a file opened as kCacheFormat.
    SqliteCacheStore(std::unique_ptr<Database> database, const crypto::SecretKey& sealKey);

    Result<std::optional<sync::MemberRow>, Fault> member(const MemberId& member) override;
    Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash) override;
    Result<std::uint64_t, Fault> memberCount() override;

    Result<void, Fault> applyPage(const sync::FeedPage& page) override;
    Result<void, Fault> putRow(const sync::MemberRow& row) override;
    Result<void, Fault> applyChain(const std::vector<sync::ChainRow>& rows) override;
    Result<void, Fault> putPosted(const std::vector<sync::PostedAt>& posted, std::uint64_t upTo) override;
    Result<std::vector<sync::PostedAt>, Fault> posted() override;
    Result<void, Fault> forgetPosted(std::uint64_t upToSeq) override;

    Result<std::vector<terminal::StoredProgramme>, Fault> programmes() override;
    Result<std::vector<sync::Operator>, Fault> operators() override;

    Result<terminal::SyncMarks, Fault> marks() override;
    Result<void, Fault> writeMarks(const terminal::SyncMarks& marks) override;
    Result<std::vector<std::string>, Fault> problems() override;
    Result<void, Fault> reset() override;

private:
    [[nodiscard]] static Result<std::unique_ptr<SqliteCacheStore>, Fault> openSound(const std::filesystem::path& path,
                                                                                    const crypto::SecretKey& sealKey,
                                                                                    const OpenOptions& options);
    [[nodiscard]] Result<void, Fault> sealOld();
    enum class Sealed { No, Yes };
    [[nodiscard]] Result<std::vector<sync::Operator>, Fault> operatorsIn(Sealed sealed);
    [[nodiscard]] std::string sealOf(const sync::Operator& person) const;
    [[nodiscard]] std::string sealOf(const sync::PostedAt& at) const;
    [[nodiscard]] std::string sealOf(const std::vector<sync::PostedAt>& all) const;
    /// The one seal of all rows of a kind, by the statement that reads or writes it.
    [[nodiscard]] Result<std::string, Fault> sealFrom(std::string_view sql);
    [[nodiscard]] Result<void, Fault> keepSeal(std::string_view sql, const std::string& seal);
    [[nodiscard]] Result<std::vector<sync::PostedAt>, Fault> allPosted();
    [[nodiscard]] std::string sealOf(const terminal::StoredProgramme& programme) const;
    [[nodiscard]] std::string sealOf(const std::vector<terminal::StoredProgramme>& all) const;
    [[nodiscard]] static Result<terminal::StoredProgramme, Fault> programmeIn(Rows& rows);
    [[nodiscard]] Result<std::vector<terminal::StoredProgramme>, Fault> allProgrammes();
    void suspect();
    [[nodiscard]] Result<std::int64_t, Fault> cursorOf(int shard);
    [[nodiscard]] Result<std::int64_t, Fault> chainCursor();
    [[nodiscard]] Result<void, Fault> putProgramme(const sync::ProgrammeRow& row);
    [[nodiscard]] Result<void, Fault> putOperator(const sync::Operator& person);

    std::unique_ptr<Database> m_database;
    crypto::SecretKey m_sealKey;
    CacheMembers m_members;
};

} // namespace loyalty::store
