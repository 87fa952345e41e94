#include "app/ctl/replay/cell.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ctl {
namespace {

TEST_CASE("amounts are exact, also where a spreadsheet wrote a power of ten")
{
    struct Row
    {
        const char* text;
        std::optional<std::int64_t> cents;
    };
    const Row rows[] = {
        {"1.5", 150},    {"0", 0},           {"2.004", 200},   {"2.005", 201},    {"-1", -100},  {"4.440892e-16", 0},
        {"1e2", 10'000}, {"1.25E+1", 1250},  {"12.5e-1", 125}, {"-1.5e1", -1500}, {"5e-3", 1},   {"4.9e-3", 0},
        {"1e30", {}},    {"1e99999999", {}}, {"1e", {}},       {"e5", {}},        {"--1e1", {}}, {"", {}},
        {"1,5", {}},     {"nan", {}},        {"0x10", {}},     {"1e1.5", {}},     {" 1", {}},
    };
    const Currency usd = *Currency::make("USD", 2);
    for (const Row& row : rows) {
        INFO(row.text);
        const auto amount = parseAmount(row.text, usd);
        REQUIRE(amount.has_value() == row.cents.has_value());
        if (amount)
            CHECK(amount->minor() == *row.cents);
    }
}

TEST_CASE("a count is a whole number from 0 on")
{
    CHECK(parseCount("0") == 0);
    CHECK(parseCount("30080") == 30080);
    CHECK(parseCount("1000000000") == 1'000'000'000);
    for (const char* const text : {"", "-1", "+1", "1.5", "1000000001", "99999999999999999999", "1 ", "two"})
        CHECK_FALSE(parseCount(text));
}

TEST_CASE("a time without an offset is the wall time in the store")
{
    const auto calendar = makeCalendar();
    const auto at = [&](std::string_view text) { return parseTimestamp(text, "America/New_York", *calendar); };
    const Instant winter(1'483'273'827'000); // 2017-01-01 12:30:27 UTC

    CHECK(at("2017-01-01 07:30:27") == winter);
    CHECK(at("2017-01-01T07:30:27") == winter);
    CHECK(at("2017-01-01T07:30:27.25") == winter + std::chrono::milliseconds(250));
    CHECK(at("2017-01-01T12:30:27Z") == winter);
    CHECK(at("2017-01-01T20:30:27+08:00") == winter);
    CHECK(at("2017-01-01 07:30:27-05:00") == winter);
    CHECK(at("2017-07-01 08:30:27") == at("2017-07-01T12:30:27Z"));
    CHECK(at("2017-03-12 02:30:00") == at("2017-03-12T07:00:00Z")); // the clock jumps over it
}

TEST_CASE("an instant is in the books where an entry can hold it and every lot that begins then")
{
    const auto calendar = makeCalendar();
    const auto isIn = [&](std::string_view text) { return isInBooks(*parseTimestamp(text, "UTC", *calendar)); };
    CHECK_FALSE(isIn("1900-01-01T00:00:00+00:01"));
    CHECK(isIn("1900-01-01 00:00:00"));
    CHECK(isIn("9799-12-31 23:59:59.999"));
    CHECK_FALSE(isIn("9800-01-01 00:00:00"));
}

TEST_CASE("what is no time is not taken for one")
{
    const auto calendar = makeCalendar();
    for (const char* const text :
         {"", "2017-01-01", "2017-02-30 10:00:00", "2017-01-01 24:00:00", "2017-01-01 10:60:00", "2017-01-01 10:00:60",
          "2017-01-01 10:00", "2017-01-01 1:00:00", "2017-01-01 10:00:00x", "2017-01-01 10:00:00.",
          "01/02/2017 10:00:00", "2017-01-01 10:00:00+15:00", "2017-01-01 10:00:00+0800", "2017-01-01 -1:00:00"}) {
        INFO(text);
        CHECK_FALSE(parseTimestamp(text, "America/New_York", *calendar));
    }
}

} // namespace
} // namespace loyalty::ctl
