#include "devices/transport/tcp_transport.h"

#include <QTcpSocket>

#include <algorithm>
#include <limits>

namespace loyalty::devices {
namespace {

int millisecondsOf(const QDeadlineTimer& deadline)
{
    if (deadline.isForever())
        return -1;
    return static_cast<int>(std::min<qint64>(deadline.remainingTime(), std::numeric_limits<int>::max()));
}

TransportError openErrorOf(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::ConnectionRefusedError)
        return TransportError::Busy;
    if (error == QAbstractSocket::SocketTimeoutError)
        return TransportError::Timeout;
    if (error == QAbstractSocket::SocketAccessError)
        return TransportError::Denied;
    if (error == QAbstractSocket::HostNotFoundError || error == QAbstractSocket::NetworkError ||
        error == QAbstractSocket::RemoteHostClosedError)
        return TransportError::Gone;
    return TransportError::Io;
}

} // namespace

TcpTransport::TcpTransport(QString host, quint16 port)
    : m_host(std::move(host))
    , m_port(port)
{}

TcpTransport::~TcpTransport()
{
    close();
}

bool TcpTransport::isOpen() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

Result<void, TransportError> TcpTransport::open(QDeadlineTimer deadline)
{
    if (isOpen())
        return {};
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->connectToHost(m_host, m_port);
    if (m_socket->waitForConnected(millisecondsOf(deadline))) {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        return {};
    }
    const TransportError error = openErrorOf(m_socket->error());
    m_socket.reset();
    return fail(error);
}

std::optional<TransportError> TcpTransport::flush(const QDeadlineTimer& deadline)
{
    while (m_socket->bytesToWrite() > 0) {
        if (m_socket->waitForBytesWritten(millisecondsOf(deadline)))
            continue;
        return isOpen() ? TransportError::Timeout : TransportError::Gone;
    }
    return std::nullopt;
}

Written TcpTransport::write(const QByteArray& bytes, QDeadlineTimer deadline)
{
    if (!isOpen())
        return {0, TransportError::Gone};
    if (const auto error = flush(deadline))
        return {0, error};
    const qint64 taken = m_socket->write(bytes);
    if (taken < 0)
        return {0, TransportError::Gone};
    return {taken, flush(deadline)};
}

Received TcpTransport::read(QDeadlineTimer deadline)
{
    if (!m_socket)
        return {{}, TransportError::Gone};
    if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(millisecondsOf(deadline)) &&
        m_socket->bytesAvailable() == 0)
        return {{}, isOpen() ? TransportError::Timeout : TransportError::Gone};
    return {m_socket->readAll(), std::nullopt};
}

void TcpTransport::close()
{
    if (isOpen()) {
        m_socket->disconnectFromHost();
        if (m_socket->bytesToWrite() > 0)
            m_socket->abort(); // what a printer did not take in time it is not meant to get later
    }
    m_socket.reset();
}

} // namespace loyalty::devices
