#pragma once

#include "app/ctl/replay/rule.h"
#include "app/ctl/replay/ticket_clock.h"
#include "app/ctl/replay/ticket_file.h"
#include "core/terminal/terminal.h"

#include <optional>
#include <string>

namespace loyalty::ctl {

struct TillCounts
{
    std::uint64_t linesBooked = 0;
    Tally linesRefused;      ///< by reason
    FirstLines firstRefused; ///< where the first ticket of them begins
    std::uint64_t ticketsBooked = 0;
    std::uint64_t ticketsRepeated = 0; ///< of them booked in an earlier run
    std::uint64_t enrolled = 0;
    std::uint64_t redemptions = 0;
    std::uint64_t redeemWishes = 0; ///< by the rule, also where the programme allowed nothing
    std::uint64_t returns = 0;
    std::int64_t pointsEarned = 0;
    std::int64_t pointsRedeemed = 0;
    std::int64_t pointsTakenBack = 0;
    std::int64_t pointsGivenBack = 0;
    Tally stopped; ///< acts besides sales that were refused, by reason
};

/// Rings up tickets through the use cases, as a cashier would: finds the member or enrols one, brings back what the rule
/// says of the visit before, sells. Lives on the terminal lane.
class Till
{
public:
    struct Settings
    {
        terminal::By by;
        bool online = true; ///< rights are asked for; otherwise only those held are spent
    };

    Till(terminal::Terminal& terminal, TicketClock& clock, const ReplayRule& rule, Settings settings);

    /// A redemption that waits for a right.
    struct Needs
    {
        MemberId member;
        Points points;
    };
    /// What head office said about the right that the ticket waited for.
    enum class Right { NotAsked, Given, Refused };

    /// Rings up one ticket. Nothing where it is done, booked or refused; otherwise the same ticket is to be rung up again
    /// once the right was asked for. What was done by then is not done twice.
    [[nodiscard]] Result<std::optional<Needs>, Fault> ring(const Ticket& ticket, const Ticket* before, Right right);

    [[nodiscard]] const TillCounts& counts() const { return m_counts; }

private:
    struct Customer
    {
        MemberId id;
        terminal::IdentificationId identification = terminal::IdentificationId::None;
    };

    [[nodiscard]] Result<std::optional<Customer>, Fault> customerOf(const Ticket& ticket);
    [[nodiscard]] Result<void, Fault> bringBack(const Ticket& before);
    [[nodiscard]] terminal::SaleAsk askFor(const Ticket& ticket, const Customer& customer) const;
    [[nodiscard]] Result<void, Fault> sell(const Ticket& ticket, const terminal::SaleAsk& ask);
    void refuse(const Ticket& ticket, std::string_view reason);

    terminal::Terminal& m_terminal;
    TicketClock& m_clock;
    const ReplayRule& m_rule;
    Settings m_settings;
    TillCounts m_counts;
};

/// What a register that replays a file is called, and the number of a return of a ticket's goods.
inline constexpr std::string_view kReplayRegister = "replay";
[[nodiscard]] std::string returnTicketOf(const Ticket& sold);

} // namespace loyalty::ctl
