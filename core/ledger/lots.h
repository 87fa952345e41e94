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
    std::int64_t remaining = 0; ///< > 0 while it is in a book
    bool operator==(const Lot&) const = default;
};

/// From `from` on, what is alive lives until `end` at least.
struct Renewal
{
    Instant from;
    Instant end;
    bool operator==(const Renewal&) const = default;
};

/// The lots of one member and one asset, and the debt where more went out than was there.
///
/// In the order of comesBefore(). A lot is known by all its terms: one that comes home with a later end (grace) stands
/// beside what is left of the ended one. A lot that cannot be spent yet is pending. A lot counts for nothing from its end on
/// and stays in the book until an expiry posts what ended() answers, because an entry made before that end may arrive
/// late. A credit settles the debt first. Sum of remaining − debt = the sum of all postings, always.
///
/// Where there are renewals, a lot that was opened before one and alive at it ends no sooner than it says, and may so be
/// alive at the next. They are looked at whenever the book is read: in whatever order lots and renewals came, it is the
/// same. The order of the lots stays that of their own terms.
///
/// Adding at the late end and taking at the soon end cost constant time; elsewhere as much as moving the shorter side.
/// Amounts are at most Points::kMax each; a sum that leaves 64 bits stops the program.
class LotBook
{
public:
    LotBook() = default;

    /// Opens a lot of `amount` > 0; what the debt eats of it does not remain.
    void credit(const LotTerms& terms, std::int64_t amount);

    /// Takes `amount` > 0 at instant `at`: first from `preferred`, then in order from lots alive at `at`, then from
    /// pending ones, the rest becomes debt. A preferred lot gives what is left of it even when it has ended: a claw-back
    /// of points that ended unspent costs nothing else. Answers what was taken from where.
    std::vector<LotShare> take(std::int64_t amount, Instant at, const std::optional<LotId>& preferred = std::nullopt);

    /// Takes exactly these shares, also of ended lots. What a share asks beyond its lot's remainder becomes debt.
    /// Answers what was there.
    std::vector<LotShare> takeShares(std::span<const LotShare> shares);

    /// Puts shares back with their own terms, soonest ending first to the debt. A lot that is not there is opened again.
    /// Of a lot that has ended at `at` nothing settles a debt: it counts for nothing.
    void giveBack(std::span<const LotShare> shares, Instant at);

    /// In any order; they replace those that were there, and are no part of what the book is compared by.
    void renew(std::vector<Renewal> renewals);
    /// When a lot of these terms counts for nothing; none: never.
    [[nodiscard]] std::optional<Instant> endOf(const LotTerms& terms) const;

    /// Takes in another book's lots and debt, side by side: nothing is settled.
    void absorb(const LotBook& other);
    /// Takes out of this book what is left of the lots and the debt of `brought`.
    [[nodiscard]] LotBook separate(const LotBook& brought);

    /// What take() would find without making a debt, in order, without taking it.
    [[nodiscard]] std::vector<LotShare> preview(std::int64_t amount, Instant at) const;

    /// What lots that have ended at `at` still hold: what an expiry takes away, once.
    [[nodiscard]] std::vector<LotShare> ended(Instant at) const;

    /// Sum of lots that can be spent at `at`: not ended, not pending; ≥ 0.
    [[nodiscard]] std::int64_t alive(Instant at) const;
    [[nodiscard]] std::int64_t pending(Instant at) const;      ///< sum of lots not ended that mature after `at`; ≥ 0
    [[nodiscard]] std::int64_t debt() const { return m_debt; } ///< ≥ 0
    /// alive − debt: what a person is told. May be negative. What is pending is told apart.
    [[nodiscard]] std::int64_t balance(Instant at) const { return alive(at) - m_debt; }
    [[nodiscard]] std::int64_t sumOfPostings() const; ///< all lots, ended too, − debt
    /// Of lots not ended at `from`, pending ones too, what ends before `to`.
    [[nodiscard]] std::int64_t endingBetween(Instant from, Instant to) const;
    /// In order. Valid until the book changes.
    [[nodiscard]] std::span<const Lot> lots() const { return std::span(m_lots).subspan(m_first); }
    [[nodiscard]] bool empty() const { return m_lots.size() == m_first && m_debt == 0; }

    /// Rebuilds a book from stored values; `lots` in any order, no two of the same terms, each remaining > 0, debt ≥ 0.
    [[nodiscard]] static LotBook restore(std::vector<Lot> lots, std::int64_t debt);
    bool operator==(const LotBook& other) const;

private:
    /// All lots before it have ended; of those from it on some have, where there are renewals.
    [[nodiscard]] std::size_t firstAlive(Instant at) const;
    [[nodiscard]] bool hasEnded(const LotTerms& terms, Instant at) const;
    [[nodiscard]] std::size_t placeOf(const LotTerms& terms) const;
    void put(const LotTerms& terms, std::int64_t amount);
    void insert(std::size_t place, Lot lot);
    std::int64_t takeFrom(std::size_t place, std::int64_t amount, std::vector<LotShare>& taken);
    std::size_t takeInOrder(std::size_t from, Instant at, bool pending, std::int64_t& amount,
                            std::vector<LotShare>& taken);
    void eraseEmptied(std::size_t from, std::size_t to);
    std::int64_t settleDebt(std::int64_t amount);

    std::vector<Lot> m_lots; // in order from m_first on; what stands before it is room
    std::size_t m_first = 0;
    std::int64_t m_debt = 0;
    std::vector<Renewal> m_renewals; // by from
};

} // namespace loyalty::ledger
