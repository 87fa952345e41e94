#include "core/checkout/checkout.h"

#include <utility>

namespace loyalty::checkout {

Checkout::Checkout(const Parts& parts)
    : m_parts(parts)
    , m_sale(parts.random.id<SaleId>())
{
    changed();
}

// ---- steps

bool Checkout::mayChange()
{
    if (m_view.phase == Phase::Committing)
        return false;
    if (m_view.phase == Phase::Done)
        startAnew();
    return true;
}

void Checkout::keepStep()
{
    if (m_steps.size() == kMostUndo)
        m_steps.erase(m_steps.begin());
    m_steps.push_back(m_state);
    clearVerdict();
}

void Checkout::startAnew()
{
    m_state = {};
    m_steps.clear();
    m_nextLine = 1;
    m_sale = m_parts.random.id<SaleId>();
    m_lookingUp.clear();
    m_view.done.reset();
    m_view.nextMember.reset();
    m_view.phase = Phase::Open;
    show(Verdict::Kind::None);
}

void Checkout::undo()
{
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done || m_steps.empty())
        return;
    m_state = std::move(m_steps.back());
    m_steps.pop_back();
    clearVerdict();
    changed();
}

void Checkout::abandon()
{
    if (m_view.phase == Phase::Committing)
        return;
    m_parts.terminal.letGo(m_sale);
    startAnew();
    changed();
}

void Checkout::next()
{
    if (m_view.phase != Phase::Done)
        return;
    startAnew();
    changed();
}

void Checkout::idle()
{
    if (m_view.phase == Phase::Done)
        return next();
    if (m_view.phase == Phase::Open && m_state.lines.empty() && !m_state.unpriced && !m_state.exchange)
        abandon();
}

// ---- who

void Checkout::serveAs(const std::optional<access::Actor>& actor)
{
    m_actor = actor;
    changed();
}

void Checkout::setOnline(bool online)
{
    if (m_online == online)
        return;
    judgeLine(online);
    changed();
}

void Checkout::judgeLine(bool online)
{
    m_online = online;
    // What was said of a live code while head office seemed to be there.
    if (!online && m_state.member && m_state.member->trust == access::Trust::LiveOnline) {
        m_state.member->trust = access::Trust::Live;
        if (m_view.verdict.kind == Verdict::Kind::LiveCodeOnline)
            m_view.verdict.kind = Verdict::Kind::LiveCode;
    }
}

void Checkout::refresh()
{
    if (!m_actor || !m_state.member || m_view.phase == Phase::Done)
        return;
    auto again = m_parts.terminal.member(by(), m_state.member->id);
    if (again) {
        again->trust = m_state.member->trust;
        again->identification = m_state.member->identification;
        again->code = m_state.member->code;
        again->clockDoubt = m_state.member->clockDoubt;
        m_state.member = std::move(*again);
    } else if (const auto* const fault = std::get_if<Fault>(&again.error())) {
        m_fault = *fault;
    }
    changed();
}

} // namespace loyalty::checkout
