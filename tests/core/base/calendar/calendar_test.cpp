#include "core/base/calendar/calendar.h"

#include "tests/support/base/defect.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <array>
#include <thread>
#include <vector>

namespace loyalty {
namespace {

constexpr const char* kZones[] = {"Asia/Shanghai",       "Europe/Berlin",
                                  "America/New_York",    "Asia/Kathmandu",
                                  "Australia/Lord_Howe", "America/Sao_Paulo",
                                  "Pacific/Apia",        "Africa/Casablanca",
                                  "America/Havana",      "Asia/Beirut",
                                  "Europe/Dublin",       "Pacific/Chatham",
                                  "Antarctica/Troll",    "UTC",
                                  "Asia/Tehran",         "America/St_Johns"};

BusinessDate day(const char* iso)
{
    return BusinessDate::parse(iso).value();
}

constexpr std::int32_t clockTime(int hours, int minutes = 0)
{
    return hours * 3600 + minutes * 60;
}

/// "2026-03-29" and a time of day, both UTC.
Instant utc(const char* date, std::int32_t secondOfDay)
{
    return Instant::fromSeconds(std::int64_t{day(date).days()} * 86'400 + secondOfDay);
}

TEST_CASE("local time follows the zone through its changes")
{
    struct Row
    {
        const char* zone;
        const char* utcDate;
        std::int32_t utcTime;
        const char* date;
        std::int32_t time;
        int offsetMinutes;
    };
    const Row rows[] = {
        {"UTC", "2026-11-21", clockTime(10), "2026-11-21", clockTime(10), 0},
        {"Asia/Shanghai", "2026-11-21", clockTime(10), "2026-11-21", clockTime(18), 480},
        {"Asia/Shanghai", "2026-11-21", clockTime(16), "2026-11-22", 0, 480},
        {"Asia/Shanghai", "1988-07-01", 0, "1988-07-01", clockTime(9), 540},
        {"Asia/Kathmandu", "2026-11-21", clockTime(18, 15), "2026-11-22", 0, 345},
        {"America/New_York", "2026-11-21", clockTime(4, 59), "2026-11-20", clockTime(23, 59), -300},
        {"Europe/Berlin", "2026-03-29", clockTime(0, 59), "2026-03-29", clockTime(1, 59), 60},
        {"Europe/Berlin", "2026-03-29", clockTime(1), "2026-03-29", clockTime(3), 120},
        {"Europe/Berlin", "2026-10-25", clockTime(0, 59), "2026-10-25", clockTime(2, 59), 120},
        {"Europe/Berlin", "2026-10-25", clockTime(1), "2026-10-25", clockTime(2), 60},
        {"Australia/Lord_Howe", "2026-04-04", clockTime(14, 59), "2026-04-05", clockTime(1, 59), 660},
        {"Australia/Lord_Howe", "2026-04-04", clockTime(15), "2026-04-05", clockTime(1, 30), 630},
        {"Pacific/Apia", "2011-12-30", clockTime(9, 59), "2011-12-29", clockTime(23, 59), -600},
        {"Pacific/Apia", "2011-12-30", clockTime(10), "2011-12-31", 0, 840},
        {"Europe/Berlin", "2150-07-01", clockTime(12), "2150-07-01", clockTime(14), 120},
        {"Europe/Berlin", "1965-07-01", clockTime(12), "1965-07-01", clockTime(13), 60},
        {"Europe/Berlin", "9999-12-31", clockTime(12), "9999-12-31", clockTime(13), 60},
    };
    const auto calendar = makeCalendar();
    for (const Row& row : rows) {
        INFO(row.zone << ' ' << row.utcDate << ' ' << row.utcTime);
        const LocalTime local = calendar->localTime(utc(row.utcDate, row.utcTime), row.zone);
        CHECK(local.date.toString() == row.date);
        CHECK(local.secondOfDay == row.time);
        CHECK(local.utcOffsetMs == row.offsetMinutes * 60'000);
    }
}

TEST_CASE("milliseconds belong to the second that has begun, also before 1970")
{
    const auto calendar = makeCalendar();
    CHECK(calendar->localTime(Instant(1999), "UTC").secondOfDay == 1);
    CHECK(calendar->localTime(Instant(-1), "UTC") == LocalTime{day("1969-12-31"), 86'399, 0});
}

TEST_CASE("a wall time is the first instant that shows it, or the first after the clock jumped over it")
{
    struct Row
    {
        const char* zone;
        const char* date;
        std::int32_t time;
        const char* utcDate;
        std::int32_t utcTime;
    };
    const Row rows[] = {
        {"Asia/Shanghai", "2026-11-21", 0, "2026-11-20", clockTime(16)},
        {"Asia/Shanghai", "2026-11-21", 86'399, "2026-11-21", clockTime(16) - 1},
        {"Europe/Berlin", "2026-03-29", clockTime(1, 59), "2026-03-29", clockTime(0, 59)},
        {"Europe/Berlin", "2026-03-29", clockTime(2), "2026-03-29", clockTime(1)},
        {"Europe/Berlin", "2026-03-29", clockTime(2, 30), "2026-03-29", clockTime(1)},
        {"Europe/Berlin", "2026-03-29", clockTime(3), "2026-03-29", clockTime(1)},
        {"Europe/Berlin", "2026-03-29", clockTime(3, 1), "2026-03-29", clockTime(1, 1)},
        {"Europe/Berlin", "2026-10-25", clockTime(1, 59), "2026-10-24", clockTime(23, 59)},
        {"Europe/Berlin", "2026-10-25", clockTime(2), "2026-10-25", 0},
        {"Europe/Berlin", "2026-10-25", clockTime(2, 30), "2026-10-25", clockTime(0, 30)},
        {"Europe/Berlin", "2026-10-25", clockTime(3), "2026-10-25", clockTime(2)},
        {"America/New_York", "2026-03-08", clockTime(2, 30), "2026-03-08", clockTime(7)},
        {"America/New_York", "2026-11-01", clockTime(1, 30), "2026-11-01", clockTime(5, 30)},
        {"Pacific/Apia", "2011-12-30", clockTime(12), "2011-12-30", clockTime(10)},
        {"Europe/Berlin", "2150-03-29", clockTime(2, 30), "2150-03-29", clockTime(1)},
        {"Europe/Berlin", "9999-12-31", 0, "9999-12-30", clockTime(23)},
    };
    const auto calendar = makeCalendar();
    for (const Row& row : rows) {
        INFO(row.zone << ' ' << row.date << ' ' << row.time);
        CHECK(calendar->instantOf(day(row.date), row.time, row.zone) == utc(row.utcDate, row.utcTime));
    }
}

TEST_CASE("a zone has the name that the world's table gives it")
{
    const auto calendar = makeCalendar();
    for (const char* zone : kZones)
        CHECK(calendar->isZone(zone));
    for (const char* name : {"", "CST", "GMT+8", "GMT+08:00", "UTC+8", "Asia/Nowhere", "asia/shanghai",
                             "Asia/Shanghai ", "Etc/Unknown", "Asia/", "/", "../../etc/passwd", "Asia/上海"}) {
        INFO(name);
        CHECK_FALSE(calendar->isZone(name));
    }
    CHECK_FALSE(calendar->isZone(std::string(10'000, '/')));
    CHECK_FALSE(calendar->isZone(std::string("Asia/Shanghai\0", 14)));
    CHECK(test::stopsTheProgram([&calendar] { (void)calendar->localTime(Instant(), "Asia/Nowhere"); }));
}

TEST_CASE("a sale before the cut-off belongs to the day before")
{
    const auto calendar = makeCalendar();
    const StoreTime store{"Asia/Shanghai", clockTime(4)};
    CHECK(businessDateAt(utc("2026-11-20", clockTime(17, 30)), store, *calendar) == day("2026-11-20"));
    CHECK(businessDateAt(utc("2026-11-20", clockTime(19, 59)), store, *calendar) == day("2026-11-20"));
    CHECK(businessDateAt(utc("2026-11-20", clockTime(20)), store, *calendar) == day("2026-11-21"));
    CHECK(startOf(day("2026-11-21"), store, *calendar) == utc("2026-11-20", clockTime(20)));
    const StoreTime midnight{"Asia/Shanghai", 0};
    CHECK(businessDateAt(utc("2026-11-20", clockTime(16)), midnight, *calendar) == day("2026-11-21"));
    CHECK(businessDateAt(utc("2026-11-20", clockTime(15, 59)), midnight, *calendar) == day("2026-11-20"));
}

TEST_CASE("a day that has begun stays begun when the clock is set back over the cut-off")
{
    const auto calendar = makeCalendar();
    const StoreTime store{"Europe/Berlin", clockTime(2, 30)};
    CHECK(businessDateAt(utc("2026-10-25", clockTime(0, 29)), store, *calendar) == day("2026-10-24"));
    CHECK(businessDateAt(utc("2026-10-25", clockTime(0, 30)), store, *calendar) == day("2026-10-25"));
    // 02:00 on the wall for the second time.
    CHECK(businessDateAt(utc("2026-10-25", clockTime(1)), store, *calendar) == day("2026-10-25"));
}

TEST_CASE("a day whose cut-off the clock jumps over begins with the jump")
{
    const auto calendar = makeCalendar();
    const StoreTime store{"Europe/Berlin", clockTime(2, 30)};
    CHECK(businessDateAt(utc("2026-03-29", clockTime(0, 59)), store, *calendar) == day("2026-03-28"));
    CHECK(businessDateAt(utc("2026-03-29", clockTime(1)), store, *calendar) == day("2026-03-29"));
    CHECK(startOf(day("2026-03-29"), store, *calendar) == utc("2026-03-29", clockTime(1)));
}

TEST_CASE("every instant lies in its business day, in every zone and with every cut-off")
{
    const auto calendar = makeCalendar();
    const auto holds = [&calendar] {
        const StoreTime store{*rc::gen::elementOf(std::vector<std::string>(std::begin(kZones), std::end(kZones))),
                              *rc::gen::inRange<std::int32_t>(0, 12 * 3600 + 1)};
        const Instant t(*rc::gen::inRange<std::int64_t>(-631'152'000'000, 4'417'977'600'000));
        const BusinessDate date = businessDateAt(t, store, *calendar);
        RC_ASSERT(startOf(date, store, *calendar) <= t);
        RC_ASSERT(t < startOf(date.plusDays(1), store, *calendar));
    };
    REQUIRE(rc::check("days follow each other", holds));
}

TEST_CASE("business days move only forward through a whole year of half hours")
{
    const auto calendar = makeCalendar();
    for (const char* zone : kZones) {
        for (const std::int32_t cutOff : {clockTime(0), clockTime(1, 30), clockTime(2, 15), clockTime(4)}) {
            const StoreTime store{zone, cutOff};
            BusinessDate last = businessDateAt(utc("2011-06-01", 0), store, *calendar);
            int steps = 0;
            for (Instant t = utc("2011-06-01", 0); t < utc("2012-06-01", 0); t = t + std::chrono::minutes(30)) {
                const BusinessDate date = businessDateAt(t, store, *calendar);
                steps += date >= last ? 0 : 1;
                last = date;
            }
            INFO(zone << ' ' << cutOff);
            CHECK(steps == 0);
        }
    }
}

TEST_CASE("many threads may meet new zones at once")
{
    const auto calendar = makeCalendar();
    std::array<bool, 4> same{};
    std::vector<std::thread> threads;
    threads.reserve(same.size());
    for (bool& agrees : same) {
        threads.emplace_back([&agrees, &calendar] {
            const auto own = makeCalendar();
            agrees = true;
            for (const char* zone : kZones)
                for (std::int64_t s = 0; s < 2'000'000'000; s += 50'000'000)
                    agrees = agrees && calendar->localTime(Instant::fromSeconds(s), zone) ==
                                           own->localTime(Instant::fromSeconds(s), zone);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(same == std::array{true, true, true, true});
}

} // namespace
} // namespace loyalty
