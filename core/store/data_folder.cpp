#include "core/store/data_folder.h"

#include "core/base/assert.h"
#include "core/store/owned_file.h"
#include "core/store/sqlite_fault.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace loyalty::store {

namespace {

constexpr const char* kJournal = "journal.db";
constexpr const char* kLock = "folder.lock";
constexpr const char* kKey = "folder.key";
constexpr const char* kNewKey = "folder.key.new";
constexpr const char* kBallast = "ballast";
constexpr mode_t kOthersMayWrite = S_IWGRP | S_IWOTH;
constexpr mode_t kOthersMayAnything = S_IRWXG | S_IRWXO;

Result<void, Fault> provideFolder(const std::filesystem::path& path)
{
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return fail(faultOfErrno(errno, path.string()));
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0)
        return fail(faultOfErrno(errno, path.string()));
    if (!S_ISDIR(found.st_mode))
        return fail(Fault{FaultCode::BadConfiguration, path.string() + ": not a folder"});
    if ((found.st_mode & kOthersMayWrite) != 0)
        return fail(
            Fault{FaultCode::BadConfiguration, path.string() + ": others may write there; mode 0700 is wanted"});
    return {};
}

/// Who has just taken the lock has not written down yet who it is.
std::string ownerOf(const OwnedFile& lock)
{
    std::array<char, 32> text{};
    const ssize_t length = ::pread(lock.descriptor(), text.data(), text.size(), 0);
    std::string pid(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    pid = pid.substr(0, pid.find('\n'));
    return pid.empty() ? "another process" : "process " + pid;
}

/// Answers the locked descriptor.
Result<OwnedFile, Fault> lock(const std::filesystem::path& folder)
{
    LOYALTY_TRY(file, OwnedFile::open(folder / kLock, O_RDWR | O_CREAT, 0600));
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(faultOfErrno(errno, kLock));
        return fail(Fault{FaultCode::Locked, folder.string() + ": " + ownerOf(file) + " has it"});
    }
    LOYALTY_CHECK(file.truncate());
    LOYALTY_CHECK(file.write(std::to_string(::getpid()) + "\n"));
    return std::move(file);
}

Result<crypto::SecretKey, Fault> readKey(const std::filesystem::path& path)
{
    LOYALTY_TRY(file, OwnedFile::open(path, O_RDONLY));
    LOYALTY_TRY(mode, file.mode());
    if ((mode & kOthersMayAnything) != 0)
        return fail(Fault{FaultCode::BadConfiguration, path.string() + ": others may read it; mode 0600 is wanted"});
    LOYALTY_TRY(bytes, file.readAtMost(crypto::SecretKey::kBytes + 1));
    const std::optional<crypto::SecretKey> key = crypto::SecretKey::fromBytes(bytes);
    if (!key)
        return fail(Fault{FaultCode::Corrupt, path.string() + ": not 32 bytes"});
    return *key;
}

/// False leaves errno as lstat() set it.
bool isThere(const std::filesystem::path& path)
{
    struct stat found = {};
    return ::lstat(path.c_str(), &found) == 0;
}

} // namespace

Result<DataFolder, Fault> DataFolder::open(const std::filesystem::path& path)
{
    LOYALTY_CHECK(provideFolder(path));
    LOYALTY_TRY(locked, lock(path));
    DataFolder folder(path, locked.release());
    // No room for ballast is no reason to stay closed: what cannot be done without room says so itself.
    if (const auto taken = folder.takeBallast(); !taken && taken.error().code != FaultCode::DiskFull)
        return fail(taken.error());
    return folder;
}

Result<DataFolder, Fault> DataFolder::openFounded(const std::filesystem::path& path)
{
    if (!isThere(path / kJournal)) {
        if (errno != ENOENT && errno != ENOTDIR)
            return fail(faultOfErrno(errno, path.string()));
        return fail(Fault{FaultCode::Missing, path.string() + ": no terminal has been enrolled in this folder"});
    }
    return open(path);
}

DataFolder::DataFolder(std::filesystem::path path, int lock)
    : m_path(std::move(path))
    , m_lock(lock)
{}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{}

DataFolder::~DataFolder()
{
    // The lock file stays: removing it would let two programs lock two files of one name.
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<crypto::SecretKey, Fault> DataFolder::key(Random& random) const
{
    const std::filesystem::path path = m_path / kKey;
    if (!isThere(path)) {
        if (isThere(journal()))
            return fail(Fault{FaultCode::Missing, path.string() + ": the journal's secrets are sealed under it"});
        LOYALTY_CHECK(replaceFile(path, crypto::makeSecretKey(random).view(), true)); // a whole key or none
    }
    return readKey(path);
}

bool DataFolder::hasKey() const
{
    return isThere(m_path / kKey);
}

void DataFolder::discard() &&
{
    LOYALTY_ASSERT(!isThere(journal()));
    // What cannot be taken away does no harm: the next open() finds it as it is.
    for (const char* const name : {kNewKey, kKey, kBallast, kLock})
        static_cast<void>(::unlink((m_path / name).c_str()));
    static_cast<void>(::rmdir(m_path.c_str()));
}

bool DataFolder::hasBallast() const
{
    return isThere(m_path / kBallast);
}

Result<void, Fault> DataFolder::freeBallast() const
{
    if (::unlink((m_path / kBallast).c_str()) != 0 && errno != ENOENT)
        return fail(faultOfErrno(errno, kBallast));
    return {};
}

Result<void, Fault> DataFolder::takeBallast() const
{
    if (hasBallast())
        return {};
    auto filled = [&]() -> Result<void, Fault> {
        LOYALTY_TRY(file, OwnedFile::open(m_path / kBallast, O_WRONLY | O_CREAT, 0600));
        return file.allocate(kBallastBytes);
    }();
    if (!filled)
        (void)freeBallast(); // a part of it is no use, and the first fault is the one to tell
    return filled;
}

} // namespace loyalty::store
