#include "ui/language/language.h"

#include "core/base/assert.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

QString theLanguage = u"en"_s;

struct Translators
{
    QTranslator ours;
    QTranslator qt; ///< the few words of Qt's own that are seen: a field's menu, a dialog for files
};

Translators& translators()
{
    static Translators both;
    return both;
}

} // namespace

QStringList languages()
{
    return {u"zh_CN"_s, u"en"_s};
}

QString nameOfLanguage(const QString& language)
{
    return language == "zh_CN"_L1 ? u"中文"_s : u"English"_s;
}

void switchTo(const QString& language)
{
    if (!languages().contains(language))
        return;
    theLanguage = language;
    Translators& both = translators();
    QCoreApplication::removeTranslator(&both.qt);
    QCoreApplication::removeTranslator(&both.ours);
    if (both.qt.load("qtbase_"_L1 + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&both.qt);
    const bool loaded = both.ours.load(":/translations/loyalty_"_L1 + language + ".qm"_L1);
    LOYALTY_ASSERT(loaded);
    QCoreApplication::installTranslator(&both.ours);
}

QString currentLanguage()
{
    return theLanguage;
}

QString nameIn(const programme::Names& names, std::string_view id)
{
    for (const std::string& language : {theLanguage.toStdString(), std::string("en")})
        if (const auto found = names.find(language); found != names.end())
            return QString::fromStdString(found->second);
    const std::string_view any = names.empty() ? id : std::string_view(names.begin()->second);
    return QString::fromUtf8(any.data(), static_cast<qsizetype>(any.size()));
}

} // namespace loyalty::ui
