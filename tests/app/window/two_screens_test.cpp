#include "app/terminal/window/program.h"
#include "tests/app/window/a_desk.h"
#include "ui/display/display_window.h"
#include "ui/till/till_window.h"

#include <QApplication>
#include <QScreen>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::app {
namespace {

template <class Window>
Window* shown()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<Window*>(widget); window != nullptr && window->isVisible())
            return window;
    return nullptr;
}

// Hidden: it needs a platform of two screens, which ctest starts it with.
TEST_CASE("the member's display fills the second screen, and the till keeps the first and the focus", "[.two-screens]")
{
    const auto screens = QGuiApplication::screens();
    REQUIRE(screens.size() == 2);
    test::Terminal terminal;
    terminal.runtime.reset();
    Program program(*qApp, {.folder = terminal.folder, .language = QStringLiteral("zh_CN"), .operatorId = "2001"});
    REQUIRE(program.start());
    auto* till = shown<ui::TillWindow>();
    auto* display = shown<ui::DisplayWindow>();
    REQUIRE(till != nullptr);
    REQUIRE(display != nullptr);
    REQUIRE(test::until([&] { return till->isActiveWindow(); }));
    CHECK(display->geometry() == screens[1]->geometry());
    CHECK(screens[0]->geometry().contains(till->geometry()));
    CHECK(display->windowFlags().testFlag(Qt::WindowDoesNotAcceptFocus));
    CHECK_FALSE(display->isActiveWindow());
}

} // namespace
} // namespace loyalty::app
