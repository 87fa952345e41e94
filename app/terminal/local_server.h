#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QLocalServer>
#include <QObject>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

class QLocalSocket;

namespace loyalty::app {

/// The socket of the program that has the folder. Its own place where the folder's path is too long for one.
[[nodiscard]] QString socketOf(const std::filesystem::path& folder);

/// Answers other programs of the same user on this machine: a JSON line in, a JSON line out, as often as they like.
///
/// Lives on a thread with an event loop, which is held up while a request is answered.
class LocalServer final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<QByteArray(const QByteArray& line)>;

    static constexpr qint64 kLongestLine = 1 << 20;
    static constexpr int kMostClients = 16;

    /// The caller has the folder's lock, so a socket that is there already is nobody's.
    [[nodiscard]] static Result<std::unique_ptr<LocalServer>, Fault> listen(const std::filesystem::path& folder,
                                                                            Answer answer);

private:
    explicit LocalServer(Answer answer);
    void greet();
    void read(QLocalSocket* client);

    Answer m_answer;
    QLocalServer m_server;
};

/// Asks the program that has the folder, and waits. Faults: Unreachable, TimedOut, BadReply.
[[nodiscard]] Result<QByteArray, Fault> askLocal(const std::filesystem::path& folder, const QByteArray& line,
                                                 std::chrono::milliseconds deadline);

} // namespace loyalty::app
