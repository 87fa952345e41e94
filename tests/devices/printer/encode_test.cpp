#include "devices/printer/encode.h"

#include "devices/printer/raster.h"
#include "tests/devices/printer/documents.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

using namespace receipt;

const QByteArray kHeader = QByteArray::fromHex("1b401c2e1d61ff1b7400");

QByteArray bodyOf(const Line& line, const Profile& profile = *profileForPaper(80))
{
    const QByteArray bytes = encode({{line}, true, false}, profile, markOf(7)).bytes;
    REQUIRE(bytes.startsWith(kHeader));
    return bytes.mid(kHeader.size());
}

TEST_CASE("a job begins with the header and ends with cut and proof")
{
    CHECK(bodyOf(Text{"A"}).toHex() == "410a"
                                       "0a1d564200"
                                       "1d7201");
    CHECK(bodyOf(Text{"A"}, *findProfile(QStringLiteral("epson-80"))).toHex() == "410a"
                                                                                 "0a1d564200"
                                                                                 "1d28480600303030303037");
    CHECK(bodyOf(Text{"A"}, *profileForPaper(58)).toHex() == "410a"
                                                             "1b6404"
                                                             "1d7201");
}

TEST_CASE("a drawer is kicked before anything is printed, and only where it is asked for")
{
    const Profile& profile = *profileForPaper(80);
    const QByteArray kick = QByteArray::fromHex("1b700019fa");
    CHECK(encode({{}, true, true}, profile, markOf(7)).bytes.startsWith(kHeader + kick));
    CHECK_FALSE(encode({{}, true, false}, profile, markOf(7)).bytes.contains(kick));
}

TEST_CASE("Chinese mode is on for Chinese only")
{
    CHECK(bodyOf(Text{"A会员B"})
              .startsWith(QByteArray::fromHex("41"
                                              "1c26bbe1d4b1"
                                              "1c2e"
                                              "42"
                                              "0a")));
    CHECK(bodyOf(Text{"会¥1"})
              .startsWith(QByteArray::fromHex("1c26bbe1"
                                              "1c2e"
                                              "9d31"
                                              "0a")));
}

TEST_CASE("alignment, weight and size are set before the row and once")
{
    CHECK(bodyOf(Text{"A", Align::Centre, Emphasis::Strong, Size::Double}).toHex() == "1b6101"
                                                                                      "1b4501"
                                                                                      "1d2111"
                                                                                      "410a"
                                                                                      "1b6100"
                                                                                      "1b4500"
                                                                                      "1d2100"
                                                                                      "0a1d564200"
                                                                                      "1d7201");
}

TEST_CASE("a row that the printer's fonts lack goes as a picture, its neighbours as text")
{
    const QByteArray bytes = encode({{Text{"A"}, Text{"𠮷"}, Text{"B"}}}, *profileForPaper(80), markOf(7)).bytes;
    CHECK(bytes.contains("A\n" + QByteArray::fromHex("1d7630000300"
                                                     "1e00")));
    CHECK(bytes.contains("B\n"));
}

TEST_CASE("a QR is the printer's own where it has one and its bytes are harmless, else a picture")
{
    const QByteArray native = QByteArray::fromHex("1d286b0500315030") + "AB";
    CHECK(bodyOf(Qr{"AB", ""}).contains(native));
    CHECK_FALSE(bodyOf(Qr{"AB", ""}, *profileForPaper(58)).contains(native));
    CHECK(bodyOf(Qr{"AB", ""}, *profileForPaper(58)).contains(QByteArray::fromHex("1d763000")));
    CHECK(bodyOf(Qr{std::string("A\x10\x05", 3), ""}).contains(QByteArray::fromHex("1d763000")));
}

TEST_CASE("a mark is four digits of the job's number")
{
    CHECK(markOf(7) == Mark{'0', '0', '0', '7'});
    CHECK(markOf(1'234'567) == Mark{'4', '5', '6', '7'});
}

TEST_CASE("no job holds a real-time command, and its safe cuts are ascending up to the end")
{
    REQUIRE(rc::check("encode", [] {
        const auto document = *rc::gen::scale(0.4, test::anyDocument());
        for (const Profile& profile : profiles()) {
            const EncodedJob job = encode(document, profile, markOf(9));
            RC_ASSERT(!holdsRealTimeCommand(job.bytes));
            RC_ASSERT(std::ranges::is_sorted(job.cuts, std::less_equal<>()));
            RC_ASSERT(job.cuts.back() == job.bytes.size());
        }
    }));
}

} // namespace
} // namespace loyalty::devices
