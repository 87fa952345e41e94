#include "devices/printer/raster.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <random>
#include <vector>

namespace loyalty::devices {
namespace {

QImage white(int width, int height)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    return image;
}

int heightOf(const QByteArray& band)
{
    return static_cast<quint8>(band[6]) + 256 * static_cast<quint8>(band[7]);
}

TEST_CASE("a picture is cut into bands that the printer can take")
{
    struct Row
    {
        int millimetres;
        int height;
        std::vector<int> bands;
    };
    const Row rows[] = {
        {80, 1, {1}},      {80, 256, {256}},  {80, 257, {256, 1}}, {80, 48, {48}},
        {58, 48, {47, 1}}, {58, 96, {95, 1}}, {58, 47, {47}},      {58, 600, {256, 256, 88}},
    };
    for (const Row& row : rows) {
        INFO(row.millimetres << " mm, " << row.height << " rows");
        std::vector<int> bands;
        for (const QByteArray& band : rasterBands(white(384, row.height), *profileForPaper(row.millimetres)))
            bands.push_back(heightOf(band));
        CHECK(bands == row.bands);
    }
}

TEST_CASE("dots stand in the picture command row by row, the leftmost highest")
{
    QImage picture = white(16, 2);
    picture.scanLine(0)[0] = 0;
    picture.scanLine(1)[15] = 0;
    const auto bands = rasterBands(picture, *profileForPaper(80));
    REQUIRE(bands.size() == 1);
    CHECK(bands[0].toHex() == "1d76300002000200"
                              "80000001");
}

TEST_CASE("dots that would spell a real-time command get one dot more")
{
    for (const int command : {0x04, 0x05, 0x14}) {
        QImage picture = white(16, 1);
        for (int x = 0; x < 16; ++x)
            if (((0x1000 | command) & (0x8000 >> x)) != 0)
                picture.scanLine(0)[x] = 0;
        const auto bands = rasterBands(picture, *profileForPaper(80));
        CHECK(static_cast<quint8>(bands[0][8]) == 0x18);
        CHECK(static_cast<quint8>(bands[0][9]) == command);
        CHECK_FALSE(holdsRealTimeCommand(bands[0]));
    }
}

TEST_CASE("no picture holds a real-time command, and none grows or shrinks")
{
    REQUIRE(rc::check("random dots", [] {
        const int width = 8 * *rc::gen::inRange(1, 73);
        QImage picture = white(width, *rc::gen::inRange(1, 300));
        // Bytes out of a few values, so that the commands would be frequent.
        const auto seed =
            *rc::gen::container<std::vector<int>>(64, rc::gen::element(0x10, 0x04, 0x05, 0x14, 0x00, 0xFF));
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < width; ++x) {
                const int byte = seed[static_cast<std::size_t>(y * 7 + x / 8) % seed.size()];
                picture.scanLine(y)[x] = (byte & (0x80 >> (x % 8))) != 0 ? 0 : 255;
            }
        for (const Profile& profile : profiles()) {
            int rows = 0;
            for (const QByteArray& band : rasterBands(picture, profile)) {
                RC_ASSERT(!holdsRealTimeCommand(band));
                RC_ASSERT(band.size() == 8 + qsizetype{width / 8} * heightOf(band));
                RC_ASSERT(heightOf(band) <= profile.bandRows);
                RC_ASSERT((profile.forbiddenMultiple == 0 || heightOf(band) % profile.forbiddenMultiple != 0));
                rows += heightOf(band);
            }
            RC_ASSERT(rows == picture.height());
        }
    }));
}

} // namespace
} // namespace loyalty::devices
