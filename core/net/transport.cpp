#include "core/net/transport.h"

#include "core/base/assert.h"
#include "core/net/compress.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>
#include <utility>

namespace loyalty::net {
namespace {

constexpr int kOk = 200;
constexpr int kUnauthorized = 401;
constexpr int kTooManyRequests = 429;
constexpr int kBadGateway = 502;
constexpr int kUnavailable = 503;
constexpr int kGatewayTimeout = 504;
constexpr std::chrono::seconds kLongestRetryAfter{3600};

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

Result<void, Fault> check(const TransportSettings& settings)
{
    const QString scheme = settings.headOffice.scheme();
    const QString host = settings.headOffice.host();
    const auto bad = [](const char* why) { return fail(Fault{FaultCode::BadConfiguration, why}); };
    if (!settings.headOffice.isValid() || host.isEmpty())
        return bad("the address of head office is no address");
    if (scheme == QLatin1String("http"))
        return isThisMachine(host) ? Result<void, Fault>() : bad("plain http to another machine; use https");
    if (scheme != QLatin1String("https"))
        return bad("the address of head office starts with neither https nor http");
    if (QSslCertificate::fromData(settings.chainCa, QSsl::Pem).isEmpty())
        return bad("https needs the certificate of the chain's own authority");
    return {};
}

QSslConfiguration trusting(const QByteArray& chainCa)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(chainCa, QSsl::Pem));
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return tls;
}

QNetworkRequest requestFor(const TransportSettings& settings, std::string_view signature)
{
    QUrl url = settings.headOffice;
    url.setPath(settings.path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Content-Encoding", "zstd");
    // Naming it ourselves keeps Qt from unpacking, so that the cap holds while unpacking too.
    request.setRawHeader("Accept-Encoding", "zstd");
    if (!signature.empty()) {
        const QByteArray raw(signature.data(), static_cast<qsizetype>(signature.size()));
        request.setRawHeader("Loyalty-Signature", raw.toBase64());
    }
    if (!settings.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + settings.bearer);
    if (settings.rehearsalClock)
        request.setRawHeader("Loyalty-Clock",
                             QByteArray::number(static_cast<qint64>(settings.rehearsalClock().unixMs())));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (url.scheme() == QLatin1String("https"))
        request.setSslConfiguration(trusting(settings.chainCa));
    return request;
}

std::chrono::milliseconds retryAfterOf(const QNetworkReply& reply)
{
    bool isNumber = false;
    const qlonglong seconds = reply.rawHeader("Retry-After").toLongLong(&isNumber);
    if (!isNumber || seconds < 0)
        return std::chrono::milliseconds{0};
    return std::min<std::chrono::seconds>(std::chrono::seconds(seconds), kLongestRetryAfter);
}

FaultCode codeOf(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::SslHandshakeFailedError)
        return FaultCode::NotTrusted;
    if (error == QNetworkReply::TimeoutError || error == QNetworkReply::ProxyTimeoutError)
        return FaultCode::TimedOut;
    return FaultCode::Unreachable;
}

bool isBeforeSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError ||
           error == QNetworkReply::SslHandshakeFailedError;
}

Failure failureOf(const QNetworkReply& reply, int status)
{
    const std::string detail = reply.errorString().toStdString();
    if (status == 0)
        return {{codeOf(reply.error()), detail}, {}, isBeforeSending(reply.error())};
    const std::string said = "head office answered HTTP " + std::to_string(status);
    if (status == kUnavailable || status == kTooManyRequests)
        return {{FaultCode::Overloaded, said}, retryAfterOf(reply)};
    if (status == kBadGateway || status == kGatewayTimeout)
        return {{FaultCode::Unreachable, said}, {}};
    if (status == kUnauthorized)
        return {{FaultCode::NotTrusted, said + ": the token is missing or wrong"}, {}};
    if (status == kOk)
        return {{FaultCode::Unreachable, "the line was cut within the reply: " + detail}, {}};
    return {{FaultCode::BadReply, said}, {}};
}

} // namespace

Result<std::unique_ptr<HttpTransport>, Fault> HttpTransport::make(TransportSettings settings)
{
    LOYALTY_CHECK(check(settings));
    return std::unique_ptr<HttpTransport>(new HttpTransport(std::move(settings)));
}

HttpTransport::HttpTransport(TransportSettings settings)
    : m_settings(std::move(settings))
    , m_manager(this)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        stop({FaultCode::TimedOut, "head office did not answer in time"});
    });
    if (isThisMachine(m_settings.headOffice.host()))
        m_manager.setProxy(QNetworkProxy::NoProxy);
}

HttpTransport::~HttpTransport()
{
    m_done = nullptr;
    if (m_reply)
        m_reply->abort();
}

void HttpTransport::send(std::string_view body, std::string_view signature, Done done)
{
    LOYALTY_ASSERT(!m_done);
    m_done = std::move(done);
    m_received.clear();
    const std::string packed = compress(body);
    m_reply = m_manager.post(requestFor(m_settings, signature),
                             QByteArray(packed.data(), static_cast<qsizetype>(packed.size())));
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransport::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransport::finish);
    m_deadline.start(m_settings.deadline);
}

void HttpTransport::read()
{
    if (!m_reply || !m_done)
        return;
    m_received += m_reply->readAll();
    if (static_cast<std::size_t>(m_received.size()) > m_settings.maxReplyBytes)
        stop({FaultCode::BadReply, "head office's reply is larger than allowed"});
}

void HttpTransport::finish()
{
    if (!m_reply)
        return;
    read();
    if (m_done)
        answer(judge());
}

/// Gives the exchange up. The reply object is let go before it can say that it was aborted.
void HttpTransport::stop(Fault fault)
{
    if (QNetworkReply* const reply = m_reply) {
        reply->disconnect(this);
        reply->abort();
    }
    answer(fail(Failure{std::move(fault), {}}));
}

void HttpTransport::answer(Answer answer)
{
    m_deadline.stop();
    if (m_reply)
        m_reply->deleteLater();
    m_reply = nullptr;
    // Let go first: the receiver may send the next request at once.
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(answer));
}

Answer HttpTransport::judge() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_reply->error() != QNetworkReply::NoError || status != kOk)
        return fail(failureOf(*m_reply, status));
    std::string bytes = m_received.toStdString();
    if (m_reply->rawHeader("Content-Encoding") != "zstd")
        return bytes;
    auto text = decompress(bytes, m_settings.maxReplyBytes);
    if (!text)
        return fail(Failure{{FaultCode::BadReply, "head office's reply cannot be unpacked"}, {}});
    return std::move(*text);
}

} // namespace loyalty::net
