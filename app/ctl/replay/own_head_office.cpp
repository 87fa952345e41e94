#include "app/ctl/replay/own_head_office.h"

#include "app/ctl/output.h"
#include "app/terminal/programs.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <sys/prctl.h>

#include <chrono>
#include <csignal>
#include <thread>

namespace loyalty::ctl {
namespace {

constexpr int kCommandMs = 60'000;
constexpr int kStartUpMs = 20'000;
constexpr int kShutDownMs = 15'000;
constexpr int kLookMs = 20;
constexpr int kMostMakings = 5;
constexpr std::chrono::milliseconds kPause{200};
/// As loyalty-headoffice names the fault of a folder that another program has.
constexpr char kLocked[] = "[locked]";

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Runs a command that has to succeed. Unreachable where it was killed: it may be asked again.
Result<void, Fault> must(const QStringList& arguments)
{
    QProcess process;
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.start(headOfficeProgram(), arguments);
    if (!process.waitForFinished(kCommandMs))
        return fail(
            Fault{FaultCode::Missing, headOfficeProgram().toStdString() + ": " + process.errorString().toStdString()});
    const std::string said = process.readAllStandardError().trimmed().toStdString();
    if (process.exitStatus() == QProcess::CrashExit)
        return fail(Fault{FaultCode::Unreachable, "the head office of this replay was stopped while it was made"});
    return process.exitCode() == 0 ? Result<void, Fault>() : fail(Fault{FaultCode::Rejected, said});
}

bool mayStartLater(const Fault& fault)
{
    return fault.code == FaultCode::Locked || fault.code == FaultCode::Unreachable;
}

/// A folder appears whole or not at all, so that one whose making was killed is simply made anew.
Result<void, Fault> make(const std::filesystem::path& folder, std::string_view currency)
{
    Result<void, Fault> made;
    for (int tries = 0; tries < kMostMakings && !std::filesystem::exists(folder); ++tries) {
        made = must({QStringLiteral("create"), QStringLiteral("--dir"), text(folder.string()), QStringLiteral("--name"),
                     QStringLiteral("Replay"), QStringLiteral("--currency"), text(currency)});
        if (!made && !isTransient(made.error().code))
            return made;
    }
    return std::filesystem::exists(folder) ? Result<void, Fault>() : made;
}

} // namespace

QString headOfficeProgram()
{
    return app::programBeside(QStringLiteral("loyalty-headoffice"), QStringLiteral("../headoffice"));
}

OwnHeadOffice::OwnHeadOffice(std::filesystem::path folder)
    : m_folder(std::move(folder))
    , m_portFile(text(m_folder.string()) + QStringLiteral(".port"))
    , m_saidFile(text(m_folder.string()) + QStringLiteral(".said"))
{
    m_server.setStandardOutputFile(QProcess::nullDevice());
    m_server.setStandardErrorFile(m_saidFile);
    // A replay that is killed must not leave a server behind that has the folder.
    m_server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

OwnHeadOffice::~OwnHeadOffice()
{
    m_server.terminate();
    if (!m_server.waitForFinished(kShutDownMs))
        m_server.kill();
    m_server.waitForFinished();
    passOn();
    QFile::remove(m_portFile);
    QFile::remove(m_saidFile);
}

Result<std::unique_ptr<OwnHeadOffice>, Fault> OwnHeadOffice::start(const std::filesystem::path& folder,
                                                                   std::string_view currency)
{
    LOYALTY_CHECK(make(folder, currency));
    std::unique_ptr<OwnHeadOffice> office(new OwnHeadOffice(folder));
    LOYALTY_CHECK(office->serve());
    return office;
}

/// The server of a replay that was killed a moment ago may still be going down: its folder is locked for so long. One
/// that was killed itself is started again. What else keeps it from starting would keep it the next time too.
Result<void, Fault> OwnHeadOffice::serve()
{
    const QDeadlineTimer until(kStartUpMs);
    while (true) {
        QFile::remove(m_portFile);
        m_server.start(headOfficeProgram(), {QStringLiteral("serve"), QStringLiteral("--dir"), text(m_folder.string()),
                                             QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port),
                                             QStringLiteral("--port-file"), m_portFile, QStringLiteral("--rehearsal")});
        if (!m_server.waitForStarted())
            return fail(Fault{FaultCode::Missing, headOfficeProgram().toStdString() + " cannot be started"});
        const auto answers = awaitPort();
        if (answers || !mayStartLater(answers.error()) || until.hasExpired())
            return answers;
        std::this_thread::sleep_for(kPause);
    }
}

Result<void, Fault> OwnHeadOffice::awaitPort()
{
    for (const QDeadlineTimer until(kStartUpMs); !until.hasExpired();) {
        QFile file(m_portFile);
        if (file.open(QIODevice::ReadOnly))
            if (const int port = file.readAll().trimmed().toInt(); port != 0) {
                m_port = port;
                return {};
            }
        m_server.waitForFinished(kLookMs);
        if (m_server.state() == QProcess::NotRunning)
            return fail(whyEnded());
    }
    return fail(Fault{FaultCode::TimedOut, "the head office of this replay does not answer"});
}

/// Killed, it can be started again; otherwise it has said what is wrong.
Fault OwnHeadOffice::whyEnded() const
{
    const std::string why = said();
    if (m_server.exitStatus() == QProcess::CrashExit || why.empty())
        return {FaultCode::Unreachable, "the head office of this replay was stopped"};
    return {why.ends_with(kLocked) ? FaultCode::Locked : FaultCode::Rejected, why};
}

std::string OwnHeadOffice::said() const
{
    QFile file(m_saidFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

/// A start that fails as the one before says nothing new.
void OwnHeadOffice::passOn()
{
    const std::string all = said();
    if (all.empty() || all == m_passedOn)
        return;
    const bool goesOn = all.starts_with(m_passedOn);
    warn(goesOn ? std::string_view(all).substr(m_passedOn.size()) : all);
    m_passedOn = all;
}

Result<void, Fault> OwnHeadOffice::keepUp()
{
    passOn();
    m_server.waitForFinished(0); // looks whether it has
    return m_server.state() == QProcess::Running ? Result<void, Fault>() : serve();
}

QUrl OwnHeadOffice::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

std::filesystem::path OwnHeadOffice::tokenFile() const
{
    return m_folder / "admin.token";
}

} // namespace loyalty::ctl
