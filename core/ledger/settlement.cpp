#include "core/ledger/settlement.h"

#include "core/base/checked.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace loyalty::ledger {
namespace {

struct Open
{
    Claim claim;
    std::size_t index = 0;
};

class Settling
{
public:
    Settling(std::span<const Lot> lots, std::span<const Claim> claims, std::span<const Renewal> renewals)
        : m_renewals(renewals)
    {
        m_out.lots.assign(lots.begin(), lots.end());
        for (const Claim& claim : claims)
            m_open.push_back({claim, m_open.size()});
        for (std::size_t i = 0; i < lots.size(); ++i)
            if (lots[i].remaining < 0) {
                m_out.lots[i].remaining = 0;
                m_open.push_back(
                    {{.at = lots[i].terms.earned, .amount = -lots[i].remaining, .prefers = {}}, claims.size() + i});
            }
        std::ranges::stable_sort(m_open, {}, [](const Open& open) { return open.claim.at; });
    }

    Settlement run()
    {
        for (Open& open : m_open)
            if (open.claim.prefers)
                payFromPreferred(open);
        for (Open& open : m_open) {
            payFromEarned(open);
            if (open.claim.amount > 0)
                payFromLater(open);
            m_out.debt = checkedAdd(m_out.debt, open.claim.amount);
        }
        return std::move(m_out);
    }

private:
    void pay(Open& open, std::size_t lot)
    {
        const std::int64_t part = std::min(open.claim.amount, m_out.lots[lot].remaining);
        if (part == 0)
            return;
        m_out.lots[lot].remaining -= part;
        open.claim.amount -= part;
        m_out.payments.push_back({open.index, lot, part});
    }

    /// From the late end: what is clawed back was mostly earned lately. Ended or not: points that ended unspent are not
    /// taken a second time from others.
    void payFromPreferred(Open& open)
    {
        for (std::size_t lot = m_out.lots.size(); lot > 0 && open.claim.amount > 0; --lot)
            if (m_out.lots[lot - 1].terms.id == *open.claim.prefers)
                pay(open, lot - 1);
    }

    void payFromEarned(Open& open)
    {
        const Instant at = open.claim.at;
        // Claims come in time: what is used up or ended for one is so for those after it.
        while (m_first < m_out.lots.size() &&
               (m_out.lots[m_first].remaining == 0 || hasEnded(m_out.lots[m_first].terms, at)))
            ++m_first;
        for (const bool pending : {false, true})
            for (std::size_t lot = m_first; lot < m_out.lots.size() && open.claim.amount > 0; ++lot) {
                const LotTerms& terms = m_out.lots[lot].terms;
                if (terms.earned <= at && !hasEnded(terms, at) && pendingAt(terms, at) == pending)
                    pay(open, lot);
            }
    }

    void payFromLater(Open& open)
    {
        if (m_byTime.empty()) {
            m_byTime.resize(m_out.lots.size());
            std::iota(m_byTime.begin(), m_byTime.end(), std::size_t{0});
            std::ranges::stable_sort(m_byTime, {}, [this](std::size_t lot) {
                const LotTerms& terms = m_out.lots[lot].terms;
                return std::tie(terms.earned, terms.id);
            });
        }
        for (auto lot = m_byTime.begin(); lot != m_byTime.end() && open.claim.amount > 0; ++lot) {
            const LotTerms& terms = m_out.lots[*lot].terms;
            if (terms.earned > open.claim.at && !hasEnded(terms, open.claim.at))
                pay(open, *lot);
        }
    }

    [[nodiscard]] bool hasEnded(const LotTerms& terms, Instant at) const { return endedAt(terms, at, m_renewals); }

    std::span<const Renewal> m_renewals;
    std::vector<Open> m_open; // by time
    std::vector<std::size_t> m_byTime;
    std::size_t m_first = 0;
    Settlement m_out;
};

} // namespace

std::optional<Instant> endOf(const LotTerms& terms, std::span<const Renewal> renewals)
{
    std::optional<Instant> end = terms.endsAt;
    for (const Renewal& renewal : renewals)
        if (end && terms.earned < renewal.from && renewal.from < *end)
            end = std::max(*end, renewal.end);
    return end;
}

bool endedAt(const LotTerms& terms, Instant at, std::span<const Renewal> renewals)
{
    if (!terms.endsAt || at < *terms.endsAt) // the usual case: nothing ends sooner by a renewal
        return false;
    return renewals.empty() || *endOf(terms, renewals) <= at;
}

bool pendingAt(const LotTerms& terms, Instant at)
{
    return terms.spendableFrom && at < *terms.spendableFrom;
}

Settlement settle(std::span<const Lot> lots, std::span<const Claim> claims, std::span<const Renewal> renewals)
{
    return Settling(lots, claims, renewals).run();
}

} // namespace loyalty::ledger
