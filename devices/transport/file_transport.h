#pragma once

#include "devices/transport/transport.h"

#include <QString>

namespace loyalty::devices {

/// A character device (/dev/usb/lp0), a named pipe or a file: whatever the system opens by a path. What can only be
/// written says nothing when it is read.
class FileTransport final : public Transport
{
public:
    explicit FileTransport(QString path);
    FileTransport(const FileTransport&) = delete;
    FileTransport& operator=(const FileTransport&) = delete;
    ~FileTransport() override;

    [[nodiscard]] Result<void, TransportError> open(QDeadlineTimer deadline) override;
    [[nodiscard]] Written write(const QByteArray& bytes, QDeadlineTimer deadline) override;
    [[nodiscard]] Received read(QDeadlineTimer deadline) override;
    [[nodiscard]] bool isOpen() const override { return m_file >= 0; }
    void close() override;

private:
    QString m_path;
    int m_file = -1;
    bool m_readable = false;
};

} // namespace loyalty::devices
