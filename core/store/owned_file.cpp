#include "core/store/owned_file.h"

#include "core/store/sqlite_fault.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace loyalty::store {

OwnedFile::OwnedFile(int descriptor, std::string name)
    : m_descriptor(descriptor)
    , m_name(std::move(name))
{}

OwnedFile::OwnedFile(OwnedFile&& other) noexcept
    : m_descriptor(other.release())
    , m_name(std::move(other.m_name))
{}

OwnedFile::~OwnedFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<OwnedFile, Fault> OwnedFile::open(const std::filesystem::path& path, int flags, mode_t mode)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (descriptor < 0)
        return fail(faultOfErrno(errno, path.filename().string()));
    return OwnedFile(descriptor, path.filename().string());
}

int OwnedFile::release()
{
    return std::exchange(m_descriptor, -1);
}

Fault OwnedFile::faultOf(int error) const
{
    return faultOfErrno(error, m_name);
}

Result<mode_t, Fault> OwnedFile::mode() const
{
    struct stat found = {};
    if (::fstat(m_descriptor, &found) != 0)
        return fail(faultOf(errno));
    return found.st_mode;
}

Result<void, Fault> OwnedFile::write(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(faultOf(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<std::string, Fault> OwnedFile::readAtMost(std::size_t bytes) const
{
    std::string text(bytes, '\0');
    std::size_t length = 0;
    while (length < bytes) {
        const ssize_t got = ::read(m_descriptor, text.data() + length, bytes - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(faultOf(errno));
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    text.resize(length);
    return text;
}

Result<void, Fault> OwnedFile::truncate() const
{
    if (::ftruncate(m_descriptor, 0) != 0)
        return fail(faultOf(errno));
    return {};
}

Result<void, Fault> OwnedFile::allocate(std::size_t bytes) const
{
    // posix_fallocate answers the error instead of setting errno.
    if (const int error = ::posix_fallocate(m_descriptor, 0, static_cast<off_t>(bytes)); error != 0)
        return fail(faultOf(error));
    return {};
}

Result<void, Fault> OwnedFile::sync() const
{
    if (::fsync(m_descriptor) != 0)
        return fail(faultOf(errno));
    return {};
}

Result<void, Fault> replaceFile(const std::filesystem::path& path, std::string_view bytes, bool durable)
{
    const std::filesystem::path beside = path.native() + ".new";
    LOYALTY_TRY(file, OwnedFile::open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600));
    LOYALTY_CHECK(file.write(bytes));
    if (durable)
        LOYALTY_CHECK(file.sync());
    if (std::rename(beside.c_str(), path.c_str()) != 0)
        return fail(faultOfErrno(errno, path.filename().string()));
    return durable ? syncFolder(path.parent_path()) : Result<void, Fault>();
}

Result<void, Fault> syncFolder(const std::filesystem::path& folder)
{
    LOYALTY_TRY(file, OwnedFile::open(folder, O_RDONLY | O_DIRECTORY));
    return file.sync();
}

} // namespace loyalty::store
