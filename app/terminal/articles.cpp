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

/// What is wrong with a line, for whoever writes the file.
std::string wordsFor(std::string_view why)
{
    if (why == "columns")
        return "the heading names at least sku, and each line has as many fields as the heading";
    if (why == "sku")
        return "an article has a number, and no field is longer than 200 bytes";
    if (why == "twice")
        return "this number was there before";
    if (why == "price")
        return "a price is written such as 12.50, with no more decimals than the programme's currency";
    if (why == "tax")
        return "a tax is written such as 13%, at most 100%";
    if (why == "tags")
        return "tags are parted by semicolons and have at most 64 bytes each";
    return "a quoted field ends with its quotes"; // "quotes"
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
        return unusable(" line " + std::to_string(book.error().line) + ": " + wordsFor(book.error().why));
    return std::move(*book);
}

} // namespace loyalty::app
