#include "app/terminal/local_server.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace loyalty::app {
namespace {

constexpr char kSocket[] = "terminal.sock";

/// Who listens may be told secrets: this user, or the one who can read everything anyway.
Result<void, Fault> mustBeOurs(const QLocalSocket& socket)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    const bool known =
        ::getsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
    if (known && (peer.uid == ::geteuid() || peer.uid == 0))
        return {};
    return fail(Fault{FaultCode::NotTrusted, "the program that has the folder runs as another user (" +
                                                 std::to_string(peer.uid) + "); nothing was told to it"});
}

} // namespace

QString socketOf(const std::filesystem::path& folder)
{
    return QString::fromStdString((folder / kSocket).string());
}

Result<SocketFolder, Fault> SocketFolder::open(const std::filesystem::path& folder)
{
    const int opened = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return fail(Fault{FaultCode::Missing, folder.string() + ": " + std::system_category().message(errno)});
    return SocketFolder(opened);
}

SocketFolder::SocketFolder(SocketFolder&& other) noexcept
    : m_opened(std::exchange(other.m_opened, -1))
{}

SocketFolder::~SocketFolder()
{
    if (m_opened >= 0)
        ::close(m_opened);
}

QString SocketFolder::socket() const
{
    return QStringLiteral("/proc/self/fd/%1/%2").arg(m_opened).arg(QLatin1String(kSocket));
}

Result<std::unique_ptr<LocalServer>, Fault> LocalServer::listen(const std::filesystem::path& folder, Answer answer)
{
    LOYALTY_TRY(place, SocketFolder::open(folder));
    const QString name = place.socket();
    std::unique_ptr<LocalServer> server(new LocalServer(std::move(place), std::move(answer)));
    QLocalServer::removeServer(name);
    if (!server->m_server.listen(name))
        return fail(
            Fault{FaultCode::Io, socketOf(folder).toStdString() + ": " + server->m_server.errorString().toStdString()});
    return server;
}

LocalServer::LocalServer(SocketFolder place, Answer answer)
    : m_answer(std::move(answer))
    , m_place(std::move(place))
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
    const auto place = SocketFolder::open(folder);
    QLocalSocket socket;
    if (place)
        socket.connectToServer(place->socket());
    if (!place || !socket.waitForConnected(left()))
        return fail(Fault{FaultCode::Unreachable, "the program that has the folder does not serve others"});
    LOYALTY_CHECK(mustBeOurs(socket));
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
