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
        spends.push_back({right.grant.number, part, ledger::firstOf(right.lots, part)});
        missing -= part;
    }
    if (missing == 0)
        return spends;
    // What is left comes out of one unbacked right, or not at all: its limit is for one visit.
    for (const journal::HeldRight& right : m_overlay.unbackedRights(ledger::points())) {
        if (std::min(right.remaining, right.grant.perVisit) < missing)
            continue;
        spends.push_back({right.grant.number, missing, {}});
        missing = 0;
        break;
    }
    return spends;
}

Result<void, Fault> Terminal::releaseRights(const MemberId& member)
{
    LOYALTY_CHECK(current());
    const By device{{access::ActorKind::Device, "terminal", access::Role::System}, std::nullopt};
    for (const journal::HeldRight& right : m_overlay.rightsOf(member, ledger::points())) {
        Draft draft;
        draft.act = journal::GaveBack{
            .number = right.grant.number, .member = right.grant.member, .amount = right.remaining, .lots = right.lots};
        draft.keys.member = right.grant.member;
        LOYALTY_CHECK(record(device, std::move(draft)));
    }
    return {};
}

} // namespace loyalty::terminal
