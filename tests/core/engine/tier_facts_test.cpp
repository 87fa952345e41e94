#include "core/engine/ledger_facts.h"
#include "core/engine/tier_view.h"
#include "core/ledger/asset_keys.h"
#include "tests/core/ledger/builders.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::engine {
namespace {

using programme::Downgrade;
using programme::Programme;
using programme::TierWindow;

BusinessDate date(std::string_view iso)
{
    return BusinessDate::parse(iso).value();
}

/// Basic, and gold from 100.00.
Programme twoTiers(Downgrade downgrade, TierWindow window)
{
    Programme programme = test::aProgramme();
    programme::Tiers& tiers = programme.tiers.emplace();
    tiers.levels = {{.id = "basic", .names = {}, .threshold = 0}, {.id = "gold", .names = {}, .threshold = 10'000}};
    tiers.downgrade = downgrade;
    tiers.window = window;
    return programme;
}

ledger::MemberLedger bought(std::initializer_list<std::pair<const char*, std::int64_t>> days)
{
    ledger::MemberLedger ledger;
    for (const auto& [day, minor] : days) {
        ledger::Posting posting = ledger::test::counted(minor, date(day));
        posting.what = ledger::tierSpend();
        ledger.apply(posting, ledger::test::day(1));
    }
    return ledger;
}

TierView viewOn(const Programme& programme, const ledger::MemberLedger& ledger, BusinessDate day,
                const std::optional<tier::Floor>& floor = {})
{
    MemberFacts facts;
    readTier(ledger, programme, day, facts);
    holdFloor(floor, programme, day, facts);
    TierView view;
    viewTier(view, programme, facts, facts.qualifying, facts.measured);
    return view;
}

TEST_CASE("what keeps a level is said where purchases can keep it, and by when")
{
    struct Row
    {
        const char* what;
        Downgrade downgrade;
        TierWindow window;
        const char* day;
        std::int64_t missing;
        const char* by; ///< null: nothing is said
    };
    using enum TierWindow;
    const Row rows[] = {
        {"rolling, lost at once", Downgrade::AtOnce, Rolling, "2026-03-01", 9'000, "2026-03-09"},
        {"rolling, nothing ends soon", Downgrade::AtOnce, Rolling, "2026-01-15", 0, nullptr},
        {"never lost", Downgrade::Never, Rolling, "2026-03-01", 0, nullptr},
        {"at a review that is far", Downgrade::AtReview, Rolling, "2026-03-01", 0, nullptr},
        {"at a review that is near", Downgrade::AtReview, Rolling, "2026-12-10", 9'000, "2026-12-31"},
        {"a year's review looks at the year", Downgrade::AtReview, CalendarYear, "2026-12-10", 9'000, "2026-12-31"},
        {"a year that ends keeps nothing", Downgrade::AtOnce, CalendarYear, "2025-12-10", 0, nullptr},
        {"since the change", Downgrade::AtReview, SinceChange, "2026-12-10", 0, "2026-12-31"},
    };
    const ledger::MemberLedger ledger = bought({{"2025-03-10", 12'000}, {"2026-02-01", 1'000}});
    for (const Row& row : rows) {
        INFO(row.what);
        const TierView view = viewOn(twoTiers(row.downgrade, row.window), ledger, date(row.day));
        CHECK(view.id == "gold");
        CHECK(view.missingToKeep == row.missing);
        CHECK(view.keepBy == (row.by == nullptr ? std::nullopt : std::optional(date(row.by))));
    }
}

TEST_CASE("in a rolling window the first day on which the level would be lost decides, not the last that is looked at")
{
    struct Row
    {
        std::int64_t early;
        std::int64_t late;
        std::int64_t missing;
        const char* by;
    };
    const Row rows[] = {{.early = 500, .late = 500, .missing = 500, .by = "2026-03-04"},
                        {.early = 1'000, .late = 1'000, .missing = 9'000, .by = "2026-03-19"}};
    for (const Row& row : rows) {
        const ledger::MemberLedger ledger =
            bought({{"2025-03-05", row.early}, {"2025-03-20", 9'000}, {"2026-02-01", row.late}});
        const TierView view = viewOn(twoTiers(Downgrade::AtOnce, TierWindow::Rolling), ledger, date("2026-03-01"));
        CHECK(view.id == "gold");
        CHECK(view.missingToKeep == row.missing);
        CHECK(view.keepBy == date(row.by));
    }
}

TEST_CASE("what a review asks for is what was not bought since")
{
    const ledger::MemberLedger ledger = bought({{"2025-03-10", 4'000}, {"2025-03-11", 6'000}, {"2025-12-15", 500}});
    const TierView view = viewOn(twoTiers(Downgrade::AtReview, TierWindow::SinceChange), ledger, date("2025-12-20"));
    CHECK(view.id == "gold");
    CHECK(view.missingToKeep == 3'500); // gold since 11 March: what was bought from that day counts
    CHECK(view.keepBy == date("2025-12-31"));
}

TEST_CASE("a level that is kept by a hand, by grace or by a second chance asks for no purchase")
{
    const ledger::MemberLedger ledger = bought({{"2025-03-10", 12'000}, {"2025-04-20", 100}});
    Programme programme = twoTiers(Downgrade::AtOnce, TierWindow::Rolling);
    const tier::Floor longer{.tier = "gold", .lastDay = date("2027-01-01")};
    const tier::Floor shorter{.tier = "gold", .lastDay = date("2026-03-05")};
    CHECK(viewOn(programme, ledger, date("2026-03-01")).keepBy);
    CHECK_FALSE(viewOn(programme, ledger, date("2026-03-01"), longer).keepBy);
    CHECK(viewOn(programme, ledger, date("2026-03-01"), shorter).keepBy);
    CHECK_FALSE(viewOn(programme, bought({{"2025-04-20", 100}}), date("2026-03-25"), longer).keepBy);
    programme.tiers->graceDays = 60;
    const TierView grace = viewOn(programme, ledger, date("2026-03-25"));
    CHECK(grace.id == "gold");
    CHECK_FALSE(grace.keepBy);
}

TEST_CASE("money is not said to be missing where it does not bring or keep the level alone")
{
    Programme programme = twoTiers(Downgrade::AtOnce, TierWindow::Rolling);
    programme.tiers->levels[1].also = {std::nullopt, std::nullopt, 10};
    // What is ending never takes the lowest level away.
    struct Row
    {
        const char* what;
        programme::Match match;
        std::int64_t qualifying;
        std::int64_t visits;
        std::int64_t missing;
        bool keeps;
    };
    using enum programme::Match;
    const Row rows[] = {
        {"visits are missing too", All, 9'800, 1, 0, true}, {"money alone is missing", All, 9'800, 10, 200, true},
        {"either is enough", Any, 9'800, 1, 200, true},     {"held by both", All, 12'000, 10, 0, false},
        {"held by money alone", Any, 12'000, 1, 0, true},   {"held by visits too", Any, 12'000, 10, 0, false},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        programme.tiers->match = row.match;
        MemberFacts facts;
        facts.endings = {{5'000, date("2026-12-31")}};
        TierView view;
        viewTier(view, programme, facts, row.qualifying, {0, 0, row.visits});
        CHECK(view.missing == row.missing);
        CHECK(view.keepBy.has_value() == row.keeps);
    }
}

} // namespace
} // namespace loyalty::engine
