#include "app/headoffice/admin/admin.h"
#include "app/headoffice/command/program.h"
#include "app/headoffice/folder/data_folder.h"
#include "app/headoffice/folder/files.h"
#include "app/headoffice/server/http_server.h"
#include "app/headoffice/server/poster.h"
#include "app/headoffice/server/routes.h"
#include "core/office/verification.h"

#include <iostream>

namespace loyalty::headoffice {

namespace {

Result<HttpSettings, Fault> settingsFrom(const Arguments& arguments)
{
    HttpSettings settings;
    LOYALTY_TRY(listen, parseListen(arguments.get("--listen", "127.0.0.1:0")));
    settings.address = listen.address;
    settings.port = listen.port;
    settings.stopOnSignals = true;
    if (arguments.has("--tls-cert") != arguments.has("--tls-key"))
        return fail(Fault{FaultCode::BadConfiguration, "--tls-cert and --tls-key go together"});
    if (arguments.has("--rehearsal") && arguments.has("--tls-cert"))
        return fail(Fault{FaultCode::BadConfiguration, "a rehearsal is for this machine only: leave --tls-cert away"});
    if (arguments.has("--tls-cert"))
        settings.tls = TlsFiles{arguments.get("--tls-cert"), arguments.get("--tls-key")};
    return settings;
}

void tell(const Fault& fault)
{
    std::cerr << "loyalty-headoffice: " << toString(fault.code) << ": " << fault.detail << std::endl;
}

/// The server, the office behind it and what posts between requests. Members go in the order in which they may: the
/// server's lane is at rest before what its jobs use is gone.
class Serving
{
public:
    Serving(std::unique_ptr<LocalOffice> desk, bool rehearsal)
        : m_desk(std::move(desk))
        , m_rehearsal(rehearsal)
    {}

    [[nodiscard]] Result<void, Fault> listen(HttpSettings settings, const std::string& token)
    {
        m_routes = std::make_unique<Routes>(calls(), token);
        LOYALTY_TRY(server, HttpServer::listen(std::move(settings),
                                               [this](const HttpRequest& asked) { return (*m_routes)(asked); },
                                               {std::string(Routes::kVerify),
                                                [this](const HttpRequest& asked) { return m_routes->verify(asked); }}));
        m_poster = std::make_unique<Poster>(
            server->lane(),
            [this](std::size_t limit) -> Result<std::size_t, Fault> {
                LOYALTY_TRY(report, m_desk->office().post(limit));
                return report.posted + report.suspended;
            },
            tell);
        m_server = std::move(server);
        return {};
    }

    [[nodiscard]] HttpServer& server() { return *m_server; }
    /// What an earlier run has accepted and not posted goes first.
    void run()
    {
        m_poster->wake();
        m_server->serve();
    }

private:
    [[nodiscard]] OfficeCalls calls()
    {
        OfficeCalls calls;
        calls.answer = [this](std::string_view body, std::string_view signature) {
            return m_desk->office().answer(body, signature);
        };
        calls.health = [this] { return m_desk->office().health(); };
        calls.trouble = [this] { return m_poster->trouble(); };
        calls.admin = [this](const json::Value& command) { return runAdmin(command, *m_desk); };
        calls.verify = [this] { return verifyAside(m_desk->database(), m_desk->keys()); };
        calls.accepted = [this] { m_poster->wake(); };
        calls.tell = tell;
        if (m_rehearsal)
            calls.rehearse = [this](Instant now) { m_desk->clock().rehearse(now); };
        return calls;
    }

    std::unique_ptr<LocalOffice> m_desk;
    bool m_rehearsal; ///< terminals of this machine set the clock
    std::unique_ptr<Routes> m_routes;
    std::unique_ptr<Poster> m_poster;
    std::unique_ptr<HttpServer> m_server;
};

/// Head office goes on with what it has read; its terminals stay on the programme before, and who enrols gets none.
Result<void, Fault> warnOfProgrammes(office::Database& database, std::ostream& err)
{
    LOYALTY_TRY(transaction, database.read());
    LOYALTY_TRY(broken, office::brokenProgrammes(*transaction));
    for (const std::int64_t version : broken)
        err << "ALARM: the signature of programme " << version
            << " does not hold: no terminal takes it. Publish it again under a new version." << std::endl;
    return {};
}

Result<void, Fault> serve(const Arguments& arguments, const HttpSettings& settings, Console& console)
{
    std::ostream& out = console.out;
    LOYALTY_TRY(folder, DataFolder::open(arguments.get("--dir")));
    LOYALTY_TRY(desk, LocalOffice::open(folder));
    LOYALTY_CHECK(warnOfProgrammes(desk->database(), console.err));
    Serving serving(std::move(desk), arguments.has("--rehearsal"));
    LOYALTY_CHECK(serving.listen(settings, folder.adminToken()));
    HttpServer& server = serving.server();
    LOYALTY_CHECK(folder.announce("http://127.0.0.1:" + std::to_string(server.localPort())));
    if (arguments.has("--port-file"))
        LOYALTY_CHECK(writeFile(arguments.get("--port-file"), std::to_string(server.port()) + "\n", Privacy::Open));
    const bool six = settings.address.find(':') != std::string::npos;
    out << "answering on " << (settings.tls ? "https://" : "http://") << (six ? "[" : "") << settings.address
        << (six ? "]" : "") << ":" << server.port() << std::endl;
    serving.run();
    out << "stopped" << std::endl;
    return {};
}

} // namespace

Exit runServe(const Arguments& arguments, Console& console)
{
    const auto settings = settingsFrom(arguments);
    if (!settings)
        return failUsage(console, settings.error().detail);
    const auto served = serve(arguments, *settings, console);
    return served ? Exit::Done : failFault(console, served.error());
}

} // namespace loyalty::headoffice
