#include "ui/style/tokens.h"

#include "tests/support/tree.h"
#include "ui/style/style.h"

#include <QDirIterator>
#include <QFile>
#include <QFontMetricsF>
#include <QRegularExpression>

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr Theme kThemes[] = {Theme::Light, Theme::Dark, Theme::HighContrast};

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& colour)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

TEST_CASE("every text stands out from every ground it may stand on")
{
    for (const Theme theme : kThemes) {
        const Tokens& tokens = Tokens::of(theme);
        REQUIRE_FALSE(tokens.textPairs().empty());
        for (const auto& [ink, ground] : tokens.textPairs()) {
            INFO(static_cast<int>(theme) << ": " << ink.toStdString() << " on " << ground.toStdString());
            CHECK(contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5);
        }
        for (const auto& [shape, ground] : tokens.shapePairs()) {
            INFO(static_cast<int>(theme) << ": " << shape.toStdString() << " on " << ground.toStdString());
            CHECK(contrast(tokens.colour(shape), tokens.colour(ground)) >= 3.0);
        }
    }
}

TEST_CASE("what the tones draw is among the pairs that are held to a contrast")
{
    const auto pairs = Tokens::of(Theme::Light).textPairs();
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Wait, Tone::Stop}) {
        INFO(inkOf(tone).toStdString());
        CHECK(std::ranges::find(pairs, std::pair(inkOf(tone), softOf(tone))) != pairs.end());
    }
    for (const QString& tier : {u"slate"_s, u"silver"_s, u"gold"_s, u"diamond"_s})
        CHECK(std::ranges::find(pairs, std::pair(tier, tier + "Soft"_L1)) != pairs.end());
}

TEST_CASE("the style sheet names tokens and no colours, and every token it names is there")
{
    QFile file(u":/style/sheet.qss"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString sheet = QString::fromUtf8(file.readAll());
    CHECK_FALSE(sheet.contains(QRegularExpression(u"#[0-9a-fA-F]{3,8}\\b"_s)));
    for (const Theme theme : kThemes)
        CHECK_FALSE(Tokens::of(theme).fill(sheet).contains(u'@'));
}

TEST_CASE("no widget names a colour of its own")
{
    QDirIterator files(QString::fromStdString((test::sourceDir() / "ui").string()), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString source = QString::fromUtf8(file.readAll());
        INFO(file.fileName().toStdString());
        ++read;
        // The ink of the icons' files is replaced by a token's when they are drawn.
        CHECK(source.count(QRegularExpression(u"\"#[0-9a-fA-F]{6}\""_s)) <=
              (file.fileName().endsWith("style.cpp"_L1) ? 1 : 0));
        CHECK_FALSE(source.contains(QRegularExpression(u"Qt::(black|white|red|green|blue|yellow|gray)\\b"_s)));
    }
    CHECK(read > 20);
}

TEST_CASE("digits are all of one width, so that amounts stand still while they change")
{
    for (const QString& size : {u"body"_s, u"figure"_s})
        for (const QFont::Weight weight : {QFont::Normal, QFont::Bold}) {
            const QFontMetricsF metrics(fontOf(size, weight));
            for (char16_t digit = u'0'; digit <= u'9'; ++digit)
                CHECK(metrics.horizontalAdvance(QChar(digit)) == metrics.horizontalAdvance(u'0'));
        }
}

TEST_CASE("every icon can be drawn, and is drawn in the colour that is asked for")
{
    QDirIterator icons(u":/icons"_s);
    int drawn = 0;
    while (icons.hasNext()) {
        icons.next();
        const QString name = icons.fileInfo().baseName();
        INFO(name.toStdString());
        const QImage image = iconOf(name, 24, tokens().colour(u"accent"_s), 2).toImage();
        CHECK(image.width() == 48);
        bool inked = false;
        for (int y = 0; y < image.height() && !inked; ++y)
            for (int x = 0; x < image.width() && !inked; ++x)
                inked = image.pixelColor(x, y).alpha() == 255 && image.pixelColor(x, y) == tokens().colour(u"accent"_s);
        CHECK(inked);
        ++drawn;
    }
    CHECK(drawn > 40);
}

} // namespace
} // namespace loyalty::ui
