#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/ledger/member_ledger.h"

#include <functional>
#include <span>
#include <vector>

namespace loyalty::ledger {

/// Adds to `postings` what brings `lots` home, in a posting like `like`. A lot that counts for something in `books` at the
/// instant that `late` is earned takes back its own, with its own terms: what is left of it there lives as long. What came
/// of lots that have ended opens `late`, which is named for the first of the postings that are added.
void addHome(const Posting& like, std::span<const LotShare> lots, const MemberLedger& books, const LotTerms& late,
             std::vector<Posting>& postings);

/// Lots and to whom they go.
struct Home
{
    MemberId member;
    std::vector<LotShare> lots;
    bool operator==(const Home&) const = default;
};

/// A person, by the id that leads to nobody else, and their books; they hold until homesOf() has answered.
struct Person
{
    MemberId id;
    const MemberLedger* books = nullptr; ///< null where nobody here knows them
};

/// To whom lots go that `member` spent and that come back now: whoever was merged into another and parted again has got
/// back what was left of theirs, and gets back what returns of it, as often as that happened since. Everything else stays
/// with `member`, by whatever name. `personOf` looks a name up. Each person once, in the order of the lots.
[[nodiscard]] Result<std::vector<Home>, Fault> homesOf(
    const MemberId& member, const AssetKey& what, std::span<const LotShare> lots,
    const std::function<Result<Person, Fault>(const MemberId&)>& personOf);

} // namespace loyalty::ledger
