#include "ui/language/format.h"

#include "tests/support/programme/programmes.h"
#include "ui/language/language.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using test::currency;

TEST_CASE("money is written with its sign, its decimals and grouped")
{
    struct Case
    {
        std::int64_t minor;
        const char* code;
        int exponent;
        const char16_t* written;
    };
    const Case cases[] = {
        {0, "CNY", 2, u"¥0.00"},
        {5, "CNY", 2, u"¥0.05"},
        {123'456, "CNY", 2, u"¥1,234.56"},
        {-300, "CNY", 2, u"−¥3.00"},
        {-5, "USD", 2, u"−$0.05"},
        {1'234'567, "JPY", 0, u"¥1,234,567"},
        {1'250, "KWD", 3, u"KWD\u00a01.250"},
        {100'000'000, "EUR", 2, u"€1,000,000.00"},
    };
    for (const Case& row : cases)
        CHECK(moneyText(row.minor, currency(row.code, row.exponent)) == QString::fromUtf16(row.written));
}

TEST_CASE("points are grouped, and counted in words")
{
    switchTo(u"en"_s);
    CHECK(pointsText(Points(1'234'567)) == u"1,234,567"_s);
    CHECK(pointsText(Points(-40)) == u"−40"_s);
    CHECK(signedPointsText(Points(40)) == u"+40"_s);
    CHECK(signedPointsText(Points()) == u"0"_s);
    CHECK(pointsWords(Points(1)) == u"1 point"_s);
    CHECK(pointsWords(Points(0)) == u"0 points"_s);
    CHECK(pointsWords(Points(5'000'000'000)) == u"5,000,000,000 points"_s);
    switchTo(u"zh_CN"_s);
    CHECK(pointsWords(Points(1)) == u"1 积分"_s);
    switchTo(u"en"_s);
}

TEST_CASE("a fraction of points is written exactly, or says that it goes on")
{
    CHECK(fractionText(1'926, 10) == u"192.6"_s);
    CHECK(fractionText(200, 1) == u"200"_s);
    CHECK(fractionText(31, 3) == u"10.33…"_s);
    CHECK(fractionText(1, 8) == u"0.125"_s);
}

TEST_CASE("quantities are written as they are typed")
{
    CHECK(quantityText(Quantity::pieces(3)) == u"3"_s);
    CHECK(quantityText(Quantity{255}) == u"0.255"_s);
    CHECK(quantityText(Quantity{1'500}) == u"1.5"_s);
    CHECK(quantityFrom(u"3"_s) == Quantity::pieces(3));
    CHECK(quantityFrom(u"0.255"_s) == Quantity{255});
    CHECK(quantityFrom(u"1.5"_s) == Quantity{1'500});
    for (const QString& wrong : {u""_s, u"."_s, u"-1"_s, u"1.2345"_s, u"1.2.3"_s, u"x"_s, u"99999999999999999999"_s})
        CHECK_FALSE(quantityFrom(wrong));
}

TEST_CASE("dates and times are the store's, in the order of the language")
{
    const Instant then = Instant::fromSeconds(1'794'981'720); // 2026-11-18 06:02 UTC
    const BusinessDate day = *BusinessDate::make(2026, 12, 31);
    switchTo(u"en"_s);
    CHECK(dateText(day) == u"31 Dec 2026"_s);
    CHECK(dayText(day) == u"31 Dec"_s);
    CHECK(timeText(then, 8 * 60) == u"14:02"_s);
    CHECK(whenText(then, then, 8 * 60) == u"14:02"_s);
    CHECK(whenText(then, then + std::chrono::hours(24), 8 * 60) == u"18 Nov 14:02"_s);
    switchTo(u"zh_CN"_s);
    CHECK(dateText(day) == u"2026年12月31日"_s);
    CHECK(dayText(day) == u"12月31日"_s);
    switchTo(u"en"_s);
}

TEST_CASE("a name is in the language in force, or in English, or any, or its id")
{
    const programme::Names both{{"en", "Gold"}, {"zh_CN", "金卡"}};
    switchTo(u"zh_CN"_s);
    CHECK(nameIn(both, "gold") == u"金卡"_s);
    CHECK(nameIn({{"en", "Gold"}}, "gold") == u"Gold"_s);
    CHECK(nameIn({{"de", "Gold!"}}, "gold") == u"Gold!"_s);
    CHECK(nameIn({}, "gold") == u"gold"_s);
    switchTo(u"en"_s);
    CHECK(nameIn(both, "gold") == u"Gold"_s);
    switchTo(u"fr"_s);
    CHECK(currentLanguage() == u"en"_s);
}

} // namespace
} // namespace loyalty::ui
