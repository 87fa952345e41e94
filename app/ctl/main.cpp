#include "app/ctl/program.h"

#include <QCoreApplication>

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("loyaltyctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOYALTY_VERSION));
    return loyalty::ctl::runProgram(QCoreApplication::arguments());
}
