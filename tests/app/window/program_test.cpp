#include "app/terminal/window/program.h"

#include "tests/app/window/a_desk.h"
#include "ui/display/display_window.h"
#include "ui/language/language.h"
#include "ui/start/first_start_window.h"
#include "ui/style/style.h"
#include "ui/till/till_window.h"

#include <QApplication>
#include <QLabel>

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <optional>

namespace loyalty::app {
namespace {

using namespace Qt::StringLiterals;

template <class Window>
Window* shown()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<Window*>(widget); window != nullptr && window->isVisible())
            return window;
    return nullptr;
}

/// A folder that is enrolled, knows its staff, and is nobody's at the moment.
struct Folder
{
    Folder() { terminal.runtime.reset(); }
    ~Folder()
    {
        ui::switchTo(u"en"_s);
        ui::applyTheme(*qApp, ui::Theme::Light);
    }
    void write(const char* name, std::string_view text) const { std::ofstream(terminal.folder / name) << text; }
    [[nodiscard]] Program::Options options() const
    {
        return {.folder = terminal.folder, .language = u"en"_s, .operatorId = "2001", .windowed = true};
    }

    test::Terminal terminal;
};

TEST_CASE("a folder that was never enrolled begins with the first start")
{
    const test::TempDir dir;
    Program program(*qApp, {.folder = dir.path() / "new", .language = u"en"_s, .windowed = true});
    REQUIRE(program.start());
    CHECK(shown<ui::FirstStartWindow>() != nullptr);
    CHECK(shown<ui::TillWindow>() == nullptr);
}

TEST_CASE("an enrolled folder opens the till with who is at it")
{
    const Folder folder;
    Program program(*qApp, folder.options());
    REQUIRE(program.start());
    auto* window = shown<ui::TillWindow>();
    REQUIRE(window != nullptr);
    CHECK(test::until([&] { return window->findChild<QLabel*>(u"cashierName"_s)->text() == u"李娜"_s; }));
    CHECK(shown<ui::DisplayWindow>() == nullptr); // one screen
}

TEST_CASE("the settings' language, colours and display are those of the windows")
{
    const Folder folder;
    folder.write("terminal.ini", "language=zh_CN\ntheme=dark\n[display]\nalways=true\njoin=https://example.com/join\n");
    Program::Options options = folder.options();
    options.language.clear();
    Program program(*qApp, options);
    REQUIRE(program.start());
    CHECK(ui::currentLanguage() == u"zh_CN"_s);
    CHECK(ui::currentTheme() == ui::Theme::Dark);
    auto* display = shown<ui::DisplayWindow>();
    REQUIRE(display != nullptr);
    auto* code = display->findChild<QLabel*>(u"joinCode"_s);
    REQUIRE(code != nullptr);
    CHECK(test::until([&] { return code->isVisible() && !code->pixmap().isNull(); }));
}

TEST_CASE("a till does not start on settings or articles that it cannot use")
{
    const Folder folder;
    const auto faultOf = [&] {
        Program program(*qApp, folder.options());
        const auto started = program.start();
        REQUIRE_FALSE(started);
        return started.error();
    };
    folder.write("terminal.ini", "theme=pink\n");
    CHECK(faultOf().detail == "terminal.ini: theme = pink");
    folder.write("terminal.ini", "");
    {
        Program::Options options = folder.options();
        options.paper = QStringLiteral("lp0");
        Program program(*qApp, options);
        const auto started = program.start();
        REQUIRE_FALSE(started);
        CHECK(started.error() == Fault{FaultCode::BadConfiguration, "--printer lp0"});
    }
    folder.write("articles.csv", "sku,price\n690,five\n");
    const Fault fault = faultOf();
    CHECK(fault.code == FaultCode::BadConfiguration);
    CHECK(fault.detail.find("articles.csv line 2: a price is written") != std::string::npos);
    folder.write("terminal.ini", "articles=goods.csv\n");
    folder.write("goods.csv", "sku,price\n690,seven\n");
    CHECK(faultOf().detail.find("goods.csv line 2: a price is written") != std::string::npos);
    folder.write("goods.csv", "sku,price\n690,5.00\n");
    Program program(*qApp, folder.options());
    CHECK(program.start());
}

TEST_CASE("a first start whose till does not open says why")
{
    const Folder folder;
    folder.write("articles.csv", "sku,price\n690,five\n");
    Program::Options options = folder.options();
    options.folder = folder.terminal.folder.string() + "-later";
    Program program(*qApp, options);
    std::optional<Fault> failed;
    QObject::connect(&program, &Program::failed, [&failed](const Fault& fault) { failed = fault; });
    REQUIRE(program.start());
    auto* window = shown<ui::FirstStartWindow>();
    REQUIRE(window != nullptr);
    std::filesystem::rename(folder.terminal.folder, options.folder);
    Q_EMIT window->enrolled();
    REQUIRE(test::until([&] { return failed.has_value(); }));
    CHECK(failed->code == FaultCode::BadConfiguration);
    CHECK(failed->detail.find("articles.csv line 2: a price is written") != std::string::npos);
}

TEST_CASE("one folder is open once")
{
    const Folder folder;
    Program first(*qApp, folder.options());
    REQUIRE(first.start());
    Program second(*qApp, folder.options());
    const auto started = second.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().code == FaultCode::Locked);
    CHECK(raiseRunning(folder.terminal.folder));
}

} // namespace
} // namespace loyalty::app
