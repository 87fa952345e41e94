#include "tests/core_net/fake_server.h"

#include "core/net/compress.h"

#include <QTimer>

#include <memory>

namespace loyalty::test {
namespace {

void dribble(QTcpSocket* socket, QByteArray rest, std::chrono::milliseconds pause)
{
    if (rest.isEmpty() || socket->state() != QAbstractSocket::ConnectedState)
        return;
    socket->write(rest.left(1));
    QTimer::singleShot(pause, socket, [=] { dribble(socket, rest.mid(1), pause); });
}

} // namespace

QByteArray httpReply(int status, const QByteArray& body, const QByteArray& headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Word\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

QByteArray packedReply(const QByteArray& text)
{
    const std::string packed = net::compress(text.toStdString());
    return httpReply(200, QByteArray::fromStdString(packed), "Content-Encoding: zstd\r\n");
}

QByteArray SeenRequest::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n'))
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

FakeServer::FakeServer(QTcpServer& server)
{
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [this, &server] {
        while (QTcpSocket* const socket = server.nextPendingConnection())
            arrived(socket);
    });
}

void FakeServer::arrived(QTcpSocket* socket)
{
    const auto bytes = std::make_shared<QByteArray>();
    const auto take = [this, socket, bytes] {
        *bytes += socket->readAll();
        const qsizetype end = bytes->indexOf("\r\n\r\n");
        if (end < 0)
            return;
        SeenRequest request{bytes->left(end), bytes->mid(end + 4)};
        if (request.body.size() < request.header("Content-Length").toLongLong())
            return;
        seen.push_back(request);
        bytes->clear();
        respond(socket);
    };
    connect(socket, &QTcpSocket::readyRead, this, take);
    take();
}

void FakeServer::respond(QTcpSocket* socket) const
{
    if (behaviour.trickle.count() > 0)
        return dribble(socket, behaviour.reply, behaviour.trickle);
    if (!behaviour.cutAfter) {
        socket->write(behaviour.reply);
        return;
    }
    socket->write(behaviour.reply.left(static_cast<qsizetype>(*behaviour.cutAfter)));
    socket->disconnectFromHost();
}

} // namespace loyalty::test
