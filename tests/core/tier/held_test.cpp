#include "core/tier/held.h"

#include <catch2/catch_test_macros.hpp>

#include <string_view>
#include <vector>

namespace loyalty::tier {
namespace {

using programme::Downgrade;
using programme::Tiers;
using programme::TierWindow;

BusinessDate date(std::string_view iso)
{
    return BusinessDate::parse(iso).value();
}

/// Basic, silver from 100, gold from 200.
Tiers threeTiers(Downgrade downgrade)
{
    Tiers tiers;
    tiers.levels = {{.id = "basic", .names = {}, .threshold = 0},
                    {.id = "silver", .names = {}, .threshold = 100},
                    {.id = "gold", .names = {}, .threshold = 200}};
    tiers.downgrade = downgrade;
    return tiers;
}

TEST_CASE("the level on a day follows from the days that qualified")
{
    const std::vector<DayAmount> days{{date("2025-03-10"), 210}};
    struct Row
    {
        Downgrade downgrade;
        int graceDays;
        const char* day;
        std::size_t level;
    };
    const Row rows[] = {
        {Downgrade::AtOnce, 0, "2025-03-09", 0},   {Downgrade::AtOnce, 0, "2025-03-10", 2},
        {Downgrade::AtOnce, 0, "2026-03-09", 2},   {Downgrade::AtOnce, 0, "2026-03-11", 0},
        {Downgrade::AtOnce, 30, "2026-03-20", 2},  {Downgrade::AtOnce, 30, "2026-04-10", 0},
        {Downgrade::AtReview, 0, "2026-12-31", 2}, {Downgrade::AtReview, 0, "2027-01-01", 0},
        {Downgrade::Never, 0, "2030-01-01", 2},
    };
    for (const Row& row : rows) {
        INFO(static_cast<int>(row.downgrade) << ' ' << row.graceDays << ' ' << row.day);
        Tiers tiers = threeTiers(row.downgrade);
        tiers.graceDays = row.graceDays;
        CHECK(heldLevel(tiers, days, date(row.day)).level == row.level);
    }
}

TEST_CASE("a level that asks for more is held once all of it is there, and by any of it where any is enough")
{
    const std::vector<DayAmount> days{{date("2025-03-10"), 210, {0, 0, 1}}, {date("2025-04-10"), 0, {0, 0, 1}}};
    Tiers tiers = threeTiers(Downgrade::Never);
    tiers.levels[2].also[2] = 2; // visits
    tiers.match = programme::Match::All;
    CHECK(heldLevel(tiers, days, date("2025-03-10")).level == 1);
    CHECK(heldLevel(tiers, days, date("2025-04-10")).level == 2);
    tiers.match = programme::Match::Any;
    tiers.levels[2].threshold = 10'000;
    CHECK(heldLevel(tiers, days, date("2030-01-01")).level == 2);
}

TEST_CASE("a return takes the level with it, where levels fall at once")
{
    const std::vector<DayAmount> days{{date("2025-03-10"), 210}, {date("2025-03-20"), -120}};
    CHECK(heldLevel(threeTiers(Downgrade::AtOnce), days, date("2025-03-19")).level == 2);
    CHECK(heldLevel(threeTiers(Downgrade::AtOnce), days, date("2025-03-20")).level == 0);
    CHECK(heldLevel(threeTiers(Downgrade::AtReview), days, date("2025-03-20")).level == 2);
}

TEST_CASE("goods that came back made a level until then, and after that it falls as the programme says")
{
    // 210 on the tenth of March, all of it back on the twentieth: nothing is left to qualify.
    const std::vector<CameBack> back{{.bought = date("2025-03-10"), .on = date("2025-03-20"), .amount = 210}};
    struct Row
    {
        Downgrade downgrade;
        int graceDays;
        const char* day;
        std::size_t level;
    };
    const Row rows[] = {
        {Downgrade::AtOnce, 0, "2025-03-19", 2},   {Downgrade::AtOnce, 0, "2025-03-20", 0},
        {Downgrade::AtOnce, 10, "2025-03-29", 2},  {Downgrade::AtOnce, 10, "2025-03-30", 0},
        {Downgrade::AtReview, 0, "2025-12-31", 2}, {Downgrade::AtReview, 0, "2026-01-01", 0},
        {Downgrade::Never, 0, "2030-01-01", 2},
    };
    for (const Row& row : rows) {
        INFO(static_cast<int>(row.downgrade) << ' ' << row.graceDays << ' ' << row.day);
        Tiers tiers = threeTiers(row.downgrade);
        tiers.graceDays = row.graceDays;
        CHECK(heldLevel(tiers, {}, date(row.day), back).level == row.level);
    }
}

TEST_CASE("a lost level is won back in time by half of what it takes")
{
    Tiers tiers = threeTiers(Downgrade::AtOnce);
    tiers.protectDays = 90;
    const auto levelWith = [&tiers](const char* bought, std::int64_t amount) {
        const std::vector<DayAmount> days{{date("2025-03-10"), 210}, {date(bought), amount}};
        return heldLevel(tiers, days, date(bought)).level;
    };
    CHECK(levelWith("2026-04-01", 100) == 2);
    CHECK(levelWith("2026-04-01", 99) == 0);
    CHECK(levelWith("2026-08-01", 100) == 1);
}

TEST_CASE("a calendar year counts from January, and since a change only what came after")
{
    Tiers tiers = threeTiers(Downgrade::AtOnce);
    tiers.window = TierWindow::CalendarYear;
    const std::vector<DayAmount> days{{date("2025-12-20"), 90}, {date("2026-01-10"), 90}};
    CHECK(heldLevel(tiers, days, date("2026-01-10")).level == 0);
    tiers = threeTiers(Downgrade::Never);
    tiers.window = TierWindow::SinceChange;
    const std::vector<DayAmount> twice{{date("2025-01-10"), 100}, {date("2025-02-10"), 100}};
    CHECK(heldLevel(tiers, twice, date("2025-01-10")) == HeldLevel{1, date("2025-01-10")});
    CHECK(heldLevel(tiers, twice, date("2025-02-10")).level == 2);
}

} // namespace
} // namespace loyalty::tier
