#include "core/engine/offer_take.h"

#include "core/engine/conditions.h"
#include "core/engine/spread.h"

#include <algorithm>
#include <array>
#include <vector>

namespace loyalty::engine {
namespace {

using programme::Offer;

std::int64_t shareOf(std::int64_t minor, const Rate& share)
{
    return halfUp(Int128{minor} * share.numerator(), share.denominator());
}

/// One offer at work on one state of the prices.
class Taker
{
public:
    Taker(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
          std::span<const std::int64_t> left, std::span<std::int64_t> parts)
        : m_situation(situation)
        , m_ticket(ticket)
        , m_compiled(offer)
        , m_offer(situation.programme.programme().discounts.offers[offer.offer])
        , m_left(left)
        , m_parts(parts)
    {}

    Take run()
    {
        std::fill(m_parts.begin(), m_parts.end(), 0);
        const Amounts amounts = measure();
        m_take.unmet = unmetAmount(m_offer.when, amounts);
        if (m_take.unmet.empty() && m_compiled.coupon)
            m_take.unmet = unmetAmount(m_situation.programme.programme().coupons[*m_compiled.coupon].when, amounts);
        if (m_take.unmet.empty())
            std::visit([this](const auto& what) { apply(what); }, m_offer.what);
        return m_take;
    }

private:
    [[nodiscard]] bool selects(std::size_t line) const
    {
        return (m_ticket.lines[line].selectors & m_compiled.select) != 0 && m_left[line] > 0;
    }
    [[nodiscard]] const BasketLine& line(std::size_t index) const { return m_situation.basket.lines[index]; }

    Amounts measure()
    {
        const bool net = m_situation.programme.programme().discounts.minSpendTax == programme::BaseTax::Excluded;
        Amounts amounts;
        for (std::size_t i = 0; i < m_ticket.count; ++i) {
            if (!selects(i))
                continue;
            m_sum += m_left[i];
            amounts.spendMinor += m_left[i] - (net ? taxIn(line(i), m_left[i]) : 0);
            amounts.thousandths += line(i).quantity.thousandths;
            amounts.lineThousandths = std::max(amounts.lineThousandths, line(i).quantity.thousandths);
        }
        return amounts;
    }

    [[nodiscard]] std::int64_t capped(std::int64_t minor, std::int64_t most) const
    {
        return std::min({minor, most, m_offer.maxMinor.value_or(Money::kMaxMinor)});
    }

    void spreadOverSelected(std::int64_t minor)
    {
        m_take.minor = minor;
        std::vector<UInt128> weights(m_ticket.count);
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            weights[i] = static_cast<UInt128>(selects(i) ? m_left[i] : 0);
        spread(minor, static_cast<UInt128>(m_sum), weights, m_parts);
    }

    /// What stands in the parts is more than the offer may take.
    void cutToMost()
    {
        std::int64_t sum = 0;
        for (const std::int64_t part : m_parts)
            sum += part;
        m_take.minor = capped(sum, sum);
        if (m_take.minor == sum)
            return;
        std::vector<UInt128> weights(m_parts.begin(), m_parts.end());
        spread(m_take.minor, static_cast<UInt128>(sum), weights, m_parts);
    }

    void apply(const programme::PercentOff& percent)
    {
        std::int64_t of = m_sum;
        if (m_situation.programme.programme().discounts.percentOf == programme::PercentOf::Price) {
            of = 0;
            for (std::size_t i = 0; i < m_ticket.count; ++i)
                of += selects(i) ? line(i).amountMinor : 0;
        }
        spreadOverSelected(capped(shareOf(of, percent.percent), m_sum));
    }

    void apply(const programme::FixedOff& fixed)
    {
        const std::int64_t times = fixed.repeat ? m_sum / std::max<std::int64_t>(m_offer.when.minSpendMinor, 1) : 1;
        const Int128 whole = Int128{fixed.minor} * times;
        m_take.fixedMinor =
            capped(static_cast<std::int64_t>(std::min<Int128>(whole, Money::kMaxMinor)), Money::kMaxMinor);
        spreadOverSelected(std::min(m_take.fixedMinor, m_sum));
    }

    void apply(const programme::PieceFor& piece)
    {
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            if (selects(i)) {
                const Int128 price = Int128{piece.minor} * line(i).quantity.thousandths;
                m_parts[i] = std::max<std::int64_t>(m_left[i] - halfUp(price, 1000), 0);
            }
        cutToMost();
    }

    /// What a piece of the line costs now. Weighed goods below a piece count as one.
    [[nodiscard]] std::int64_t pieceOf(std::size_t index) const
    {
        const std::int64_t quantity = std::max<std::int64_t>(line(index).quantity.thousandths, 1000);
        return halfUp(Int128{m_left[index]} * 1000, quantity);
    }

    void apply(const programme::CheapestOff& cheapest)
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            if (selects(i) && (!found || pieceOf(i) < pieceOf(*found)))
                found = i;
        if (!found)
            return;
        m_parts[*found] = capped(shareOf(pieceOf(*found), cheapest.percent), m_left[*found]);
        m_take.minor = m_parts[*found];
    }

    void apply(const programme::NthOff& nth)
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            if (selects(i))
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(),
                         [this](std::size_t a, std::size_t b) { return pieceOf(a) > pieceOf(b); });
        std::int64_t counted = 0;
        for (const std::size_t i : order) {
            const std::int64_t pieces = line(i).quantity.thousandths / 1000;
            const std::int64_t hits = (counted + pieces) / nth.nth - counted / nth.nth;
            counted += pieces;
            const Int128 price = Int128{pieceOf(i)} * hits;
            m_parts[i] = std::min(m_left[i],
                                  shareOf(static_cast<std::int64_t>(std::min<Int128>(price, m_left[i])), nth.percent));
        }
        cutToMost();
    }

    void apply(const programme::FreeGoods& free)
    {
        std::int64_t pieces = 0;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            pieces += selects(i) ? line(i).quantity.thousandths / 1000 : 0;
        m_take.freePieces = pieces / free.buy * free.get;
    }

    const Situation& m_situation;
    const Ticket& m_ticket;
    const programme::CompiledOffer& m_compiled;
    const Offer& m_offer;
    std::span<const std::int64_t> m_left;
    std::span<std::int64_t> m_parts;
    std::int64_t m_sum = 0;
    Take m_take;
};

} // namespace

Take take(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
          std::span<const std::int64_t> left, std::span<std::int64_t> parts)
{
    return Taker(situation, ticket, offer, left, parts).run();
}

} // namespace loyalty::engine
