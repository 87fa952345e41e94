#pragma once

#include "core/base/json/json.h"
#include "core/base/json/reader.h"
#include "core/ledger/lots.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace loyalty::ledger {

/// A dated counter: amounts per day. Sums over windows are what rules and tiers look at.
struct DatedAmount
{
    BusinessDate date;
    std::int64_t amount = 0;
    bool operator==(const DatedAmount&) const = default;
};

/// A lot that is another's.
struct LotOfOther
{
    LotTerms terms;
    MemberId owner;
    bool operator==(const LotOfOther&) const = default;
};

/// Everything the ledger knows of one member: the state that postings lead to.
///
/// Head office keeps it, the feed carries it, the terminal's cache stores it, and both run the same apply() on it:
/// there is no second way to move a point. A pure value; no thread owns it.
class MemberLedger
{
public:
    /// Applies one well-formed posting of an entry made at `at`. A debit that names a grant comes off the leased amount
    /// instead of the free lots as far as `leaseCovers` (head office: as far as the lease reaches; the terminal: when
    /// the row it starts from already contains the grant); the lease pays the leading shares.
    void apply(const Posting& posting, Instant at, std::int64_t leaseCovers = 0);

    /// Moves `amount` from the free lots into the leased amount, when that much is alive beyond what is owed; otherwise changes
    /// nothing and answers nothing.
    std::optional<std::vector<LotShare>> lease(const AssetKey& what, std::int64_t amount, Instant at);
    /// Brings leased shares home; their sum is at most what is leased.
    void endLease(const AssetKey& what, std::span<const LotShare> shares);

    /// Pays all claims for good, as far as there are lots: in another's ledger they then stay paid as they are.
    void settleForGood();
    /// Takes in everything of another member who is the same person. No lot of the same terms may hold more than
    /// Points::kMax in the end. Who was paid by what before stays so where both are settled for good.
    void absorb(const MemberLedger& other);
    /// Takes out what is left of what absorb() brought: lots as far as they are neither spent nor leased, the debt and the
    /// days whole, and `leased` of what is leased. What was spent since stays as it is; of lots that are leased the caller
    /// knows whose they are.
    [[nodiscard]] MemberLedger separate(const MemberLedger& brought, const std::map<AssetKey, std::int64_t>& leased);
    /// Remembers of the lots that `brought` came with and of which not all is in `home`, what separate() answered: they are
    /// `owner`'s. What comes back of them goes there. For good: goods may come back at any time, at any terminal.
    void rememberOwner(const MemberLedger& brought, const MemberLedger& home, const MemberId& owner);
    /// Whether there is any lot of which ownerOf() tells.
    [[nodiscard]] bool knowsOthers() const { return !m_others.empty(); }
    /// Whose a lot is that was spent here while its owner and this member were one; none: this member's own.
    [[nodiscard]] std::optional<MemberId> ownerOf(const AssetKey& what, const LotTerms& terms) const;

    [[nodiscard]] const LotBook& book(const AssetKey& what) const;
    [[nodiscard]] std::int64_t leased(const AssetKey& what) const;
    /// When a lot of these terms counts for nothing, whether anything of it is there or not; none: never.
    [[nodiscard]] std::optional<Instant> endOf(const AssetKey& what, const LotTerms& terms) const;
    /// Free and leased − debt at `at`: the balance that is shown, without what is pending. Of a dated asset, the sum of all
    /// days.
    [[nodiscard]] std::int64_t balance(const AssetKey& what, Instant at) const;
    /// Of a lot asset, what can be spent only after `at`.
    [[nodiscard]] std::int64_t pending(const AssetKey& what, Instant at) const { return book(what).pending(at); }
    /// Sum of the dated amounts with first ≤ date ≤ last.
    [[nodiscard]] std::int64_t counted(const AssetKey& what, BusinessDate first, BusinessDate last) const;
    /// The dated amounts themselves, by date; empty where there are none. They hold until the next posting.
    [[nodiscard]] std::span<const DatedAmount> days(const AssetKey& what) const;
    [[nodiscard]] std::int64_t sumOfPostings(const AssetKey& what) const; ///< free and leased and ended − debt

    /// Every asset that has a book, a lease or a counter.
    [[nodiscard]] std::vector<AssetKey> assets() const;
    [[nodiscard]] bool empty() const
    {
        return m_books.empty() && m_leased.empty() && m_counters.empty() && m_others.empty();
    }

    /// {"lots": [[asset, key, claims, [incarnation, seq, n, earned, ends or null, sum, …]], …],
    ///  "leased": [[asset, key, amount], …], "days": [[asset, key, [day, amount, …]], …],
    ///  "others": [[asset, key, [owner, …], [a lot of each owner, as in "lots", its sum 1, …]], …]}, what is empty left out.
    ///
    /// Claims are [at, amount, incarnation or null, seq, n, …], the last three naming the lot that one prefers, or 0 where
    /// there are none. Older rows have the debt there: a claim older than every lot.
    /// Of a lot that can be spent only later, [ends or null, spendable from] stands in the place of the end; of one that
    /// brought a gift, [ends or null, spendable from or null, gift, of].
    /// A row is decoded at every look-up and there are a million of them: lots and days stand flat in one array each;
    /// the incarnation is null where it is that of the lot before; each day counts from the day before it in the list,
    /// the first from 1970-01-01. The same ledger always gives the same value.
    [[nodiscard]] json::Value toJson() const;
    /// Anything a ledger cannot have written is a complaint; the answer then leaves out what the complaint is about.
    [[nodiscard]] static MemberLedger fromJson(const json::Value& value, std::string path,
                                               std::vector<json::Complaint>& complaints);
    bool operator==(const MemberLedger&) const = default;

private:
    /// The book, made where there is none, with the renewals of now where they work on it.
    LotBook& bookOf(const AssetKey& what);
    [[nodiscard]] std::vector<Renewal> renewals() const;
    void renewPoints();
    void count(const AssetKey& what, BusinessDate date, std::int64_t amount);
    void remember(const AssetKey& what, const LotOfOther& lot);
    static void applyCredit(LotBook& book, const Posting& posting);
    void applyDebit(LotBook& book, const Posting& posting, Instant at, std::int64_t leaseCovers);
    /// As much of `amount` as is leased; answers how much.
    std::int64_t payFromLease(const AssetKey& what, std::int64_t amount);

    std::map<AssetKey, LotBook> m_books;
    std::map<AssetKey, std::int64_t> m_leased;
    std::map<AssetKey, std::vector<DatedAmount>> m_counters; // by date
    std::map<AssetKey, std::vector<LotOfOther>> m_others;    // in the order of comesBefore()
};

} // namespace loyalty::ledger
