#pragma once

#include "core/ledger/posting.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace loyalty::ledger {

struct Lot
{
    LotTerms terms;
    std::int64_t remaining = 0; ///< > 0 in what a book tells
    bool operator==(const Lot&) const = default;
};

/// From `from` on, what is alive lives until `end` at least.
struct Renewal
{
    Instant from;
    Instant end;
    bool operator==(const Renewal&) const = default;
};

/// What went out without naming its lots: a claw-back, a spend without cover, an adjustment.
struct Claim
{
    Instant at;
    std::int64_t amount = 0;      ///< > 0
    std::optional<LotId> prefers; ///< paid by this lot first, ended or not
    bool operator==(const Claim&) const = default;
};

/// The lots of one member and one asset, and the claims on them.
///
/// It keeps sums: of each lot what went in less what went out by its name, and the claims. So the same postings lead to
/// the same book in whatever order they come. Which lots pay a claim is worked out on reading, as if every posting had
/// come in its time: first each claim from the lot that it prefers; then, in the order of their instants, from lots that
/// were earned by then and had not ended, soonest end first and pending ones last, and after those from what was earned
/// next. What nobody pays is the debt. A lot out of which more went than in counts as a claim of the time it was earned.
///
/// A lot is known by all its terms, and what comes home after its lot has ended opens a lot of its own (grace) beside what
/// is left of the ended one. A lot that cannot be spent yet is pending. A lot counts for nothing from its end on and stays
/// in the book, because an entry made before that end may arrive late. Sum of lots − claims = the sum of all postings,
/// always.
///
/// Where there are renewals, a lot that was opened before one and alive at it ends no sooner than it says, and may so be
/// alive at the next. They are looked at whenever the book is read: in whatever order lots and renewals came, it is the
/// same. The order of the lots stays that of their own terms.
///
/// Adding at the late end and using up at the early one cost constant time, reading a book without claims as much as it
/// has lots. Claims are paid for
/// good once they are kOpenFor to twice as long older than a new one: what arrives later than that finds them paid.
/// Amounts are at most Points::kMax each; a sum that leaves 64 bits stops the program.
class LotBook
{
    /// In the order of comesBefore(), none 0. What is used up at the early end stays until it is half of all.
    class Sums
    {
    public:
        [[nodiscard]] std::span<const Lot> all() const { return std::span(m_lots).subspan(m_gone); }
        [[nodiscard]] const Lot* find(const LotTerms& terms) const;
        void add(const LotTerms& terms, std::int64_t amount);
        void replace(std::vector<Lot> lots);

    private:
        std::vector<Lot> m_lots;
        std::size_t m_gone = 0;
    };

public:
    static constexpr std::chrono::days kOpenFor{400};

    LotBook() = default;

    /// Opens a lot of `amount` > 0, or adds to it.
    void credit(const LotTerms& terms, std::int64_t amount);
    /// Puts shares back with their own terms.
    void giveBack(std::span<const LotShare> shares);
    /// Takes exactly these shares, also of ended lots and beyond what is there.
    void takeShares(std::span<const LotShare> shares);
    /// `amount` > 0 went out at `at`, out of no lot by name.
    void claim(std::int64_t amount, Instant at, const std::optional<LotId>& prefers = std::nullopt);

    /// In any order; they replace those that were there, and are no part of what the book is compared by.
    void renew(std::vector<Renewal> renewals);
    /// When a lot of these terms counts for nothing; none: never.
    [[nodiscard]] std::optional<Instant> endOf(const LotTerms& terms) const;

    /// Takes in another book's lots and claims as they are. Settled for good before, either goes on paying its own.
    void absorb(const LotBook& other);
    /// Takes out of this book what is left of the lots and the claims that `brought` came with.
    [[nodiscard]] LotBook separate(const LotBook& brought);
    /// Pays all claims older than `before` for good, as far as there are lots.
    void settleForGood(Instant before);
    void settleForGood(); ///< all of them

    /// What can be spent at `at`, up to `amount`, in the order of spending.
    [[nodiscard]] std::vector<LotShare> preview(std::int64_t amount, Instant at) const;
    /// Sum of lots that can be spent at `at`: not ended, not pending; ≥ 0.
    [[nodiscard]] std::int64_t alive(Instant at) const;
    [[nodiscard]] std::int64_t pending(Instant at) const; ///< sum of lots not ended that mature after `at`; ≥ 0
    [[nodiscard]] std::int64_t debt() const;              ///< ≥ 0
    /// alive − debt: what a person is told. May be negative. What is pending is told apart.
    [[nodiscard]] std::int64_t balance(Instant at) const;
    [[nodiscard]] std::int64_t sumOfPostings() const; ///< all lots, ended too, − claims
    /// What the claims leave of each lot, ended ones too, in the order of comesBefore().
    [[nodiscard]] std::vector<Lot> lots() const;
    [[nodiscard]] bool empty() const { return m_sums.all().empty() && m_claims.empty(); }

    /// What is kept: lots as they are without the claims, any but 0, and the claims by time.
    [[nodiscard]] std::span<const Lot> sums() const { return m_sums.all(); }
    [[nodiscard]] std::span<const Claim> claims() const { return m_claims; }
    /// Rebuilds a book from what was kept, in any order: no two sums of the same terms, none 0, claims > 0.
    [[nodiscard]] static LotBook restore(std::vector<Lot> sums, std::vector<Claim> claims);
    bool operator==(const LotBook& other) const;

private:
    struct Settled
    {
        std::vector<Lot> lots;
        std::int64_t debt = 0;
    };
    [[nodiscard]] Settled settled() const;
    [[nodiscard]] bool isPlain() const;
    void addClaim(const Claim& claim);
    void payPreferring(const LotTerms& terms);

    Sums m_sums;
    std::vector<Claim> m_claims;     // by time, then by what they prefer
    std::vector<Renewal> m_renewals; // by from
};

} // namespace loyalty::ledger
