#pragma once

#include "core/base/id.h"
#include "core/base/points.h"
#include "core/base/time.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::ledger {

/// What is counted. Amounts are whole units of it: points, minor units of money, stamps, pieces.
enum class Asset {
    Points,
    Qualifying, ///< dated: what a tier is judged by (minor units of spend, points or visits; see key)
    Counter,    ///< dated: what a rule counts (caps, birthday used, first purchase); key names the rule
    StoredPrincipal,
    StoredGift,
    Stamp,
    Coupon,
    Exposure, ///< points that may be spent without cover (head office's risk budget)
    /// One for each purchase of a programme whose points live on with activity: a lot from the purchase to the day on which
    /// points that it earned would end. Points that were alive then live as long.
    Activity,
};

/// Whether the asset lives in lots. The others are dated: amounts per day.
[[nodiscard]] bool isLotAsset(Asset asset);

/// The other side of a posting. The sum over all members, leases and contra accounts of one asset is zero.
enum class Contra {
    Issued, ///< earned, bought, given
    Redeemed,
    Expired,
    Adjusted,   ///< by a manager, with a reason
    Waived,     ///< a claw-back that the programme let go
    Counted,    ///< the other side of dated counters
    Merged,     ///< between two members of one merge
    Opening,    ///< brought along from a former system
    Suspense,   ///< could not be posted; a person decides
    RiskBudget, ///< Exposure only
};

/// One asset of one member may come in several kinds (a coupon per definition, a stamp card per card): the key.
struct AssetKey
{
    Asset asset = Asset::Points;
    std::string key;
    auto operator<=>(const AssetKey&) const = default;
};

/// An entry of one incarnation's journal.
struct EntryRef
{
    IncarnationId incarnation;
    std::uint64_t seq = 0;
    auto operator<=>(const EntryRef&) const = default;
};

/// Names a lot for good: the entry that earned it and which of that entry's postings.
struct LotId
{
    EntryRef entry;
    std::uint32_t n = 0;
    auto operator<=>(const LotId&) const = default;
};

/// The gift that a load of money brought: so much on top of so much paid, minor units.
struct LoadGift
{
    std::int64_t minor = 0;   ///< > 0
    std::int64_t ofMinor = 0; ///< > 0
    auto operator<=>(const LoadGift&) const = default;
};

/// What is written on a lot when it is opened. It never changes.
struct LotTerms
{
    LotId id;
    Instant earned;
    std::optional<Instant> endsAt; ///< first instant at which it counts for nothing; none: never ends
    /// First instant at which it can be spent; none: at once. Until then its points are pending.
    std::optional<Instant> spendableFrom = {};
    /// Of a lot of paid-in money: what was given with it. A pay-out takes that along.
    std::optional<LoadGift> gift = {};
    bool operator==(const LotTerms&) const = default;
};

/// The order in which lots are spent: soonest end first, "never" last, then earning time, then id, then the rest. Of two terms
/// neither comes before the other only where they are equal.
[[nodiscard]] bool comesBefore(const LotTerms& a, const LotTerms& b);

/// A part of a lot that a posting took or gave back. Carries the terms, so that it can be given back where the lot is
/// no longer known.
struct LotShare
{
    LotTerms lot;
    std::int64_t amount = 0; ///< > 0
    bool operator==(const LotShare&) const = default;
};

/// One amount moved between one member and one contra account. Never changed, never deleted; corrected by another.
struct Posting
{
    MemberId member;
    AssetKey what;
    std::int64_t amount = 0; ///< to the member (+) or from the member (−), never 0
    Contra contra = Contra::Issued;
    std::optional<LotTerms> opens; ///< a credit that opens a lot
    std::vector<LotShare> lots; ///< a debit: taken from these (a right carries its lots); a credit: given back to these
    std::optional<LotId> prefers;       ///< a claw-back: first from this lot, then as any debit without lots
    std::optional<std::uint64_t> grant; ///< spent from this right of the entry's incarnation
    std::optional<std::uint32_t> line;  ///< the basket line that caused it
    std::string rule;                   ///< the programme's rule or act that caused it
    BusinessDate date;                  ///< the day it counts for (dated assets; reports)
    std::optional<EntryRef> reverses;   ///< the entry that it takes back, in whole or in part
    bool operator==(const Posting&) const = default;
};

/// What every decoder asks of a posting from outside before anything else looks at it:
/// - amount and shares within ±Points::kMax, amount not 0, shares above 0; at most kMaxShares shares; texts at most
///   kMaxTextBytes, times and numbers in the ranges of their types' documents;
/// - shares, where there are any, sum to |amount|;
/// - a credit of a lot asset either opens a lot or gives lots back; `opens` on a credit only, `prefers` on a debit
///   without shares only;
/// - a dated asset has neither lots nor anything that names them.
[[nodiscard]] bool wellFormed(const Posting& posting);
inline constexpr std::size_t kMaxShares = 10'000;
inline constexpr std::size_t kMaxTextBytes = 200;

/// The days that documents may carry: 1900-01-01 … 9999-12-31.
inline constexpr BusinessDate kFirstDate{-25'567};
inline constexpr BusinessDate kLastDate{2'932'896};

/// In the range that documents may carry: an instant in the years 1900 … 9999, and sequence numbers of 63 bits.
[[nodiscard]] bool wellFormed(const LotTerms& terms);

[[nodiscard]] std::string_view toString(Asset asset);
[[nodiscard]] std::string_view toString(Contra contra);
[[nodiscard]] std::optional<Asset> assetFrom(std::string_view word);
[[nodiscard]] std::optional<Contra> contraFrom(std::string_view word);

} // namespace loyalty::ledger
