#include "app/ctl/serving.h"

#include "app/ctl/ask.h"
#include "app/ctl/output.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/end_signals.h"
#include "app/terminal/local_server.h"

#include <QCoreApplication>

#include <chrono>
#include <optional>

namespace loyalty::ctl {
namespace {

/// Longer than this only a program takes that is busy: it serves too.
constexpr std::chrono::seconds kAnswers{2};

QByteArray answer(app::Runtime& runtime, const QByteArray& line, std::optional<Fault>& broken)
{
    const auto request = json::parse(line.toStdString());
    const json::Object reply =
        request ? app::runCommand(runtime, *request) : app::misused("a request is one line of JSON");
    if (auto ending = app::endsService(reply)) {
        broken = std::move(*ending);
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
    return QByteArray::fromStdString(json::write(reply));
}

} // namespace

bool isServed(const std::filesystem::path& folder)
{
    const auto answer = app::askLocal(folder, "{}", kAnswers);
    return answer || answer.error().code != FaultCode::Unreachable;
}

Result<void, Fault> serve(const Invocation& invocation)
{
    std::optional<Fault> broken;
    LOYALTY_TRY(runtime, openWhenFree(invocation.folder, [&] { return isServed(invocation.folder); }));
    LOYALTY_TRY(server, app::LocalServer::listen(
                            invocation.folder, [&](const QByteArray& line) { return answer(*runtime, line, broken); }));
    const app::EndSignals signals;
    print(say(invocation.language, "label.serving"));
    QCoreApplication::exec();
    server.reset();
    if (broken)
        return fail(*broken);
    return {};
}

} // namespace loyalty::ctl
