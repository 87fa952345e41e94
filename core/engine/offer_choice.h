#pragma once

#include "core/engine/fixed_run.h"
#include "core/engine/offer_take.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace loyalty::engine {

/// One coupon presented, or none, for an offer that may apply.
struct Candidate
{
    const programme::CompiledOffer* offer = nullptr;
};

/// What a combination of offers comes to, and what it lets follow.
struct OfferStanding
{
    std::int64_t due = 0;
    std::int64_t given = 0;       ///< pieces on top
    std::int64_t used = 0;        ///< coupons, and birthdays that may be used so often only
    std::uint64_t groups[4] = {}; ///< that have had their one, by bit
    std::size_t count = 0;        ///< offers taken
    bool ticketPercent = false;
    bool closed = false; ///< nothing may follow
};

/// Less to pay, or as much and more goods for it, or as many and less used up: a coupon that changes nothing is kept.
[[nodiscard]] bool isBetter(const OfferStanding& one, const OfferStanding& other);

/// The prices after some of the offers. Fixed offers that come one after the other are a run: they are placed together,
/// whatever goods are given on top between them.
struct OfferState
{
    OfferStanding standing;
    std::vector<std::int64_t> left;
    std::vector<std::int64_t> beforeRun; ///< prices before the fixed offers that came last
    std::vector<FixedPart> run;          ///< those
    std::vector<std::size_t> taken;      ///< indices of the candidates, in order
};

/// Chooses among the offers that may apply to one ticket.
class OfferChoice
{
public:
    OfferChoice(const Situation& situation, const Ticket& ticket, std::span<const Candidate> candidates);

    [[nodiscard]] OfferState start() const;
    /// The state after one more candidate; nothing where it may not stand with what was taken, or takes nothing off.
    [[nodiscard]] std::optional<OfferState> with(const OfferState& state, std::size_t candidate, Take& take) const;

    /// What each fixed offer of the state's run takes off each line: the lines of the first, then of the second, …
    [[nodiscard]] std::vector<std::int64_t> runShares(const OfferState& state) const;

    [[nodiscard]] OfferState byPriority() const;
    /// The best of all combinations, and of equal ones the one with the earlier offers: for kMostSearched candidates at most.
    [[nodiscard]] OfferState best() const;
    /// Whether best() is within its bounds.
    [[nodiscard]] bool searchable() const;

    static constexpr std::size_t kMostSearched = 12;

    /// Why the candidate may not stand with what was taken; empty where it may.
    [[nodiscard]] std::string_view hindrance(const OfferStanding& standing, std::size_t candidate) const;
    /// What stands after it but for what is due.
    void settle(OfferStanding& standing, std::size_t candidate, const Take& taken) const;
    /// No other of its group is taken any more.
    void closeGroup(OfferStanding& standing, std::size_t candidate) const;
    /// How its group picks; nothing where it is in none.
    [[nodiscard]] std::optional<programme::Pick> pickOf(std::size_t candidate) const;
    [[nodiscard]] bool rivals(std::size_t one, std::size_t other) const;

    [[nodiscard]] const Situation& situation() const { return m_situation; }
    [[nodiscard]] const Ticket& ticket() const { return m_ticket; }
    [[nodiscard]] std::span<const programme::SelectorMask> masks() const { return m_masks; }
    [[nodiscard]] std::size_t count() const { return m_candidates.size(); }
    [[nodiscard]] const programme::CompiledOffer& compiled(std::size_t candidate) const
    {
        return *m_candidates[candidate].offer;
    }
    [[nodiscard]] const programme::Offer& offerOf(std::size_t candidate) const;

private:
    [[nodiscard]] std::vector<std::int64_t> pricesFor(const OfferState& state, std::size_t candidate) const;
    [[nodiscard]] bool usesUp(std::size_t candidate) const;
    [[nodiscard]] std::optional<OfferState> bestOfGroup(const OfferState& state, std::size_t first) const;

    const Situation& m_situation;
    const Ticket& m_ticket;
    std::span<const Candidate> m_candidates;
    std::vector<programme::SelectorMask> m_masks;
};

} // namespace loyalty::engine
