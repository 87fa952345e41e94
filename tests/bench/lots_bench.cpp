#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

/// How long a member's postings take to become lots: 10 to 10,000 entries, four earnings to one spending, a claw-back now
/// and then, every lot with its own end.
namespace {

using namespace loyalty;
using namespace loyalty::ledger;
using Nanoseconds = std::chrono::nanoseconds;

constexpr std::int64_t kDayMs = 86'400'000;

struct Posted
{
    Posting posting;
    Instant at;
};

std::vector<Posted> history(std::size_t entries)
{
    std::vector<Posted> all;
    all.reserve(entries);
    for (std::uint64_t seq = 1; seq <= entries; ++seq) {
        const Instant at(static_cast<std::int64_t>(seq) * kDayMs / 4);
        Posting posting{.what = points(), .amount = 100};
        const LotTerms terms{{{IncarnationId(), seq}, 0}, at, at + std::chrono::days(365)};
        if (seq % 5 == 0) {
            posting.amount = -350;
            posting.contra = Contra::Redeemed;
        } else if (seq % 23 == 0) {
            posting.amount = -50;
            posting.prefers = LotId{{IncarnationId(), seq - 1}, 0};
        } else {
            posting.opens = terms;
        }
        all.push_back({std::move(posting), at});
    }
    return all;
}

std::int64_t replay(const std::vector<Posted>& postings)
{
    MemberLedger ledger;
    for (const Posted& posted : postings)
        ledger.apply(posted.posting, posted.at);
    return ledger.sumOfPostings(points());
}

/// The best of several runs, per replay.
Nanoseconds measure(const std::vector<Posted>& postings, int rounds)
{
    Nanoseconds best = Nanoseconds::max();
    std::int64_t seen = 0;
    for (int run = 0; run < 7; ++run) {
        const auto start = std::chrono::steady_clock::now();
        for (int round = 0; round < rounds; ++round)
            seen += replay(postings);
        best =
            std::min(best, std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now() - start) / rounds);
    }
    if (seen == 1) // keeps the work
        std::printf("\n");
    return best;
}

} // namespace

int main()
{
    for (const std::size_t entries : {10u, 100u, 1'000u, 10'000u}) {
        const auto postings = history(entries);
        const Nanoseconds each = measure(postings, entries > 1'000 ? 20 : 200);
        std::printf("%6zu entries  %9.4f ms  %6.1f ns an entry\n", entries, static_cast<double>(each.count()) / 1e6,
                    static_cast<double>(each.count()) / static_cast<double>(entries));
    }
    return 0;
}
