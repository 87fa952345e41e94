#include "devices/printer/model.h"

#include "devices/printer/qr/qr.h"

#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>
#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

QByteArray hex(const char* digits)
{
    return QByteArray::fromHex(digits);
}

std::string readQr(const QImage& image)
{
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    const ZXing::ImageView view(image.constBits(), image.width(), image.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(image.bytesPerLine()));
    const ZXing::Result result = ZXing::ReadBarcode(view, hints);
    return result.text().empty() ? std::string() : std::string(result.bytes().begin(), result.bytes().end());
}

TEST_CASE("what is typed comes out row by row")
{
    PrinterModel model(*profileForPaper(80));
    model.offer(hex("1b401c2e") + "Total\n" + hex("1b45011d2111") + "BIG\n" + hex("1c26bbe1d4b11c2e0a"));
    const auto sheets = model.sheets();
    REQUIRE(sheets.size() == 1);
    REQUIRE(sheets[0].texts.size() == 3);
    CHECK(sheets[0].texts[0].text == QStringLiteral("Total"));
    CHECK(sheets[0].texts[1].strong);
    CHECK(sheets[0].texts[1].columns == 6);
    CHECK(sheets[0].texts[1].high == 2);
    CHECK(sheets[0].texts[2].text == QStringLiteral("会员"));
    CHECK(sheets[0].texts[2].columns == 8);
    CHECK(model.unknown().isEmpty());
}

TEST_CASE("a command that the model does not know is reported with its place")
{
    PrinterModel model(*profileForPaper(80));
    model.offer("A" + hex("1b7a") + "B\n");
    CHECK(model.unknown() == QStringList{QStringLiteral("1b 7a at 1")});
    CHECK(model.sheets()[0].texts[0].text == QStringLiteral("AB"));
}

TEST_CASE("a Chinese clone reads Latin letters above 7f as Chinese until Chinese mode is switched off")
{
    PrinterModel model(*profileForPaper(80));
    model.offer(hex("9d9d0a") + hex("1c2e9d9d0a"));
    const auto texts = model.sheets()[0].texts;
    CHECK(texts[0].text != QStringLiteral("¥¥"));
    CHECK(texts[1].text == QStringLiteral("¥¥"));
}

TEST_CASE("a character of four bytes is unknown to the font")
{
    PrinterModel model(*profileForPaper(80));
    model.offer(hex("1c2681308436") + "\n");
    CHECK_FALSE(model.unknown().isEmpty());
}

TEST_CASE("a row wider than the paper goes on below and is counted")
{
    PrinterModel model(*profileForPaper(58));
    model.offer(QByteArray(33, 'x') + "\n");
    CHECK(model.overflows() == 1);
    CHECK(model.sheets()[0].texts.size() == 2);
}

TEST_CASE("a picture of a forbidden height is reported on the printer that it hangs")
{
    const QByteArray picture = hex("1d76300001003000") + QByteArray(48, '\xff');
    PrinterModel small(*profileForPaper(58));
    small.offer(picture);
    CHECK_FALSE(small.unknown().isEmpty());
    PrinterModel large(*profileForPaper(80));
    large.offer(picture);
    CHECK(large.unknown().isEmpty());
    CHECK(large.sheets()[0].pictures == 1);
    CHECK(large.sheets()[0].length == 48);
}

TEST_CASE("a QR is drawn so that a scanner reads it")
{
    PrinterModel model(*profileForPaper(80));
    const QByteArray bytes("LTS1:5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A");
    model.offer(hex("1b4a181b6101") + hex("1d286b0400314132001d286b0300314306") + hex("1d286b0300314531") +
                hex("1d286b2800315030") + bytes + hex("1d286b0300315130") + hex("1b4a18"));
    const auto sheets = model.sheets();
    REQUIRE(sheets[0].codes.size() == 1);
    CHECK(sheets[0].codes[0].bytes == bytes);
    CHECK(sheets[0].codes[0].modules == qrModules(bytes));
    CHECK(readQr(pictureOf(sheets)) == bytes.toStdString());
    CHECK(model.unknown().isEmpty());
}

TEST_CASE("drawer kicks and cuts are counted")
{
    PrinterModel model(*profileForPaper(80));
    model.offer(hex("1b700019fa") + "A\n" + hex("1d564200") + "B\n" + hex("1d564200"));
    CHECK(model.drawerKicks() == 1);
    CHECK(model.cuts() == 2);
    CHECK(model.sheets().size() == 2);
}

TEST_CASE("without paper nothing is printed, the buffer fills, and real-time questions are still answered")
{
    PrinterModel model(*profileForPaper(80));
    model.setBufferBytes(8);
    model.setPaperOut(true);
    CHECK(model.offer("A\nB\nC\nD\nE\n") == 8);
    CHECK(model.sheets().empty());
    CHECK(model.offer(hex("100404")) == 0);
    model.setPaperOut(false);
    CHECK(model.sheets()[0].texts.size() == 4);
    (void)model.takeAnswers();
    model.setPaperOut(true);
    CHECK(model.offer(hex("100404")) == 3);
    CHECK(model.takeAnswers().toHex() == "72");
}

TEST_CASE("a real-time command inside a picture is obeyed, as printers do")
{
    PrinterModel model(*profileForPaper(80));
    model.offer(hex("1d76300003000100") + hex("100401"));
    CHECK(model.takeAnswers().toHex() == "12");
    CHECK(model.sheets()[0].pictures == 1);
}

TEST_CASE("proofs come only after what was sent before them")
{
    PrinterModel model(*findProfile(QStringLiteral("epson-80")));
    model.setPaperOut(true);
    model.offer("A\n" + hex("1d7201") + hex("1d284806003030") + "0042");
    CHECK(model.takeAnswers().isEmpty());
    model.setPaperOut(false);
    CHECK(model.takeAnswers().toHex() == "00"
                                         "37223030343200");
}

TEST_CASE("switching off loses what is not on paper, and every setting")
{
    PrinterModel model(*profileForPaper(80));
    model.offer(hex("1c2e1b4501") + "A\nB");
    model.powerCycle();
    model.offer(hex("1c2e") + "C\n");
    const auto texts = model.sheets()[0].texts;
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].strong);
    CHECK(texts[1].text == QStringLiteral("C"));
    CHECK_FALSE(texts[1].strong);
}

TEST_CASE("paper ends after so many bytes and goes on when there is new paper")
{
    PrinterModel model(*profileForPaper(80));
    model.endPaperAfter(2);
    model.offer("A\nB\n");
    CHECK(model.sheets()[0].texts.size() == 1);
    model.setPaperOut(false);
    CHECK(model.sheets()[0].texts.size() == 2);
}

} // namespace
} // namespace loyalty::devices
