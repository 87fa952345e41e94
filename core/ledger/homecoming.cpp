#include "core/ledger/homecoming.h"

#include "core/ledger/shares.h"

#include <algorithm>

namespace loyalty::ledger {
namespace {

/// Two may part more than once; nobody parts as often as this.
constexpr int kMaxPartings = 64;

} // namespace

void addHome(const Posting& like, std::span<const LotShare> lots, const MemberLedger& books, const LotTerms& late,
             std::vector<Posting>& postings)
{
    Posting own = like;
    Posting opened = like;
    own.amount = opened.amount = 0;
    own.lots.clear();
    opened.lots.clear();
    for (const LotShare& share : lots) {
        const std::optional<Instant> end = books.endOf(like.what, share.lot);
        if (end && *end <= late.earned) {
            opened.amount += share.amount;
            continue;
        }
        own.amount += share.amount;
        own.lots.push_back(share);
    }
    opened.opens = late;
    if (own.amount > 0) {
        postings.push_back(std::move(own));
        ++opened.opens->id.n;
    }
    if (opened.amount > 0)
        postings.push_back(std::move(opened));
}

Result<std::vector<Home>, Fault> homesOf(const MemberId& member, const AssetKey& what, std::span<const LotShare> lots,
                                         const std::function<Result<Person, Fault>(const MemberId&)>& personOf)
{
    std::vector<Home> homes;
    LOYALTY_TRY(spender, personOf(member));
    for (const LotShare& share : lots) {
        MemberId owner = member;
        Person at = spender;
        for (int partings = 0; at.books != nullptr && partings < kMaxPartings; ++partings) {
            const std::optional<MemberId> next = at.books->ownerOf(what, share.lot);
            if (!next)
                break;
            LOYALTY_TRY(behind, personOf(*next));
            if (behind.id == at.id) // one person again
                break;
            owner = *next;
            at = behind;
        }
        if (at.id == spender.id)
            owner = member;
        auto home = std::ranges::find(homes, owner, &Home::member);
        if (home == homes.end())
            home = homes.insert(homes.end(), {owner, {}});
        home->lots.push_back(share);
    }
    return homes;
}

} // namespace loyalty::ledger
