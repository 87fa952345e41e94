#include "app/headoffice/folder/data_folder.h"

#include "app/headoffice/folder/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

namespace loyalty::headoffice {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "head-office.db";
constexpr const char* kLock = "lock";
constexpr const char* kKey = "folder.key";
constexpr const char* kToken = "admin.token";
constexpr const char* kUrl = "server.url";
constexpr const char* kUnfinished = ".new-"; // stands between the folder's name and eight digits while it is made

std::string randomHex(Random& random)
{
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return crypto::toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string withoutEnd(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

/// Whoever may write there can put another key, token or address in the place of head office's own.
Result<void, Fault> mustBeOurs(const fs::path& folder)
{
    struct stat found = {};
    if (::stat(folder.c_str(), &found) != 0)
        return fail(systemFault(errno, folder));
    if (!S_ISDIR(found.st_mode))
        return fail(systemFault(ENOTDIR, folder));
    const uid_t user = ::geteuid();
    if (user != 0 && found.st_uid != user && found.st_uid != 0)
        return fail(Fault{FaultCode::NotTrusted, folder.string() + " belongs to another user; work as the one whose "
                                                                   "head office it is"});
    if ((found.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return fail(Fault{FaultCode::NotTrusted, folder.string() + " can be written by others: chmod 700 " +
                                                     folder.string() + ", and think about who has been there"});
    return {};
}

/// There is no key where one must be.
Fault withoutKey(const fs::path& folder)
{
    std::error_code error;
    if (fs::exists(folder / kDatabase, error))
        return {FaultCode::Missing, (folder / kKey).string() + " is missing, and nothing in the database opens without "
                                                               "it; put back its copy"};
    return {FaultCode::Missing, "there is no head office in " + folder.string() +
                                    "; make one with: loyalty-headoffice create --dir " + folder.string()};
}

Result<int, Fault> takeLock(const fs::path& folder)
{
    const fs::path file = folder / kLock;
    const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fail(systemFault(errno, file));
    if (::flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    const int error = errno;
    ::close(lock);
    if (error == EWOULDBLOCK)
        return fail(Fault{FaultCode::Locked, "another program is at work in " + folder.string()});
    return fail(systemFault(error, file));
}

/// Whether `path` is taken: a file, or a folder with something in it.
Result<void, Fault> mustBeFree(const fs::path& path)
{
    std::error_code error;
    if (fs::exists(path / kKey, error))
        return fail(Fault{FaultCode::Rejected, "there is a head office in " + path.string() +
                                                   " already; name another folder, or use that one"});
    const bool taken = fs::exists(path, error) && !(fs::is_directory(path, error) && fs::is_empty(path, error));
    if (taken)
        return fail(Fault{FaultCode::Rejected, path.string() + " is there already and holds something else; "
                                                               "name a folder that does not exist yet"});
    return {};
}

/// What a making that was killed left beside `target`: nobody can use it, and it holds secrets. One that is at work has
/// its lock.
void clearAway(const fs::path& target)
{
    const std::string begins = target.filename().string() + kUnfinished;
    std::error_code error;
    std::vector<fs::path> left;
    for (fs::directory_iterator at(target.parent_path(), error), end; !error && at != end; at.increment(error))
        if (at->path().filename().string().starts_with(begins))
            left.push_back(at->path());
    for (const fs::path& folder : left)
        if (const auto lock = takeLock(folder)) {
            fs::remove_all(folder, error);
            ::close(*lock);
        }
}

} // namespace

DataFolder::DataFolder(fs::path path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
    , m_announced(std::exchange(other.m_announced, false))
    , m_key(other.m_key)
    , m_token(std::move(other.m_token))
{}

DataFolder::~DataFolder()
{
    if (m_announced)
        ::unlink((m_path / kUrl).c_str());
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<void, Fault> DataFolder::create(const fs::path& path, Random& random,
                                       const std::function<Result<void, Fault>(const DataFolder& unfinished)>& fill)
{
    const fs::path target = fs::absolute(path.has_filename() ? path : path.parent_path()).lexically_normal();
    LOYALTY_CHECK(mustBeFree(target));
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    clearAway(target);
    const fs::path beside = target.string() + kUnfinished + randomHex(random).substr(0, 8);
    if (::mkdir(beside.c_str(), 0700) != 0)
        return fail(systemFault(errno, beside));
    const auto build = [&]() -> Result<void, Fault> {
        LOYALTY_CHECK(writeFile(beside / kKey, randomHex(random) + "\n", Privacy::Secret));
        LOYALTY_CHECK(writeFile(beside / kToken, randomHex(random) + "\n", Privacy::Secret));
        LOYALTY_TRY(folder, open(beside));
        LOYALTY_CHECK(fill(folder));
        LOYALTY_CHECK(syncFolder(beside));
        if (std::rename(beside.c_str(), target.c_str()) != 0)
            return fail(systemFault(errno, target));
        return syncFolder(target.parent_path());
    };
    auto built = build();
    if (!built)
        fs::remove_all(beside, error);
    return built;
}

Result<DataFolder, Fault> DataFolder::open(const fs::path& path)
{
    std::error_code error;
    if (!fs::exists(path / kKey, error)) {
        if (error && error != std::errc::not_a_directory)
            return fail(systemFault(error.value(), path));
        return fail(withoutKey(path));
    }
    LOYALTY_CHECK(mustBeOurs(path));
    LOYALTY_TRY(lock, takeLock(path));
    DataFolder folder(path, lock);
    LOYALTY_CHECK(folder.readSecrets());
    return folder;
}

Result<void, Fault> DataFolder::readSecrets()
{
    LOYALTY_TRY(key, readFile(m_path / kKey, Privacy::Secret));
    const auto bytes = crypto::fromHex(withoutEnd(key));
    const auto secret = bytes ? crypto::SecretKey::fromBytes(*bytes) : std::nullopt;
    if (!secret)
        return fail(Fault{FaultCode::Corrupt, (m_path / kKey).string() + " is not a key; put back its copy"});
    m_key = *secret;
    const auto token = readFile(m_path / kToken, Privacy::Secret);
    if (!token && token.error().code == FaultCode::Missing)
        return fail(Fault{FaultCode::Missing, (m_path / kToken).string() +
                                                  " is missing; put back its copy, or write a "
                                                  "new one, such as openssl rand -hex 32 tells, "
                                                  "mode 0600"});
    if (!token)
        return fail(token.error());
    m_token = withoutEnd(*token);
    return {};
}

Result<Announcement, Fault> DataFolder::announced(const fs::path& path)
{
    LOYALTY_CHECK(mustBeOurs(path));
    LOYALTY_TRY(url, readFile(path / kUrl, Privacy::Secret));
    LOYALTY_TRY(token, readFile(path / kToken, Privacy::Secret));
    return Announcement{withoutEnd(url), withoutEnd(token)};
}

Result<void, Fault> DataFolder::announce(const std::string& url)
{
    LOYALTY_CHECK(writeFile(m_path / kUrl, url + "\n", Privacy::Secret));
    m_announced = true;
    return {};
}

} // namespace loyalty::headoffice
