#include "app/ctl/replay/summary.h"

#include "app/ctl/output.h"
#include "app/terminal/commands/reply.h"

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

std::string hashText(const Summary& summary)
{
    return crypto::toHex(summary.books.hash.view()).substr(0, 32);
}

std::int64_t whole(std::uint64_t count)
{
    return static_cast<std::int64_t>(count);
}

json::Object toJson(const Tally& tally)
{
    json::Object counts;
    for (const auto& [word, times] : tally)
        counts.set(word, whole(times));
    return counts;
}

json::Array toJson(const std::vector<std::string>& texts)
{
    return json::Array(texts.begin(), texts.end());
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
    rows.emplace_back("totals hash", hashText(summary));
    printRows(rows);
    for (const FirstLines* const firsts : {&summary.file.firstRefused, &summary.till.firstRefused})
        for (const auto& [reason, line] : *firsts)
            print("  first " + reason + ": line " + std::to_string(line));
    for (const std::string& note : summary.notes)
        print("  " + note);
    for (std::size_t i = 0; i < std::min(kMostListed, summary.problems.size()); ++i)
        print("  DIFFERS: " + summary.problems[i]);
    if (summary.problems.size() > kMostListed)
        print("  DIFFERS: and " + std::to_string(summary.problems.size() - kMostListed) + " more");
}

bool isAgreed(const Summary& summary)
{
    return summary.problems.empty() && summary.file.linesIn == summary.till.linesBooked + linesRefused(summary);
}

bool isNothingBooked(const Summary& summary)
{
    return summary.till.linesBooked == 0 && linesRefused(summary) > 0;
}

json::Object replyOf(const Summary& summary)
{
    const TillCounts& till = summary.till;
    json::Object tiers;
    for (const auto& [tier, members] : summary.books.tiers)
        tiers.set(tier, whole(members));
    json::Object value{{"linesIn", whole(summary.file.linesIn)},
                       {"linesBooked", whole(till.linesBooked)},
                       {"linesRefused", whole(linesRefused(summary))},
                       {"odd", toJson(summary.file.oddities)},
                       {"refusedLines", toJson(summary.file.refused)},
                       {"refusedTicketLines", toJson(till.linesRefused)},
                       {"firstRefused", toJson(summary.file.firstRefused)},
                       {"firstRefusedTickets", toJson(summary.till.firstRefused)},
                       {"refusedActs", toJson(till.stopped)},
                       {"tickets", whole(summary.file.tickets.size())},
                       {"ticketsBooked", whole(till.ticketsBooked)},
                       {"ticketsRepeated", whole(till.ticketsRepeated)},
                       {"enrolled", whole(till.enrolled)},
                       {"redeemWishes", whole(till.redeemWishes)},
                       {"redemptions", whole(till.redemptions)},
                       {"returns", whole(till.returns)},
                       {"pointsEarned", till.pointsEarned},
                       {"pointsRedeemed", till.pointsRedeemed},
                       {"pointsTakenBack", till.pointsTakenBack},
                       {"pointsGivenBack", till.pointsGivenBack},
                       {"members", whole(summary.books.members)},
                       {"pointsHeld", summary.books.points},
                       {"debt", summary.books.debt},
                       {"lots", whole(summary.books.lots)},
                       {"membersByTier", std::move(tiers)},
                       {"tookMs", std::int64_t{summary.took.count()}},
                       {"totalsHash", hashText(summary)},
                       {"notes", toJson(summary.notes)},
                       {"differences", toJson(summary.problems)}};
    json::Object reply = !isAgreed(summary)         ? app::refused("replay", "differ")
                         : isNothingBooked(summary) ? app::refused("replay", "nothing-booked")
                                                    : app::done({});
    reply.set("value", std::move(value));
    return reply;
}

std::string lastLine(const Summary& summary)
{
    const std::uint64_t refused = linesRefused(summary);
    return "replay: " + std::to_string(summary.file.linesIn) + " lines in, " +
           std::to_string(summary.till.linesBooked) + " booked, " + std::to_string(refused) + " refused; " +
           std::to_string(summary.till.pointsEarned) + " points earned; " + (isAgreed(summary) ? "agree" : "DIFFER");
}

} // namespace loyalty::ctl
