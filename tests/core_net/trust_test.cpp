#include "core/net/transport.h"
#include "tests/core_net/fake_server.h"
#include "tests/support/temp_dir.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::net {
namespace {

/// An authority and a server certificate that it signed, made afresh by the openssl program.
class Authority
{
public:
    explicit Authority(const QString& host)
    {
        run({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
             "/CN=chain", "-keyout", path("ca.key"), "-out", path("ca.pem")});
        run({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=office", "-keyout",
             path("office.key"), "-out", path("office.csr")});
        m_dir.write("ext", "subjectAltName=" + host.toStdString());
        run({"x509", "-req", "-in", path("office.csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-days", "2",
             "-CAcreateserial", "-extfile", path("ext"), "-out", path("office.pem")});
    }

    [[nodiscard]] QByteArray read(const char* name) const
    {
        QFile file(QString::fromStdString((m_dir.path() / name).string()));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

private:
    [[nodiscard]] std::string path(const char* name) const { return (m_dir.path() / name).string(); }

    static void run(const std::vector<std::string>& arguments)
    {
        QStringList list;
        for (const std::string& argument : arguments)
            list << QString::fromStdString(argument);
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), list);
        REQUIRE(openssl.waitForFinished());
        REQUIRE(openssl.exitCode() == 0);
    }

    test::TempDir m_dir;
};

Answer askOver(const Authority& serving, const QByteArray& believed)
{
    QSslServer server;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(serving.read("office.pem")));
    tls.setPrivateKey(QSslKey(serving.read("office.key"), QSsl::Ec));
    server.setSslConfiguration(tls);
    REQUIRE(server.listen(QHostAddress::LocalHost));
    test::FakeServer fake(server);
    fake.behaviour.reply = test::packedReply("{}");

    TransportSettings settings;
    settings.headOffice.setUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()));
    settings.chainCa = believed;
    const auto transport = HttpTransport::make(settings).value();
    Answer answer = fail(Failure{});
    QEventLoop loop;
    transport->send("{}", {}, [&](Answer given) {
        answer = std::move(given);
        loop.quit();
    });
    loop.exec();
    return answer;
}

TEST_CASE("only the chain's own authority is believed")
{
    const Authority ours(QStringLiteral("IP:127.0.0.1"));
    const Authority strange(QStringLiteral("IP:127.0.0.1"));
    const Authority elsewhere(QStringLiteral("DNS:office.example"));

    CHECK(askOver(ours, ours.read("ca.pem")) == "{}");
    CHECK(askOver(strange, ours.read("ca.pem")).error().fault.code == FaultCode::NotTrusted);
    CHECK(askOver(elsewhere, elsewhere.read("ca.pem")).error().fault.code == FaultCode::NotTrusted);
}

} // namespace
} // namespace loyalty::net
