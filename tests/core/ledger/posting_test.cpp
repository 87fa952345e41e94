#include "core/ledger/posting.h"

#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <limits>

namespace loyalty::ledger {
namespace {

using namespace test;

constexpr std::uint64_t kTooBig = std::uint64_t{1} << 63;

struct Row
{
    const char* what;
    bool wellFormed;
    std::function<void(Posting&)> change;
};

void checkRows(const Posting& start, std::initializer_list<Row> rows)
{
    REQUIRE(wellFormed(start));
    for (const Row& row : rows) {
        INFO(row.what);
        Posting changed = start;
        row.change(changed);
        CHECK(wellFormed(changed) == row.wellFormed);
    }
}

TEST_CASE("a credit of points opens a lot or gives lots back, never both or neither")
{
    checkRows(earned(100, lot(1, day(30))),
              {
                  {"amount 0", false, [](Posting& p) { p.amount = 0; }},
                  {"largest amount", true, [](Posting& p) { p.amount = Points::kMax; }},
                  {"amount above the range", false, [](Posting& p) { p.amount = Points::kMax + 1; }},
                  {"largest number", false, [](Posting& p) { p.amount = INT64_MAX; }},
                  {"neither", false, [](Posting& p) { p.opens.reset(); }},
                  {"both", false, [](Posting& p) { p.lots = {share(lot(2), 100)}; }},
                  {"gives back", true,
                   [](Posting& p) {
                       p.opens.reset();
                       p.lots = {share(lot(2), 40), share(lot(3), 60)};
                   }},
                  {"gives back too little", false,
                   [](Posting& p) {
                       p.opens.reset();
                       p.lots = {share(lot(2), 40)};
                   }},
                  {"prefers", false, [](Posting& p) { p.prefers = lot(2).id; }},
                  {"opens a debit", false, [](Posting& p) { p.amount = -100; }},
                  {"never ends", true, [](Posting& p) { p.opens->endsAt.reset(); }},
                  {"ends after the year 9999", false, [](Posting& p) { p.opens->endsAt = Instant(253402300800000); }},
                  {"earned before 1900", false, [](Posting& p) { p.opens->earned = Instant(INT64_MIN); }},
                  {"sequence of 64 bits", false, [](Posting& p) { p.opens->id.entry.seq = kTooBig; }},
                  {"grant of 64 bits", false, [](Posting& p) { p.grant = kTooBig; }},
                  {"reverses 64 bits", false,
                   [](Posting& p) {
                       p.reverses = EntryRef{{}, kTooBig};
                   }},
                  {"longest rule", true, [](Posting& p) { p.rule.assign(kMaxTextBytes, 'x'); }},
                  {"rule too long", false, [](Posting& p) { p.rule.assign(kMaxTextBytes + 1, 'x'); }},
                  {"key too long", false, [](Posting& p) { p.what.key.assign(kMaxTextBytes + 1, 'x'); }},
                  {"last day", true, [](Posting& p) { p.date = kLastDate; }},
                  {"day after the last", false, [](Posting& p) { p.date = BusinessDate(kLastDate.days() + 1); }},
                  {"day before the first", false, [](Posting& p) { p.date = BusinessDate(kFirstDate.days() - 1); }},
              });
}

TEST_CASE("a debit of points takes from shares that sum to it, or prefers a lot, or neither")
{
    checkRows(spent(100),
              {
                  {"below the range", false, [](Posting& p) { p.amount = -Points::kMax - 1; }},
                  {"smallest number", false, [](Posting& p) { p.amount = INT64_MIN; }},
                  {"prefers", true, [](Posting& p) { p.prefers = lot(2).id; }},
                  {"shares", true, [](Posting& p) { p.lots = {share(lot(2), 100)}; }},
                  {"share too big", false, [](Posting& p) { p.lots = {share(lot(2), 101)}; }},
                  {"share of nothing", false,
                   [](Posting& p) {
                       p.lots = {share(lot(1), 100), share(lot(2), 0)};
                   }},
                  {"negative share", false,
                   [](Posting& p) {
                       p.lots = {share(lot(1), 110), share(lot(2), -10)};
                   }},
                  {"shares that wrap around", false, [](Posting& p) { p.lots.assign(3, share(lot(2), INT64_MAX)); }},
                  {"shares and a preference", false,
                   [](Posting& p) {
                       p.lots = {share(lot(2), 100)};
                       p.prefers = lot(2).id;
                   }},
                  {"as many shares as may be", true,
                   [](Posting& p) {
                       p.amount = -std::int64_t{kMaxShares};
                       p.lots.assign(kMaxShares, share(lot(2), 1));
                   }},
                  {"one share too many", false,
                   [](Posting& p) {
                       p.amount = -std::int64_t{kMaxShares} - 1;
                       p.lots.assign(kMaxShares + 1, share(lot(2), 1));
                   }},
              });
}

TEST_CASE("a dated amount names no lots")
{
    checkRows(counted(1250, *BusinessDate::parse("2026-11-21")),
              {
                  {"negative", true, [](Posting& p) { p.amount = -1250; }},
                  {"opens", false, [](Posting& p) { p.opens = lot(1); }},
                  {"shares", false, [](Posting& p) { p.lots = {share(lot(1), 1250)}; }},
                  {"prefers", false,
                   [](Posting& p) {
                       p.amount = -1250;
                       p.prefers = lot(1).id;
                   }},
                  {"exposure", true, [](Posting& p) { p.what.asset = Asset::Exposure; }},
                  {"points", false, [](Posting& p) { p.what.asset = Asset::Points; }},
              });
}

TEST_CASE("lots are ordered by end, then earning time, then id, and never-ending ones come last")
{
    const LotTerms inOrder[] = {
        lot(5, day(10)), lot(1, day(20), day(1)), lot(2, day(20), day(1)), lot(1, day(20), day(2)), lot(1), lot(2),
    };
    for (std::size_t a = 0; a < std::size(inOrder); ++a)
        for (std::size_t b = 0; b < std::size(inOrder); ++b)
            CHECK(comesBefore(inOrder[a], inOrder[b]) == (a < b));
}

TEST_CASE("every asset and contra account has one word, and the word means it")
{
    for (const auto asset : {Asset::Points, Asset::Qualifying, Asset::Counter, Asset::StoredPrincipal,
                             Asset::StoredGift, Asset::Stamp, Asset::Coupon, Asset::Exposure, Asset::Activity})
        CHECK(assetFrom(toString(asset)) == asset);
    for (const auto contra : {Contra::Issued, Contra::Redeemed, Contra::Expired, Contra::Adjusted, Contra::Waived,
                              Contra::Counted, Contra::Merged, Contra::Opening, Contra::Suspense, Contra::RiskBudget})
        CHECK(contraFrom(toString(contra)) == contra);
    CHECK_FALSE(assetFrom("gold"));
    CHECK_FALSE(assetFrom(""));
    CHECK_FALSE(contraFrom("Issued"));
}

} // namespace
} // namespace loyalty::ledger
