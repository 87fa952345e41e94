#include "core/access/gs1_elements.h"

#include "core/access/article_code.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::access {
namespace {

TEST_CASE("element strings are read by their identifiers")
{
    const Gs1Text text = readGs1("\x1d"
                                 "0104006381333931"
                                 "3103001250"
                                 "17261200"
                                 "3922199\x1d"
                                 "10AB-7\x1d"
                                 "21X/9");
    CHECK_FALSE(text.flaw);
    CHECK(text.elements == std::vector<Gs1Element>{{"01", 0, "04006381333931"},
                                                   {"310", 3, "001250"},
                                                   {"17", 0, "261200"},
                                                   {"392", 2, "199"},
                                                   {"10", 0, "AB-7"},
                                                   {"21", 0, "X/9"}});
    CHECK(text.find("10") == "AB-7");
    CHECK_FALSE(text.find("37"));
}

TEST_CASE("what cannot be read is told, and what stands before it is kept")
{
    struct Row
    {
        const char* text;
        std::size_t elements;
        std::optional<Gs1Flaw> flaw;
    };
    const Row rows[] = {
        {"", 0, std::nullopt},
        {"10A", 1, std::nullopt},
        {"88123", 0, Gs1Flaw::UnknownIdentifier},
        {"1", 0, Gs1Flaw::UnknownIdentifier},
        {"10A\x1d"
         "88123",
         1, Gs1Flaw::UnknownIdentifier},
        {"0104006381333", 0, Gs1Flaw::CutShort},
        {"0104006381\x1d"
         "10A",
         0, Gs1Flaw::CutShort},
        {"10", 0, Gs1Flaw::CutShort},
        {"310", 0, Gs1Flaw::CutShort},
        {"310x001250", 0, Gs1Flaw::NoDigit},
        {"10ABCDEFGHIJKLMNOPQRSTU", 0, Gs1Flaw::TooLong},
        {"0104006381333932", 0, Gs1Flaw::WrongCheckDigit},
        {"010400638133393X", 0, Gs1Flaw::NoDigit},
        {"17261301", 0, Gs1Flaw::NoSuchDay},
        {"17260001", 0, Gs1Flaw::NoSuchDay},
        {"17260431", 0, Gs1Flaw::NoSuchDay},
        {"17260430", 1, std::nullopt},
        {"17280229", 1, std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Gs1Text text = readGs1(row.text);
        CHECK(text.elements.size() == row.elements);
        CHECK(text.flaw == row.flaw);
    }
}

TEST_CASE("an article is found wherever its number stands in a GS1 code")
{
    CHECK(articleOf("3103001250"
                    "0104006381333931",
                    Symbology::Gs1) == "04006381333931");
    CHECK(articleOf("\x1d"
                    "10AB\x1d"
                    "0104006381333931"
                    "88?",
                    Symbology::Unknown) == "04006381333931");
    CHECK_FALSE(articleOf("10AB0104006381333931", Symbology::Gs1));
}

} // namespace
} // namespace loyalty::access
