/// How long it takes to find the best of twelve offers that overlap, and how many times as long as taking them by priority:
/// the same offers, the same basket, in turn. Offers that find enough goods, and offers that fight for them.
///
///     loyalty_offers_bench

#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace loyalty {
namespace {

using programme::Offer;
using Clock = std::chrono::steady_clock;
using Nanoseconds = std::chrono::nanoseconds;

constexpr std::size_t kOffers = 12;
constexpr int kTurns = 25;

struct Case
{
    const char* what;
    std::function<Offer(std::size_t)> offer;
};

Offer off(decltype(Offer::what) what)
{
    Offer made;
    made.what = std::move(what);
    return made;
}

Offer atLeast(Offer offer, std::int64_t minor)
{
    offer.when.minSpendMinor = minor;
    return offer;
}

/// Each offer takes in three of twelve kinds of goods, so that each kind is in three offers.
programme::Programme programmeOf(const Case& of)
{
    programme::Programme programme = test::aProgramme();
    for (std::size_t i = 0; i < kOffers; ++i) {
        Offer offer = of.offer(i);
        offer.id = "o" + std::to_string(i);
        for (const std::size_t kind : {i, i + 1, i + 5})
            offer.select.include.categories.push_back("c" + std::to_string(kind % kOffers));
        programme.discounts.offers.push_back(std::move(offer));
    }
    if (!programme::contradictions(programme).empty())
        std::exit(1);
    return programme;
}

engine::Basket basketOf(std::size_t lines)
{
    std::vector<engine::BasketLine> made;
    for (std::size_t i = 0; i < lines; ++i) {
        const auto minor = static_cast<std::int64_t>(500 + i * 7919 % 2'000);
        made.push_back(test::line(static_cast<std::uint32_t>(i + 1), minor, "c" + std::to_string(i * 7 % kOffers)));
    }
    return test::basketOf(std::move(made));
}

Nanoseconds timed(const programme::Compiled& programme, const engine::Basket& basket, engine::Quote& quote)
{
    const engine::MemberFacts member;
    const auto start = Clock::now();
    if (engine::quoteInto(quote, programme, &member, basket, {}, test::onDate("2026-11-21")))
        std::exit(1);
    return Clock::now() - start;
}

Nanoseconds medianOf(std::vector<Nanoseconds> times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

void bench(const Case& of, std::size_t lines)
{
    programme::Programme byPriority = programmeOf(of);
    const auto best = programme::Compiled::compile(byPriority);
    byPriority.discounts.choose = programme::Choose::Priority;
    const auto priority = programme::Compiled::compile(byPriority);
    const engine::Basket basket = basketOf(lines);
    std::vector<Nanoseconds> bestTimes;
    std::vector<Nanoseconds> priorityTimes;
    engine::Quote found;
    engine::Quote inOrder;
    for (int turn = 0; turn < kTurns; ++turn) {
        bestTimes.push_back(timed(best, basket, found));
        priorityTimes.push_back(timed(priority, basket, inOrder));
        if (found.dueMinor > inOrder.dueMinor)
            std::exit(1);
    }
    const auto median = static_cast<double>(medianOf(bestTimes).count());
    std::printf("%-44s %4zu lines %8.3f ms, longest %8.3f ms, %7.1f times by priority\n", of.what, lines, median / 1e6,
                static_cast<double>(std::ranges::max(bestTimes).count()) / 1e6,
                median / static_cast<double>(medianOf(priorityTimes).count()));
}

} // namespace
} // namespace loyalty

int main()
{
    using namespace loyalty;
    using namespace loyalty::programme;
    const auto minor = [](std::size_t i) { return static_cast<std::int64_t>(300 + i * 137); };
    const auto share = [](std::size_t i) { return Rate(static_cast<std::int64_t>(5 + i * 3), 100); };
    const Case cases[] = {
        {"amounts that find enough goods", [&](std::size_t i) { return off(FixedOff{minor(i)}); }},
        {"amounts that find too few", [&](std::size_t i) { return off(FixedOff{200 * minor(i)}); }},
        {"amounts for every full spend",
         [&](std::size_t i) {
             return atLeast(off(FixedOff{minor(i), true}), 4'000);
         }},
        {"amounts with minimums that they spoil",
         [&](std::size_t i) { return atLeast(off(FixedOff{10 * minor(i)}), 9'000 + 500 * minor(11 - i) / 100); }},
        {"amounts for pieces",
         [&](std::size_t i) {
             Offer offer = off(FixedOff{40 * minor(i)});
             offer.when.minPieces = 2;
             return offer;
         }},
        {"percentages", [&](std::size_t i) { return off(PercentOff{share(i)}); }},
        {"percentages with minimums that they spoil",
         [&](std::size_t i) { return atLeast(off(PercentOff{share(i)}), 9'000 + 500 * minor(11 - i) / 100); }},
        {"percentages and amounts in turn",
         [&](std::size_t i) { return i % 2 == 0 ? off(PercentOff{share(i)}) : off(FixedOff{30 * minor(i)}); }},
        {"every third piece",
         [&](std::size_t i) {
             return off(NthOff{3, share(i)});
         }},
        {"every third piece and amounts in turn",
         [&](std::size_t i) {
             return i % 2 == 0 ? off(NthOff{3, share(i)}) : off(FixedOff{30 * minor(i)});
         }},
    };
    for (const Case& of : cases)
        for (const std::size_t lines : {12u, 100u, 300u})
            bench(of, lines);
    return 0;
}
