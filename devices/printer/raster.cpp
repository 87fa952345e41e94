#include "devices/printer/raster.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::devices {
namespace {

constexpr int kDark = 128;
constexpr char kDle = 0x10;

bool followsDle(char c)
{
    return c == 0x04 || c == 0x05 || c == 0x14;
}

int bandHeight(int rest, const Profile& profile)
{
    const int height = std::min(rest, profile.bandRows);
    const bool forbidden = profile.forbiddenMultiple > 0 && height % profile.forbiddenMultiple == 0;
    return forbidden ? height - 1 : height;
}

QByteArray packed(const QImage& picture, int top, int height)
{
    const int rowBytes = (picture.width() + 7) / 8;
    QByteArray bits(qsizetype{rowBytes} * height, '\0');
    for (int y = 0; y < height; ++y) {
        const uchar* const line = picture.constScanLine(top + y);
        char* const row = bits.data() + qsizetype{y} * rowBytes;
        for (int x = 0; x < picture.width(); ++x)
            if (line[x] < kDark)
                row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
    }
    for (qsizetype i = 0; i + 1 < bits.size(); ++i)
        if (bits[i] == kDle && followsDle(bits[i + 1]))
            bits[i] = 0x18;
    return bits;
}

} // namespace

std::vector<QByteArray> rasterBands(const QImage& picture, const Profile& profile)
{
    LOYALTY_ASSERT(picture.format() == QImage::Format_Grayscale8);
    std::vector<QByteArray> bands;
    const int rowBytes = (picture.width() + 7) / 8;
    for (int top = 0; top < picture.height();) {
        const int height = bandHeight(picture.height() - top, profile);
        QByteArray band("\x1dv0\0", 4);
        for (const int size : {rowBytes, height}) {
            band.append(static_cast<char>(size & 0xFF));
            band.append(static_cast<char>(size >> 8));
        }
        bands.push_back(band + packed(picture, top, height));
        top += height;
    }
    return bands;
}

bool holdsRealTimeCommand(QByteArrayView bytes)
{
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i)
        if (bytes[i] == kDle && followsDle(bytes[i + 1]))
            return true;
    return false;
}

} // namespace loyalty::devices
