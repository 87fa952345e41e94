#include "core/checkout/checkout.h"

#include <algorithm>

/// The points of the member's family.
namespace loyalty::checkout {

void Checkout::useFamily(bool on)
{
    const bool there = m_state.member && !m_state.member->family.empty();
    if (!there || m_state.family == on || m_view.phase == Phase::Done || !mayChange())
        return;
    keepStep();
    m_state.family = on;
    changed();
}

void Checkout::showFamily()
{
    m_view.family.reset();
    if (!m_state.member || m_state.member->family.empty())
        return;
    FamilyView shown{.others = m_state.member->family.size(), .used = m_state.family};
    for (const terminal::FamilyShare& share : m_state.member->family)
        shown.pool += std::max(Points(), share.balance);
    if (m_quoted)
        shown.pays = m_quoted->family;
    m_view.family = std::move(shown);
}

} // namespace loyalty::checkout
