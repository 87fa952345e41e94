#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"
#include "app/ctl/replay/text_file.h"
#include "app/ctl/serving.h"
#include "app/terminal/commands/reply.h"
#include "app/terminal/enrolment.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

constexpr std::size_t kLargestCertificate = std::size_t{1} << 20;

void describeEnrol(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("head-office"), QStringLiteral("Its address: https://HOST:PORT; http only on this machine."),
          QStringLiteral("url")},
         {QStringLiteral("code"), QStringLiteral("The one-time code that head office told."), QStringLiteral("code")},
         {QStringLiteral("lane"), QStringLiteral("Label of this till (default: 1)."), QStringLiteral("label"),
          QStringLiteral("1")},
         {QStringLiteral("ca"), QStringLiteral("Certificate of the chain's own authority, PEM; needed for https."),
          QStringLiteral("file")}});
}

json::Object replyOf(const Result<void, app::EnrolmentStop>& enrolled, const Invocation& invocation)
{
    if (enrolled)
        return app::done(json::Object{{"folder", invocation.folder.string()}});
    if (const Fault* const fault = std::get_if<Fault>(&enrolled.error()))
        return app::faulted(*fault);
    return app::refused("sync", sync::toString(std::get<sync::Halt>(enrolled.error())));
}

void printEnrolled(const Invocation& invocation, const JsonView& value)
{
    print(say(invocation.language, "label.enrolled", {{"folder", value.text("folder")}}));
}

Exit enrol(const Invocation& invocation)
{
    const auto misuse = [&](const char* why) { return report(invocation, app::misused(why), printEnrolled); };
    if (invocation.folder.empty())
        return misuse("where to? Name the new folder with --dir, or in LOYALTY_DIR");
    if (!invocation.isSet("head-office") || !invocation.isSet("code"))
        return misuse("both --head-office and --code are needed");
    app::EnrolmentAsk ask{.folder = invocation.folder,
                          .headOffice = invocation.value("head-office"),
                          .chainCa = {},
                          .code = invocation.value("code"),
                          .lane = invocation.value("lane")};
    if (invocation.isSet("ca")) {
        const auto ca = readTextFile(invocation.value("ca"), kLargestCertificate);
        if (!ca)
            return report(invocation, app::faulted(ca.error()), printEnrolled);
        ask.chainCa = QByteArray::fromStdString(*ca);
    }
    return report(invocation, replyOf(app::enrol(ask), invocation), printEnrolled);
}

Exit run(const Invocation& invocation)
{
    const auto nothing = [](const Invocation&, const JsonView&) {};
    if (invocation.folder.empty())
        return report(invocation, app::misused("which terminal? Give its folder with --dir, or in LOYALTY_DIR"),
                      nothing);
    const auto served = serve(invocation);
    if (served)
        return Exit::Done;
    json::Object stopped = app::faulted(served.error());
    if (served.error().code == FaultCode::Locked && isServed(invocation.folder))
        stopped.set("fault", "served");
    return report(invocation, stopped, nothing);
}

constexpr SubCommand kGroup[] = {
    {"enrol", "", "Make a new terminal and enrol it at head office",
     "Makes the folder of --dir. Head office tells the code (loyalty-headoffice code); it is good once and for 15 minutes.\n"
     "Asked again with the same code after a cut line, it is the same enrolment. A refusal leaves no files.",
     0, 0, describeEnrol, enrol},
    {"run", "", "Keep a terminal running, in sync, and answer other commands on its folder",
     "Other loyaltyctl commands on the same folder are answered through it. Ends with Ctrl+C or SIGTERM.", 0, 0,
     nullptr, run},
};

} // namespace

std::span<const SubCommand> terminalGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
