#include "core/engine/conditions.h"

#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace loyalty::engine {
namespace {

using programme::BirthdayWindow;
using programme::LeapDay;
using programme::Programme;
using programme::When;

/// Points of a 10.00 basket under a rule with these conditions: 10 where they hold.
std::int64_t earnedWhen(const When& when, const Context& context, const MemberFacts& member = {})
{
    Programme programme = test::sampleProgramme("sample-retail-cn.json");
    programme.earning.rules = {test::perAmount("base", 1, 100)};
    programme.earning.rules[0].when = when;
    const auto compiled = programme::Compiled::compile(programme);
    return quote(compiled, &member, test::basketOf({test::line(1, 1000)}), {}, context).value().earned.count();
}

When onWeekdays(std::vector<Weekday> days)
{
    When when;
    when.weekdays = std::move(days);
    return when;
}

TEST_CASE("a weekday is the business date's")
{
    // 2026-11-21 is a Saturday.
    CHECK(earnedWhen(onWeekdays({Weekday::Saturday}), test::onDate("2026-11-21")) == 10);
    CHECK(earnedWhen(onWeekdays({Weekday::Monday, Weekday::Saturday}), test::onDate("2026-11-21")) == 10);
    CHECK(earnedWhen(onWeekdays({Weekday::Sunday}), test::onDate("2026-11-21")) == 0);

    Context afterMidnight = test::onDate("2026-11-21", 1800);
    afterMidnight.local.date = BusinessDate::make(2026, 11, 22).value();
    CHECK(earnedWhen(onWeekdays({Weekday::Saturday}), afterMidnight) == 10);
}

TEST_CASE("both days of a range belong to it")
{
    When when;
    when.dates = {{BusinessDate::make(2026, 11, 1).value(), BusinessDate::make(2026, 11, 11).value()},
                  {BusinessDate::make(2026, 12, 24).value(), BusinessDate::make(2026, 12, 24).value()}};
    struct Row
    {
        std::string_view day;
        std::int64_t points;
    };
    const Row rows[] = {{"2026-10-31", 0}, {"2026-11-01", 10}, {"2026-11-11", 10},
                        {"2026-11-12", 0}, {"2026-12-24", 10}, {"2026-12-25", 0}};
    for (const Row& row : rows) {
        INFO(row.day);
        CHECK(earnedWhen(when, test::onDate(row.day)) == row.points);
    }
}

TEST_CASE("hours start with their first second and stop before their end, over midnight too")
{
    constexpr std::int32_t kHour = 3600;
    struct Row
    {
        std::int32_t from;
        std::int32_t until;
        std::int32_t second;
        std::int64_t points;
    };
    const Row rows[] = {
        {18 * kHour, 20 * kHour, 18 * kHour - 1, 0},
        {18 * kHour, 20 * kHour, 18 * kHour, 10},
        {18 * kHour, 20 * kHour, 20 * kHour - 1, 10},
        {18 * kHour, 20 * kHour, 20 * kHour, 0},
        {22 * kHour, 2 * kHour, 21 * kHour, 0},
        {22 * kHour, 2 * kHour, 22 * kHour, 10},
        {22 * kHour, 2 * kHour, 0, 10},
        {22 * kHour, 2 * kHour, 2 * kHour - 1, 10},
        {22 * kHour, 2 * kHour, 2 * kHour, 0},
        {0, 24 * kHour, 24 * kHour - 1, 10},
        {23 * kHour, 24 * kHour, 24 * kHour - 1, 10},
        {23 * kHour, 24 * kHour, 0, 0},
    };
    for (const Row& row : rows) {
        INFO(row.from << "-" << row.until << " at " << row.second);
        When when;
        when.hours = {{row.from, row.until}};
        CHECK(earnedWhen(when, test::onDate("2026-11-21", row.second)) == row.points);
    }
}

TEST_CASE("a night belongs to the day on which it began")
{
    constexpr std::int32_t kHour = 3600;
    When friday = onWeekdays({Weekday::Friday});
    friday.hours = {{22 * kHour, 2 * kHour}};
    When twentieth;
    twentieth.dates = {{BusinessDate::make(2026, 11, 20).value(), BusinessDate::make(2026, 11, 20).value()}};
    twentieth.hours = friday.hours;
    struct Row
    {
        std::string_view day;
        std::int32_t hour;
        std::int64_t points;
    };
    // 2026-11-20 is a Friday.
    const Row rows[] = {{"2026-11-20", 1, 0},  {"2026-11-20", 12, 0}, {"2026-11-20", 22, 10}, {"2026-11-20", 23, 10},
                        {"2026-11-21", 0, 10}, {"2026-11-21", 1, 10}, {"2026-11-21", 2, 0},   {"2026-11-21", 22, 0}};
    for (const Row& row : rows) {
        INFO(row.day << ' ' << row.hour);
        CHECK(earnedWhen(friday, test::onDate(row.day, row.hour * kHour)) == row.points);
        CHECK(earnedWhen(twentieth, test::onDate(row.day, row.hour * kHour)) == row.points);
    }
    // Where the business day ends at four, Friday's night is Friday's already.
    Context late = test::onDate("2026-11-20", kHour);
    late.local.date = BusinessDate::make(2026, 11, 21).value();
    CHECK(earnedWhen(friday, late) == 10);
    friday.hours.push_back({9 * kHour, 12 * kHour});
    CHECK(earnedWhen(friday, test::onDate("2026-11-20", 10 * kHour)) == 10);
    CHECK(earnedWhen(friday, test::onDate("2026-11-21", 10 * kHour)) == 0);
}

TEST_CASE("the days around a birthday are counted from the year that is near")
{
    struct Row
    {
        BirthdayWindow window;
        MonthDay birthday;
        std::string_view day;
        bool around;
    };
    const BirthdayWindow toTheDay{};
    const BirthdayWindow week{3, 3, LeapDay::February28};
    const BirthdayWindow weekInMarch{3, 3, LeapDay::March1};
    const BirthdayWindow leapMarch{0, 0, LeapDay::March1};
    const Row rows[] = {
        {toTheDay, {6, 15}, "2026-06-15", true},
        {toTheDay, {6, 15}, "2026-06-14", false},
        {toTheDay, {6, 15}, "2026-06-16", false},
        {week, {6, 15}, "2026-06-12", true},
        {week, {6, 15}, "2026-06-11", false},
        {week, {6, 15}, "2026-06-18", true},
        {week, {6, 15}, "2026-06-19", false},
        {week, {1, 1}, "2026-12-29", true},
        {week, {1, 1}, "2026-12-28", false},
        {week, {12, 31}, "2027-01-03", true},
        {week, {12, 31}, "2027-01-04", false},
        {toTheDay, {2, 29}, "2024-02-29", true},
        {toTheDay, {2, 29}, "2024-02-28", false},
        {toTheDay, {2, 29}, "2026-02-28", true},
        {toTheDay, {2, 29}, "2026-03-01", false},
        {leapMarch, {2, 29}, "2026-03-01", true},
        {leapMarch, {2, 29}, "2026-02-28", false},
        {leapMarch, {2, 29}, "2024-03-01", false},
        {week, {2, 29}, "2026-03-03", true},
        {week, {2, 29}, "2026-03-04", false},
        {weekInMarch, {2, 29}, "2026-03-04", true},
        {weekInMarch, {2, 29}, "2026-02-25", false},
        {{0, 364, LeapDay::February28}, {6, 15}, "2027-06-14", true},
        {week, {2, 30}, "2026-03-01", false},
        {week, {0, 0}, "2026-01-01", false},
        {week, {13, 1}, "2026-01-01", false},
    };
    for (const Row& row : rows) {
        INFO(row.birthday.month << "/" << row.birthday.day << " on " << row.day);
        CHECK(isAroundBirthday(row.window, row.birthday, BusinessDate::parse(row.day).value()) == row.around);
    }
}

TEST_CASE("a member without a birthday never meets one")
{
    When when;
    when.birthday = BirthdayWindow{182, 182, LeapDay::February28};
    CHECK(earnedWhen(when, test::onDate("2026-11-21")) == 0);
    MemberFacts member;
    member.birthday = MonthDay{11, 21};
    CHECK(earnedWhen(when, test::onDate("2026-11-21"), member) == 10);
}

TEST_CASE("a rule for tiers asks for the tier before the sale")
{
    When when;
    when.tiers = {"silver", "diamond"};
    struct Row
    {
        std::int64_t qualifying;
        std::int64_t points;
    };
    const Row rows[] = {{199999, 0}, {200000, 12}, {799999, 12}, {800000, 0}, {2000000, 20}};
    for (const Row& row : rows) {
        INFO(row.qualifying);
        MemberFacts member;
        member.qualifying = row.qualifying;
        CHECK(earnedWhen(when, test::onDate("2026-11-21"), member) == row.points);
    }
}

TEST_CASE("stores and channels are asked by name")
{
    When when;
    when.stores = {"s-1", "s-2"};
    when.channels = {"store"};
    Context context = test::onDate("2026-11-21");
    CHECK(earnedWhen(when, context) == 10);
    context.store = "s-3";
    CHECK(earnedWhen(when, context) == 0);
    context.store = "s-2";
    context.channel = "web";
    CHECK(earnedWhen(when, context) == 0);
}

TEST_CASE("a least spend looks at the base of the lines that the rule selects")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("fresh", "2"));
    programme.earning.rules[1].select.include.categories = {"FRESH"};
    programme.earning.rules[1].when.minSpendMinor = 5000;
    programme.redeeming = test::aRedeeming();
    const auto compiled = programme::Compiled::compile(programme);
    const auto earned = [&compiled](std::int64_t fresh, std::int64_t redeem) {
        MemberFacts member;
        member.balance = Points(1000);
        const Ask ask{redeem > 0 ? Ask::Kind::Points : Ask::Kind::Nothing, Points(redeem)};
        const auto basket = test::basketOf({test::line(1, fresh, "FRESH"), test::line(2, 9000)});
        return quote(compiled, &member, basket, ask, test::onDate("2026-11-21")).value().earned.count();
    };
    CHECK(earned(4999, 0) == 139);
    CHECK(earned(5000, 0) == 190);
    CHECK(earned(5001, 0) == 190);
    // 1.00 of points comes off both lines: 49.64 are left of the first.
    CHECK(earned(5000, 100) == 139);
}

} // namespace
} // namespace loyalty::engine
