#include "app/ctl/program.h"

#include <QGuiApplication>

#include <cstdio>

namespace {

/// Without a session Qt remarks on the folder that a session would have; a command line needs none.
void passOnFaults(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

} // namespace

int main(int argc, char* argv[])
{
    // Receipts are drawn, but nothing is shown: no screen is asked for.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QtMessageHandler usual = qInstallMessageHandler(passOnFaults);
    const QGuiApplication application(argc, argv);
    qInstallMessageHandler(usual);
    QCoreApplication::setApplicationName(QStringLiteral("loyaltyctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOYALTY_VERSION));
    return loyalty::ctl::runProgram(QCoreApplication::arguments());
}
