#include "app/ctl/replay/replayer.h"

#include <chrono>
#include <unordered_map>

namespace loyalty::ctl {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long the terminal lane is kept from the sync at a time.
constexpr milliseconds kTurn{20};
constexpr milliseconds kRightDeadline{30'000};
/// A right that is given and never arrives must not be asked for without end.
constexpr std::size_t kMostAsked = 1'000;

/// Whether asking again would be answered the same: these follow from the books alone.
bool isFinal(std::string_view refusal)
{
    return refusal == "not-enough" || refusal == "blocked" || refusal == "erased" || refusal == "unknown-member";
}

std::vector<const Ticket*> ticketsBefore(std::span<const Ticket> tickets)
{
    std::unordered_map<std::string_view, const Ticket*> last;
    std::vector<const Ticket*> before;
    for (const Ticket& ticket : tickets) {
        const Ticket*& place = last[ticket.household];
        before.push_back(place);
        place = &ticket;
    }
    return before;
}

} // namespace

Replayer::Replayer(app::Runtime& runtime, TicketClock& clock, std::span<const Ticket> tickets, ReplaySettings settings)
    : m_runtime(runtime)
    , m_clock(clock)
    , m_tickets(tickets)
    , m_settings(std::move(settings))
    , m_before(ticketsBefore(tickets))
{}

Result<terminal::By, Fault> Replayer::cashier()
{
    const auto actor = m_runtime.onTerminal(
        [&](terminal::Terminal& terminal) { return terminal.operatorById(m_settings.operatorId); });
    if (!actor)
        return fail(
            Fault{FaultCode::BadConfiguration, "this terminal has no operator \"" + m_settings.operatorId + "\""});
    return terminal::By{*actor, std::nullopt};
}

Result<TillCounts, Fault> Replayer::run(const Progress& progress, const Away& away)
{
    LOYALTY_TRY(by, cashier());
    const ReplayRule rule(m_settings.rule);
    auto till = m_runtime.onTerminal([&](terminal::Terminal& terminal) {
        return Till(terminal, m_clock, rule, {by, m_settings.online});
    });
    std::size_t next = 0;
    std::size_t asked = 0; // how often for this very ticket
    Till::Right right = Till::Right::NotAsked;
    while (next < m_tickets.size()) {
        const std::size_t before = next;
        LOYALTY_TRY(needs, ringFrom(till, next, right));
        right = Till::Right::NotAsked;
        asked = next == before ? asked + 1 : 0;
        if (needs && asked > kMostAsked)
            return fail(Fault{FaultCode::BadReply, "head office gives no right for ticket " + m_tickets[next].basket});
        if (needs) {
            LOYALTY_TRY(answer, obtain(*needs, away));
            right = answer;
        }
        progress(next);
    }
    return till.counts();
}

/// Rings up tickets until the turn is over, or one needs a right.
Result<std::optional<Till::Needs>, Fault> Replayer::ringFrom(Till& till, std::size_t& next, Till::Right right)
{
    using Answer = Result<std::optional<Till::Needs>, Fault>;
    return m_runtime.onTerminal([&](terminal::Terminal&) -> Answer {
        const auto until = Steady::now() + kTurn;
        while (next < m_tickets.size() && Steady::now() < until) {
            LOYALTY_TRY(needs, till.ring(m_tickets[next], m_before[next], right));
            if (needs)
                return needs;
            right = Till::Right::NotAsked;
            ++next;
        }
        return std::optional<Till::Needs>();
    });
}

/// Head office that is away is waited for: the same ticket must redeem the same, whatever happened on the line.
Result<Till::Right, Fault> Replayer::obtain(const Till::Needs& needs, const Away& away)
{
    const auto until = Steady::now() + m_settings.patience;
    while (true) {
        const sync::WantedAnswer answer = m_runtime.obtainRight(needs.member, needs.points, kRightDeadline);
        if (answer.reached)
            return isFinal(answer.refusal) ? Till::Right::Refused : Till::Right::Given;
        if (Steady::now() > until)
            return fail(Fault{FaultCode::Unreachable, "head office was away for too long; run the same replay again"});
        away();
        const app::SyncOutcome outcome = m_runtime.syncUntilRest(milliseconds{1000}, app::Patience::Unlimited);
        if (outcome.halted)
            return fail(Fault{FaultCode::Rejected, std::string(sync::toString(*outcome.halted))});
        // A right that was on its way when the line was cut has arrived by now.
        if (outcome.atRest)
            return Till::Right::Given;
    }
}

} // namespace loyalty::ctl
