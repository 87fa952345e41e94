#include "core/base/money.h"

#include "tests/support/base/defect.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty {
namespace {

const Currency kCny = *Currency::make("CNY", 2);
const Currency kJpy = *Currency::make("JPY", 0);
const Currency kKwd = *Currency::make("KWD", 3);

TEST_CASE("an amount is read by its currency's decimals and rounded half up beyond them")
{
    struct Row
    {
        const char* text;
        Currency currency;
        std::int64_t minor;
    };
    const Row rows[] = {
        {"12.5", kCny, 1250},
        {"12.50", kCny, 1250},
        {"12", kCny, 1200},
        {"0", kCny, 0},
        {"-0", kCny, 0},
        {"007", kCny, 700},
        {"-3", kCny, -300},
        {"1.504", kCny, 150},
        {"1.505", kCny, 151},
        {"1.5049999999999999999999999", kCny, 150},
        {"-1.504", kCny, -150},
        {"-1.505", kCny, -151},
        {"0.995", kCny, 100},
        {"-0.005", kCny, -1},
        {"-0.004", kCny, 0},
        {"1", kJpy, 1},
        {"1.4", kJpy, 1},
        {"1.5", kJpy, 2},
        {"-1.5", kJpy, -2},
        {"1.505", kKwd, 1505},
        {"1.5054", kKwd, 1505},
        {"1.5055", kKwd, 1506},
        {"-1.5055", kKwd, -1506},
        {"10000000000", kCny, Money::kMaxMinor},
        {"-10000000000.00", kCny, -Money::kMaxMinor},
        {"1000000000000", kJpy, Money::kMaxMinor},
    };
    for (const Row& row : rows) {
        INFO(row.text << ' ' << row.currency.code());
        CHECK(Money::parse(row.text, row.currency) == Money(row.minor, row.currency));
    }
}

TEST_CASE("text that is no amount, or one beyond the limit, gives no money")
{
    for (const char* text : {"",
                             "-",
                             ".",
                             ".5",
                             "5.",
                             "-.5",
                             "+5",
                             " 5",
                             "5 ",
                             "1,5",
                             "1.5.0",
                             "0x10",
                             "1e3",
                             "--5",
                             "¥5",
                             "NaN",
                             "10000000000.01",
                             "-10000000000.01",
                             "10000000000.005",
                             "99999999999999999999999999999999999999",
                             "1.5 "}) {
        INFO(text);
        CHECK_FALSE(Money::parse(text, kCny));
    }
}

TEST_CASE("an amount that a person typed is never rounded")
{
    CHECK(Money::parseExact("12.5", kCny) == Money(1250, kCny));
    CHECK(Money::parseExact("-0.05", kCny) == Money(-5, kCny));
    CHECK(Money::parseExact("7", kJpy) == Money(7, kJpy));
    CHECK(Money::parseExact("1.505", kKwd) == Money(1505, kKwd));
    for (const char* text : {"5.001", "0.005", "5.000", "1.", "x"}) {
        INFO(text);
        CHECK_FALSE(Money::parseExact(text, kCny));
    }
    CHECK_FALSE(Money::parseExact("7.0", kJpy));
}

TEST_CASE("an amount is shown with all its decimals and reads back the same")
{
    struct Row
    {
        std::int64_t minor;
        Currency currency;
        const char* text;
    };
    const Row rows[] = {
        {1250, kCny, "12.50"},
        {-300, kCny, "-3.00"},
        {5, kCny, "0.05"},
        {-5, kCny, "-0.05"},
        {0, kCny, "0.00"},
        {0, kJpy, "0"},
        {-12, kJpy, "-12"},
        {1505, kKwd, "1.505"},
        {-7, kKwd, "-0.007"},
        {1000, kKwd, "1.000"},
        {Money::kMaxMinor, kCny, "10000000000.00"},
    };
    for (const Row& row : rows) {
        const Money money(row.minor, row.currency);
        CHECK(money.toString() == row.text);
        CHECK(Money::parse(row.text, row.currency) == money);
    }
    CHECK(Money(INT64_MIN, kJpy).toString() == "-9223372036854775808");
}

TEST_CASE("a currency has three capital letters and at most four decimals")
{
    CHECK(kKwd.code() == "KWD");
    CHECK(kKwd.exponent() == 3);
    CHECK(Currency::make("CLF", 4));
    CHECK_FALSE(Currency::make("CNY", 5));
    CHECK_FALSE(Currency::make("CNY", -1));
    CHECK_FALSE(Currency::make("cny", 2));
    CHECK_FALSE(Currency::make("CN", 2));
    CHECK_FALSE(Currency::make("CNYY", 2));
    CHECK_FALSE(Currency::make("C1Y", 2));
}

TEST_CASE("amounts of one currency add, subtract, turn round and compare")
{
    const Money a(1250, kCny);
    const Money b(300, kCny);
    CHECK(a + b == Money(1550, kCny));
    CHECK(b - a == Money(-950, kCny));
    CHECK(-a == Money(-1250, kCny));
    CHECK(b < a);
    CHECK(-a < b);
    CHECK(Money(Money::kMaxMinor, kCny).inRange());
    CHECK_FALSE(Money(-Money::kMaxMinor - 1, kCny).inRange());
}

TEST_CASE("two currencies in one sum stop the program")
{
    CHECK(Money(1, kCny) != Money(1, kJpy));
    CHECK(test::stopsTheProgram([] { (void)(Money(1, kCny) + Money(1, kJpy)); }));
    CHECK(test::stopsTheProgram([] { (void)(Money(1, kCny) < Money(1, kJpy)); }));
}

} // namespace
} // namespace loyalty
