#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/fault.h"
#include "core/base/random.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace loyalty::store {

/// The folder that holds everything a terminal knows, and the lock that one program at a time has on it.
///
///     journal.db    precious
///     cache.db      can be deleted while nobody has the folder
///     folder.key    32 bytes that seal the terminal's secrets; worth as much as the journal
///     folder.lock   whose it is now
///     ballast       1 MiB that can be given back to a full disk
///
/// The lock is the kernel's (flock): it goes with the process that held it, however that ended. Any thread; one at a
/// time.
class DataFolder
{
public:
    static constexpr std::size_t kBallastBytes = std::size_t{1} << 20;

    /// Makes the folder (mode 0700) where there is none, locks it, and takes ballast on where there is room.
    /// Faults: Locked (its owner's process id in the detail), ReadOnly, DiskFull, BadConfiguration (others may write
    /// there), Missing (no parent folder), Io.
    [[nodiscard]] static Result<DataFolder, Fault> open(const std::filesystem::path& path);
    /// As open(), where a terminal was founded before. Missing where there is no journal; nothing is made then.
    [[nodiscard]] static Result<DataFolder, Fault> openFounded(const std::filesystem::path& path);

    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path journal() const { return m_path / "journal.db"; }
    [[nodiscard]] std::filesystem::path cache() const { return m_path / "cache.db"; }

    /// The folder's key; made from `random` at the first call ever. Missing where a journal is there without the key
    /// that its secrets are sealed under, BadConfiguration where others may read the key, Corrupt where it is no key.
    [[nodiscard]] Result<crypto::SecretKey, Fault> key(Random& random) const;

    /// The key is there: some open() before this one came as far as that.
    [[nodiscard]] bool hasKey() const;

    /// Gives up a folder in which nothing was founded: takes away lock, key and ballast, and the folder itself where it
    /// is empty then. Not where there is a journal.
    void discard() &&;

    [[nodiscard]] bool hasBallast() const;
    /// Gives the ballast back, for the last entries that a full disk is to hold. Also where there is none.
    [[nodiscard]] Result<void, Fault> freeBallast() const;
    /// Takes it on again; DiskFull where there is no room yet.
    [[nodiscard]] Result<void, Fault> takeBallast() const;

private:
    DataFolder(std::filesystem::path path, int lock);

    std::filesystem::path m_path;
    int m_lock; ///< descriptor; -1 once moved from
};

} // namespace loyalty::store
