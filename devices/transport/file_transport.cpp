#include "devices/transport/file_transport.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <utility>

namespace loyalty::devices {
namespace {

constexpr qsizetype kReadBytes = 4096;

TransportError errorOf(int code)
{
    switch (code) {
    case EACCES:
    case EPERM:
    case EROFS:
        return TransportError::Denied;
    case EBUSY:
        return TransportError::Busy;
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case EPIPE:
        return TransportError::Gone;
    default:
        return TransportError::Io;
    }
}

int millisecondsOf(const QDeadlineTimer& deadline)
{
    if (deadline.isForever())
        return -1;
    return static_cast<int>(std::min<qint64>(deadline.remainingTime(), std::numeric_limits<int>::max()));
}

/// Nothing once the file is ready for `events`.
std::optional<TransportError> waitFor(int file, short events, const QDeadlineTimer& deadline)
{
    pollfd wanted{file, events, 0};
    for (;;) {
        const int ready = poll(&wanted, 1, millisecondsOf(deadline));
        if (ready == 0)
            return TransportError::Timeout;
        if (ready < 0 && errno != EINTR)
            return errorOf(errno);
        if (ready < 0)
            continue;
        if ((wanted.revents & events) != 0)
            return std::nullopt;
        return TransportError::Gone;
    }
}

} // namespace

FileTransport::FileTransport(QString path)
    : m_path(std::move(path))
{}

FileTransport::~FileTransport()
{
    close();
}

Result<void, TransportError> FileTransport::open(QDeadlineTimer)
{
    if (isOpen())
        return {};
    const QByteArray path = QFile::encodeName(m_path);
    m_file = ::open(path.constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_APPEND | O_CLOEXEC);
    m_readable = m_file >= 0;
    if (m_file < 0)
        m_file = ::open(path.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_APPEND | O_CLOEXEC);
    if (m_file < 0)
        return fail(errorOf(errno));
    return {};
}

Written FileTransport::write(const QByteArray& bytes, QDeadlineTimer deadline)
{
    Written written;
    if (!isOpen())
        return {0, TransportError::Gone};
    while (written.taken < bytes.size()) {
        if (const auto error = waitFor(m_file, POLLOUT, deadline))
            return {written.taken, error};
        const ssize_t taken =
            ::write(m_file, bytes.constData() + written.taken, static_cast<std::size_t>(bytes.size() - written.taken));
        if (taken < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (taken < 0)
            return {written.taken, errorOf(errno)};
        written.taken += taken;
    }
    return written;
}

Received FileTransport::read(QDeadlineTimer deadline)
{
    if (!isOpen())
        return {{}, TransportError::Gone};
    if (!m_readable)
        return {{}, TransportError::Timeout};
    if (const auto error = waitFor(m_file, POLLIN, deadline))
        return {{}, error};
    QByteArray bytes(kReadBytes, Qt::Uninitialized);
    const ssize_t got = ::read(m_file, bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (got < 0)
        return {{}, errno == EAGAIN || errno == EINTR ? TransportError::Timeout : errorOf(errno)};
    bytes.truncate(got);
    // A file at its end has nothing to say, and never will.
    return got == 0 ? Received{{}, TransportError::Timeout} : Received{bytes, std::nullopt};
}

void FileTransport::close()
{
    if (isOpen())
        ::close(std::exchange(m_file, -1));
}

} // namespace loyalty::devices
