#include "core/engine/rewards.h"

#include "core/engine/conditions.h"
#include "core/engine/redeem.h"
#include "core/engine/spread.h"
#include "core/engine/trace.h"

#include <algorithm>
#include <limits>

namespace loyalty::engine {
namespace {

using programme::Reward;

/// Where the programme has no word about points as money: what is not proved by something fresh spends nothing.
const programme::Redeeming& limitsOf(const programme::Programme& programme)
{
    static const programme::Redeeming unsaid = [] {
        programme::Redeeming redeeming;
        redeeming.maxByTrust = {0, 0, std::nullopt};
        return redeeming;
    }();
    return programme.redeeming ? *programme.redeeming : unsaid;
}

std::int64_t stepsOf(const Reward& reward, std::int64_t count)
{
    const auto* goods = std::get_if<programme::GoodsReward>(&reward.gives);
    return goods == nullptr ? count : (count + goods->pieces - 1) / goods->pieces;
}

class Rewarder
{
public:
    Rewarder(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
        : m_situation(situation)
        , m_ticket(ticket)
        , m_quote(quote)
        , m_trace(trace)
    {}

    std::optional<QuoteRefusal> give(const AskedReward& asked)
    {
        const auto& rewards = m_situation.programme.programme().rewards;
        const auto found = std::find_if(rewards.begin(), rewards.end(),
                                        [&asked](const Reward& reward) { return reward.id == asked.id; });
        if (found == rewards.end() || !isOffered(*found, static_cast<std::size_t>(found - rewards.begin())))
            return QuoteRefusal::RewardNotOffered;
        if (asked.count < 1 || asked.count > kMostCount)
            return QuoteRefusal::QuantityOutOfRange;
        const Int128 cost = Int128{found->points} * stepsOf(*found, asked.count);
        if (const auto refusal = whyNot(cost))
            return refusal;
        if (const auto* const money = std::get_if<programme::MoneyReward>(&found->gives))
            if (isMoreThanDue(*money, asked.count))
                return QuoteRefusal::RewardAboveDue;
        const auto points = static_cast<std::int64_t>(cost);
        m_quote.redeemed += Points(points);
        clearWeights();
        m_onNoLine = Points(points);
        std::visit([&](const auto& gives) { give(*found, gives, asked.count); }, found->gives);
        chargeLines(points);
        countBirthday(m_situation, found->when, found->id, m_quote);
        if (m_trace == Trace::On) {
            TraceStep& step = addStep(m_quote, TraceStep::Kind::Redeemed, found->id);
            step.before = points;
            step.after = m_givenMinor;
        }
        return std::nullopt;
    }

private:
    static constexpr std::int64_t kMostCount = 1'000'000;

    [[nodiscard]] bool isOffered(const Reward& reward, std::size_t index) const
    {
        Amounts all{.spendMinor = m_quote.dueMinor};
        for (const BasketLine& line : m_situation.basket.lines) {
            all.thousandths += line.quantity.thousandths;
            all.lineThousandths = std::max(all.lineThousandths, line.quantity.thousandths);
        }
        return unmetCondition(m_situation, m_situation.programme.rewardWhen(index), reward.when, reward.id).empty() &&
               unmetAmount(reward.when, all).empty();
    }

    [[nodiscard]] std::optional<QuoteRefusal> whyNot(Int128 cost) const
    {
        const RedeemLimits limits = redeemLimits(limitsOf(m_situation.programme.programme()), m_situation.member,
                                                 m_quote.redeemed.count(), m_quote.dueMinor, m_quote.dueMinor);
        if (cost > limits.balance)
            return QuoteRefusal::RewardAboveBalance;
        if (cost > limits.trust)
            return QuoteRefusal::RedeemNotWithThisCode;
        if (cost > limits.rights)
            return QuoteRefusal::RedeemBeyondRights;
        return std::nullopt;
    }

    /// Whether one of the amounts asked for so far could be left out, and the others would still take off all there is:
    /// its points would be gone for nothing. What passes the price is counted on.
    bool isMoreThanDue(const programme::MoneyReward& money, std::int64_t count)
    {
        m_beyond += std::max<Int128>(Int128{money.minor} * count - m_quote.dueMinor, 0);
        m_leastMinor = std::min(m_leastMinor, money.minor);
        return m_beyond >= m_leastMinor;
    }

    void clearWeights()
    {
        m_givenMinor = 0;
        std::fill_n(m_ticket.parts.begin(), m_ticket.count, 0);
    }

    [[nodiscard]] std::int64_t paid(std::size_t line) const
    {
        return m_situation.basket.lines[line].amountMinor - m_quote.lines[line].discountMinor;
    }

    /// Goods that are on the ticket at no price carry the points that they cost; others keep them for themselves. A line
    /// of the same article that has a price was bought: it is paid for, and goes back for its money.
    void give(const Reward& reward, const programme::GoodsReward& goods, std::int64_t count)
    {
        bool onTicket = false;
        for (std::size_t i = 0; i < m_ticket.count; ++i) {
            const BasketLine& line = m_situation.basket.lines[i];
            m_ticket.parts[i] = line.sku == goods.sku && line.amountMinor == 0 ? 1 : 0;
            onTicket = onTicket || m_ticket.parts[i] != 0;
        }
        m_quote.goods.push_back(
            {.from = reward.id, .sku = goods.sku, .pieces = count, .points = onTicket ? Points() : m_onNoLine});
    }

    void give(const Reward& reward, const programme::CouponReward& coupon, std::int64_t count)
    {
        const programme::Programme& programme = m_situation.programme.programme();
        IssuedAsset& issued = m_quote.issued.emplace_back();
        issued.key = coupon.coupon;
        issued.from = reward.id;
        issued.count = count;
        for (const programme::Coupon& known : programme.coupons)
            if (known.id == coupon.coupon && known.expiry)
                issued.firstInvalidDay = programme::firstInvalidDay(*known.expiry, m_situation.context.date);
    }

    void give(const Reward& reward, const programme::MoneyReward& money, std::int64_t count)
    {
        m_givenMinor =
            static_cast<std::int64_t>(std::min<Int128>(Int128{money.minor} * count, Int128{m_quote.dueMinor}));
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            m_ticket.weights[i] = static_cast<UInt128>(paid(i));
        spread(m_givenMinor, static_cast<UInt128>(m_quote.dueMinor), m_ticket.allWeights(), m_ticket.allParts());
        for (std::size_t i = 0; i < m_ticket.count; ++i) {
            m_quote.lines[i].discountMinor += m_ticket.parts[i];
            if (!reward.reducesBase)
                m_ticket.keep(i, m_ticket.parts[i]);
        }
        m_quote.dueMinor -= m_givenMinor;
        m_quote.offersMinor += m_givenMinor;
    }

    /// Spreads the points over the lines by what stands in the ticket's parts; over none where nothing does.
    void chargeLines(std::int64_t points)
    {
        UInt128 sum = 0;
        for (std::size_t i = 0; i < m_ticket.count; ++i) {
            m_ticket.weights[i] = static_cast<UInt128>(m_ticket.parts[i]);
            sum += m_ticket.weights[i];
        }
        if (sum == 0)
            return;
        spread(points, sum, m_ticket.allWeights(), m_ticket.allParts());
        for (std::size_t i = 0; i < m_ticket.count; ++i)
            m_quote.lines[i].redeemPoints += Points(m_ticket.parts[i]);
    }

    const Situation& m_situation;
    Ticket& m_ticket;
    Quote& m_quote;
    Trace m_trace;
    std::int64_t m_givenMinor = 0;
    Int128 m_beyond = 0; ///< asked for in money, and beyond what was due
    std::int64_t m_leastMinor = std::numeric_limits<std::int64_t>::max(); ///< of the amounts asked for
    Points m_onNoLine; ///< what the reward costs, where no line of the ticket is charged
};

} // namespace

std::optional<QuoteRefusal> takeRewards(const Situation& situation, Ticket& ticket, Quote& quote, Trace trace)
{
    Rewarder rewarder(situation, ticket, quote, trace);
    for (const AskedReward& asked : situation.ask.rewards)
        if (const auto refusal = rewarder.give(asked))
            return refusal;
    return std::nullopt;
}

} // namespace loyalty::engine
