#include "app/terminal/printing.h"

#include "core/base/assert.h"
#include "devices/printer/model.h"
#include "devices/transport/file_transport.h"
#include "devices/transport/tcp_transport.h"

#include <QBuffer>
#include <QFile>
#include <QUrl>

#include <algorithm>

namespace loyalty::app {
namespace {

using devices::PrintJob;

constexpr std::chrono::milliseconds kStep{1'000};

receipt::Wording builtIn(const QString& language)
{
    QFile file(QStringLiteral(":/receipt/%1.json").arg(language));
    LOYALTY_ASSERT(file.open(QIODevice::ReadOnly));
    auto wording = receipt::Wording::parse(file.readAll().toStdString());
    LOYALTY_ASSERT(wording); // a test holds both files complete
    return std::move(*wording);
}

} // namespace

const receipt::Wording* receiptWording(std::string_view language)
{
    static const receipt::Wording english = builtIn(QStringLiteral("en"));
    static const receipt::Wording chinese = builtIn(QStringLiteral("zh_CN"));
    if (language == english.language())
        return &english;
    return language == chinese.language() ? &chinese : nullptr;
}

std::unique_ptr<devices::Transport> transportTo(std::string_view address)
{
    const QString text = QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size()));
    if (text.startsWith(QLatin1String("/dev/")))
        return std::make_unique<devices::FileTransport>(text);
    const QUrl url(text, QUrl::StrictMode);
    const bool more = (!url.path().isEmpty() && url.path() != QLatin1String("/")) || url.hasQuery() ||
                      url.hasFragment() || !url.userInfo().isEmpty();
    const int port = url.port(devices::TcpTransport::kUsualPort);
    if (!url.isValid() || url.scheme() != QLatin1String("tcp") || url.host().isEmpty() || more || port == 0)
        return nullptr;
    return std::make_unique<devices::TcpTransport>(url.host(), static_cast<quint16>(port));
}

PrintEnd printNow(const devices::EncodedJob& job, const devices::Profile& profile, devices::Transport& transport,
                  std::chrono::milliseconds deadline)
{
    PrintJob printing(job, profile.proof);
    const QDeadlineTimer end(deadline);
    bool busy = false;
    while (!printing.isFinal() && !busy && !end.hasExpired()) {
        printing.advance(transport, std::min(kStep, std::chrono::milliseconds(end.remainingTime())));
        busy = printing.error() == devices::TransportError::Busy;
    }
    const auto error = printing.error();
    return {printing.isFinal() ? printing.state() : printing.giveUp(transport), error, printing.status()};
}

QByteArray pictureOf(const devices::EncodedJob& job, const devices::Profile& profile)
{
    devices::PrinterModel model(profile);
    for (qsizetype at = 0; at < job.bytes.size();)
        at += model.offer(job.bytes.mid(at));
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    devices::pictureOf(model.sheets()).save(&png, "PNG");
    return png.data();
}

} // namespace loyalty::app
