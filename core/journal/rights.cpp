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
    // Numbers only ever rise: one that comes again, used up or not, would give its points twice.
    if (granted.number <= m_lastGrant)
        return;
    m_lastGrant = granted.number;
    m_rights.try_emplace(granted.number, HeldRight{granted, granted.amount, granted.lots});
    numbersOf(granted).push_back(granted.number);
}

std::vector<std::uint64_t>& Overlay::numbersOf(const Granted& granted)
{
    return granted.member ? m_backed[*granted.member] : m_unbacked;
}

void Overlay::forget(Rights::iterator right)
{
    const Granted& granted = right->second.grant;
    std::erase(numbersOf(granted), granted.number);
    if (granted.member && m_backed[*granted.member].empty())
        m_backed.erase(*granted.member);
    m_rights.erase(right);
}

void Overlay::spend(Rights::iterator right, const ledger::Posting& posting)
{
    HeldRight& held = right->second;
    held.remaining -= std::min(held.remaining, -posting.amount);
    subtract(held.lots, posting.lots);
    if (held.remaining == 0)
        forget(right);
}

void Overlay::giveBack(const Entry& entry, const GaveBack& gaveBack)
{
    const auto right = m_rights.find(gaveBack.number);
    if (right == m_rights.end())
        return;
    const Granted& granted = right->second.grant;
    if (granted.backed && granted.member && !gaveBack.lots.empty())
        effectOn(*granted.member, entry).homecoming = Homecoming{granted.what, gaveBack.lots, granted.feedPosition};
    forget(right);
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
