#include "core/engine/discount.h"

#include "core/engine/conditions.h"
#include "core/engine/offer_choice.h"
#include "core/engine/trace.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

using programme::CompiledOffer;
using programme::Offer;

/// Finds the offers that may apply, has them chosen, and writes what they take off into the quote.
class Discounter
{
public:
    Discounter(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
        : m_situation(situation)
        , m_discounts(situation.programme.programme().discounts)
        , m_ticket(ticket)
        , m_quote(quote)
        , m_trace(trace)
    {}

    void run()
    {
        for (const CompiledOffer& offer : m_situation.programme.offers())
            consider(offer);
        if (m_candidates.empty())
            return;
        const OfferChoice choice(m_situation, m_ticket, m_candidates);
        const bool best = m_discounts.choose == programme::Choose::Best && choice.searchable();
        const OfferState chosen = best ? choice.best() : choice.byPriority();
        if (m_trace == Trace::On) {
            TraceStep& step = addStep(m_quote, TraceStep::Kind::Chosen);
            step.before = static_cast<std::int64_t>(m_candidates.size());
            step.after = static_cast<std::int64_t>(chosen.taken.size());
            step.detail = best ? "best" : "priority";
        }
        replay(choice, chosen);
    }

private:
    [[nodiscard]] const Offer& sourceOf(const CompiledOffer& offer) const { return m_discounts.offers[offer.offer]; }

    void conditional(const CompiledOffer& offer, std::string_view reason)
    {
        if (m_trace == Trace::On)
            addStep(m_quote, TraceStep::Kind::Conditional, sourceOf(offer).id).detail = reason;
    }

    /// How many coupons were presented that open the offer; one for an offer that needs none.
    [[nodiscard]] std::int64_t timesOf(const CompiledOffer& offer) const
    {
        if (!offer.coupon)
            return 1;
        const programme::Coupon& coupon = m_situation.programme.programme().coupons[*offer.coupon];
        const auto& presented = m_situation.ask.coupons;
        const auto count = std::count(presented.begin(), presented.end(), coupon.id);
        return std::min<std::int64_t>(count, coupon.perTicket);
    }

    void consider(const CompiledOffer& offer)
    {
        const std::int64_t times = timesOf(offer);
        const Offer& source = sourceOf(offer);
        if (times == 0 || (m_situation.nobody && !source.everyone))
            return;
        std::string_view reason = unmetCondition(m_situation, offer.when, source.when, source.id);
        if (reason.empty() && offer.coupon) {
            const programme::When& when = m_situation.programme.programme().coupons[*offer.coupon].when;
            reason = unmetCondition(m_situation, m_situation.programme.couponWhen(*offer.coupon), when, source.id);
        }
        if (!reason.empty())
            return conditional(offer, reason);
        const auto isHit = [&](const TicketLine& line) { return (line.selectors & offer.select) != 0; };
        if (std::any_of(m_ticket.all().begin(), m_ticket.all().end(), isHit))
            m_candidates.insert(m_candidates.end(), static_cast<std::size_t>(times), Candidate{&offer});
    }

    /// Applies what was chosen once more, in its own order, this time writing it down.
    void replay(const OfferChoice& choice, const OfferState& chosen)
    {
        OfferState state = choice.start();
        std::size_t told = 0;
        for (const std::size_t candidate : chosen.taken) {
            told = tellOthers(choice, state, chosen, told, candidate);
            Take taken;
            auto after = choice.with(state, candidate, taken);
            LOYALTY_ASSERT(after.has_value());
            keep(choice, candidate, state, *after);
            write(*m_candidates[candidate].offer, taken, state, *after);
            state = *std::move(after);
        }
        tellOthers(choice, state, chosen, told, m_candidates.size());
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            m_quote.lines[i].discountMinor = m_situation.basket.lines[i].amountMinor - state.left[i];
        m_quote.offersMinor = m_quote.totalMinor - state.standing.due;
        m_quote.dueMinor = state.standing.due;
    }

    /// Says of candidates from `told` up to `until` that were not chosen why not, by the prices that they found. Answers up
    /// to where it is said now.
    std::size_t tellOthers(const OfferChoice& choice, const OfferState& state, const OfferState& chosen,
                           std::size_t told, std::size_t until)
    {
        if (m_trace == Trace::Off)
            return until;
        for (; told < until; ++told) {
            if (std::ranges::find(chosen.taken, told) != chosen.taken.end())
                continue;
            Take taken;
            static_cast<void>(choice.with(state, told, taken));
            conditional(*m_candidates[told].offer, taken.unmet.empty() ? "notBest" : taken.unmet);
        }
        return told;
    }

    void write(const CompiledOffer& offer, const Take& taken, const OfferState& before, const OfferState& after)
    {
        const Offer& source = sourceOf(offer);
        AppliedOffer& applied = m_quote.offers.emplace_back();
        applied.id = source.id;
        applied.minor = before.standing.due - after.standing.due;
        countBirthday(m_situation, source.when, source.id, m_quote);
        if (offer.coupon) {
            const programme::Coupon& coupon = m_situation.programme.programme().coupons[*offer.coupon];
            applied.coupon = coupon.id;
            if (!source.when.birthday)
                countBirthday(m_situation, coupon.when, source.id, m_quote);
        }
        if (taken.freePieces > 0)
            give(source, offer, taken.freePieces);
        if (m_trace == Trace::Off)
            return;
        TraceStep& step = addStep(m_quote, TraceStep::Kind::Discounted, source.id);
        step.baseMinor = before.standing.due - after.standing.due;
        step.before = before.standing.due;
        step.after = after.standing.due;
    }

    void give(const Offer& source, const CompiledOffer& offer, std::int64_t pieces)
    {
        std::string sku = std::get<programme::FreeGoods>(source.what).sku;
        for (std::size_t i = 0; i < m_ticket.count && sku.empty(); ++i)
            if ((m_ticket.lines[i].selectors & offer.select) != 0)
                sku = m_situation.basket.lines[i].sku;
        m_quote.goods.push_back({.from = source.id, .sku = std::move(sku), .pieces = pieces});
    }

    /// What the programme leaves in the base that earns although it is off the price.
    void keep(const OfferChoice& choice, std::size_t candidate, const OfferState& before, const OfferState& after)
    {
        const Offer& source = sourceOf(*m_candidates[candidate].offer);
        const programme::BaseDiscounts base = m_situation.programme.programme().earning.base.discounts;
        const bool kept = base == programme::BaseDiscounts::Before ||
                          (base == programme::BaseDiscounts::AfterLines && source.ticketWide());
        if (after.run.size() > before.run.size())
            return keepOfRun(choice, kept, after);
        for (std::size_t i = 0; kept && i < m_ticket.count; ++i)
            m_ticket.keep(i, before.left[i] - after.left[i]);
    }

    /// One more fixed offer may move what the others of its run take off: all of the run is reckoned anew.
    void keepOfRun(const OfferChoice& choice, bool kept, const OfferState& after)
    {
        if (after.run.size() == 1) {
            m_runKeeps.clear();
            m_runKept.assign(m_ticket.count, 0);
        }
        m_runKeeps.push_back(kept);
        if (std::ranges::find(m_runKeeps, true) == m_runKeeps.end())
            return;
        const std::vector<std::int64_t> shares = choice.runShares(after);
        for (std::size_t i = 0; i < m_ticket.count; ++i) {
            std::int64_t now = 0;
            for (std::size_t part = 0; part < m_runKeeps.size(); ++part)
                now += m_runKeeps[part] ? shares[part * m_ticket.count + i] : 0;
            m_ticket.keep(i, now - m_runKept[i]);
            m_runKept[i] = now;
        }
    }

    const Situation& m_situation;
    const programme::Discounts& m_discounts;
    Ticket& m_ticket;
    Quote& m_quote;
    Trace m_trace;
    std::vector<Candidate> m_candidates;
    std::vector<bool> m_runKeeps;        ///< by fixed offer of the run: whether what it takes off still earns
    std::vector<std::int64_t> m_runKept; ///< by line, of those together
};

} // namespace

void discount(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
{
    Discounter(situation, ticket, quote, trace).run();
}

} // namespace loyalty::engine
