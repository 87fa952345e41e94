#include "app/headoffice/folder/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace loyalty::headoffice {

namespace {

constexpr std::size_t kLargest = 64u << 20;

/// Closes when it goes.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool opened() const { return m_number >= 0; }

private:
    int m_number;
};

bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Fault systemFault(int error, const std::filesystem::path& about)
{
    const std::string said = about.string() + ": " + std::system_category().message(error);
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return {FaultCode::Missing, said};
    case EACCES:
    case EPERM:
    case EROFS:
        return {FaultCode::ReadOnly, said};
    case ENOSPC:
    case EDQUOT:
        return {FaultCode::DiskFull, said};
    default:
        return {FaultCode::Io, said};
    }
}

Result<void, Fault> syncFolder(const std::filesystem::path& folder)
{
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.opened() || ::fsync(opened.number()) != 0)
        return fail(systemFault(errno, folder));
    return {};
}

Result<void, Fault> writeFile(const std::filesystem::path& file, std::string_view text, Privacy privacy)
{
    const std::filesystem::path beside = file.string() + ".new";
    ::unlink(beside.c_str());
    const mode_t mode = privacy == Privacy::Secret ? 0600 : 0644;
    {
        const Descriptor opened(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
        if (!opened.opened())
            return fail(systemFault(errno, beside));
        if (!writeAll(opened.number(), text) || ::fsync(opened.number()) != 0) {
            const Fault fault = systemFault(errno, beside);
            ::unlink(beside.c_str());
            return fail(fault);
        }
    }
    if (std::rename(beside.c_str(), file.c_str()) != 0)
        return fail(systemFault(errno, file));
    return syncFolder(file.has_parent_path() ? file.parent_path() : ".");
}

Result<std::string, Fault> readFile(const std::filesystem::path& file, Privacy privacy)
{
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat facts = {};
    if (!opened.opened() || ::fstat(opened.number(), &facts) != 0)
        return fail(systemFault(errno, file));
    if (privacy == Privacy::Secret && (facts.st_mode & 077) != 0)
        return fail(Fault{FaultCode::NotTrusted, file.string() + " can be read by others; it is a secret: chmod 600 " +
                                                     file.string() + ", and think about who has seen it"});
    std::string text;
    std::array<char, 64 * 1024> piece{};
    while (true) {
        const ssize_t got = ::read(opened.number(), piece.data(), piece.size());
        if (got < 0)
            return fail(systemFault(errno, file));
        if (got == 0)
            return text;
        if (text.size() + static_cast<std::size_t>(got) > kLargest)
            return fail(Fault{FaultCode::Rejected, file.string() + " is larger than 64 MiB"});
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

} // namespace loyalty::headoffice
