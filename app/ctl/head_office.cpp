#include "app/ctl/head_office.h"

#include "app/ctl/json_view.h"
#include "app/ctl/replay/text_file.h"
#include "app/terminal/commands/reply.h"
#include "app/terminal/line.h"
#include "app/terminal/waiting.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

constexpr std::size_t kLargestSecret = std::size_t{1} << 20;
/// Verifying a large chain takes its time.
constexpr std::chrono::minutes kDeadline{10};

/// Head office answers {"ok":true,…}, or {"ok":false, "refusal" or "fault": code, "message": words}.
json::Object understood(const std::string& body)
{
    const auto reply = json::parse(body, {.bytes = std::size_t{64} << 20, .depth = 32});
    if (!reply || reply->asObject() == nullptr || reply->asObject()->find("ok") == nullptr)
        return app::faulted({FaultCode::BadReply, "head office answered something that is no outcome"});
    const JsonView view(*reply);
    if (view.flag("ok"))
        return app::done(*reply);
    json::Object stop = app::refused("office", "refused");
    if (view.has("fault"))
        stop = {{"outcome", "fault"}, {"fault", view.text("fault")}};
    else
        stop.set("code", view.text("refusal"));
    stop.set("detail", view.text("message"));
    return stop;
}

} // namespace

HeadOffice::HeadOffice(net::TransportSettings settings)
    : m_settings(std::move(settings))
{}

Result<HeadOffice, Fault> HeadOffice::at(net::TransportSettings settings, const std::filesystem::path& tokenFile)
{
    LOYALTY_TRY(token, readTextFile(tokenFile, kLargestSecret));
    settings.path = QStringLiteral("/v1/admin");
    settings.bearer = QByteArray::fromStdString(token).trimmed();
    settings.deadline = kDeadline;
    return HeadOffice(std::move(settings));
}

json::Object HeadOffice::ask(const json::Object& command) const
{
    net::TransportSettings settings = m_settings;
    // Verifying takes long and only reads: head office does it beside its work.
    if (const json::Value* const name = command.find("command"); name != nullptr && *name == json::Value("verify"))
        settings.path = QStringLiteral("/v1/admin/verify");
    app::Line line(settings);
    app::Waiting<net::Answer> waiting;
    line.send({.number = 0, .body = json::write(command), .signature = {}}, waiting.answerer());
    const auto answer = waiting.wait(m_settings.deadline + std::chrono::seconds(1));
    if (!answer)
        return app::faulted({FaultCode::TimedOut, "head office did not answer in time"});
    return *answer ? understood(**answer) : app::faulted(answer->error().fault);
}

void describeHeadOffice(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("head-office"), QStringLiteral("Its address."), QStringLiteral("url")},
         {QStringLiteral("token-file"), QStringLiteral("File with the administrator's token."), QStringLiteral("file")},
         {QStringLiteral("ca"), QStringLiteral("Certificate of the chain's own authority, PEM."),
          QStringLiteral("file")}});
}

Result<net::TransportSettings, Fault> lineOf(const Invocation& invocation)
{
    net::TransportSettings settings;
    settings.headOffice = QUrl(QString::fromStdString(invocation.value("head-office")));
    if (!invocation.isSet("ca"))
        return settings;
    LOYALTY_TRY(ca, readTextFile(invocation.value("ca"), kLargestSecret));
    settings.chainCa = QByteArray::fromStdString(ca);
    return settings;
}

Result<HeadOffice, json::Object> headOfficeOf(const Invocation& invocation)
{
    if (!invocation.isSet("head-office") || !invocation.isSet("token-file"))
        return fail(app::misused("both --head-office and --token-file are needed"));
    const auto settings = lineOf(invocation);
    if (!settings)
        return fail(app::faulted(settings.error()));
    auto office = HeadOffice::at(*settings, invocation.value("token-file"));
    if (!office)
        return fail(app::faulted(office.error()));
    return std::move(*office);
}

} // namespace loyalty::ctl
