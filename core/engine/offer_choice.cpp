#include "core/engine/offer_choice.h"

#include "core/engine/offer_search.h"

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

bool isLimitedBirthday(const programme::When& when)
{
    return when.birthday && when.birthday->use != programme::BirthdayUse::EveryTicket;
}

} // namespace

bool isBetter(const OfferStanding& one, const OfferStanding& other)
{
    if (one.due != other.due)
        return one.due < other.due;
    return one.given != other.given ? one.given > other.given : one.used < other.used;
}

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
    state.standing.due = std::accumulate(state.left.begin(), state.left.end(), std::int64_t{0});
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

std::string_view OfferChoice::hindrance(const OfferStanding& standing, std::size_t candidate) const
{
    const programme::Offer& offer = offerOf(candidate);
    if (standing.ticketPercent && m_situation.programme.programme().discounts.oneTicketPercent &&
        isTicketPercent(offer))
        return "oneTicketPercent";
    const int group = compiled(candidate).group;
    const bool had = group >= 0 && (standing.groups[group / 64] >> (group % 64) & 1) != 0;
    return standing.closed || had || (offer.exclusive && standing.count > 0) ? "group" : std::string_view();
}

void OfferChoice::closeGroup(OfferStanding& standing, std::size_t candidate) const
{
    if (const int group = compiled(candidate).group; group >= 0)
        standing.groups[group / 64] |= std::uint64_t{1} << (group % 64);
}

void OfferChoice::settle(OfferStanding& standing, std::size_t candidate, const Take& taken) const
{
    const programme::Offer& offer = offerOf(candidate);
    standing.given += taken.freePieces;
    standing.used += usesUp(candidate) ? 1 : 0;
    closeGroup(standing, candidate);
    ++standing.count;
    standing.ticketPercent = standing.ticketPercent || isTicketPercent(offer);
    standing.closed = offer.exclusive || offer.stop;
}

std::optional<OfferState> OfferChoice::with(const OfferState& state, std::size_t candidate, Take& taken) const
{
    if (taken.unmet = hindrance(state.standing, candidate); !taken.unmet.empty())
        return std::nullopt;
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
    after.standing.due = std::accumulate(after.left.begin(), after.left.end(), std::int64_t{0});
    settle(after.standing, candidate, taken);
    after.taken.push_back(candidate);
    return after;
}

/// Of the group of `first` the candidate that is best for the member now, the earlier of equals.
std::optional<OfferState> OfferChoice::bestOfGroup(const OfferState& state, std::size_t first) const
{
    std::optional<OfferState> best;
    Take ignored;
    for (std::size_t i = first; i < m_candidates.size(); ++i)
        if (rivals(i, first))
            if (auto after = with(state, i, ignored); after && (!best || isBetter(after->standing, best->standing)))
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
    OfferState state = start();
    Take ignored;
    for (const std::size_t candidate : OfferSearch(*this).run()) {
        auto after = with(state, candidate, ignored);
        LOYALTY_ASSERT(after.has_value());
        state = *std::move(after);
    }
    return state;
}

std::optional<programme::Pick> OfferChoice::pickOf(std::size_t candidate) const
{
    const int group = m_candidates[candidate].offer->group;
    if (group < 0)
        return std::nullopt;
    return m_situation.programme.programme().discounts.groups[static_cast<std::size_t>(group)].pick;
}

bool OfferChoice::rivals(std::size_t one, std::size_t other) const
{
    return compiled(one).group == compiled(other).group;
}

} // namespace loyalty::engine
