#include "devices/picture/decode.h"

#include "tests/devices/picture/pictures.h"
#include "tests/support/base/seeded_random.h"

#include <QTransform>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace loyalty::devices {
namespace {

using access::Symbology;
using test::fileOf;
using test::Printed;
using test::printed;
using test::printedQr;

TEST_CASE("what a picture shows is read, with the kind of its symbol")
{
    struct Row
    {
        Printed kind;
        const char* digits;
        const char* aim;
        Symbology symbology;
    };
    const Row rows[] = {
        {Printed::Ean13, "4006381333931", "]E0", Symbology::Retail},
        {Printed::Ean8, "96385074", "]E4", Symbology::Retail},
        {Printed::UpcE, "01234565", "]E0", Symbology::UpcE},
        {Printed::Code128, "CARD-00017", "]C0", Symbology::Linear},
        {Printed::Code39, "TILL 7", "]A0", Symbology::Linear},
    };
    for (const Row& row : rows) {
        INFO(row.digits);
        const PictureFinding finding = decodePicture(fileOf(printed(row.kind, row.digits)));
        CHECK(finding == PictureFinding{PictureOutcome::Read, row.aim, row.symbology, row.digits, row.digits});
    }
}

TEST_CASE("a UPC-A is read as its digits, with or without the zero of an EAN-13")
{
    const PictureFinding finding = decodePicture(fileOf(printed(Printed::UpcA, "036000291452")));
    CHECK(finding.symbology == Symbology::Retail);
    CHECK(QByteArray::fromStdString(finding.bytes).endsWith("36000291452"));
}

TEST_CASE("the bytes of a QR code are kept, whatever the text is written in")
{
    const QByteArray utf8 = QStringLiteral("会员 王芳").toUtf8();
    CHECK(decodePicture(fileOf(printedQr(utf8))).text == utf8.toStdString());
    const QByteArray gb18030("\xBB\xE1\xD4\xB1 \xCD\xF5\xB7\xBC \x81\x30\x81\x30", 14);
    for (const QByteArray& bytes : {utf8, gb18030, QByteArray("0123456789012345678901234567890123")}) {
        const PictureFinding finding = decodePicture(fileOf(printedQr(bytes)));
        CHECK(finding.outcome == PictureOutcome::Read);
        CHECK(finding.symbology == Symbology::Matrix);
        CHECK(finding.bytes == bytes.toStdString());
    }
}

TEST_CASE("a symbol is read in any direction, light on dark, small and in every file format")
{
    const QImage symbol = printed(Printed::Ean13, "4006381333931");
    QImage inverted = symbol;
    inverted.invertPixels();
    std::vector<QByteArray> files{fileOf(inverted), fileOf(symbol, "JPG"), fileOf(symbol, "BMP"),
                                  fileOf(symbol, "WEBP"), fileOf(symbol.scaled(symbol.size() * 12))};
    for (const int degrees : {90, 180, 270})
        files.push_back(fileOf(symbol.transformed(QTransform().rotate(degrees))));
    for (std::size_t i = 0; i < files.size(); ++i) {
        INFO("file " << i << ", " << files[i].size() << " bytes");
        CHECK(decodePicture(files[i]).bytes == "4006381333931");
    }
}

TEST_CASE("what is transparent is white")
{
    QImage symbol = printedQr("transparent").convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < symbol.height(); ++y) {
        for (int x = 0; x < symbol.width(); ++x) {
            if (symbol.pixel(x, y) == qRgb(255, 255, 255))
                symbol.setPixel(x, y, qRgba(0, 0, 0, 0));
        }
    }
    CHECK(decodePicture(fileOf(symbol)).bytes == "transparent");
}

TEST_CASE("a picture without a code holds none")
{
    QImage empty(400, 300, QImage::Format_RGB32);
    empty.fill(Qt::lightGray);
    CHECK(decodePicture(fileOf(empty)).outcome == PictureOutcome::NothingFound);
    CHECK(decodePicture(fileOf(QImage(1, 1, QImage::Format_RGB32))).outcome == PictureOutcome::NothingFound);
}

TEST_CASE("what is no picture is told as such")
{
    test::SeededRandom random;
    std::vector<std::uint8_t> noise(100'000);
    random.fill(noise);
    const QByteArray bytes(reinterpret_cast<const char*>(noise.data()), std::ssize(noise));
    const QByteArray png = fileOf(printedQr("a"));

    CHECK(decodePicture({}).outcome == PictureOutcome::NotAPicture);
    CHECK(decodePicture(bytes).outcome == PictureOutcome::NotAPicture);
    CHECK(decodePicture(png.left(8) + bytes).outcome == PictureOutcome::NotAPicture);
    CHECK(decodePicture(png.left(40)).outcome == PictureOutcome::NotAPicture);
    CHECK(decodePicture("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").outcome ==
          PictureOutcome::NotAPicture);
}

TEST_CASE("a picture that is small as a file and huge unpacked is not unpacked")
{
    QImage bomb(30'000, 2'000, QImage::Format_Mono);
    bomb.fill(0);
    const QByteArray wide = fileOf(bomb);
    QImage many(8'000, 6'000, QImage::Format_Mono);
    many.fill(0);
    const QByteArray square = fileOf(many);
    REQUIRE(wide.size() < 100'000);

    CHECK(decodePicture(wide).outcome == PictureOutcome::TooLarge);
    CHECK(decodePicture(square).outcome == PictureOutcome::TooLarge);
    CHECK(decodePicture(QByteArray(kLargestPictureBytes + 1, 'x')).outcome == PictureOutcome::TooLarge);
}

} // namespace
} // namespace loyalty::devices
