#include "devices/printer/encode.h"
#include "devices/printer/layout.h"
#include "devices/printer/qr/qr.h"
#include "tests/devices/printer/documents.h"
#include "tests/support/receipt/samples.h"

#include <catch2/catch_test_macros.hpp>

/// From a receipt to the dots on paper.
namespace loyalty::devices {
namespace {

std::vector<receipt::Receipt> receipts()
{
    return {loyalty::test::sampleSale(), loyalty::test::sampleRedemption(), loyalty::test::sampleReturn(),
            loyalty::test::sampleVoid(), loyalty::test::sampleEnrolment()};
}

QStringList typedRows(const receipt::Document& document, const Profile& profile)
{
    QStringList rows;
    for (const Row& row : layOut(document, profile))
        if (const auto* const text = std::get_if<TextRow>(&row))
            rows += text->text();
    return rows;
}

TEST_CASE("every receipt stands on every paper in both languages as it was laid out")
{
    for (const receipt::Receipt& one : receipts())
        for (const char* const language : {"en", "zh_CN"})
            for (const Profile& profile : profiles()) {
                const auto document = compose(one, loyalty::test::wordingOf(language));
                const PrinterModel model = test::printed(document, profile);
                INFO(profile.id.toStdString() << " " << language << " receipt " << one.index());
                CHECK(model.unknown().isEmpty());
                CHECK(model.overflows() == 0);
                CHECK(model.cuts() == (profile.cutter ? 1 : 0));
                const auto sheets = model.sheets();
                REQUIRE(sheets.size() == 1);
                QStringList printed;
                for (const PrinterModel::PrintedText& text : sheets[0].texts)
                    printed += text.text;
                CHECK(printed.join(QLatin1Char('\n')).toStdString() ==
                      typedRows(document, profile).join(QLatin1Char('\n')).toStdString());
            }
}

TEST_CASE("the QR of a sale is the same dots, native or drawn")
{
    const auto document = compose(loyalty::test::sampleSale(), loyalty::test::wordingOf("en"));
    const auto modules = qrModules("LTS1:5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A");
    REQUIRE(modules);
    const auto native = test::printed(document, *profileForPaper(80)).sheets();
    REQUIRE(native[0].codes.size() == 1);
    CHECK(native[0].codes[0].modules == modules);

    const Profile& small = *profileForPaper(58);
    const auto drawn = test::printed(document, small).sheets();
    CHECK(drawn[0].codes.empty());
    REQUIRE(drawn[0].pictures >= 1);
    // Found by its top left corner: the picture stands in the middle, above its caption.
    const QImage paper = drawn[0].paper();
    const int size = modules->width() * small.qrDots;
    const int left = (small.dots - (size + 7) / 8 * 8) / 2; // a picture is whole bytes wide
    int caption = 0;
    for (const PrinterModel::PrintedText& text : drawn[0].texts)
        if (text.text.startsWith(QStringLiteral("Scan")))
            caption = text.top;
    const int top = caption - 4 * small.qrDots - size;
    for (int y = 0; y < modules->height(); ++y)
        for (int x = 0; x < modules->width(); ++x) {
            const int dot = paper.constScanLine(top + y * small.qrDots + 2)[left + x * small.qrDots + 2];
            REQUIRE(dot == modules->constScanLine(y)[x]);
        }
}

TEST_CASE("no document overflows the paper or sends what the printer does not know")
{
    REQUIRE(rc::check("any document", [] {
        const auto document = *rc::gen::scale(0.4, test::anyDocument());
        for (const Profile& profile : profiles()) {
            const PrinterModel model = test::printed(document, profile);
            RC_ASSERT(model.unknown().isEmpty());
            RC_ASSERT(model.overflows() == 0);
            RC_ASSERT(model.drawerKicks() == (document.openDrawer ? 1 : 0));
        }
    }));
}

} // namespace
} // namespace loyalty::devices
