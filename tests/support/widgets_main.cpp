#include "ui/language/language.h"
#include "ui/style/style.h"

#include <QApplication>

#include <catch2/catch_session.hpp>

int main(int argc, char* argv[])
{
    // Where nobody says otherwise, no screen is needed.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    loyalty::ui::applyTheme(application, loyalty::ui::Theme::Light);
    loyalty::ui::switchTo(QStringLiteral("en"));
    return Catch::Session().run(argc, argv);
}
