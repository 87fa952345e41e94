#include "app/terminal/programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace loyalty::app {

QString programBeside(const QString& name, const QString& inBuildTree)
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString& place : {here.filePath(name), here.filePath(inBuildTree + QLatin1Char('/') + name)})
        if (QFileInfo(place).isExecutable())
            return QDir::cleanPath(place);
    const QString onPath = QStandardPaths::findExecutable(name);
    return onPath.isEmpty() ? name : onPath;
}

} // namespace loyalty::app
