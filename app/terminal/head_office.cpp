#include "app/terminal/head_office.h"

#include <QFile>

namespace loyalty::app {

std::filesystem::path chainCaFile(const std::filesystem::path& folder)
{
    return folder / "chain-ca.pem";
}

Result<net::TransportSettings, Fault> lineSettings(const std::filesystem::path& folder, std::string_view url)
{
    net::TransportSettings settings;
    settings.headOffice = QUrl(QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size())));
    QFile ca(QString::fromStdString(chainCaFile(folder).string()));
    if (!ca.exists())
        return settings;
    if (!ca.open(QIODevice::ReadOnly))
        return fail(Fault{FaultCode::Io, ca.fileName().toStdString() + ": " + ca.errorString().toStdString()});
    settings.chainCa = ca.readAll();
    return settings;
}

} // namespace loyalty::app
