/// How fast baskets are quoted: the engine with the bench's programme, interpreted, beside a function written by hand for
/// that one programme; then discount splits, quotes with the trace, and ledger entries applied to lots.
///
///     loyalty_engine_bench [folder of baskets-12.json]
///
/// Every answer is checked before anything is timed. Without the folder it says so and measures nothing.

#include "app/ctl/bench/bench_baskets.h"
#include "core/base/split.h"
#include "core/engine/spread.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"
#include "tests/support/tree.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

namespace loyalty {
namespace {

using ctl::BenchSale;
using ctl::medianPerSecond;

constexpr std::int64_t kMilliseconds = 2'000;

/// What the function by hand answers: the ticket's points and every line's share and base.
struct ByHand
{
    std::int64_t points = 0;
    std::array<std::int64_t, 64> base;
    std::array<std::int64_t, 64> share;
};

/// Article numbers are text, as registers send them.
std::int64_t numberOf(const std::string& text)
{
    std::int64_t number = 0;
    for (const char c : text)
        number = number * 10 + (c - '0');
    return number;
}

/// The programme of tests/bench/programme.json, as somebody would write it who had only this one.
void quoteByHand(const BenchSale& sale, ByHand& answer)
{
    const auto& lines = sale.basket.lines;
    constexpr std::int64_t kThresholds[] = {2'000'000, 800'000, 200'000, 0};
    constexpr std::int64_t kRates[] = {20, 15, 12, 10};
    std::size_t tier = 0;
    while (sale.member.qualifying < kThresholds[tier])
        ++tier;
    const BusinessDate::Ymd day = sale.context.date.ymd();
    const bool birthday = sale.member.birthday == engine::MonthDay{day.month, day.day};
    std::int64_t spend = 0;
    std::int64_t weighed = 0;
    std::int64_t extra = 0;
    std::array<std::int64_t, 64> weights;
    std::array<std::int64_t, 64> extras;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool earns = lines[i].category != "9";
        answer.base[i] = earns ? lines[i].amountMinor : 0;
        weights[i] = lines[i].category == "3" ? 2 * answer.base[i] : answer.base[i];
        extras[i] = numberOf(lines[i].sku) % 97 == 0 ? 50 * lines[i].quantity.thousandths / 1000 : 0;
        spend += answer.base[i];
        weighed += weights[i];
        extra += extras[i];
    }
    const bool memberDay = sale.context.date.weekday() == Weekday::Wednesday && spend >= 10'000;
    const std::int64_t party = birthday ? 20 : memberDay ? 15 : 10;
    std::int64_t points = spend < 1'000 ? 0 : weighed * kRates[tier] * party / 10'000;
    std::int64_t left = points;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        answer.share[i] = weighed == 0 ? 0 : points * weights[i] / weighed;
        left -= answer.share[i];
        weights[i] = weighed == 0 ? 0 : points * weights[i] % weighed;
    }
    for (; left > 0; --left) {
        const auto largest =
            std::max_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(lines.size()));
        ++answer.share[static_cast<std::size_t>(largest - weights.begin())];
        *largest = -1;
    }
    if (spend >= 1'000)
        for (std::size_t i = 0; i < lines.size(); ++i)
            answer.share[i] += extras[i];
    points += spend < 1'000 ? 0 : extra;
    answer.points = std::min<std::int64_t>(points, 5'000);
}

void report(const std::string& what, std::int64_t perSecond)
{
    std::cout << what << ": " << perSecond << " a second, " << (perSecond == 0 ? 0 : 1'000'000'000 / perSecond)
              << " ns each\n";
}

std::int64_t benchByHand(const std::vector<BenchSale>& sales)
{
    ByHand answer;
    for (const BenchSale& sale : sales) {
        quoteByHand(sale, answer);
        if (answer.points != sale.expected) {
            std::cout << "the function by hand is wrong: " << answer.points << " for " << sale.expected << '\n';
            std::exit(1);
        }
    }
    std::int64_t kept = 0;
    const std::int64_t speed = medianPerSecond(kMilliseconds / 5, static_cast<std::int64_t>(sales.size()), [&] {
        for (const BenchSale& sale : sales) {
            quoteByHand(sale, answer);
            kept += answer.points + answer.share[0];
        }
    });
    std::cout << (kept == 0 ? "nothing\n" : "");
    return speed;
}

/// A discount of 42.99 over each basket's lines.
std::int64_t benchSplits(const std::vector<BenchSale>& sales)
{
    constexpr std::int64_t kDiscount = 4'299;
    std::array<UInt128, 64> weights;
    std::array<std::int64_t, 64> parts;
    const auto split = [&](const BenchSale& sale) {
        const std::size_t count = sale.basket.lines.size();
        UInt128 sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            weights[i] = static_cast<UInt128>(sale.basket.lines[i].amountMinor);
            sum += weights[i];
        }
        engine::spread(kDiscount, sum, {weights.data(), count}, {parts.data(), count});
    };
    for (const BenchSale& sale : sales) {
        std::vector<std::int64_t> amounts;
        for (const engine::BasketLine& line : sale.basket.lines)
            amounts.push_back(line.amountMinor);
        split(sale);
        const auto expected = splitByLargestRemainder(kDiscount, amounts);
        if (!std::equal(expected.begin(), expected.end(), parts.begin())) {
            std::cout << "a split is wrong\n";
            std::exit(1);
        }
    }
    return medianPerSecond(kMilliseconds, static_cast<std::int64_t>(sales.size()), [&] {
        for (const BenchSale& sale : sales)
            split(sale);
    });
}

/// Two credits and a debit in turn, each credit a lot of its own.
std::vector<ledger::Posting> history(std::size_t entries)
{
    std::vector<ledger::Posting> postings;
    for (std::size_t i = 0; i < entries; ++i) {
        const bool debit = i % 3 == 2;
        ledger::Posting posting{.what = ledger::points(),
                                .amount = debit ? -150 : 100,
                                .contra = debit ? ledger::Contra::Redeemed : ledger::Contra::Issued};
        if (!debit)
            posting.opens = ledger::LotTerms{.id = {.entry = {.incarnation = {}, .seq = i + 1}, .n = 0},
                                             .earned = Instant(static_cast<std::int64_t>(i)),
                                             .endsAt = std::nullopt};
        postings.push_back(std::move(posting));
    }
    return postings;
}

void benchLots()
{
    for (const std::size_t entries : {10u, 100u, 1'000u, 10'000u}) {
        const std::vector<ledger::Posting> postings = history(entries);
        const std::int64_t speed = medianPerSecond(kMilliseconds, 1, [&] {
            ledger::MemberLedger ledger;
            for (const ledger::Posting& posting : postings)
                static_cast<void>(ledger.apply(posting, Instant(1'000'000)));
        });
        report("replay of " + std::to_string(entries) + " entries into lots", speed);
    }
}

std::int64_t medianOf(std::vector<std::int64_t> numbers)
{
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

/// The engine and the function by hand take turns, so that a machine that is faster at times is so for both.
bool benchQuoting(const programme::Compiled& programme, const std::vector<BenchSale>& sales)
{
    constexpr int kTurns = 5;
    std::vector<std::int64_t> quotes;
    std::vector<std::int64_t> byHand;
    std::vector<std::int64_t> tenths;
    for (int turn = 0; turn < kTurns; ++turn) {
        const auto quoted = ctl::benchQuotes(programme, sales, engine::Trace::Off, kMilliseconds / kTurns);
        if (quoted.mismatches > 0) {
            std::cout << quoted.mismatches << " answers are wrong\n";
            return false;
        }
        quotes.push_back(quoted.perSecond);
        byHand.push_back(benchByHand(sales));
        tenths.push_back(byHand.back() * 10 / quotes.back());
    }
    const std::int64_t ratio = medianOf(tenths);
    report("  quotes", medianOf(quotes));
    report("  by hand", medianOf(byHand));
    std::cout << "  the function by hand is " << ratio / 10 << '.' << ratio % 10 << " times as fast\n";
    return true;
}

int run(const std::filesystem::path& folder)
{
    const auto programme = ctl::readProgramme(test::sourceDir() / "tests" / "bench" / "programme.json");
    if (!programme) {
        std::cout << programme.error().detail << '\n';
        return 1;
    }
    for (const char* file : {"baskets-12.json", "baskets-40.json"}) {
        const auto sales = ctl::readBenchSales(folder / file, programme->programme());
        if (!sales) {
            std::cout << "skipped: no baskets at " << (folder / file).string() << '\n';
            continue;
        }
        std::cout << file << '\n';
        if (!benchQuoting(*programme, *sales))
            return 1;
        report("  quotes with trace", ctl::benchQuotes(*programme, *sales, engine::Trace::On, kMilliseconds).perSecond);
        report("  splits", benchSplits(*sales));
    }
    benchLots();
    return 0;
}

} // namespace
} // namespace loyalty

int main(int argc, char** argv)
{
    const auto shared = loyalty::test::sharedData("bench");
    return loyalty::run(argc > 1 ? std::filesystem::path(argv[1]) : shared.value_or("no shared data"));
}
