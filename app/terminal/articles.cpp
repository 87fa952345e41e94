#include "app/terminal/articles.h"

#include "app/terminal/runtime.h"

#include <QDir>
#include <QFile>
#include <QSettings>

namespace loyalty::app {
namespace {

QString fileIn(const std::filesystem::path& folder)
{
    const QSettings ini(QString::fromStdString((folder / "terminal.ini").string()), QSettings::IniFormat);
    const QString named = ini.value(QStringLiteral("articles")).toString();
    return QDir(QString::fromStdString(folder.string()))
        .absoluteFilePath(named.isEmpty() ? QStringLiteral("articles.csv") : named);
}

} // namespace

Result<checkout::ArticleBook, Fault> readArticles(Runtime& runtime)
{
    QFile file(fileIn(runtime.folder()));
    if (!file.exists())
        return checkout::ArticleBook();
    const auto unusable = [&file](const std::string& why) {
        return fail(Fault{FaultCode::BadConfiguration, file.fileName().toStdString() + why});
    };
    if (!file.open(QIODevice::ReadOnly))
        return unusable(" cannot be read");
    const QByteArray text = file.readAll();
    const int decimals = runtime.onTerminal([](terminal::Terminal& terminal) {
        const auto* const programme = terminal.programmeNow();
        return programme != nullptr ? programme->programme().currency.exponent() : 2;
    });
    auto book = checkout::ArticleBook::parse({text.constData(), static_cast<std::size_t>(text.size())}, decimals);
    if (!book)
        return unusable(" line " + std::to_string(book.error().line) + ": " + book.error().why);
    return std::move(*book);
}

} // namespace loyalty::app
