#include "devices/printer/qr/qr.h"

#include <qrencode.h>

#include <memory>

namespace loyalty::devices {
namespace {

struct Free
{
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, Free>;

Code encode(const QByteArray& bytes)
{
    // A text is packed by the kinds of its characters; one that holds a zero can only be taken byte by byte.
    if (!bytes.contains('\0'))
        return Code(QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    const auto* const data = reinterpret_cast<const unsigned char*>(bytes.constData());
    return Code(QRcode_encodeData(static_cast<int>(bytes.size()), data, 0, QR_ECLEVEL_M));
}

} // namespace

std::optional<QImage> qrModules(const QByteArray& bytes)
{
    const Code code = bytes.isEmpty() ? nullptr : encode(bytes);
    if (!code)
        return std::nullopt;
    QImage image(code->width, code->width, QImage::Format_Grayscale8);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            const bool black = (code->data[y * code->width + x] & 1) != 0;
            image.scanLine(y)[x] = black ? 0 : 255;
        }
    return image;
}

} // namespace loyalty::devices
