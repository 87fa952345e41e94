#include "devices/printer/layout.h"

#include "tests/devices/printer/documents.h"

#include <QStringList>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

using namespace receipt;

QStringList rowsOf(const Line& line, int millimetres)
{
    return plainText({{line}}, *profileForPaper(millimetres)).chopped(1).split(QLatin1Char('\n'));
}

TEST_CASE("words go over to the next row, blanks at the break are left out")
{
    CHECK(rowsOf(Text{"Welcome! Show your code each time you pay."}, 58) ==
          QStringList{QStringLiteral("Welcome! Show your code each"), QStringLiteral("time you pay.")});
    CHECK(rowsOf(Text{"exactly thirty-two columns, yes!"}, 58) ==
          QStringList{QStringLiteral("exactly thirty-two columns, yes!")});
}

TEST_CASE("Chinese goes over anywhere, but no row begins with a comma")
{
    // 17 characters of two columns each: the sixteenth would be the last, but the comma must not begin a row.
    CHECK(rowsOf(Text{"一二三四五六七八九十一二三四五六，七"}, 58) ==
          QStringList{QStringLiteral("一二三四五六七八九十一二三四五"), QStringLiteral("六，七")});
}

TEST_CASE("a word wider than the paper is broken where the paper ends")
{
    CHECK(rowsOf(Text{"aaaaaaaaaabbbbbbbbbbccccccccccdddd"}, 58) ==
          QStringList{QStringLiteral("aaaaaaaaaabbbbbbbbbbccccccccccdd"), QStringLiteral("dd")});
}

TEST_CASE("a pair keeps to both edges by columns, Chinese counting two")
{
    CHECK(rowsOf(Pair{"合计", "¥25.00"}, 58) == QStringList{QStringLiteral("合计                      ¥25.00")});
    CHECK(rowsOf(Pair{"Total", "¥25.00"}, 58) == QStringList{QStringLiteral("Total                     ¥25.00")});
}

TEST_CASE("a pair too long for one row puts its figure below at the right edge")
{
    CHECK(rowsOf(Pair{"An article with a rather long name", "¥1,234.50"}, 58) ==
          QStringList{QStringLiteral("An article with a rather long"), QStringLiteral("name"),
                      QStringLiteral("                       ¥1,234.50")});
}

TEST_CASE("large letters count double")
{
    CHECK(rowsOf(Text{"街角茶庄 Corner Tea", Align::Centre, Emphasis::Strong, Size::Double}, 58) ==
          QStringList{QStringLiteral("        街角茶庄"), QStringLiteral("      Corner Tea")});
}

TEST_CASE("an empty text is an empty row")
{
    CHECK(rowsOf(Text{""}, 80) == QStringList{QString()});
}

TEST_CASE("no row is wider than the paper and no character is lost, whatever the document")
{
    const auto holds = [](const Document& document, const Profile& profile) {
        QString laidOut;
        for (const Row& row : layOut(document, profile))
            if (const auto* const text = std::get_if<TextRow>(&row)) {
                RC_ASSERT(text->columns() <= profile.columns);
                laidOut +=
                    text->text() == QString(profile.columns, QLatin1Char('-')) ? QStringLiteral("-") : text->text();
            }
        laidOut.remove(QLatin1Char(' '));
        RC_ASSERT(laidOut == test::lettersOf(document));
    };
    REQUIRE(rc::check("layout", [&holds] {
        const auto document = *test::anyDocument();
        for (const Profile& profile : profiles())
            holds(document, profile);
    }));
}

} // namespace
} // namespace loyalty::devices
