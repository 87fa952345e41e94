#pragma once

#include "devices/transport/transport.h"

#include <QString>

#include <memory>

class QTcpSocket;

namespace loyalty::devices {

/// A printer's raw port, 9100 by custom. It serves one client at a time, so: open late, close early; one that refuses
/// the connection is Busy.
class TcpTransport final : public Transport
{
public:
    static constexpr quint16 kUsualPort = 9100;

    TcpTransport(QString host, quint16 port);
    ~TcpTransport() override;

    [[nodiscard]] Result<void, TransportError> open(QDeadlineTimer deadline) override;
    /// Bytes count as taken once they stand in line for the network; while some still stand there nothing more is taken.
    [[nodiscard]] Written write(const QByteArray& bytes, QDeadlineTimer deadline) override;
    [[nodiscard]] Received read(QDeadlineTimer deadline) override;
    [[nodiscard]] bool isOpen() const override;
    void close() override;

private:
    [[nodiscard]] std::optional<TransportError> flush(const QDeadlineTimer& deadline);

    QString m_host;
    quint16 m_port;
    std::unique_ptr<QTcpSocket> m_socket;
};

} // namespace loyalty::devices
