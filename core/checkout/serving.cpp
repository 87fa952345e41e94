#include "core/checkout/checkout.h"

namespace loyalty::checkout {

void Checkout::serve(const MemberId& member)
{
    if (!m_actor || !mayChange())
        return;
    auto found = m_parts.terminal.member(by(), member);
    if (!found) {
        if (const auto* const fault = std::get_if<Fault>(&found.error()))
            broke(*fault);
        else
            show(Verdict::Kind::Unknown);
        return changed();
    }
    found->trust = access::Trust::Spoken;
    memberFound(*found, Verdict::Kind::PhoneNumber);
    changed();
}

namespace {

/// Who it is, as may be shown.
std::string nameOf(const terminal::MemberView& member)
{
    return member.maskedName.empty() ? member.maskedNumber : member.maskedName;
}

/// Why a genuine live code counts as a card: to be said of whoever shows it.
bool isReason(Verdict::Kind kind)
{
    return kind == Verdict::Kind::CodeOld || kind == Verdict::Kind::CodeAhead || kind == Verdict::Kind::ClockDoubt;
}

} // namespace

/// In a queue the next one is shown without a key. What cannot be had back by a scan of the card is asked about: a live code
/// counts once, and the phone may be gone.
bool Checkout::isReplacedAtOnce() const
{
    const bool isBegun = !m_state.lines.empty() || m_state.unpriced || m_state.exchange;
    return !isBegun && !m_aside && m_state.member->trust < access::Trust::Live;
}

void Checkout::memberFound(const terminal::MemberView& member, Verdict::Kind kind, std::int64_t seconds)
{
    if (!member.bearer.empty())
        return cardFound(member);
    const bool same = m_state.member && m_state.member->id == member.id;
    if (m_state.member && !same && !isReplacedAtOnce()) {
        m_view.nextMember = member;
        m_nextSaid = {.kind = kind, .seconds = seconds};
        return show(Verdict::Kind::AnotherMember, nameOf(member));
    }
    m_view.nextMember.reset();
    if (same && member.trust <= m_state.member->trust) {
        if (member.trust < m_state.member->trust) // who they are is known better already
            return show(Verdict::Kind::AlreadyShown, nameOf(member));
        m_state.member = member; // a newer code, where the one before was used or is too old by now
        return isReason(kind) ? show(kind, nameOf(member), seconds) : show(Verdict::Kind::AlreadyShown, nameOf(member));
    }
    keepStep();
    if (m_state.member && !same)
        forgetMemberWishes();
    m_state.member = member;
    show(member.blocked ? Verdict::Kind::Blocked : kind, nameOf(member), seconds);
}

void Checkout::replaceMember(bool yes)
{
    if (!m_view.nextMember || m_view.phase == Phase::Committing)
        return;
    if (yes) {
        keepStep();
        m_state.member = m_view.nextMember;
        forgetMemberWishes();
        show(m_state.member->blocked ? Verdict::Kind::Blocked : m_nextSaid.kind, nameOf(*m_state.member),
             m_nextSaid.seconds);
    } else {
        clearVerdict();
    }
    m_view.nextMember.reset();
    changed();
}

void Checkout::dropMember()
{
    if (!m_state.member || !mayChange() || !m_state.member)
        return;
    keepStep();
    m_state.member.reset();
    forgetMemberWishes();
    show(Verdict::Kind::None);
    changed();
}

} // namespace loyalty::checkout
