#include "tests/support/ui/screens.h"
#include "ui/language/language.h"
#include "ui/style/style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

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

ui::Theme themeFrom(const QString& word)
{
    if (word == "dark"_L1)
        return ui::Theme::Dark;
    return word == "contrast"_L1 ? ui::Theme::HighContrast : ui::Theme::Light;
}

bool draw(const test::Screen& screen, const QString& file, QSize size)
{
    test::Stage stage;
    stage.clock.set(stage.till.now);
    const std::unique_ptr<QWidget> window = screen.make(stage);
    window->resize(size);
    window->show();
    QCoreApplication::processEvents();
    return window->grab().save(file);
}

int drawAll(QApplication& application, const Wishes& wishes)
{
    int drawn = 0;
    for (const QString& theme : wishes.themes) {
        ui::applyTheme(application, themeFrom(theme));
        for (const QString& language : wishes.languages) {
            ui::switchTo(language);
            for (const QString& size : wishes.sizes) {
                const QStringList edges = size.split(u'x');
                for (const test::Screen& screen : test::allScreens()) {
                    const QString name = QString::fromStdString(screen.name);
                    if (!name.contains(wishes.only))
                        continue;
                    const QString file = u"%1-%2-%3-%4.png"_s.arg(name, language, theme, size);
                    if (!draw(screen, wishes.folder.filePath(file), {edges.at(0).toInt(), edges.at(1).toInt()}))
                        return 1;
                    ++drawn;
                }
            }
        }
    }
    QTextStream(stdout) << drawn << " pictures\n";
    return drawn > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char* argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Draws every page and state of the screens as PNG."_s);
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
    const Wishes wishes{.folder = QDir(parser.positionalArguments().constFirst()),
                        .sizes = parser.values(u"size"_s),
                        .languages = orAll(u"language"_s, ui::languages()),
                        .themes = orAll(u"theme"_s, {u"light"_s, u"dark"_s}),
                        .only = parser.value(u"only"_s)};
    if (!QDir().mkpath(wishes.folder.path()))
        return 1;
    return drawAll(application, wishes);
}
