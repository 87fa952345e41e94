#include "app/terminal/printing.h"
#include "devices/printer/encode.h"
#include "tests/support/ui/screens.h"
#include "tests/ui_gallery/real_shop.h"
#include "ui/language/language.h"
#include "ui/style/style.h"
#include "ui/till/till_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace {

using namespace Qt::StringLiterals;
using namespace loyalty;

struct Wishes
{
    QDir folder;
    QStringList sizes;
    QStringList languages;
    QStringList themes;
    QString only;
};

/// What main() was asked for: the shop that is drawn lives inside a test case.
Wishes& wishes()
{
    static Wishes asked;
    return asked;
}

constexpr int kPapers[] = {80, 58};

const receipt::Receipt& paperOf(const test::RealShop& shop, const std::string& name)
{
    const auto found = std::ranges::find(shop.papers, name, &std::pair<std::string, receipt::Receipt>::first);
    REQUIRE(found != shop.papers.end());
    return found->second;
}

/// By the bytes that a printer gets.
QByteArray printed(const receipt::Receipt& paper, const QString& language, int millimetres)
{
    const auto* const wording = app::receiptWording(language.toStdString());
    const auto* const profile = devices::profileForPaper(millimetres);
    REQUIRE(wording != nullptr);
    REQUIRE(profile != nullptr);
    const auto job = devices::encode(receipt::compose(paper, *wording), *profile, devices::markOf(1));
    return app::pictureOf(job, *profile);
}

int drawPapers(const test::RealShop& shop)
{
    int drawn = 0;
    for (const QString& language : wishes().languages)
        for (const auto& [name, paper] : shop.papers)
            for (const int millimetres : kPapers) {
                const QString file =
                    u"receipt-%1-%2-%3mm.png"_s.arg(QString::fromStdString(name), language).arg(millimetres);
                if (!file.contains(wishes().only))
                    continue;
                QFile picture(wishes().folder.filePath(file));
                REQUIRE(picture.open(QIODevice::WriteOnly));
                picture.write(printed(paper, language, millimetres));
                ++drawn;
            }
    return drawn;
}

/// Every page in every state; the open sale of the real shop with its reasons is one more.
std::vector<test::Screen> pagesOf(const test::RealShop& shop)
{
    std::vector<test::Screen> pages = test::allScreens();
    pages.push_back({"till-why-everything", [&shop](test::Stage& stage) -> std::unique_ptr<QWidget> {
                         auto window = std::make_unique<ui::TillWindow>(stage.till, stage.clock);
                         stage.till.words = shop.words;
                         stage.till.view = shop.open;
                         stage.till.start();
                         window->presenter().act(ui::Act::Why);
                         return window;
                     }});
    return pages;
}

ui::Theme themeFrom(const QString& word)
{
    if (word == "dark"_L1)
        return ui::Theme::Dark;
    return word == "contrast"_L1 ? ui::Theme::HighContrast : ui::Theme::Light;
}

bool draw(const test::Screen& screen, const test::RealShop& shop, const QString& file, QSize size)
{
    test::Stage stage;
    stage.clock.set(stage.till.now);
    stage.till.pictureOf = [&shop](const ui::PrintWish& wish) {
        const auto& paper = paperOf(shop, wish.withReasons ? "why" : "sale");
        return QImage::fromData(printed(paper, ui::currentLanguage(), kPapers[0]));
    };
    const std::unique_ptr<QWidget> window = screen.make(stage);
    window->resize(size);
    window->show();
    QCoreApplication::processEvents();
    return window->grab().save(file);
}

int drawPages(const test::RealShop& shop)
{
    int drawn = 0;
    const std::vector<test::Screen> pages = pagesOf(shop);
    for (const QString& theme : wishes().themes) {
        ui::applyTheme(*qApp, themeFrom(theme));
        for (const QString& language : wishes().languages) {
            ui::switchTo(language);
            for (const QString& size : wishes().sizes) {
                const QStringList edges = size.split(u'x');
                for (const test::Screen& screen : pages) {
                    const QString name = QString::fromStdString(screen.name);
                    if (!name.contains(wishes().only))
                        continue;
                    const QString file = u"%1-%2-%3-%4.png"_s.arg(name, language, theme, size);
                    REQUIRE(
                        draw(screen, shop, wishes().folder.filePath(file), {edges.at(0).toInt(), edges.at(1).toInt()}));
                    ++drawn;
                }
            }
        }
    }
    return drawn;
}

TEST_CASE("every page and every paper is drawn")
{
    const test::RealShop shop;
    const int drawn = drawPapers(shop) + drawPages(shop);
    QTextStream(stdout) << drawn << " pictures\n";
    CHECK(drawn > 0);
}

} // namespace

int main(int argc, char* argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Draws every page and state of the screens, and every kind of paper, as PNG."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go; made where it is not there."_s);
    parser.addOptions({{u"size"_s, u"Logical pixels; may be repeated."_s, u"WxH"_s, u"1092x614"_s},
                       {u"language"_s, u"zh_CN or en; may be repeated."_s, u"code"_s},
                       {u"theme"_s, u"light, dark or contrast; may be repeated."_s, u"name"_s},
                       {u"only"_s, u"Pages whose name contains this."_s, u"text"_s}});
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    const auto orAll = [&](const QString& option, const QStringList& all) {
        return parser.isSet(option) ? parser.values(option) : all;
    };
    wishes() = {.folder = QDir(parser.positionalArguments().constFirst()),
                .sizes = parser.values(u"size"_s),
                .languages = orAll(u"language"_s, ui::languages()),
                .themes = orAll(u"theme"_s, {u"light"_s, u"dark"_s}),
                .only = parser.value(u"only"_s)};
    if (!QDir().mkpath(wishes().folder.path()))
        return 1;
    return Catch::Session().run(1, argv);
}
