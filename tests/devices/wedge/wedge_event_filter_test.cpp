#include "devices/wedge/wedge_event_filter.h"

#include "tests/devices/wedge/desk.h"
#include "tests/support/base/fake_clock.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QWindow>

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace loyalty::devices {
namespace {

using namespace std::chrono_literals;
using test::scanned;
using test::typed;

/// A window that writes down the keys it gets, as its widgets would.
class Field : public QWindow
{
public:
    std::string text;
    std::vector<bool> presses;
    std::function<void(char)> onKey = [](char) {};

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        presses.push_back(true);
        text += event->text().toStdString();
        onKey(text.empty() ? '\0' : text.back());
    }
    void keyReleaseEvent(QKeyEvent*) override { presses.push_back(false); }
};

/// An application with the filter. Keys arrive with the layout that the system has, here one that garbles digits as the
/// French one does.
struct Till
{
    test::FakeClock clock;
    WedgeEventFilter filter{clock, {WedgeProfile{}}};
    Field field;
    std::vector<Scan> scans;
    int misread = 0;

    Till()
    {
        QObject::connect(&filter, &WedgeEventFilter::scanned, [this](const Scan& scan) { scans.push_back(scan); });
        QObject::connect(&filter, &WedgeEventFilter::misread, [this] { ++misread; });
    }

    static QString french(const KeyStroke& stroke)
    {
        const QString row = QStringLiteral("&é\"'(-è_çà");
        const bool digit = stroke.scanCode >= 10 && stroke.scanCode < 20;
        if (stroke.scanCode == test::kEnter)
            return QStringLiteral("\r");
        return digit ? QString(row[static_cast<int>(stroke.scanCode) - 10]) : QStringLiteral("a");
    }

    static std::unique_ptr<QKeyEvent> eventOf(const KeyStroke& stroke, QEvent::Type type)
    {
        auto event = std::make_unique<QKeyEvent>(type, stroke.scanCode == test::kEnter ? Qt::Key_Return : Qt::Key_Any,
                                                 stroke.shift ? Qt::ShiftModifier : Qt::NoModifier, stroke.scanCode, 0,
                                                 0, french(stroke), stroke.autoRepeat);
        event->setTimestamp(stroke.timestampMs);
        if (type == QEvent::ShortcutOverride)
            event->ignore();
        return event;
    }

    /// As Qt sends a key: asks for shortcuts at what has the focus and what is around it, then sends it to the window.
    /// True where a shortcut took it.
    bool key(const KeyStroke& stroke, QWindow& window)
    {
        if (stroke.press) {
            QObject inner;
            QObject outer;
            bool overridden = false;
            for (QObject* receiver : {&inner, &outer}) {
                const auto ask = eventOf(stroke, QEvent::ShortcutOverride);
                QCoreApplication::sendEvent(receiver, ask.get());
                overridden = overridden || ask->isAccepted();
            }
            if (!overridden && stroke.scanCode == test::kF4)
                return true;
        }
        const auto event = eventOf(stroke, stroke.press ? QEvent::KeyPress : QEvent::KeyRelease);
        QCoreApplication::sendEvent(&window, event.get());
        // On its way through widgets the filter sees the same event again.
        QObject widget;
        QCoreApplication::sendEvent(&widget, event.get());
        return false;
    }

    void keys(const std::vector<KeyStroke>& strokes)
    {
        for (const KeyStroke& stroke : strokes)
            key(stroke, field);
    }
};

TEST_CASE("keys are given back in their order, whatever a widget asks when it gets one")
{
    Till till;
    till.field.onKey = [](char) { // as QWidgetWindow does: without the scan code
        QKeyEvent ask(QEvent::ShortcutOverride, Qt::Key_Any, Qt::NoModifier, QStringLiteral("&"));
        QObject widget;
        QCoreApplication::sendEvent(&widget, &ask);
    };
    till.keys({{.timestampMs = 1'000, .scanCode = 10, .press = true},
               {.timestampMs = 1'050, .scanCode = 11, .press = true},
               {.timestampMs = 1'130, .scanCode = 12, .press = true}});
    till.filter.lapse();
    CHECK(till.field.text == "&é\"");
}

TEST_CASE("a scan is told once, whatever the layout makes of its keys, and no field sees it")
{
    Till till;
    till.keys(scanned("4006381333931", 1000, 12));
    till.filter.lapse();

    REQUIRE(till.scans.size() == 1);
    CHECK(till.scans[0].bytes == "4006381333931");
    CHECK(till.scans[0].device == "keyboard scanner");
    CHECK(till.scans[0].at == till.clock.now());
    CHECK(till.field.presses.empty());
}

TEST_CASE("a person's keys arrive as their layout has them")
{
    Till till;
    till.keys(typed("123\n", 1000, 100, 50));
    till.filter.lapse();

    CHECK(till.field.text == "&é\"\r");
    CHECK(till.field.presses == std::vector<bool>{true, false, true, false, true, false, true, false});
    CHECK(till.scans.empty());
}

TEST_CASE("a key that was held is given back by the timer when no other comes")
{
    Till till;
    till.key(test::down(1000, test::keyOf('1').scanCode), till.field);
    CHECK(till.field.text.empty());
    till.field.onKey = [](char) { QCoreApplication::exit(); };
    QCoreApplication::exec();
    CHECK(till.field.text == "&");
}

TEST_CASE("a scanner that sends no terminator is heard by the timer")
{
    Till till;
    QObject::connect(&till.filter, &WedgeEventFilter::scanned, [](const Scan&) { QCoreApplication::exit(); });
    till.keys(typed("12345", 1000, 10, 2));
    CHECK(till.scans.empty());
    QCoreApplication::exec();
    REQUIRE(till.scans.size() == 1);
    CHECK(till.scans[0].bytes == "12345");
}

TEST_CASE("no key of a scan is a shortcut, and a shortcut finds what was typed before it in its field")
{
    Till till;
    till.keys(typed("12", 1000, 30, 10));
    std::string seen = "nothing";
    if (till.key(test::down(1045, test::kF4), till.field))
        seen = till.field.text;
    CHECK(seen == "&é");

    for (const KeyStroke& stroke : scanned("99887766", 3000, 10)) {
        QObject focus;
        const auto ask = Till::eventOf(stroke, QEvent::ShortcutOverride);
        if (stroke.press) {
            QCoreApplication::sendEvent(&focus, ask.get());
            CHECK(ask->isAccepted());
        }
        till.key(stroke, till.field);
    }
    CHECK(till.scans.size() == 1);
}

TEST_CASE("keys that come while a field is busy with one that was given back are not mixed up")
{
    Till till;
    bool first = true;
    till.field.onKey = [&](char) {
        if (std::exchange(first, false))
            till.keys(scanned("4711471147", 5000, 5));
    };
    till.keys(typed("12", 1000, 20, 5));
    till.filter.lapse();

    CHECK(till.field.text == "&é");
    REQUIRE(till.scans.size() == 1);
    CHECK(till.scans[0].bytes == "4711471147");
}

TEST_CASE("a window that goes takes its held keys with it")
{
    Till till;
    auto window = std::make_unique<Field>();
    till.key(test::down(1000, test::keyOf('1').scanCode), *window);
    window.reset();
    till.filter.lapse();
    CHECK(till.field.text.empty());
}

TEST_CASE("what is held is given back when the scanners' settings change")
{
    Till till;
    till.keys(typed("12", 1000, 20, 5));
    till.filter.setProfiles({});
    CHECK(till.field.text == "&é");
    till.keys(scanned("12345", 2000, 5));
    CHECK(till.scans.empty());
    CHECK(till.field.text == "&é&é\"'(\r");
}

TEST_CASE("an application without the filter is left alone")
{
    Field field;
    {
        const Till till;
    }
    const auto event = Till::eventOf(test::down(1000, test::keyOf('1').scanCode), QEvent::KeyPress);
    QCoreApplication::sendEvent(&field, event.get());
    CHECK(field.text == "&");
}

TEST_CASE("a scan that was cut is told as a misread")
{
    Till till;
    auto strokes = scanned("4006381333931", 1000, 10);
    strokes.insert(strokes.begin() + 4, test::down(1015, test::kF4));
    till.keys(strokes);
    CHECK(till.misread == 1);
    CHECK(till.scans.empty());
}

} // namespace
} // namespace loyalty::devices
