#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/fault.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace loyalty::headoffice {

/// Where a running server answers, and the token that it takes.
struct Announcement
{
    std::string url;
    std::string token;
};

/// The folder of one head office: head-office.db, folder.key (opens the chain's keys), admin.token, lock, and while a
/// server runs server.url. Mode 0700, its secrets 0600.
///
/// The object holds the folder's lock; whoever has it is the only program that touches the database.
class DataFolder
{
public:
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    DataFolder(const DataFolder&) = delete;
    ~DataFolder();

    /// Makes a folder whole or not at all: everything is written beside it, `fill` puts the database in, and one rename
    /// makes it appear. Rejected where there is something at `path` already. `fill` must close what it opens.
    [[nodiscard]] static Result<void, Fault> create(
        const std::filesystem::path& path, Random& random,
        const std::function<Result<void, Fault>(const DataFolder& unfinished)>& fill);

    /// Takes the lock. Locked: another program has it; Missing: there is no head office, or its key or token is gone;
    /// NotTrusted: others can write there or read the secrets, or it is another user's; ReadOnly …
    [[nodiscard]] static Result<DataFolder, Fault> open(const std::filesystem::path& path);

    /// What a server running on the folder has announced; Missing where none has, NotTrusted as open().
    [[nodiscard]] static Result<Announcement, Fault> announced(const std::filesystem::path& path);

    /// Tells the commands of this machine where the server is. Withdrawn when the object goes.
    [[nodiscard]] Result<void, Fault> announce(const std::string& url);

    [[nodiscard]] std::string databaseFile() const { return (m_path / "head-office.db").string(); }
    [[nodiscard]] const crypto::SecretKey& key() const { return m_key; }
    [[nodiscard]] const std::string& adminToken() const { return m_token; }

private:
    DataFolder(std::filesystem::path path, int lock);
    [[nodiscard]] Result<void, Fault> readSecrets();

    std::filesystem::path m_path;
    int m_lock;
    bool m_announced = false;
    crypto::SecretKey m_key;
    std::string m_token;
};

} // namespace loyalty::headoffice
