#include "app/terminal/end_signals.h"
#include "app/terminal/window/program.h"
#include "app/terminal/window/till_application.h"
#include "ui/language/fault_words.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QTextStream>

#include <unistd.h>

namespace {

using namespace loyalty;

constexpr int kFailed = 1;

QString defaultFolder()
{
    const QString home = qEnvironmentVariable("XDG_DATA_HOME", QDir::homePath() + QStringLiteral("/.local/share"));
    return qEnvironmentVariable("LOYALTY_DIR", home + QStringLiteral("/loyalty-terminal"));
}

app::Program::Options parse(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "The till of a loyalty programme: finds members, quotes and books sales, prints receipts.\n"
        "What is set up at one till stands in terminal.ini in the data folder; see loyalty-terminal(1)."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("dir"),
         QStringLiteral("The terminal's data folder; default: $LOYALTY_DIR, else "
                        "~/.local/share/loyalty-terminal."),
         QStringLiteral("folder"), defaultFolder()},
        {QStringLiteral("lang"), QStringLiteral("Language: en or zh_CN."), QStringLiteral("language")},
        {QStringLiteral("theme"), QStringLiteral("Colours: light, dark or contrast."), QStringLiteral("theme")},
        {QStringLiteral("printer"),
         QStringLiteral("Where receipts go: tcp://host:9100, a device under /dev, or a folder for pictures."),
         QStringLiteral("printer")},
        {QStringLiteral("operator"), QStringLiteral("Signs this operator in at the start."), QStringLiteral("number")},
        {QStringLiteral("timings"), QStringLiteral("Tells at the end how long the screen was held up at most.")},
        {QStringLiteral("windowed"), QStringLiteral("A window instead of the whole screen.")},
    });
    parser.process(application);
    app::Program::Options options;
    options.folder = parser.value(QStringLiteral("dir")).toStdString();
    options.language = parser.value(QStringLiteral("lang"));
    options.theme = parser.value(QStringLiteral("theme"));
    if (parser.isSet(QStringLiteral("printer")))
        options.paper = parser.value(QStringLiteral("printer"));
    options.operatorId = parser.value(QStringLiteral("operator")).toStdString();
    options.windowed = parser.isSet(QStringLiteral("windowed"));
    return options;
}

/// On the screen for whoever stands before it, on standard error for whoever watches over the program.
void complain(const Fault& fault)
{
    const QString detail = QString::fromStdString(fault.detail);
    QTextStream(stderr) << "loyalty-terminal: " << QLatin1String(toString(fault.code).data()) << ": " << detail << '\n';
    QMessageBox::critical(nullptr, QStringLiteral("Loyalty Terminal"),
                          ui::wordsFor(fault.code) + QStringLiteral("\n\n") + detail);
}

} // namespace

int main(int argc, char** argv)
{
    app::TillApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("loyalty-terminal"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOYALTY_VERSION));
    const app::Program::Options options = parse(application);

    const bool timings = QCoreApplication::arguments().contains(QStringLiteral("--timings"));
    int ended = 0;
    {
        app::Program program(application, options);
        if (const auto started = program.start(); !started) {
            if (started.error().code == FaultCode::Locked && app::raiseRunning(options.folder))
                return 0;
            complain(started.error());
            return kFailed;
        }
        const app::EndSignals signals;
        application.forgetStalls();
        ended = QApplication::exec();
        if (timings)
            QTextStream(stderr) << "longest hold-up of the screen: " << application.longestStall().count() << " us\n";
    }
    if (ended == app::kStartAgain)
        ::execv("/proc/self/exe", argv); // the folder's lock is free by now; what comes back is an error
    return ended;
}
