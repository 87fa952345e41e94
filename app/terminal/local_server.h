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

/// The socket of the program that has the folder. Always inside: whoever may not write there cannot put another in its
/// place.
[[nodiscard]] QString socketOf(const std::filesystem::path& folder);

/// A folder held open, so that its socket has a short name: an address holds 107 bytes, and a folder's path may be longer.
class SocketFolder
{
public:
    /// Missing where there is none.
    [[nodiscard]] static Result<SocketFolder, Fault> open(const std::filesystem::path& folder);
    SocketFolder(SocketFolder&& other) noexcept;
    SocketFolder& operator=(SocketFolder&&) = delete;
    ~SocketFolder();

    /// Of this process, while the object lives.
    [[nodiscard]] QString socket() const;

private:
    explicit SocketFolder(int opened)
        : m_opened(opened)
    {}

    int m_opened; ///< descriptor; -1 once moved from
};

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
    LocalServer(SocketFolder place, Answer answer);
    void greet();
    void read(QLocalSocket* client);

    Answer m_answer;
    SocketFolder m_place; ///< outlives the server, which takes its socket away by this name
    QLocalServer m_server;
};

/// Asks the program that has the folder, and waits. Nothing is written to a program of another user, save root's: a
/// request may hold a PIN. Faults: Unreachable, NotTrusted (nothing was asked), TimedOut, BadReply.
[[nodiscard]] Result<QByteArray, Fault> askLocal(const std::filesystem::path& folder, const QByteArray& line,
                                                 std::chrono::milliseconds deadline);

} // namespace loyalty::app
