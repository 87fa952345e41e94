#include "devices/picture/decode.h"

#include "core/base/assert.h"
#include "devices/picture/zxing/symbol.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

namespace loyalty::devices {
namespace {

constexpr std::array kFileFormats{"png", "jpeg", "gif", "bmp", "webp"};
constexpr int kMemoryMb = 256;
/// A longer side adds time and no detail that a symbol needs.
constexpr int kUsefulSide = 4000;
/// Below this a symbol's modules may be too few pixels wide.
constexpr int kSmallSide = 500;
/// Of the second look that has to agree with the first.
constexpr double kOtherSizes[] = {0.8, 1.25, 0.6};

QImage resized(const QImage& image, double factor)
{
    const QSize size(std::max(static_cast<int>(image.width() * factor), 1),
                     std::max(static_cast<int>(image.height() * factor), 1));
    return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// On white, as a transparent picture is seen, in grey.
QImage greyOf(const QImage& image)
{
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_Grayscale8);
    QImage paper(image.size(), QImage::Format_RGB32);
    if (paper.isNull())
        return {};
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(0, 0, image);
    painter.end();
    return paper.convertToFormat(QImage::Format_Grayscale8);
}

std::variant<QImage, PictureOutcome> load(const QByteArray& bytes)
{
    if (bytes.size() > kLargestPictureBytes)
        return PictureOutcome::TooLarge;
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader::setAllocationLimit(kMemoryMb);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    if (std::ranges::none_of(kFileFormats, [&](const char* known) { return format == known; }))
        return PictureOutcome::NotAPicture;
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return PictureOutcome::NotAPicture;
    if (qint64{size.width()} * size.height() > kMostPixels || std::max(size.width(), size.height()) > kLongestSide)
        return PictureOutcome::TooLarge;
    const QImage grey = greyOf(reader.read());
    if (grey.isNull())
        return PictureOutcome::NotAPicture;
    const int side = std::max(grey.width(), grey.height());
    return side > kUsefulSide ? resized(grey, double{kUsefulSide} / side) : grey;
}

bool needsAgreement(SymbolKind kind)
{
    switch (kind) {
    case SymbolKind::Ean8:
    case SymbolKind::UpcE:
    case SymbolKind::Unchecked:
        return true;
    case SymbolKind::Retail:
    case SymbolKind::Checked:
    case SymbolKind::Matrix:
        return false;
    }
    LOYALTY_ASSERT(!"unknown kind of symbol");
}

bool isAgreed(const Symbol& symbol, const QImage& image, Threshold threshold)
{
    return std::ranges::any_of(kOtherSizes,
                               [&](double size) { return readSymbol(resized(image, size), threshold) == symbol; });
}

std::optional<Symbol> look(const QImage& image, Threshold threshold)
{
    auto symbol = readSymbol(image, threshold);
    if (symbol && needsAgreement(symbol->kind) && !isAgreed(*symbol, image, threshold))
        return std::nullopt;
    return symbol;
}

/// As it is, then what helps the next most pictures: another threshold, another size, light on dark.
std::optional<Symbol> lookHarder(const QImage& image)
{
    if (auto symbol = look(image, Threshold::Local))
        return symbol;
    if (auto symbol = look(image, Threshold::Global))
        return symbol;
    if (std::max(image.width(), image.height()) < kSmallSide) {
        if (auto symbol = look(resized(image, 2), Threshold::Local))
            return symbol;
    }
    QImage inverted = image;
    inverted.invertPixels();
    return look(inverted, Threshold::Local);
}

access::Symbology symbologyOf(const Symbol& symbol)
{
    if (symbol.kind == SymbolKind::UpcE)
        return access::Symbology::UpcE;
    std::string_view aim = symbol.aim;
    return access::takeAimIdentifier(aim);
}

} // namespace

PictureFinding decodePicture(const QByteArray& bytes)
{
    const auto loaded = load(bytes);
    if (const auto* const outcome = std::get_if<PictureOutcome>(&loaded))
        return {.outcome = *outcome};
    const auto symbol = lookHarder(std::get<QImage>(loaded));
    if (!symbol)
        return {.outcome = PictureOutcome::NothingFound};
    return {PictureOutcome::Read, symbol->aim, symbologyOf(*symbol), symbol->bytes, symbol->text};
}

} // namespace loyalty::devices
