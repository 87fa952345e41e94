#include "devices/picture/zxing/symbol.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <utility>

namespace loyalty::devices {
namespace {

using ZXing::BarcodeFormat;

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions; // since 2.2
#else
using Options = ZXing::DecodeHints;
#endif

struct Row
{
    BarcodeFormat format;
    SymbolKind kind;
};

/// What shops, cards and phones show. With every format at once more is found where nothing is.
constexpr Row kFormats[] = {
    {BarcodeFormat::EAN13, SymbolKind::Retail},
    {BarcodeFormat::UPCA, SymbolKind::Retail},
    {BarcodeFormat::EAN8, SymbolKind::Ean8},
    {BarcodeFormat::UPCE, SymbolKind::UpcE},
    {BarcodeFormat::Code128, SymbolKind::Checked},
    {BarcodeFormat::DataBar, SymbolKind::Checked},
    {BarcodeFormat::DataBarExpanded, SymbolKind::Checked},
    {BarcodeFormat::Code39, SymbolKind::Unchecked},
    {BarcodeFormat::ITF, SymbolKind::Unchecked},
    {BarcodeFormat::QRCode, SymbolKind::Matrix},
    {BarcodeFormat::DataMatrix, SymbolKind::Matrix},
};

Options optionsFor(Threshold threshold)
{
    ZXing::BarcodeFormats formats;
    for (const Row& row : kFormats)
        formats |= row.format;
    Options options;
    options.setFormats(formats);
    options.setTryHarder(true);
    options.setTryRotate(true);
    options.setBinarizer(threshold == Threshold::Local ? ZXing::Binarizer::LocalAverage
                                                       : ZXing::Binarizer::GlobalHistogram);
    return options;
}

std::string textOf(const decltype(ZXing::ReadBarcode(std::declval<ZXing::ImageView>(), Options()))& found)
{
#if __has_include(<ZXing/ReaderOptions.h>)
    return found.text(ZXing::TextMode::Plain);
#else
    return found.text();
#endif
}

} // namespace

std::optional<Symbol> readSymbol(const QImage& grey, Threshold threshold)
{
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    const auto found = ZXing::ReadBarcode(view, optionsFor(threshold));
    if (!found.isValid())
        return std::nullopt;
    for (const Row& row : kFormats) {
        if (row.format == found.format())
            return Symbol{
                row.kind, found.symbologyIdentifier(), {found.bytes().begin(), found.bytes().end()}, textOf(found)};
    }
    return std::nullopt;
}

} // namespace loyalty::devices
