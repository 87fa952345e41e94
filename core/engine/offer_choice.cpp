#include "core/engine/offer_choice.h"

#include <algorithm>
#include <numeric>

namespace loyalty::engine {
namespace {

/// Prices looked at in a search: more would cost the cashier time.
constexpr std::size_t kMostLooks = 2'500'000;

bool isTicketPercent(const programme::Offer& offer)
{
    return offer.ticketWide() && std::holds_alternative<programme::PercentOff>(offer.what);
}

/// Less to pay, or as much and more goods for it, or as many and less used up: a coupon that changes nothing is kept.
bool isBetter(const OfferState& one, const OfferState& other)
{
    if (one.due != other.due)
        return one.due < other.due;
    return one.given != other.given ? one.given > other.given : one.used < other.used;
}

bool hasGroup(const OfferState& state, int group)
{
    return group >= 0 && (state.groups[group / 64] >> (group % 64) & 1) != 0;
}

void closeGroup(OfferState& state, int group)
{
    if (group >= 0)
        state.groups[group / 64] |= std::uint64_t{1} << (group % 64);
}

bool isLimitedBirthday(const programme::When& when)
{
    return when.birthday && when.birthday->use != programme::BirthdayUse::EveryTicket;
}

} // namespace

OfferChoice::OfferChoice(const Situation& situation, const Ticket& ticket, std::span<const Candidate> candidates)
    : m_situation(situation)
    , m_ticket(ticket)
    , m_candidates(candidates)
{
    for (const TicketLine& line : ticket.all())
        m_masks.push_back(line.selectors);
}

const programme::Offer& OfferChoice::offerOf(std::size_t candidate) const
{
    return m_situation.programme.programme().discounts.offers[m_candidates[candidate].offer->offer];
}

OfferState OfferChoice::start() const
{
    OfferState state;
    for (const BasketLine& line : m_situation.basket.lines)
        state.left.push_back(line.amountMinor);
    state.due = std::accumulate(state.left.begin(), state.left.end(), std::int64_t{0});
    return state;
}

/// What the lines cost the candidate. Fixed offers of a run are placed together: one more is judged by what the others can
/// leave to it, not by what they happen to leave.
std::vector<std::int64_t> OfferChoice::pricesFor(const OfferState& state, std::size_t candidate) const
{
    if (state.run.empty() || !std::holds_alternative<programme::FixedOff>(offerOf(candidate).what))
        return state.left;
    std::vector<std::int64_t> prices = state.beforeRun;
    takeFixedAside(state.run, m_masks, m_candidates[candidate].offer->select, prices);
    return prices;
}

std::vector<std::int64_t> OfferChoice::runShares(const OfferState& state) const
{
    std::vector<std::int64_t> shares(state.run.size() * state.left.size());
    std::vector<std::int64_t> prices = state.beforeRun;
    takeFixed(state.run, m_masks, prices, shares);
    return shares;
}

bool OfferChoice::usesUp(std::size_t candidate) const
{
    const auto& coupon = m_candidates[candidate].offer->coupon;
    return coupon || isLimitedBirthday(offerOf(candidate).when);
}

std::optional<OfferState> OfferChoice::with(const OfferState& state, std::size_t candidate, Take& taken) const
{
    const programme::Offer& offer = offerOf(candidate);
    const int group = m_candidates[candidate].offer->group;
    const bool second =
        m_situation.programme.programme().discounts.oneTicketPercent && state.ticketPercent && isTicketPercent(offer);
    if (state.closed || hasGroup(state, group) || second || (offer.exclusive && !state.taken.empty())) {
        taken.unmet = second ? "oneTicketPercent" : "group";
        return std::nullopt;
    }
    std::vector<std::int64_t> parts(state.left.size());
    taken = take(m_situation, m_ticket, *m_candidates[candidate].offer, pricesFor(state, candidate), parts);
    if (!taken.applies())
        return std::nullopt;
    OfferState after = state;
    if (taken.fixedMinor > 0) {
        if (after.run.empty())
            after.beforeRun = state.left;
        after.run.push_back({m_candidates[candidate].offer->select, taken.fixedMinor});
        after.left = after.beforeRun;
        takeFixed(after.run, m_masks, after.left);
    } else if (taken.minor > 0) {
        after.run.clear();
        for (std::size_t i = 0; i < parts.size(); ++i)
            after.left[i] -= parts[i];
    }
    after.due = std::accumulate(after.left.begin(), after.left.end(), std::int64_t{0});
    after.given += taken.freePieces;
    after.used += usesUp(candidate) ? 1 : 0;
    closeGroup(after, group);
    after.ticketPercent = after.ticketPercent || isTicketPercent(offer);
    after.closed = offer.exclusive || offer.stop;
    after.taken.push_back(candidate);
    return after;
}

/// Of the group of `first` the candidate that is best for the member now, the earlier of equals.
std::optional<OfferState> OfferChoice::bestOfGroup(const OfferState& state, std::size_t first) const
{
    std::optional<OfferState> best;
    Take ignored;
    for (std::size_t i = first; i < m_candidates.size(); ++i)
        if (m_candidates[i].offer->group == m_candidates[first].offer->group)
            if (auto after = with(state, i, ignored); after && (!best || isBetter(*after, *best)))
                best = std::move(after);
    return best;
}

OfferState OfferChoice::byPriority() const
{
    OfferState state = start();
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        Take ignored;
        auto after = pickOf(i) == programme::Pick::Best ? bestOfGroup(state, i) : with(state, i, ignored);
        if (after)
            state = *std::move(after);
    }
    return state;
}

bool OfferChoice::searchable() const
{
    return m_candidates.size() <= kMostSearched &&
           (std::size_t{2} << m_candidates.size()) * m_ticket.count <= kMostLooks;
}

OfferState OfferChoice::best() const
{
    OfferState best = start();
    search(start(), 0, best);
    return best;
}

std::optional<programme::Pick> OfferChoice::pickOf(std::size_t candidate) const
{
    const int group = m_candidates[candidate].offer->group;
    if (group < 0)
        return std::nullopt;
    return m_situation.programme.programme().discounts.groups[static_cast<std::size_t>(group)].pick;
}

/// With a candidate before without it, so that of equal answers the one with the earlier offers is kept. The best of a
/// group may come where its first one stands, as it does by priority: each is tried there.
void OfferChoice::search(const OfferState& state, std::size_t next, OfferState& best) const
{
    if (isBetter(state, best))
        best = state;
    if (next == m_candidates.size() || state.closed)
        return;
    const auto pick = pickOf(next);
    bool applies = false;
    for (std::size_t i = next; i < m_candidates.size(); ++i) {
        const bool rival =
            pick == programme::Pick::Best && m_candidates[i].offer->group == m_candidates[next].offer->group;
        Take ignored;
        if (i != next && !rival)
            continue;
        if (const auto after = with(state, i, ignored)) {
            applies = applies || i == next;
            search(*after, next + 1, best);
        }
    }
    if (!applies || pick != programme::Pick::First)
        return search(state, next + 1, best);
    // The first that applies is the group's one: it may be left out, but no other comes in its place.
    OfferState without = state;
    closeGroup(without, m_candidates[next].offer->group);
    search(without, next + 1, best);
}

} // namespace loyalty::engine
