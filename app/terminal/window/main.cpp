#include "app/terminal/end_signals.h"
#include "app/terminal/window/program.h"
#include "app/terminal/window/till_application.h"
#include "ui/language/fault_words.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QMessageBox>
#include <QTextStream>
#include <QTimer>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

namespace {

using namespace loyalty;

constexpr int kFailed = 1;
constexpr std::chrono::milliseconds kTryAgain{150};
constexpr int kTries = 20;

QString defaultFolder()
{
    const QString home = qEnvironmentVariable("XDG_DATA_HOME", QDir::homePath() + QStringLiteral("/.local/share"));
    return qEnvironmentVariable("LOYALTY_DIR", home + QStringLiteral("/loyalty-terminal"));
}

app::Program::Options parse(const QStringList& arguments)
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
        {QStringLiteral("timings"),
         QStringLiteral("Tells at the end how long the screen was held up at most, and how long codes took.")},
        {QStringLiteral("windowed"), QStringLiteral("A window instead of the whole screen.")},
    });
    parser.process(arguments);
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

void tell(const app::TillApplication& application)
{
    QTextStream out(stderr);
    out << "longest hold-up of the screen: " << application.longestStall().count() << " us\n";
    auto codes = application.codesPainted();
    if (codes.empty())
        return;
    std::sort(codes.begin(), codes.end());
    out << "last key of a code to painted: median " << codes[codes.size() / 2].count() << " us, 99 % below "
        << codes[codes.size() * 99 / 100].count() << " us, of " << codes.size() << " codes\n";
}

/// Starts the program once the event loop runs. A command line that has the folder for a moment does not stop a till from
/// starting; another till is asked to come to the front.
class Starting final : public QObject
{
public:
    Starting(app::Program& program, app::TillApplication& application, std::filesystem::path folder)
        : m_program(program)
        , m_application(application)
        , m_folder(std::move(folder))
    {
        m_again.setSingleShot(true);
        m_again.callOnTimeout(this, [this] { start(); });
        m_again.start(0);
    }

private:
    void start()
    {
        const auto started = m_program.start();
        if (started)
            return m_application.forgetStalls();
        if (started.error().code == FaultCode::Locked) {
            if (app::raiseRunning(m_folder))
                return QCoreApplication::exit(0);
            if (++m_tries < kTries)
                return m_again.start(kTryAgain);
        }
        complain(started.error());
        QCoreApplication::exit(kFailed);
    }

    app::Program& m_program;
    app::TillApplication& m_application;
    std::filesystem::path m_folder;
    QTimer m_again;
    int m_tries = 0;
};

bool asksForWords(const char* argument)
{
    constexpr std::string_view kAsks[] = {"-h", "--help", "--help-all", "-v", "--version"};
    return std::ranges::find(kAsks, std::string_view(argument)) != std::end(kAsks);
}

void introduce()
{
    QCoreApplication::setApplicationName(QStringLiteral("loyalty-terminal"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOYALTY_VERSION));
}

} // namespace

int main(int argc, char** argv)
{
    if (std::any_of(argv + 1, argv + argc, asksForWords)) { // told where there is no display, too
        const QCoreApplication teller(argc, argv);
        introduce();
        parse(QCoreApplication::arguments());
    }
    app::TillApplication application(argc, argv);
    introduce();
    const app::Program::Options options = parse(QCoreApplication::arguments());

    const bool timings = QCoreApplication::arguments().contains(QStringLiteral("--timings"));
    int ended = 0;
    {
        app::Program program(application, options);
        QObject::connect(&program, &app::Program::codeCame, [&application] { application.codeCame(); });
        QObject::connect(&program, &app::Program::codeTold, [&application] { application.codeTold(); });
        QObject::connect(&program, &app::Program::failed, [](const Fault& fault) {
            complain(fault);
            QCoreApplication::exit(kFailed);
        });
        const app::EndSignals signals;
        const Starting starting(program, application, options.folder);
        ended = QApplication::exec();
        if (timings)
            tell(application);
    }
    if (ended == app::kStartAgain)
        ::execv("/proc/self/exe", argv); // the folder's lock is free by now; what comes back is an error
    return ended;
}
