#include "core/base/assert.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {

SpendableHere Terminal::spendableHere(const MemberId& member) const
{
    SpendableHere here;
    for (const journal::HeldRight& right : m_overlay.rightsOf(member, ledger::points()))
        here.backed += Points(right.remaining);
    for (const journal::HeldRight& right : m_overlay.unbackedRights(ledger::points()))
        here.unbacked = std::max(here.unbacked, Points(std::min(right.remaining, right.grant.perVisit)));
    return here;
}

std::vector<Terminal::Spend> Terminal::planSpends(const SaleAsk& ask, const MemberId& member, std::int64_t points,
                                                  std::int64_t& missing) const
{
    // Where head office can be asked, every point is backed; what is unbacked is kept for when the line is down.
    const SpendableHere here = spendableHere(member);
    const Points usable = ask.online ? here.backed : here.backed + here.unbacked;
    missing = points - std::max<std::int64_t>(0, usable.count() - heldElsewhere(member, ask));
    if (missing > 0)
        return {};
    std::vector<Spend> spends;
    missing = points;
    for (const journal::HeldRight& right : m_overlay.rightsOf(member, ledger::points())) {
        const std::int64_t part = std::min(missing, right.remaining);
        if (part <= 0)
            break;
        spends.push_back({right.grant.number, part, ledger::firstOf(right.lots, part), member});
        missing -= part;
    }
    if (missing == 0)
        return spends;
    // What is left comes out of one unbacked right, or not at all: its limit is for one visit.
    for (const journal::HeldRight& right : m_overlay.unbackedRights(ledger::points())) {
        if (std::min(right.remaining, right.grant.perVisit) < missing)
            continue;
        spends.push_back({right.grant.number, missing, {}, member});
        missing = 0;
        break;
    }
    return spends;
}

Result<void, Fault> Terminal::releaseRights(const MemberId& member)
{
    LOYALTY_CHECK(current());
    std::vector<journal::HeldRight> held;
    for (const auto& [number, right] : m_overlay.rights())
        if (right.grant.backed && right.grant.member == member && right.remaining > 0)
            held.push_back(right);
    for (const journal::HeldRight& right : held)
        LOYALTY_CHECK(giveBack(right));
    return {};
}

Result<void, Fault> Terminal::leaveRights(const MemberId& member, const std::optional<SaleId>& basket)
{
    for (const auto& [number, right] : m_overlay.rights())
        if (right.grant.backed && right.grant.member == member && right.remaining > 0)
            m_strays.insert(number);
    return releaseStrays(basket);
}

Result<void, Fault> Terminal::giveBack(const journal::HeldRight& right)
{
    const By device{{access::ActorKind::Device, "terminal", access::Role::System}, std::nullopt};
    Draft draft;
    draft.act = journal::GaveBack{
        .number = right.grant.number, .member = right.grant.member, .amount = right.remaining, .lots = right.lots};
    LOYALTY_CHECK(record(device, std::move(draft)));
    return {};
}

void Terminal::beginSpending(const MemberId& member)
{
    ++m_spending[member];
}

Result<void, Fault> Terminal::endSpending(const MemberId& member)
{
    const auto spending = m_spending.find(member);
    LOYALTY_ASSERT(spending != m_spending.end());
    if (--spending->second == 0)
        m_spending.erase(spending);
    return releaseStrays();
}

Result<void, Fault> Terminal::releaseStrays(const std::optional<SaleId>& but)
{
    if (m_strays.empty())
        return {};
    LOYALTY_CHECK(current());
    const Instant now = m_parts.clock.now();
    for (auto stray = m_strays.begin(); stray != m_strays.end();) {
        const auto right = m_overlay.rights().find(*stray);
        if (right == m_overlay.rights().end() || right->second.remaining == 0) {
            stray = m_strays.erase(stray);
            continue;
        }
        const journal::HeldRight held = right->second;
        const MemberId& member = *held.grant.member;
        if (m_spending.contains(member) || m_holds.held(member, held.grant.what, now, but) > 0) {
            ++stray;
            continue;
        }
        LOYALTY_CHECK(giveBack(held));
        stray = m_strays.erase(stray);
    }
    return {};
}

} // namespace loyalty::terminal
