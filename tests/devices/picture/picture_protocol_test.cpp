#include "devices/picture/picture_protocol.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::devices {
namespace {

using access::Symbology;

TEST_CASE("every answer is understood as it was meant")
{
    REQUIRE(rc::check([] {
        const auto bytes = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
        const auto symbology = *rc::gen::element(Symbology::Unknown, Symbology::Retail, Symbology::UpcE, Symbology::Gs1,
                                                 Symbology::Linear, Symbology::Matrix);
        const PictureFinding finding{PictureOutcome::Read, "]Q1", symbology, bytes, "会员"};
        RC_ASSERT(parseAnswer(answerLine(finding)) == finding);
    }));
    for (const PictureOutcome outcome :
         {PictureOutcome::NothingFound, PictureOutcome::NotAPicture, PictureOutcome::TooLarge})
        CHECK(parseAnswer(answerLine({.outcome = outcome})) == PictureFinding{.outcome = outcome});
}

TEST_CASE("what is no answer is none")
{
    for (const char* const line :
         {"", "rubbish", "[]", "{}", R"({"outcome":"busy"})", R"({"outcome":"not-readable"})", R"({"outcome":7})",
          R"({"outcome":"read"})", R"({"outcome":"read","aim":"]E0","symbology":"retail","bytes":""})",
          R"({"outcome":"read","aim":"]E0","symbology":"retail","bytes":"%%%"})",
          R"({"outcome":"read","aim":"]E0","symbology":"else","bytes":"NDAw"})"}) {
        INFO(line);
        CHECK_FALSE(parseAnswer(line));
    }
}

TEST_CASE("a length is four bytes, the highest first")
{
    CHECK(lengthPrefix(0x01020304) == QByteArray("\x01\x02\x03\x04", 4));
    CHECK(lengthIn(lengthPrefix(20 << 20)) == 20U << 20);
}

} // namespace
} // namespace loyalty::devices
