#pragma once

#include "core/engine/fixed_run.h"
#include "core/engine/offer_choice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace loyalty::engine {

/// Finds the best combination of an OfferChoice, exactly, without working all of them out.
///
/// A branch that cannot come to more than what was found is left: offers take off at most what they would at full prices.
/// What the lines cost after a combination is worked out only where a later offer looks at them. Fixed offers that follow
/// each other need their lines' sums alone: what they take off together is the greatest flow from amounts to lines, and
/// that is the least cut: the amounts of some of them and all that the lines of the others cost. One look goes through
/// the cuts of what was taken before, and all looks of a run through 3^n for n offers, however many lines there are.
class OfferSearch
{
public:
    explicit OfferSearch(const OfferChoice& choice);

    /// The candidates to take, in order.
    [[nodiscard]] std::vector<std::size_t> run();

private:
    static constexpr std::size_t kMost = OfferChoice::kMostSearched;
    /// Fixed offers, by bit; the last of all candidates is bit 0, so that those from one on are the low bits.
    using Bits = std::uint16_t;

    /// Fixed offers that follow each other on the way to where the search is.
    struct Run
    {
        std::array<FixedPart, kMost> parts;
        std::vector<std::int64_t> cover;  ///< by bits: what the lines of these offers cost before the run
        std::vector<std::int64_t> amount; ///< by choice of the parts: their sum
        std::vector<Bits> bits;           ///< by choice of the parts
        std::size_t from = 0;             ///< no candidate before this one is in it
        bool covers = false;              ///< `cover` is set
    };

    /// The prices after some offers, as far as they are known.
    struct Prices
    {
        std::vector<std::int64_t> left;
        bool known = false;
        Prices* before = nullptr;  ///< those that the last offer found; those before the run, where it is one
        std::size_t candidate = 0; ///< the last offer, where it is no run
        Run* run = nullptr;
        std::size_t runSize = 0;
        std::int64_t runMinor = 0; ///< what the run takes off
        std::int64_t runWhole = 0; ///< sum of its amounts
    };

    void search(const OfferStanding& standing, Prices& prices, std::size_t next);
    void follow(const OfferStanding& standing, Prices& prices, std::size_t next, std::size_t candidate,
                const Take& take);
    [[nodiscard]] OfferStanding reachable(const OfferStanding& standing, std::size_t next) const;
    [[nodiscard]] std::int64_t mostOff(const OfferStanding& standing, std::size_t candidate, std::int64_t due) const;
    [[nodiscard]] bool isFixed(std::size_t candidate) const { return m_fixedBit[candidate] != 0; }

    [[nodiscard]] Take takeAt(Prices& prices, std::size_t candidate);
    [[nodiscard]] std::int64_t leftToOneMore(const Prices& prices, std::size_t candidate);
    void cover(Run& run, std::span<const std::int64_t> prices);
    [[nodiscard]] Prices& pricesAfter(Prices& prices, std::size_t next, std::size_t candidate, const Take& take);
    void addToRun(Prices& after, std::size_t candidate, const Take& take);
    void workOut(Prices& prices);

    const OfferChoice& m_choice;
    std::size_t m_lines;
    std::array<Bits, kMost> m_fixedBit{};             ///< 0: no fixed offer
    std::array<std::size_t, kMost + 1> m_fixedFrom{}; ///< by candidate: fixed ones from it on
    std::array<bool, kMost> m_bySum{};
    std::array<TakeAtMost, kMost> m_most;
    std::vector<Bits> m_reached; ///< by line, by which fixed offers
    std::array<Prices, kMost + 1> m_prices;
    std::array<Run, kMost> m_runs;
    std::vector<std::int64_t> m_scratch; ///< by line
    std::vector<std::size_t> m_way;
    std::vector<std::size_t> m_bestWay;
    OfferStanding m_best;
};

} // namespace loyalty::engine
