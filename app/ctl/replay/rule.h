#pragma once

#include "app/ctl/replay/ticket.h"
#include "core/base/crypto/crypto.h"
#include "core/engine/goods_return.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace loyalty::ctl {

struct RuleSettings
{
    std::uint64_t seed = 1;
    std::uint64_t redeemEvery = 5;  ///< about one ticket in so many; 0: none
    std::uint64_t returnEvery = 20; ///< the same
};

/// On which tickets of a replay the member redeems, and which articles are brought back.
///
/// A pure function of the seed and the ticket itself: neither the order of tickets nor what was replayed before matters,
/// so that an interrupted replay goes on as if nothing had happened.
class ReplayRule
{
public:
    explicit ReplayRule(const RuleSettings& settings);

    /// The member redeems what the programme allows.
    [[nodiscard]] bool redeems(const Ticket& ticket) const;

    /// The line that the member brings back at the next visit, and how much of it: of several pieces often just one.
    [[nodiscard]] std::optional<engine::ReturnAsk> comesBack(const Ticket& ticket) const;

private:
    [[nodiscard]] std::uint64_t chance(std::string_view what, const Ticket& ticket) const;

    RuleSettings m_settings;
    crypto::SecretKey m_key;
};

} // namespace loyalty::ctl
