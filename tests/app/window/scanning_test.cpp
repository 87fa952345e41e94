#include "app/terminal/window/scanning.h"

#include "tests/app/window/a_desk.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWindow>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::app {
namespace {

using test::until;
using Kind = checkout::Verdict::Kind;

/// A till with a field on a window that has the focus, and a scanner that types.
struct Counter
{
    Counter()
    {
        field.show();
        field.activateWindow();
        field.setFocus();
        REQUIRE(until([this] { return desk.status.scanner == ui::ScannerState::Unheard; }));
    }
    /// Keys come in at the window, a few milliseconds apart by their own time stamps.
    void type(const QString& text, bool whole = true)
    {
        for (const QChar sign : text)
            key(sign.unicode(), sign, scanCodeOf(sign.digitValue()));
        if (whole)
            key(Qt::Key_Return, u'\r', kEnter);
    }
    void key(int code, QChar sign, quint32 scanCode)
    {
        m_at += 4;
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, code, Qt::NoModifier, scanCode, 0, 0, QString(sign));
            event.setTimestamp(m_at);
            QCoreApplication::sendEvent(field.windowHandle(), &event);
        }
    }

    test::Desk desk;
    Scanning scanning{desk.till, desk.terminal.runtime->clock(), {devices::WedgeProfile{}}};
    QLineEdit field;

private:
    /// X's numbers of the keys: "1" is 10, "0" stands behind "9".
    static constexpr quint32 kEnter = 36;
    static quint32 scanCodeOf(int digit) { return static_cast<quint32>(digit == 0 ? 19 : 9 + digit); }

    quint64 m_at = 1'000;
};

TEST_CASE("what a scanner types is a scan, in the till and in no field")
{
    Counter counter;
    counter.type(QStringLiteral("6901234567892"));
    REQUIRE(until([&] { return counter.desk.verdict() == Kind::Article; }));
    CHECK(counter.desk.view.lines[0].name == "Green tea");
    CHECK(counter.field.text().isEmpty());
    CHECK(until([&] { return counter.desk.status.scanner == ui::ScannerState::Ready; }));
}

TEST_CASE("a picture that holds no code, or that nobody can read, is said")
{
    Counter counter;
    counter.desk.till.readPicture("this is no picture");
    CHECK(until([&] { return counter.desk.verdict() == Kind::NothingRead; }));
    CHECK(counter.desk.status.scanner == ui::ScannerState::Unheard); // it says nothing of the scanner
}

} // namespace
} // namespace loyalty::app
