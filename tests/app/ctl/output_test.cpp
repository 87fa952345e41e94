#include "app/ctl/output.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ctl {
namespace {

TEST_CASE("broken numbers are shown exactly")
{
    struct Row
    {
        std::int64_t numerator;
        std::int64_t denominator;
        const char* text;
    };
    const Row rows[] = {
        {38, 1, "38"},   {0, 100, "0"},      {3799, 100, "37.99"}, {94975, 1000, "94.975"},
        {1, 3, "0 1/3"}, {100, 3, "33 1/3"}, {1, 64, "0.015625"},  {1, 128, "0 1/128"},
        {5, 10, "0.5"},  {200, 100, "2"},    {7, 0, "7"},
    };
    for (const Row& row : rows) {
        INFO(row.numerator << "/" << row.denominator);
        CHECK(fractionText(row.numerator, row.denominator) == row.text);
    }
    CHECK(quantityText(350) == "0.35");
}

TEST_CASE("what is printed says nothing to the terminal itself")
{
    CHECK(harmless("王小明, Zoë\nnext") == "王小明, Zoë\nnext");
    CHECK(harmless("\x1b[31mX") == "\uFFFD[31mX");
    CHECK(harmless(std::string("a\0b\tc\x7F", 6)) == "a\uFFFDb\uFFFDc\uFFFD");
    CHECK(harmless("\xC2\x9B"
                   "31m\xC2") == "\uFFFD31m\xC2");
}

TEST_CASE("money is shown with its currency's own decimals")
{
    CHECK(moneyText(1250, *Currency::make("CNY", 2)) == "12.50 CNY");
    CHECK(moneyText(-5, *Currency::make("USD", 2)) == "-0.05 USD");
    CHECK(moneyText(1250, *Currency::make("JPY", 0)) == "1250 JPY");
    const json::Value sale(json::Object{{"currency", "KWD"}, {"exponent", 3}});
    CHECK(moneyText(JsonView(sale), 1250) == "1.250 KWD");
}

TEST_CASE("instants are shown as wall time in the store")
{
    CHECK(timeText(1'483'273'827'000, "America/New_York") == "2017-01-01 07:30");
    CHECK(timeText(1'483'273'827'000, "Asia/Shanghai") == "2017-01-01 20:30");
    CHECK(lastDayText(1'512'057'600'000, "Asia/Shanghai") == "2017-11-30"); // ends with 1 December there
}

TEST_CASE("what a newer terminal answers otherwise is shown as far as it is understood")
{
    const json::Value value(json::Object{{"number", "text"}, {"list", 3}, {"inner", json::Object{{"a", 1}}}});
    const JsonView view(value);
    CHECK(view.number("number") == 0);
    CHECK(view.list("list").empty());
    CHECK(view.at("inner").number("a") == 1);
    CHECK(view.at("nowhere").at("deeper").text("x").empty());
    CHECK_FALSE(view.has("nowhere"));
}

} // namespace
} // namespace loyalty::ctl
