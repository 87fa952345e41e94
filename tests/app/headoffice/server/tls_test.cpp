#include "app/headoffice/server/http_server.h"
#include "tests/app/headoffice/server/raw_client.h"
#include "tests/app/headoffice/server/running_server.h"

#include <cstdlib>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;
using namespace std::chrono_literals;

namespace {

HttpAnswer where(const HttpRequest& asked)
{
    HttpAnswer answer;
    answer.body = asked.fromThisMachine ? "here" : "elsewhere";
    return answer;
}

/// A certificate that signs itself, made by the openssl program.
TlsFiles makeCertificate(const loyalty::test::TempDir& dir, const std::string& name)
{
    const TlsFiles files{(dir.path() / (name + ".pem")).string(), (dir.path() / (name + ".key")).string()};
    const std::string command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "
                                "/CN=head-office -addext subjectAltName=IP:127.0.0.1 -keyout '" +
                                files.key + "' -out '" + files.certificate + "' 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    return files;
}

} // namespace

TEST_CASE("with a certificate the server speaks TLS, and plain HTTP only on its local door")
{
    const loyalty::test::TempDir dir;
    HttpSettings settings;
    settings.address = "0.0.0.0";
    settings.tls = makeCertificate(dir, "ours");
    settings.limits.header = 300ms;
    settings.limits.handshake = 300ms;
    RunningServer server(settings, where);

    RawClient client(server->port(), settings.tls->certificate);
    REQUIRE(client.connected());
    CHECK(client.tlsVersion() == "TLSv1.3");
    for (int i = 0; i < 3; ++i)
        CHECK(client.ask(request("GET", "/")).body == "here");
    CHECK(client.ask(request("GET", "/", "", "Connection: close\r\n")).status == 200);
    CHECK(client.closedWithin(2s));

    CHECK(server->localPort() != server->port());
    CHECK(RawClient(server->localPort()).ask(request("GET", "/")).status == 200);
}

TEST_CASE("who does not shake hands, or speaks plain HTTP at the TLS door, is dropped")
{
    const loyalty::test::TempDir dir;
    HttpSettings settings;
    settings.tls = makeCertificate(dir, "ours");
    settings.limits.handshake = 300ms;
    RunningServer server(settings, where);

    RawClient silent(server->port());
    RawClient plain(server->port());
    CHECK(plain.ask(request("GET", "/")).status == 0);
    CHECK(silent.closedWithin(3s));

    const TlsFiles foreign = makeCertificate(dir, "foreign");
    CHECK_FALSE(RawClient(server->port(), foreign.certificate).connected());
}

TEST_CASE("a certificate or key that cannot be used is named")
{
    const loyalty::test::TempDir dir;
    const TlsFiles ours = makeCertificate(dir, "ours");
    const TlsFiles other = makeCertificate(dir, "other");
    const auto trouble = [](TlsFiles files) {
        HttpSettings settings;
        settings.tls = std::move(files);
        const auto server = HttpServer::listen(settings, where);
        REQUIRE_FALSE(server.has_value());
        CHECK(server.error().code == FaultCode::BadConfiguration);
        return server.error().detail;
    };

    CHECK(trouble({"/none.pem", ours.key}) == "/none.pem: No such file or directory");
    CHECK(trouble({ours.certificate, "/none.key"}).find("/none.key") != std::string::npos);
    CHECK(trouble({ours.certificate, other.key}).find(other.key) != std::string::npos);
    CHECK(trouble({ours.key, ours.key}).find("certificate") != std::string::npos);
}
