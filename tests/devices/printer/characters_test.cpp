#include "devices/printer/characters.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

TEST_CASE("each character goes to the printer in the way its fonts allow")
{
    struct Row
    {
        const char* text;
        Way way;
        int columns;
        QByteArray bytes;
    };
    const Row rows[] = {
        {"A", Way::Latin, 1, "A"},
        {"é", Way::Latin, 1, "\x82"},
        {"¥", Way::Latin, 1, "\x9d"}, // GB18030 would need four bytes
        {"会", Way::Chinese, 2, "\xbb\xe1"},
        {"，", Way::Chinese, 2, "\xa3\xac"},
        {"€", Way::Chinese, 2, "\xa2\xe3"}, // not in code page 437
        {"𠮷", Way::Drawn, 2, ""},          // four bytes of GB18030
        {"ệ", Way::Drawn, 1, ""},
        {"e\u0301", Way::Drawn, 1, ""},
        {"\x1b", Way::Latin, 1, " "}, // no text can hold a command
        {"\n", Way::Latin, 1, " "},
    };
    const Characters characters(*profileForPaper(80));
    for (const Row& row : rows) {
        INFO(row.text);
        const auto glyphs = characters.glyphsOf(QString::fromUtf8(row.text));
        REQUIRE(glyphs.size() == 1);
        CHECK(glyphs[0].way == row.way);
        CHECK(glyphs[0].columns == row.columns);
        CHECK(glyphs[0].bytes == row.bytes);
    }
}

TEST_CASE("where the code page has no yen sign the wide one of the Chinese font is used")
{
    Profile profile = *profileForPaper(80);
    profile.codePageName = "IBM866";
    const auto glyphs = Characters(profile).glyphsOf(QStringLiteral("¥"));
    REQUIRE(glyphs.size() == 1);
    CHECK(glyphs[0].way == Way::Chinese);
    CHECK(glyphs[0].bytes == QByteArray("\xa3\xa4"));
}

TEST_CASE("a printer without a Chinese font has Chinese drawn")
{
    Profile profile = *profileForPaper(80);
    profile.chinese = false;
    CHECK(Characters(profile).glyphsOf(QStringLiteral("会")).front().way == Way::Drawn);
}

} // namespace
} // namespace loyalty::devices
