#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace loyalty::net {

struct TransportSettings
{
    QUrl headOffice;      ///< "https://host:port"; plain "http" only to this machine itself
    QByteArray chainCa{}; ///< PEM; the only authorities that are believed. Needed for https
    QString path = QStringLiteral("/v1/terminal");
    QByteArray bearer{}; ///< token of an administrator; a terminal has none
    /// A rehearsal tells head office what time it is; called on the transport's thread. None: the machines' own clocks.
    std::function<Instant()> rehearsalClock = nullptr;
    std::chrono::milliseconds deadline{30'000}; ///< for a whole exchange, however slowly bytes trickle
    std::size_t maxReplyBytes = 16U << 20;      ///< on the line and unpacked
};

/// Why there is no answer. `retryAfter` is head office's own word with Overloaded, otherwise 0.
struct Failure
{
    Fault fault;
    std::chrono::milliseconds retryAfter{0};
    bool neverSent = false; ///< no connection came about: nobody can have read the request
    bool operator==(const Failure&) const = default;
};
using Answer = Result<std::string, Failure>;

/// Carries one request after the other to head office and brings the reply's bytes. Knows nothing of
/// what they mean, and tries nothing twice.
///
/// Lives on one thread with an event loop; every call and every answer is there.
class HttpTransport final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Answer)>;

    /// Refuses (BadConfiguration) an address it would never send to: plain http to another machine, https without the
    /// chain's own authority.
    [[nodiscard]] static Result<std::unique_ptr<HttpTransport>, Fault> make(TransportSettings settings);
    ~HttpTransport() override;

    /// Sends `body` with its signature (raw bytes; empty: unsigned). One request at a time. `done` is called once, and
    /// never after the transport has gone.
    void send(std::string_view body, std::string_view signature, Done done);

private:
    explicit HttpTransport(TransportSettings settings);

    void read();
    void finish();
    void stop(Fault fault);
    void answer(Answer answer);
    [[nodiscard]] Answer judge() const;

    TransportSettings m_settings;
    QNetworkAccessManager m_manager;
    QTimer m_deadline;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_received;
    Done m_done;
};

} // namespace loyalty::net
