#include "app/ctl/serving.h"

#include "app/ctl/output.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/end_signals.h"
#include "app/terminal/local_server.h"

#include <QCoreApplication>

#include <optional>

namespace loyalty::ctl {
namespace {

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

Result<void, Fault> serve(const Invocation& invocation)
{
    std::optional<Fault> broken;
    LOYALTY_TRY(runtime, app::Runtime::open({.folder = invocation.folder}));
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
