#include "core/engine/offer_take.h"

#include "core/engine/conditions.h"
#include "core/engine/spread.h"

#include <algorithm>
#include <array>

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
        judge(measure());
        if (m_take.unmet.empty())
            std::visit([this](const auto& what) { apply(what); }, m_offer.what);
        return m_take;
    }

    Take runOfSum(std::int64_t sum)
    {
        m_sum = sum;
        judge({.spendMinor = sum, .thousandths = 0, .lineThousandths = 0});
        if (m_take.unmet.empty())
            apply(std::get<programme::FixedOff>(m_offer.what));
        return m_take;
    }

    TakeAtMost runAtMost()
    {
        measure();
        m_most = {.minor = capped(m_sum, m_sum), .freePieces = 0};
        std::visit([this](const auto& what) { applyAtMost(what); }, m_offer.what);
        return m_most;
    }

private:
    [[nodiscard]] bool selects(std::size_t line) const
    {
        return (m_ticket.lines[line].selectors & m_compiled.select) != 0 && m_left[line] > 0;
    }
    [[nodiscard]] const BasketLine& line(std::size_t index) const { return m_situation.basket.lines[index]; }
    [[nodiscard]] bool wantsParts() const { return !m_parts.empty(); }

    void judge(const Amounts& amounts)
    {
        m_take.unmet = unmetAmount(m_offer.when, amounts);
        if (m_take.unmet.empty() && m_compiled.coupon)
            m_take.unmet = unmetAmount(m_situation.programme.programme().coupons[*m_compiled.coupon].when, amounts);
    }

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
        if (!wantsParts())
            return;
        std::array<UInt128, Basket::kMaxLines> weights;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            weights[i] = static_cast<UInt128>(selects(i) ? m_left[i] : 0);
        spread(minor, static_cast<UInt128>(m_sum), {weights.data(), m_ticket.count}, m_parts);
    }

    /// Takes `minor` off a line, as far as the offer may take all that it does.
    void takeOff(std::size_t index, std::int64_t minor)
    {
        m_take.minor += minor;
        if (wantsParts())
            m_parts[index] = minor;
    }

    /// What stands in the parts may be more than the offer may take.
    void cutToMost()
    {
        const std::int64_t sum = m_take.minor;
        m_take.minor = capped(sum, sum);
        if (m_take.minor == sum || !wantsParts())
            return;
        std::array<UInt128, Basket::kMaxLines> weights;
        std::ranges::transform(m_parts, weights.begin(), [](std::int64_t part) { return static_cast<UInt128>(part); });
        spread(m_take.minor, static_cast<UInt128>(sum), {weights.data(), m_ticket.count}, m_parts);
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
                takeOff(i, std::max<std::int64_t>(m_left[i] - halfUp(price, 1000), 0));
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
        std::optional<Piece> found;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            if (selects(i))
                if (const std::int64_t minor = pieceOf(i); !found || minor < found->minor)
                    found = Piece{minor, i};
        if (found)
            takeOff(found->line, capped(shareOf(found->minor, cheapest.percent), m_left[found->line]));
    }

    void apply(const programme::NthOff& nth)
    {
        std::array<Piece, Basket::kMaxLines> room;
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            if (selects(i))
                room[count++] = {pieceOf(i), i};
        const std::span<Piece> dearestFirst(room.data(), count);
        std::ranges::sort(dearestFirst, [](const Piece& a, const Piece& b) {
            return a.minor != b.minor ? a.minor > b.minor : a.line < b.line;
        });
        std::int64_t counted = 0;
        for (const Piece& piece : dearestFirst) {
            const std::int64_t more = piecesOf(piece.line);
            const std::int64_t hits = (counted + more) / nth.nth - counted / nth.nth;
            counted += more;
            const Int128 price = Int128{piece.minor} * hits;
            const std::int64_t left = m_left[piece.line];
            takeOff(piece.line,
                    std::min(left, shareOf(static_cast<std::int64_t>(std::min<Int128>(price, left)), nth.percent)));
        }
        cutToMost();
    }

    void apply(const programme::FreeGoods& free)
    {
        std::int64_t pieces = 0;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            pieces += selects(i) ? piecesOf(i) : 0;
        m_take.freePieces = pieces / free.buy * free.get;
    }

    /// Lower prices make these take less.
    template <class What>
    void applyAtMost(const What& what)
    {
        apply(what);
        m_most.minor = m_take.minor;
        m_most.freePieces = m_take.freePieces;
    }

    void applyAtMost(const programme::PercentOff& percent)
    {
        apply(percent);
        m_most.minor = m_take.minor;
        if (m_situation.programme.programme().discounts.percentOf == programme::PercentOf::Left)
            atMost(percent.percent, 1, 0);
    }

    /// The cheapest may be another once its line costs nothing.
    void applyAtMost(const programme::CheapestOff& cheapest)
    {
        std::int64_t most = 0;
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            if (selects(i))
                most = std::max(most, shareOf(pieceOf(i), cheapest.percent));
        m_most.minor = std::min(m_most.minor, most);
    }

    /// Of every nth pieces the cheapest: no more than what nth of them cost on average. What one of several pieces costs
    /// may be rounded up, and what each line takes.
    void applyAtMost(const programme::NthOff& nth)
    {
        std::int64_t pieces = 0;
        std::int64_t rounded = 0;
        std::int64_t lines = 0;
        for (std::size_t i = 0; i < m_ticket.count; ++i) {
            if (!selects(i))
                continue;
            pieces += piecesOf(i);
            rounded += line(i).quantity == Quantity::pieces(1) ? 0 : piecesOf(i);
            ++lines;
        }
        atMost(nth.percent, nth.nth, rounded / (2 * nth.nth) + std::min(lines, pieces / nth.nth) / 2 + 2);
    }

    void atMost(const Rate& share, std::int64_t of, std::int64_t more)
    {
        m_most.numerator = share.numerator();
        m_most.denominator = share.denominator() * of;
        m_most.more = more;
        m_most.minor = std::min(m_most.minor, m_most.minorOf(m_sum));
    }

    struct Piece
    {
        std::int64_t minor;
        std::size_t line;
    };

    [[nodiscard]] std::int64_t piecesOf(std::size_t index) const { return line(index).quantity.thousandths / 1000; }

    const Situation& m_situation;
    const Ticket& m_ticket;
    const programme::CompiledOffer& m_compiled;
    const Offer& m_offer;
    std::span<const std::int64_t> m_left;
    std::span<std::int64_t> m_parts;
    std::int64_t m_sum = 0;
    Take m_take;
    TakeAtMost m_most;
};

} // namespace

Take take(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
          std::span<const std::int64_t> left, std::span<std::int64_t> parts)
{
    return Taker(situation, ticket, offer, left, parts).run();
}

bool goesBySum(const Situation& situation, const programme::CompiledOffer& offer)
{
    const programme::Programme& programme = situation.programme.programme();
    const bool net = programme.discounts.minSpendTax == programme::BaseTax::Excluded;
    const auto asksOfSum = [net](const programme::When& when) {
        return when.minPieces == 0 && when.minLinePieces == 0 &&
               !(net && (when.minSpendMinor > 0 || when.belowSpendMinor));
    };
    const Offer& source = programme.discounts.offers[offer.offer];
    return std::holds_alternative<programme::FixedOff>(source.what) && asksOfSum(source.when) &&
           (!offer.coupon || asksOfSum(programme.coupons[*offer.coupon].when));
}

Take takeOfSum(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
               std::int64_t sum)
{
    return Taker(situation, ticket, offer, {}, {}).runOfSum(sum);
}

TakeAtMost takeAtMost(const Situation& situation, const Ticket& ticket, const programme::CompiledOffer& offer,
                      std::span<const std::int64_t> prices)
{
    return Taker(situation, ticket, offer, prices, {}).runAtMost();
}

} // namespace loyalty::engine
