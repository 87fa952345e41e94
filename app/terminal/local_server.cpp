#include "app/terminal/local_server.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>

#include <utility>

namespace loyalty::app {
namespace {

/// What a Unix socket's address holds, less its closing nought.
constexpr qsizetype kLongestPath = 107;

} // namespace

QString socketOf(const std::filesystem::path& folder)
{
    const QDir dir(QDir(QString::fromStdString(folder.string())).canonicalPath());
    const QString inside = dir.filePath(QStringLiteral("terminal.sock"));
    if (inside.toUtf8().size() <= kLongestPath)
        return inside;
    const QByteArray hash = QCryptographicHash::hash(dir.path().toUtf8(), QCryptographicHash::Sha256).toHex();
    return QDir::temp().filePath(QStringLiteral("loyalty-%1.sock").arg(QLatin1String(hash.left(32))));
}

Result<std::unique_ptr<LocalServer>, Fault> LocalServer::listen(const std::filesystem::path& folder, Answer answer)
{
    const QString name = socketOf(folder);
    std::unique_ptr<LocalServer> server(new LocalServer(std::move(answer)));
    QLocalServer::removeServer(name);
    if (!server->m_server.listen(name))
        return fail(Fault{FaultCode::Io, name.toStdString() + ": " + server->m_server.errorString().toStdString()});
    return server;
}

LocalServer::LocalServer(Answer answer)
    : m_answer(std::move(answer))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(kMostClients);
    connect(&m_server, &QLocalServer::newConnection, this, &LocalServer::greet);
}

void LocalServer::greet()
{
    while (QLocalSocket* const client = m_server.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { read(client); });
        client->setReadBufferSize(kLongestLine + 1);
        if (m_server.findChildren<QLocalSocket*>().size() > kMostClients)
            client->abort();
        else
            read(client);
    }
}

void LocalServer::read(QLocalSocket* client)
{
    while (client->canReadLine()) {
        client->write(m_answer(client->readLine().trimmed()) + '\n');
        client->flush();
    }
    if (client->bytesAvailable() > kLongestLine)
        client->abort();
}

Result<QByteArray, Fault> askLocal(const std::filesystem::path& folder, const QByteArray& line,
                                   std::chrono::milliseconds deadline)
{
    const QDeadlineTimer until(deadline);
    const auto left = [&] { return static_cast<int>(until.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(socketOf(folder));
    if (!socket.waitForConnected(left()))
        return fail(Fault{FaultCode::Unreachable, "the program that has the folder does not serve others"});
    socket.write(line + '\n');
    while (!socket.canReadLine()) {
        if (until.hasExpired() || !socket.waitForReadyRead(left())) {
            const bool cut = socket.state() != QLocalSocket::ConnectedState;
            if (socket.canReadLine())
                break;
            return fail(Fault{cut ? FaultCode::BadReply : FaultCode::TimedOut,
                              "the program that has the folder did not answer"});
        }
    }
    return socket.readLine().trimmed();
}

} // namespace loyalty::app
