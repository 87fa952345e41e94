#include "core/tier/standing.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace loyalty::tier {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

programme::Tiers fourTiers()
{
    programme::Tiers tiers;
    for (const std::int64_t threshold : {0, 3000, 7500, 15000}) {
        programme::Tier& tier = tiers.levels.emplace_back();
        tier.id = "t" + std::to_string(tiers.levels.size());
        tier.threshold = threshold;
    }
    return tiers;
}

BusinessDate date(std::string_view iso)
{
    return BusinessDate::parse(iso).value();
}

TEST_CASE("an amount stands in the highest tier whose threshold it reaches")
{
    struct Row
    {
        std::int64_t qualifying;
        std::size_t level;
        std::optional<std::size_t> next;
        std::int64_t missing;
    };
    const Row rows[] = {
        {kLeast, 0, 1, kMost},
        {-1, 0, 1, 3001},
        {0, 0, 1, 3000},
        {2999, 0, 1, 1},
        {3000, 1, 2, 4500},
        {7499, 1, 2, 1},
        {7500, 2, 3, 7500},
        {14999, 2, 3, 1},
        {15000, 3, std::nullopt, 0},
        {kMost, 3, std::nullopt, 0},
    };
    for (const Row& row : rows) {
        INFO("qualifying " << row.qualifying);
        CHECK(standing(fourTiers(), row.qualifying) == Standing{row.level, row.next, row.missing});
    }
}

TEST_CASE("a programme without tiers has neither a standing nor a window")
{
    const programme::Programme programme;
    CHECK_FALSE(standing(programme, 1000));
    CHECK_FALSE(window(programme, date("2026-11-21")));
}

TEST_CASE("the window holds the days after the same day a number of months ago")
{
    struct Row
    {
        int months;
        std::string_view day;
        std::string_view first;
    };
    const Row rows[] = {
        {12, "2026-11-21", "2025-11-22"},  {12, "2024-02-29", "2023-03-01"}, {12, "2025-02-28", "2024-02-29"},
        {12, "2025-03-01", "2024-03-02"},  {1, "2026-03-31", "2026-03-01"},  {1, "2026-01-01", "2025-12-02"},
        {120, "2026-01-31", "2016-02-01"},
    };
    for (const Row& row : rows) {
        INFO(row.months << " months on " << row.day);
        programme::Tiers tiers = fourTiers();
        tiers.windowMonths = row.months;
        CHECK(window(tiers, date(row.day)) == Window{date(row.first), date(row.day)});
    }
}

TEST_CASE("what is missing to keep a tier is what ending amounts leave below its threshold")
{
    struct Row
    {
        std::int64_t qualifying;
        std::int64_t ending;
        std::int64_t missing;
    };
    const Row rows[] = {
        {8000, 0, 0},    {8000, 500, 0},        {8000, 501, 1},    {8000, 6700, 6200},
        {2000, 2000, 0}, {kMost, kMost, 15000}, {7500, kLeast, 0},
    };
    for (const Row& row : rows) {
        INFO(row.qualifying << " of which " << row.ending << " ends");
        CHECK(missingToKeep(fourTiers(), row.qualifying, row.ending) == row.missing);
    }
}

} // namespace
} // namespace loyalty::tier
