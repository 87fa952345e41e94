#include "core/base/time.h"

#include "tests/support/base/fake_clock.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty {
namespace {

BusinessDate day(const char* iso)
{
    return BusinessDate::parse(iso).value();
}

TEST_CASE("only days that the calendar has are dates")
{
    struct Row
    {
        int year;
        int month;
        int day;
        bool exists;
    };
    const Row rows[] = {
        {2026, 2, 28, true},  {2026, 2, 29, false}, {2024, 2, 29, true},   {2100, 2, 29, false},  {2000, 2, 29, true},
        {2026, 2, 30, false}, {2026, 4, 31, false}, {2026, 12, 31, true},  {2026, 13, 1, false},  {2026, 0, 1, false},
        {2026, 1, 0, false},  {2026, 1, 32, false}, {2026, -1, 1, false},  {1900, 1, 1, true},    {1899, 12, 31, false},
        {9999, 12, 31, true}, {10000, 1, 1, false}, {2026, 257, 1, false}, {2026, 1, 257, false},
    };
    for (const Row& row : rows) {
        INFO(row.year << '-' << row.month << '-' << row.day);
        const auto date = BusinessDate::make(row.year, row.month, row.day);
        CHECK(date.has_value() == row.exists);
        if (date)
            CHECK(date->ymd() == BusinessDate::Ymd{row.year, row.month, row.day});
    }
}

TEST_CASE("dates count from 1 January 1970")
{
    CHECK(day("1970-01-01").days() == 0);
    CHECK(day("1969-12-31").days() == -1);
    CHECK(day("2026-11-21").days() == 20778);
    CHECK(BusinessDate(20778).toString() == "2026-11-21");
    CHECK(BusinessDate().toString() == "1970-01-01");
}

TEST_CASE("a date is read in one form only")
{
    for (const char* text : {"", "2026-11-1", "2026-11-211", "2026/11/21", "20261121", "2026-11-31", "+026-11-21",
                             "2026-1a-21", "2026-11-2 ", "-026-11-21", "2026-00-10"}) {
        INFO(text);
        CHECK_FALSE(BusinessDate::parse(text));
    }
}

TEST_CASE("the week starts on Monday")
{
    CHECK(day("2026-11-21").weekday() == Weekday::Saturday);
    CHECK(day("2026-11-22").weekday() == Weekday::Sunday);
    CHECK(day("2026-11-23").weekday() == Weekday::Monday);
    CHECK(day("1969-12-31").weekday() == Weekday::Wednesday);
}

TEST_CASE("a month later is the same day, or that month's last")
{
    struct Row
    {
        const char* from;
        int months;
        const char* to;
    };
    const Row rows[] = {
        {"2026-01-31", 1, "2026-02-28"},  {"2028-01-31", 1, "2028-02-29"},  {"2026-01-30", 1, "2026-02-28"},
        {"2026-01-31", 2, "2026-03-31"},  {"2026-01-31", 3, "2026-04-30"},  {"2026-12-31", 2, "2027-02-28"},
        {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"}, {"2026-03-31", -1, "2026-02-28"},
        {"2026-01-15", -1, "2025-12-15"}, {"2026-05-10", 0, "2026-05-10"},  {"2026-11-30", 24, "2028-11-30"},
    };
    for (const Row& row : rows) {
        INFO(row.from << " + " << row.months);
        CHECK(day(row.from).plusMonths(row.months) == day(row.to));
    }
    CHECK(day("2026-02-28").firstOfMonth() == day("2026-02-01"));
    CHECK(day("2026-12-31").plusDays(1) == day("2027-01-01"));
}

TEST_CASE("every date reads back from its text")
{
    const auto holds = [] {
        const BusinessDate date(*rc::gen::inRange(day("1900-01-01").days(), day("9999-12-31").days() + 1));
        RC_ASSERT(BusinessDate::parse(date.toString()) == date);
        const auto [year, month, dayOfMonth] = date.ymd();
        RC_ASSERT(BusinessDate::make(year, month, dayOfMonth) == date);
    };
    REQUIRE(rc::check("dates read back", holds));
}

TEST_CASE("instants move by durations")
{
    const Instant t = Instant::fromSeconds(100);
    CHECK(t + std::chrono::minutes(1) == Instant::fromSeconds(160));
    CHECK(t - std::chrono::milliseconds(1) == Instant(99'999));
    CHECK(Instant(99'999) - t == std::chrono::milliseconds(-1));
    CHECK(Instant(99'999).unixSeconds() == 99);
    CHECK(Instant(99'999) < t);
}

TEST_CASE("the machine's clock is of this century, goes on, and knows its start of the machine")
{
    const SystemClock clock;
    CHECK(clock.now() > Instant::fromSeconds(1'700'000'000));
    const std::int64_t before = clock.monotonicMs();
    CHECK(clock.monotonicMs() >= before);
    CHECK(clock.bootId() == clock.bootId());
    CHECK((clock.bootId().empty() || clock.bootId().size() == 36));
}

TEST_CASE("a test's clock stands still until it is turned")
{
    test::FakeClock clock;
    const Instant start = clock.now();
    const std::int64_t monotonic = clock.monotonicMs();
    const std::string boot = clock.bootId();
    clock.advance(std::chrono::seconds(5));
    CHECK(clock.now() - start == std::chrono::seconds(5));
    CHECK(clock.monotonicMs() - monotonic == 5000);
    clock.set(start - std::chrono::hours(24));
    CHECK(clock.monotonicMs() - monotonic == 5000);
    clock.reboot();
    CHECK(clock.bootId() != boot);
    CHECK(clock.monotonicMs() == 0);
}

} // namespace
} // namespace loyalty
