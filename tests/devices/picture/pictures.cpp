#include "tests/devices/picture/pictures.h"

#include "devices/printer/qr/qr.h"

#include <QBuffer>
#include <QPainter>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace loyalty::test {
namespace {

constexpr int kMargin = 40;

ZXing::BarcodeFormat formatOf(Printed kind)
{
    switch (kind) {
    case Printed::Ean13:
        return ZXing::BarcodeFormat::EAN13;
    case Printed::Ean8:
        return ZXing::BarcodeFormat::EAN8;
    case Printed::UpcA:
        return ZXing::BarcodeFormat::UPCA;
    case Printed::UpcE:
        return ZXing::BarcodeFormat::UPCE;
    case Printed::Code128:
        return ZXing::BarcodeFormat::Code128;
    case Printed::Code39:
        return ZXing::BarcodeFormat::Code39;
    }
    return ZXing::BarcodeFormat::None;
}

QImage onPaper(const QImage& symbol)
{
    QImage paper(symbol.width() + 2 * kMargin, symbol.height() + 2 * kMargin, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(kMargin, kMargin, symbol);
    return paper;
}

} // namespace

QImage printed(Printed kind, const std::string& digits)
{
    const ZXing::BitMatrix bits =
        ZXing::MultiFormatWriter(formatOf(kind)).encode(std::wstring(digits.begin(), digits.end()), 300, 100);
    QImage symbol(bits.width(), bits.height(), QImage::Format_RGB32);
    for (int y = 0; y < bits.height(); ++y) {
        for (int x = 0; x < bits.width(); ++x)
            symbol.setPixel(x, y, bits.get(x, y) ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
    }
    return onPaper(symbol);
}

QImage printedQr(const QByteArray& bytes)
{
    const QImage modules = devices::qrModules(bytes).value();
    return onPaper(modules.scaled(modules.size() * 5));
}

QByteArray fileOf(const QImage& image, const char* format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

} // namespace loyalty::test
