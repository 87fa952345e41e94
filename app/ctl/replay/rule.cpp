#include "app/ctl/replay/rule.h"

#include <string>

namespace loyalty::ctl {

ReplayRule::ReplayRule(const RuleSettings& settings)
    : m_settings(settings)
    , m_key(crypto::deriveKey({}, "loyalty-replay/" + std::to_string(settings.seed)))
{}

bool ReplayRule::redeems(const Ticket& ticket) const
{
    return m_settings.redeemEvery != 0 && chance("redeem/", ticket) % m_settings.redeemEvery == 0;
}

std::optional<engine::ReturnAsk> ReplayRule::comesBack(const Ticket& ticket) const
{
    if (m_settings.returnEvery == 0 || ticket.lines.empty() || chance("return/", ticket) % m_settings.returnEvery != 0)
        return std::nullopt;
    const std::size_t place = chance("line/", ticket) % ticket.lines.size();
    const Quantity sold = ticket.lines[place].quantity;
    const bool inPieces = sold > Quantity::pieces(1) && sold.thousandths % 1000 == 0;
    const bool onePiece = inPieces && chance("piece/", ticket) % 2 == 0;
    return engine::ReturnAsk{static_cast<std::uint32_t>(place + 1), onePiece ? Quantity::pieces(1) : Quantity{}};
}

std::uint64_t ReplayRule::chance(std::string_view what, const Ticket& ticket) const
{
    const crypto::KeyedHash hash = crypto::keyedHash(m_key, std::string(what) + ticket.basket);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8 | hash.bytes()[i];
    return number;
}

} // namespace loyalty::ctl
