#include "core/engine/offer_search.h"

#include "core/base/assert.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <variant>

namespace loyalty::engine {

OfferSearch::OfferSearch(const OfferChoice& choice)
    : m_choice(choice)
    , m_lines(choice.ticket().count)
    , m_reached(m_lines, 0)
    , m_scratch(m_lines)
{
    LOYALTY_ASSERT(choice.count() <= kMost);
    Prices& full = m_prices.front();
    full.left = choice.start().left;
    full.known = true;
    for (std::size_t i = choice.count(); i-- > 0;) {
        const programme::CompiledOffer& offer = choice.compiled(i);
        m_fixedFrom[i] = m_fixedFrom[i + 1];
        m_most[i] = takeAtMost(choice.situation(), choice.ticket(), offer, full.left);
        if (!std::holds_alternative<programme::FixedOff>(choice.offerOf(i).what))
            continue;
        m_fixedBit[i] = static_cast<Bits>(1u << m_fixedFrom[i]++);
        m_bySum[i] = goesBySum(choice.situation(), offer);
        for (std::size_t line = 0; line < m_lines; ++line)
            if ((choice.masks()[line] & offer.select) != 0)
                m_reached[line] |= m_fixedBit[i];
    }
}

std::vector<std::size_t> OfferSearch::run()
{
    const auto& full = m_prices.front().left;
    OfferStanding start;
    start.due = std::accumulate(full.begin(), full.end(), std::int64_t{0});
    m_best = start;
    search(start, m_prices.front(), 0);
    return m_bestWay;
}

/// What the candidate takes off at most where `due` is to pay: of less it leaves less.
std::int64_t OfferSearch::mostOff(const OfferStanding& standing, std::size_t candidate, std::int64_t due) const
{
    return m_choice.hindrance(standing, candidate).empty() ? m_most[candidate].minorOf(due) : 0;
}

/// No combination that follows is better than this.
OfferStanding OfferSearch::reachable(const OfferStanding& standing, std::size_t next) const
{
    OfferStanding best = standing;
    for (std::size_t at = next; at < m_choice.count(); ++at) {
        std::int64_t off = mostOff(standing, at, best.due);
        std::int64_t given = m_most[at].freePieces;
        for (std::size_t i = at + 1; m_choice.pickOf(at) == programme::Pick::Best && i < m_choice.count(); ++i)
            if (m_choice.rivals(at, i)) {
                off = std::max(off, mostOff(standing, i, best.due));
                given = std::max(given, m_most[i].freePieces);
            }
        best.due -= off;
        best.given += given;
    }
    return best;
}

/// With a candidate before without it, so that of equal answers the one with the earlier offers is kept. The best of a
/// group may come where its first one stands, as it does by priority: each is tried there.
void OfferSearch::search(const OfferStanding& standing, Prices& prices, std::size_t next)
{
    if (isBetter(standing, m_best)) {
        m_best = standing;
        m_bestWay = m_way;
    }
    if (next == m_choice.count() || standing.closed || !isBetter(reachable(standing, next), m_best))
        return;
    const auto pick = m_choice.pickOf(next);
    bool applies = false;
    for (std::size_t i = next; i < m_choice.count(); ++i) {
        if (i != next && !(pick == programme::Pick::Best && m_choice.rivals(i, next)))
            continue;
        if (!m_choice.hindrance(standing, i).empty())
            continue;
        if (const Take take = takeAt(prices, i); take.applies()) {
            applies = applies || i == next;
            follow(standing, prices, next, i, take);
        }
    }
    if (!applies || pick != programme::Pick::First)
        return search(standing, prices, next + 1);
    // The first that applies is the group's one: it may be left out, but no other comes in its place.
    OfferStanding without = standing;
    m_choice.closeGroup(without, next);
    search(without, prices, next + 1);
}

void OfferSearch::follow(const OfferStanding& standing, Prices& prices, std::size_t next, std::size_t candidate,
                         const Take& take)
{
    OfferStanding after = standing;
    after.due -= take.minor;
    m_choice.settle(after, candidate, take);
    m_way.push_back(candidate);
    if (take.minor == 0)
        search(after, prices, next + 1);
    else
        search(after, pricesAfter(prices, next, candidate, take), next + 1);
    m_way.pop_back();
}

/// What the candidate takes off here. Of a fixed offer in a run: what the run takes off more with it.
Take OfferSearch::takeAt(Prices& prices, std::size_t candidate)
{
    const programme::CompiledOffer& offer = m_choice.compiled(candidate);
    const Situation& situation = m_choice.situation();
    const bool inRun = isFixed(candidate) && prices.run != nullptr;
    if (inRun && m_bySum[candidate])
        return takeOfSum(situation, m_choice.ticket(), offer, leftToOneMore(prices, candidate));
    if (inRun) {
        m_scratch = prices.before->left;
        takeFixedAside({prices.run->parts.data(), prices.runSize}, m_choice.masks(), offer.select, m_scratch);
        return take(situation, m_choice.ticket(), offer, m_scratch, {});
    }
    workOut(prices);
    return take(situation, m_choice.ticket(), offer, prices.left, {});
}

/// What the run can leave of the candidate's lines: the cut with those lines for as much as anybody wants, less the one
/// without.
std::int64_t OfferSearch::leftToOneMore(const Prices& prices, std::size_t candidate)
{
    Run& run = *prices.run;
    if (!run.covers)
        cover(run, prices.before->left);
    const Bits own = m_fixedBit[candidate];
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t choice = 0; choice < std::size_t{1} << prices.runSize; ++choice)
        least = std::min(least, run.cover[run.bits[choice] | own] - run.amount[choice]);
    return prices.runWhole + least - prices.runMinor;
}

/// What the lines cost that any of some offers reaches: all of them but those that only others reach.
void OfferSearch::cover(Run& run, std::span<const std::int64_t> prices)
{
    const std::size_t size = std::size_t{1} << m_fixedFrom[run.from];
    run.cover.assign(size, 0);
    std::int64_t all = 0;
    for (std::size_t line = 0; line < m_lines; ++line) {
        run.cover[m_reached[line] & (size - 1)] += prices[line];
        all += prices[line];
    }
    for (std::size_t bit = 1; bit < size; bit <<= 1)
        for (std::size_t some = 0; some < size; ++some)
            if ((some & bit) != 0)
                run.cover[some] += run.cover[some ^ bit];
    std::ranges::reverse(run.cover);
    for (std::int64_t& minor : run.cover)
        minor = all - minor;
    run.covers = true;
}

OfferSearch::Prices& OfferSearch::pricesAfter(Prices& prices, std::size_t next, std::size_t candidate, const Take& take)
{
    Prices& after = m_prices[m_way.size()];
    after.known = false;
    after.before = &prices;
    after.candidate = candidate;
    after.run = nullptr;
    if (!isFixed(candidate))
        return after;
    after.run = prices.run;
    after.runSize = 0;
    after.runMinor = 0;
    after.runWhole = 0;
    if (prices.run == nullptr) {
        after.run = &m_runs[m_way.size() - 1];
        after.run->from = next;
        after.run->covers = false;
    } else {
        after.before = prices.before;
        after.runSize = prices.runSize;
        after.runMinor = prices.runMinor;
        after.runWhole = prices.runWhole;
    }
    addToRun(after, candidate, take);
    return after;
}

/// One more part: every choice of the others, without it and with it.
void OfferSearch::addToRun(Prices& after, std::size_t candidate, const Take& take)
{
    Run& run = *after.run;
    const std::size_t choices = std::size_t{1} << after.runSize;
    run.amount.resize(std::max(run.amount.size(), 2 * choices));
    run.bits.resize(std::max(run.bits.size(), 2 * choices));
    for (std::size_t choice = 0; choice < choices; ++choice) {
        run.amount[choices + choice] = run.amount[choice] + take.fixedMinor;
        run.bits[choices + choice] = static_cast<Bits>(run.bits[choice] | m_fixedBit[candidate]);
    }
    run.parts[after.runSize++] = {m_choice.compiled(candidate).select, take.fixedMinor};
    after.runMinor += take.minor;
    after.runWhole += take.fixedMinor;
}

/// What each line costs after the combination.
void OfferSearch::workOut(Prices& prices)
{
    if (prices.known)
        return;
    prices.known = true;
    LOYALTY_ASSERT(prices.before->known);
    prices.left = prices.before->left;
    if (prices.run != nullptr)
        return takeFixed({prices.run->parts.data(), prices.runSize}, m_choice.masks(), prices.left, {},
                         prices.runMinor);
    static_cast<void>(take(m_choice.situation(), m_choice.ticket(), m_choice.compiled(prices.candidate),
                           prices.before->left, m_scratch));
    for (std::size_t line = 0; line < m_lines; ++line)
        prices.left[line] -= m_scratch[line];
}

} // namespace loyalty::engine
