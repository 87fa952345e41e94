#include "tests/support/temp_dir.h"
#include "tests/support/tree.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <set>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Message
{
    QString source;
    QStringList forms; ///< of the translation; one, or one for each plural
    bool numerus = false;
    bool finished = true;
};
using Key = std::pair<QString, QString>; ///< context, source

std::map<Key, Message> readTs(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    std::map<Key, Message> all;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1)
                message = {.source = {}, .forms = {}, .numerus = xml.attributes().value("numerus"_L1) == "yes"_L1};
            else if (xml.name() == "source"_L1)
                message.source = xml.readElementText();
            else if (xml.name() == "numerusform"_L1)
                message.forms.push_back(xml.readElementText());
            else if (xml.name() == "translation"_L1) {
                message.finished = !xml.attributes().hasAttribute("type"_L1);
                if (!message.numerus)
                    message.forms.push_back(xml.readElementText());
            }
        } else if (xml.isEndElement() && xml.name() == "message"_L1) {
            all[{context, message.source}] = message;
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return all;
}

QString tsOf(const char* language)
{
    return QString::fromStdString(
        (test::sourceDir() / "resources/translations" / (std::string("loyalty_") + language + ".ts")).string());
}

constexpr const char* kLanguages[] = {"en", "zh_CN"};

TEST_CASE("everything that the screens say is translated into every language, and nothing else is")
{
    const test::TempDir folder;
    const QString fresh = QString::fromStdString((folder.path() / "fresh.ts").string());
    QProcess lupdate;
    lupdate.setWorkingDirectory(QString::fromStdString(test::sourceDir().string()));
    lupdate.start(QStringLiteral(LOYALTY_LUPDATE),
                  {u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s, u"ui"_s, u"-ts"_s, fresh});
    REQUIRE(lupdate.waitForFinished(120'000));
    REQUIRE(lupdate.exitCode() == 0);
    const auto said = readTs(fresh);
    REQUIRE(said.size() > 300);
    for (const char* language : kLanguages) {
        const auto written = readTs(tsOf(language));
        for (const auto& [key, message] : said) {
            INFO(language << ": " << key.first.toStdString() << ": " << key.second.toStdString());
            CHECK(written.contains(key));
        }
        for (const auto& [key, message] : written) {
            INFO(language << ": not said any more: " << key.first.toStdString() << ": " << key.second.toStdString());
            CHECK(said.contains(key));
        }
    }
}

TEST_CASE("no translation is unfinished, empty or short of a plural")
{
    for (const char* language : kLanguages)
        for (const auto& [key, message] : readTs(tsOf(language))) {
            INFO(language << ": " << key.second.toStdString());
            CHECK(message.finished);
            const qsizetype forms = message.numerus && std::string_view(language) == "en" ? 2 : 1;
            CHECK(message.forms.size() == forms);
            for (const QString& form : message.forms)
                CHECK_FALSE(form.isEmpty());
        }
}

/// The places where values go, however often and in whichever order.
std::set<QString> placesIn(const QString& text)
{
    static const QRegularExpression place(u"%(\\d|n)"_s);
    std::set<QString> places;
    for (auto found = place.globalMatch(text); found.hasNext();)
        places.insert(found.next().captured());
    return places;
}

TEST_CASE("a translation takes the same values as what it translates")
{
    for (const char* language : kLanguages)
        for (const auto& [key, message] : readTs(tsOf(language)))
            for (const QString& form : message.forms) {
                INFO(language << ": " << form.toStdString());
                CHECK(placesIn(form) == placesIn(message.source));
            }
}

TEST_CASE("Chinese says the shop's own words for the shop's own things")
{
    struct Term
    {
        const char16_t* english; ///< whole words, as a pattern
        const char16_t* chinese; ///< any of these
    };
    const Term glossary[] = {
        {u"\\bmembers?\\b", u"会员"},       {u"\\bpoints?\\b", u"积分|抵|Points|明细"},
        {u"\\btiers?\\b", u"等级"},         {u"\\bstored value\\b", u"储值"},
        {u"\\bcoupons?\\b", u"优惠券"},     {u"\\bredeem(ed|s|ing)?\\b", u"抵|用|核销"},
        {u"\\bvoid(ed)?\\b", u"冲正"},      {u"\\bgoods returned\\b", u"退货"},
        {u"\\breceipts?\\b", u"小票|这张"}, {u"\\bhead office\\b", u"总部"},
        {u"\\bapproval\\b", u"授权"},
    };
    const auto written = readTs(tsOf("zh_CN"));
    for (const auto& [key, message] : written)
        for (const Term& term : glossary) {
            const QRegularExpression english(QString::fromUtf16(term.english),
                                             QRegularExpression::CaseInsensitiveOption);
            if (!message.source.contains(english))
                continue;
            INFO(message.source.toStdString() << " → " << message.forms.first().toStdString());
            // A point is also what stands before the decimals.
            if (message.source.contains("with a point"_L1))
                continue;
            CHECK(message.forms.first().contains(QRegularExpression(QString::fromUtf16(term.chinese))));
        }
}

TEST_CASE("Chinese is Chinese, in its own signs")
{
    const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    const QRegularExpression latinSigns(u"[\\x{4e00}-\\x{9fff}][,;:?!]"_s);
    const std::set<QString> same{u"%1 = %2"_s, u"Del"_s, u"Esc"_s};
    for (const auto& [key, message] : readTs(tsOf("zh_CN"))) {
        INFO(message.source.toStdString() << " → " << message.forms.first().toStdString());
        CHECK((same.contains(message.source) || message.forms.first().contains(han)));
        CHECK_FALSE(message.forms.first().contains(latinSigns));
    }
}

} // namespace
} // namespace loyalty::ui
