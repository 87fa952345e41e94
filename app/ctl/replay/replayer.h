#pragma once

#include "app/ctl/replay/rule.h"
#include "app/ctl/replay/ticket_clock.h"
#include "app/ctl/replay/ticket_file.h"
#include "app/ctl/replay/till.h"
#include "app/terminal/runtime.h"

#include <chrono>
#include <functional>
#include <span>
#include <string>

namespace loyalty::ctl {

struct ReplaySettings
{
    RuleSettings rule;
    std::string operatorId;
    bool online = true;
    std::chrono::milliseconds patience{120'000}; ///< how long head office may be away while a right is needed
};

/// Replays tickets at one terminal, in the order of the file, while sync goes on. On the thread that owns the runtime.
class Replayer
{
public:
    using Progress = std::function<void(std::size_t ticketsDone)>;
    /// Called while head office does not answer, before it is tried again.
    using Away = std::function<void()>;

    Replayer(app::Runtime& runtime, TicketClock& clock, std::span<const Ticket> tickets, ReplaySettings settings);

    [[nodiscard]] Result<TillCounts, Fault> run(const Progress& progress, const Away& away);

private:
    [[nodiscard]] Result<terminal::By, Fault> cashier();
    [[nodiscard]] Result<std::optional<Till::Needs>, Fault> ringFrom(Till& till, std::size_t& next, Till::Right right);
    [[nodiscard]] Result<Till::Right, Fault> obtain(const Till::Needs& needs, const Away& away);

    app::Runtime& m_runtime;
    TicketClock& m_clock;
    std::span<const Ticket> m_tickets;
    ReplaySettings m_settings;
    std::vector<const Ticket*> m_before; ///< the same household's ticket before, if any
};

} // namespace loyalty::ctl
