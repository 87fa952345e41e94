#include "tests/app/ctl/programs.h"

#include "tests/support/tree.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <sstream>

namespace loyalty::test {
namespace {

constexpr int kLongestMs = 280'000;

QString beside(const char* path)
{
    return QDir::cleanPath(QDir(QCoreApplication::applicationDirPath()).filePath(QLatin1String(path)));
}

} // namespace

QString loyaltyctl()
{
    return beside("../../../app/ctl/loyaltyctl");
}

QString headOfficeProgram()
{
    return beside("../../../app/headoffice/loyalty-headoffice");
}

std::string Ended::lastLine() const
{
    const std::size_t end = out.find_last_not_of('\n');
    if (end == std::string::npos)
        return {};
    const std::size_t begin = out.rfind('\n', end);
    return out.substr(begin == std::string::npos ? 0 : begin + 1,
                      end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

std::string Ended::row(std::string_view label) const
{
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t at = line.find_first_not_of(' ');
        if (at == std::string::npos || line.compare(at, label.size(), label) != 0)
            continue;
        const std::size_t value = line.find_first_not_of(' ', at + label.size());
        if (value != std::string::npos && value >= at + label.size() + 2)
            return line.substr(value);
    }
    return {};
}

Ended run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished(kLongestMs));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(), process.readAllStandardError().toStdString()};
}

Shop::Shop()
{
    const auto dir = QString::fromStdString((folder() / "office").string());
    const auto programme = sourceDir() / "resources" / "programme" / "sample-retail-cn.json";
    REQUIRE(run(headOfficeProgram(),
                {QStringLiteral("create"), QStringLiteral("--dir"), dir, QStringLiteral("--name"),
                 QStringLiteral("Test"), QStringLiteral("--currency"), QStringLiteral("CNY"), QStringLiteral("--store"),
                 QStringLiteral("S1:One:Asia/Shanghai"), QStringLiteral("--operator"),
                 QStringLiteral("1001:Li:cashier"), QStringLiteral("--operator"), QStringLiteral("9001:Wang:manager"),
                 QStringLiteral("--risk-budget"), QStringLiteral("10000"), QStringLiteral("--unbacked"),
                 QStringLiteral("2000"), QStringLiteral("--per-visit"), QStringLiteral("300")})
                .exitCode == 0);
    REQUIRE(office({QStringLiteral("publish"), QString::fromStdString(programme.string())}).exitCode == 0);
    startOffice();
}

Shop::~Shop()
{
    stopOffice();
}

QString Shop::terminal() const
{
    return QString::fromStdString((folder() / "terminal").string());
}

QString Shop::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void Shop::startOffice()
{
    const QString portFile = QString::fromStdString((folder() / "port").string());
    QFile::remove(portFile);
    m_office.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_office.start(headOfficeProgram(),
                   {QStringLiteral("serve"), QStringLiteral("--dir"),
                    QString::fromStdString((folder() / "office").string()), QStringLiteral("--listen"),
                    QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--port-file"), portFile});
    for (int look = 0; look < 1000 && m_office.state() != QProcess::NotRunning; ++look) {
        QFile file(portFile);
        if (file.open(QIODevice::ReadOnly) && (m_port = file.readAll().trimmed().toInt()) != 0)
            return;
        m_office.waitForFinished(20);
    }
    FAIL("head office does not start");
}

void Shop::stopOffice()
{
    if (m_office.state() == QProcess::NotRunning)
        return;
    m_office.terminate();
    ::kill(static_cast<pid_t>(m_office.processId()), SIGCONT); // where it was hushed
    m_office.waitForFinished(20'000);
}

void Shop::hushOffice(bool hushed)
{
    REQUIRE(m_office.state() == QProcess::Running);
    REQUIRE(::kill(static_cast<pid_t>(m_office.processId()), hushed ? SIGSTOP : SIGCONT) == 0);
}

void Shop::enrol()
{
    const Ended code = office({QStringLiteral("code"), QStringLiteral("--store"), QStringLiteral("S1")});
    REQUIRE(code.exitCode == 0);
    const Ended enrolled = run(loyaltyctl(), {QStringLiteral("enrol"), QStringLiteral("--dir"), terminal(),
                                              QStringLiteral("--head-office"), url(), QStringLiteral("--code"),
                                              QString::fromStdString(code.lastLine())});
    INFO(enrolled.err);
    REQUIRE(enrolled.exitCode == 0);
    const Ended synced = ctl(QStringLiteral("sync now"));
    INFO(synced.err);
    REQUIRE(synced.exitCode == 0);
}

Ended Shop::as(const char* operatorId, const QString& commandLine) const
{
    QStringList arguments = commandLine.split(QLatin1Char(' '));
    arguments << QStringLiteral("--dir") << terminal() << QStringLiteral("--operator") << QLatin1String(operatorId);
    if (!arguments.contains(QStringLiteral("--lang")))
        arguments << QStringLiteral("--lang") << QStringLiteral("en");
    return run(loyaltyctl(), arguments);
}

Ended Shop::ctl(const QString& commandLine) const
{
    return as("1001", commandLine);
}

Ended Shop::manager(const QString& commandLine) const
{
    return as("9001", commandLine);
}

Ended Shop::office(const QStringList& arguments) const
{
    return run(headOfficeProgram(), arguments + QStringList{QStringLiteral("--dir"),
                                                            QString::fromStdString((folder() / "office").string())});
}

void Shop::start(QProcess& process, const QStringList& arguments) const
{
    process.start(loyaltyctl(), arguments + QStringList{QStringLiteral("--dir"), terminal()});
    REQUIRE(process.waitForStarted());
}

} // namespace loyalty::test
