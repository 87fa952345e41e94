#include "app/terminal/window/settings.h"

#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <fstream>
#include <sstream>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

struct Folder
{
    void write(std::string_view text) const { std::ofstream(dir.path() / "terminal.ini") << text; }
    [[nodiscard]] std::string text() const
    {
        std::ostringstream all;
        all << std::ifstream(dir.path() / "terminal.ini").rdbuf();
        return all.str();
    }
    [[nodiscard]] auto read() const { return Settings::read(dir.path()); }

    test::TempDir dir;
};

TEST_CASE("a till without a file has the settings of a till")
{
    const auto settings = Folder().read().value();
    CHECK(settings.language.isEmpty());
    CHECK(settings.theme == QStringLiteral("light"));
    CHECK(settings.paper.to.isEmpty());
    CHECK(settings.paper.atOnce);
    CHECK(settings.displayScreen == 1);
    CHECK(settings.join.isEmpty());
    CHECK(settings.fullScreen);
    REQUIRE(settings.scanners.size() == 1);
    CHECK(settings.scanners[0].gap == 70ms);
}

TEST_CASE("everything that is set up at a till is read")
{
    const Folder folder;
    folder.write("language=zh_CN\ntheme=contrast\nfullScreen=false\n"
                 "[printer]\nto=tcp://10.0.0.7:9100\nprofile=generic-58\natOnce=false\n"
                 "[display]\nscreen=2\nalways=true\njoin=https://example.com/join\n"
                 "[scanner1]\ngapMs=30\nleast=6\nprefix=~\nsuffix=!\nletters=false\nterminator=true\n"
                 "[scanner2]\ngapMs=120\n");
    const auto settings = folder.read().value();
    CHECK(settings.language == QStringLiteral("zh_CN"));
    CHECK(settings.theme == QStringLiteral("contrast"));
    CHECK_FALSE(settings.fullScreen);
    CHECK(settings.paper.to == QStringLiteral("tcp://10.0.0.7:9100"));
    CHECK(settings.paper.profile == QStringLiteral("generic-58"));
    CHECK_FALSE(settings.paper.atOnce);
    CHECK(settings.displayScreen == 2);
    CHECK(settings.displayAlways);
    CHECK(settings.join == QStringLiteral("https://example.com/join"));
    REQUIRE(settings.scanners.size() == 2);
    CHECK(settings.scanners[0].gap == 30ms);
    CHECK(settings.scanners[0].least == 6);
    CHECK(settings.scanners[0].prefix == "~");
    CHECK(settings.scanners[0].suffix == "!");
    CHECK_FALSE(settings.scanners[0].letters);
    CHECK(settings.scanners[0].ending == devices::WedgeEnding::Terminator);
    CHECK(settings.scanners[1].gap == 120ms);
}

TEST_CASE("a value that cannot be used is named with its key")
{
    struct Row
    {
        std::string text;
        std::string_view key;
    };
    const Row rows[] = {{"language=fr\n", "language"},
                        {"theme=pink\n", "theme"},
                        {"fullScreen=yes\n", "fullScreen"},
                        {"[printer]\natOnce=1\n", "printer/atOnce"},
                        {"[printer]\nprofile=epson-99\n", "printer/profile"},
                        {"[printer]\nto=lp0\n", "printer/to"},
                        {"[printer]\nto=/nonexistent/dir\n", "printer/to"},
                        {"[printer]\nto=tcp://\n", "printer/to"},
                        {"[printer]\nto=tcp://192.0.2.7:0\n", "printer/to"},
                        {"[printer]\nto=tcp://192.0.2.7:9100/raw\n", "printer/to"},
                        {"[display]\nscreen=two\n", "display/screen"},
                        {"[display]\nscreen=17\n", "display/screen"},
                        {"[display]\njoin=" + std::string(201, 'x') + "\n", "display/join"},
                        {"[scanner]\ngapMs=4\n", "scanner/gapMs"},
                        {"[scanner]\nleast=3\n", "scanner/least"}};
    for (const Row& row : rows) {
        INFO(row.text);
        const Folder folder;
        folder.write(row.text);
        const auto settings = folder.read();
        REQUIRE_FALSE(settings);
        CHECK(settings.error().code == FaultCode::BadConfiguration);
        CHECK(settings.error().detail.find(row.key) != std::string::npos);
        CHECK(settings.error().detail.size() < 120);
    }
}

TEST_CASE("receipts go to a printer, a device, a folder that is there, or nowhere")
{
    const Folder folder;
    for (const char* to : {"", "tcp://192.0.2.7", "tcp://192.0.2.7:9100", "tcp://192.0.2.7:9100/", "/dev/usb/lp0"})
        CHECK(isPlaceForPaper(QString::fromLatin1(to)));
    CHECK(isPlaceForPaper(QString::fromStdString(folder.dir.path().string())));
    folder.write("a file");
    CHECK_FALSE(isPlaceForPaper(QString::fromStdString((folder.dir.path() / "terminal.ini").string())));
    CHECK_FALSE(isPlaceForPaper(QStringLiteral("lp0")));
}

TEST_CASE("one choice is kept and other lines stay as they are")
{
    const Folder folder;
    folder.write("theme=dark\n[printer]\nto=/dev/usb/lp0\n");
    Settings::keep(folder.dir.path(), QStringLiteral("language"), QStringLiteral("zh_CN"));
    const auto settings = folder.read().value();
    CHECK(settings.language == QStringLiteral("zh_CN"));
    CHECK(settings.theme == QStringLiteral("dark"));
    CHECK(settings.paper.to == QStringLiteral("/dev/usb/lp0"));
}

} // namespace
} // namespace loyalty::app
