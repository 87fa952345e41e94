#include "tests/app/whole/virtual_display.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPatienceMs = 20'000;
constexpr int kLookMs = 20;
/// While it types, xdotool halves this between two presses; a person is slower than any scanner.
constexpr int kPersonMs = 300;
/// X's number of the key "1"; the digits follow, "0" last.
constexpr int kKeyOfOne = 10;
constexpr int kKeyOfEnter = 36;

QString keyOf(QChar digit)
{
    if (digit == u'\n')
        return QString::number(kKeyOfEnter);
    REQUIRE(digit.isDigit());
    const int value = digit.digitValue();
    return QString::number(kKeyOfOne + (value == 0 ? 9 : value - 1));
}

void skipWithoutPrograms()
{
    for (const char* program : {"Xvfb", "openbox", "xdotool", "xrandr", "xprop", "setxkbmap", "xclip", "import"})
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            SKIP(program << " is not installed; packaging/setup test installs it");
}

} // namespace

VirtualDisplay::VirtualDisplay(const std::vector<Screen>& screens)
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    skipWithoutPrograms();
    int width = 0;
    int height = 0;
    for (const Screen& screen : screens) {
        width += screen.width;
        height = std::max(height, screen.height);
    }
    startServer(width, height);
    int left = 0;
    for (std::size_t i = 0; i < screens.size(); ++i) {
        // Millimetres for 96 dots an inch; the first is the output that there is.
        const Screen& screen = screens[i];
        runHere(u"xrandr"_s, {u"--setmonitor"_s, u"screen-%1"_s.arg(i),
                              u"%1/%2x%3/%4+%5+0"_s.arg(screen.width)
                                  .arg(screen.width * 254 / 960)
                                  .arg(screen.height)
                                  .arg(screen.height * 254 / 960)
                                  .arg(left),
                              i == 0 ? u"screen"_s : u"none"_s});
        left += screen.width;
    }
    startManager();
}

VirtualDisplay::~VirtualDisplay()
{
    std::vector<QProcess*> all{m_clipboard.get()};
    for (auto other = m_others.rbegin(); other != m_others.rend(); ++other)
        all.push_back(other->get());
    all.insert(all.end(), {&m_manager, &m_server});
    for (QProcess* process : all)
        if (process != nullptr && process->state() != QProcess::NotRunning) {
            process->terminate();
            if (!process->waitForFinished(5'000))
                process->kill();
        }
}

void VirtualDisplay::startServer(int width, int height)
{
    // It chooses a free number. Without -noreset it would forget the screens when nobody is connected.
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(width).arg(height),
                               u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    QByteArray number;
    while (!number.endsWith('\n') && m_server.waitForReadyRead(kPatienceMs))
        number += m_server.readAllStandardOutput();
    REQUIRE(number.endsWith('\n'));
    m_environment.insert(u"DISPLAY"_s, u":"_s + QString::fromLatin1(number.trimmed()));
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_environment.insert(u"QT_IM_MODULE"_s, u"compose"_s);
    m_environment.remove(u"WAYLAND_DISPLAY"_s);
}

void VirtualDisplay::startManager()
{
    m_manager.setProcessEnvironment(m_environment);
    m_manager.setStandardErrorFile(QProcess::nullDevice());
    m_manager.start(u"openbox"_s, {u"--sm-disable"_s});
    for (int look = 0; look < kPatienceMs / kLookMs; ++look) {
        if (runHere(u"xprop"_s, {u"-root"_s, u"_NET_SUPPORTING_WM_CHECK"_s}).contains("window id"))
            return;
        REQUIRE_FALSE(m_manager.waitForFinished(kLookMs));
    }
    FAIL("the window manager does not start");
}

QByteArray VirtualDisplay::runHere(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    REQUIRE(process.waitForFinished(kPatienceMs));
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
    return process.readAllStandardOutput();
}

void VirtualDisplay::press(const QStringList& keys)
{
    runHere(u"xdotool"_s, QStringList{u"key"_s, u"--delay"_s, u"40"_s} + keys);
}

void VirtualDisplay::type(const QString& text)
{
    runHere(u"xdotool"_s, {u"type"_s, u"--delay"_s, QString::number(kPersonMs), text});
}

void VirtualDisplay::wedge(const QString& digits, int gapMs)
{
    QStringList arguments{u"key"_s, u"--delay"_s, QString::number(gapMs)};
    for (const QChar digit : digits + u'\n')
        arguments.push_back(keyOf(digit));
    runHere(u"xdotool"_s, arguments);
}

void VirtualDisplay::layout(const QString& name)
{
    runHere(u"setxkbmap"_s, {name});
}

QProcess& VirtualDisplay::keepRunning(const QString& program, const QStringList& arguments)
{
    auto& process = *m_others.emplace_back(std::make_unique<QProcess>());
    process.setProcessEnvironment(m_environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    REQUIRE(process.waitForStarted());
    return process;
}

void VirtualDisplay::startInputMethod(const QString& folder)
{
    for (const char* program : {"dbus-daemon", "ibus-daemon", "ibus"})
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            SKIP(program << " is not installed; packaging/setup test installs it");
    REQUIRE(QDir().mkpath(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const char* variable : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        m_environment.insert(QString::fromLatin1(variable), folder);
    QProcess& bus = keepRunning(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QByteArray address;
    while (!address.endsWith('\n') && bus.waitForReadyRead(kPatienceMs))
        address += bus.readAllStandardOutput();
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLatin1(address.trimmed()));
    m_environment.insert(u"QT_IM_MODULE"_s, u"ibus"_s);
    QProcess& daemon =
        keepRunning(u"ibus-daemon"_s, {u"--panel"_s, u"disable"_s, u"--emoji-extension"_s, u"disable"_s});
    for (int look = 0; look < kPatienceMs / kLookMs; ++look) {
        QProcess engine;
        engine.setProcessEnvironment(m_environment);
        engine.start(u"ibus"_s, {u"engine"_s, u"libpinyin"_s});
        REQUIRE(engine.waitForFinished(kPatienceMs));
        engine.start(u"ibus"_s, {u"engine"_s});
        REQUIRE(engine.waitForFinished(kPatienceMs));
        if (engine.readAllStandardOutput().contains("libpinyin"))
            return;
        REQUIRE_FALSE(daemon.waitForFinished(kLookMs));
    }
    FAIL("the input method does not start");
}

void VirtualDisplay::copyPicture(const QString& pngFile)
{
    if (m_clipboard) {
        m_clipboard->terminate();
        m_clipboard->waitForFinished(5'000);
    }
    m_clipboard = std::make_unique<QProcess>();
    m_clipboard->setProcessEnvironment(m_environment);
    m_clipboard->start(u"xclip"_s,
                       {u"-quiet"_s, u"-selection"_s, u"clipboard"_s, u"-t"_s, u"image/png"_s, u"-i"_s, pngFile});
    for (int look = 0; look < kPatienceMs / kLookMs; ++look) {
        QProcess offered;
        offered.setProcessEnvironment(m_environment);
        offered.start(u"xclip"_s, {u"-o"_s, u"-selection"_s, u"clipboard"_s, u"-t"_s, u"TARGETS"_s});
        REQUIRE(offered.waitForFinished(kPatienceMs));
        if (offered.readAllStandardOutput().contains("image/png"))
            return;
        REQUIRE_FALSE(m_clipboard->waitForFinished(kLookMs));
    }
    FAIL("the picture does not reach the clipboard");
}

void VirtualDisplay::shoot(const QString& pngFile)
{
    runHere(u"import"_s, {u"-silent"_s, u"-window"_s, u"root"_s, pngFile});
}

} // namespace loyalty::test
