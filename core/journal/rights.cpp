#include "core/journal/overlay.h"

#include <algorithm>

namespace loyalty::journal {

namespace {

/// Takes `spent` out of what is left of a right's lots.
void subtract(std::vector<ledger::LotShare>& lots, const std::vector<ledger::LotShare>& spent)
{
    for (const ledger::LotShare& share : spent) {
        const auto lot = std::ranges::find(lots, share.lot, &ledger::LotShare::lot);
        if (lot != lots.end())
            lot->amount -= std::min(lot->amount, share.amount);
    }
    std::erase_if(lots, [](const ledger::LotShare& share) { return share.amount == 0; });
}

std::vector<HeldRight> pick(const std::map<std::uint64_t, HeldRight>& rights, const std::vector<std::uint64_t>& numbers,
                            const ledger::AssetKey& what)
{
    std::vector<HeldRight> picked;
    for (const std::uint64_t number : numbers)
        if (const HeldRight& right = rights.at(number); right.grant.what == what)
            picked.push_back(right);
    return picked;
}

} // namespace

void Overlay::grant(const Granted& granted)
{
    m_lastGrant = std::max(m_lastGrant, granted.number);
    // The same grant written twice would give its points twice.
    if (!m_rights.try_emplace(granted.number, HeldRight{granted, granted.amount, granted.lots}).second)
        return;
    usable(granted).push_back(granted.number);
}

std::vector<std::uint64_t>& Overlay::usable(const Granted& granted)
{
    return granted.member ? m_backed[*granted.member] : m_unbacked;
}

void Overlay::retire(const Granted& granted)
{
    std::erase(usable(granted), granted.number);
    if (granted.member && m_backed[*granted.member].empty())
        m_backed.erase(*granted.member);
}

void Overlay::spend(HeldRight& right, const ledger::Posting& posting)
{
    right.remaining -= std::min(right.remaining, -posting.amount);
    subtract(right.lots, posting.lots);
    if (right.remaining == 0)
        retire(right.grant);
}

void Overlay::giveBack(const Entry& entry, const GaveBack& gaveBack)
{
    const auto right = m_rights.find(gaveBack.number);
    if (right == m_rights.end())
        return;
    const Granted& granted = right->second.grant;
    if (granted.backed && granted.member && !gaveBack.lots.empty())
        effectOn(*granted.member, entry).homecoming = Homecoming{granted.what, gaveBack.lots, granted.feedPosition};
    retire(granted);
    m_rights.erase(right);
}

std::vector<HeldRight> Overlay::rightsOf(const MemberId& member, const ledger::AssetKey& what) const
{
    const auto numbers = m_backed.find(member);
    return numbers == m_backed.end() ? std::vector<HeldRight>() : pick(m_rights, numbers->second, what);
}

std::vector<HeldRight> Overlay::unbackedRights(const ledger::AssetKey& what) const
{
    return pick(m_rights, m_unbacked, what);
}

} // namespace loyalty::journal
