#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace loyalty::test {

/// What the fake does with the next request, once it has arrived whole.
struct Behaviour
{
    QByteArray reply;                     ///< raw bytes of the whole HTTP reply; empty: silence
    std::optional<std::size_t> cutAfter;  ///< this many bytes of it, then the line is cut
    std::chrono::milliseconds trickle{0}; ///< pause between single bytes; 0: all at once
};

[[nodiscard]] QByteArray httpReply(int status, const QByteArray& body, const QByteArray& headers = {});
/// 200 with a zstd body.
[[nodiscard]] QByteArray packedReply(const QByteArray& text);

struct SeenRequest
{
    QByteArray head;
    QByteArray body;
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

/// Speaks just enough HTTP over any QTcpServer (also one with TLS) to be a bad head office.
class FakeServer final : public QObject
{
public:
    /// Takes over the server, which listens already.
    explicit FakeServer(QTcpServer& server);

    Behaviour behaviour;
    std::vector<SeenRequest> seen;

private:
    void arrived(QTcpSocket* socket);
    void respond(QTcpSocket* socket) const;
};

} // namespace loyalty::test
