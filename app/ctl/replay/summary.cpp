#include "app/ctl/replay/summary.h"

#include "app/ctl/output.h"

#include <algorithm>
#include <numeric>

namespace loyalty::ctl {
namespace {

constexpr std::size_t kMostListed = 20;

std::uint64_t sumOf(const Tally& tally)
{
    return std::accumulate(tally.begin(), tally.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& entry) { return sum + entry.second; });
}

std::uint64_t linesRefused(const Summary& summary)
{
    return sumOf(summary.file.refused) + sumOf(summary.till.linesRefused);
}

void addTally(Rows& rows, const std::string& what, const Tally& tally)
{
    for (const auto& [word, times] : tally)
        rows.emplace_back(what + ": " + word, std::to_string(times));
}

std::string ticketsPerSecond(const Summary& summary)
{
    const std::int64_t ms = std::max<std::int64_t>(1, summary.took.count());
    return std::to_string(static_cast<std::int64_t>(summary.till.ticketsBooked) * 1000 / ms);
}

Rows acts(const Summary& summary)
{
    const TillCounts& till = summary.till;
    const auto number = [](auto n) { return std::to_string(n); };
    return {{"tickets", number(summary.file.tickets.size())},
            {"tickets booked", number(till.ticketsBooked)},
            {"  of them before", number(till.ticketsRepeated)},
            {"members enrolled now", number(till.enrolled)},
            {"tickets that wish to redeem", number(till.redeemWishes)},
            {"redemptions", number(till.redemptions)},
            {"points redeemed", number(till.pointsRedeemed)},
            {"returns", number(till.returns)},
            {"points taken back", number(till.pointsTakenBack)},
            {"points given back", number(till.pointsGivenBack)}};
}

Rows books(const Summary& summary)
{
    const Books& books = summary.books;
    Rows rows{{"members", std::to_string(books.members)},
              {"points held", std::to_string(books.points)},
              {"debt", std::to_string(books.debt)},
              {"lots", std::to_string(books.lots)}};
    for (const auto& [tier, members] : books.tiers)
        rows.emplace_back("members in tier " + tier, std::to_string(members));
    return rows;
}

} // namespace

void printSummary(const Summary& summary)
{
    Rows rows = acts(summary);
    const Rows stand = books(summary);
    rows.insert(rows.end(), stand.begin(), stand.end());
    addTally(rows, "odd", summary.file.oddities);
    addTally(rows, "refused line", summary.file.refused);
    addTally(rows, "refused ticket, lines", summary.till.linesRefused);
    addTally(rows, "refused act", summary.till.stopped);
    rows.emplace_back("seconds", fractionText(summary.took.count() / 100, 10));
    rows.emplace_back("tickets a second", ticketsPerSecond(summary));
    rows.emplace_back("totals hash", crypto::toHex(summary.books.hash.view()).substr(0, 32));
    printRows(rows);
    for (const std::string& note : summary.notes)
        print("  " + note);
    for (std::size_t i = 0; i < std::min(kMostListed, summary.problems.size()); ++i)
        print("  DIFFERS: " + summary.problems[i]);
    if (summary.problems.size() > kMostListed)
        print("  DIFFERS: and " + std::to_string(summary.problems.size() - kMostListed) + " more");
}

std::string lastLine(const Summary& summary)
{
    const std::uint64_t refused = linesRefused(summary);
    const bool adds = summary.file.linesIn == summary.till.linesBooked + refused;
    return "replay: " + std::to_string(summary.file.linesIn) + " lines in, " +
           std::to_string(summary.till.linesBooked) + " booked, " + std::to_string(refused) + " refused; " +
           std::to_string(summary.till.pointsEarned) + " points earned; " +
           (summary.problems.empty() && adds ? "agree" : "DIFFER");
}

} // namespace loyalty::ctl
