#include "app/terminal/sync_driver.h"

#include <algorithm>
#include <utility>

namespace loyalty::app {
namespace {

using std::chrono::milliseconds;

/// How often head office is tried while somebody waits for it without limit, and after our own storage failed.
constexpr milliseconds kImpatience{250};
constexpr milliseconds kAfterOwnFault{1000};

} // namespace

SyncDriver::SyncDriver(sync::Session& session, Line& line, Lane& terminal, const Clock& clock)
    : m_session(session)
    , m_line(line)
    , m_terminal(terminal)
    , m_clock(clock)
    , m_self(std::make_shared<SyncDriver*>(this))
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout([this] {
        if (isAwaited())
            m_session.hurry();
        nudge();
    });
}

SyncDriver::~SyncDriver() = default;

void SyncDriver::nudge()
{
    auto request = m_session.next(now());
    if (!request) {
        m_fault = request.error();
        tellRest(true);
        m_timer.start(kAfterOwnFault);
        return;
    }
    if (*request)
        send(std::move(**request));
    else
        sleep();
    tellAnswers();
    tellRest(false);
}

void SyncDriver::send(sync::Outgoing request)
{
    m_timer.stop();
    const std::weak_ptr<SyncDriver*> self = m_self;
    m_line.send(std::move(request), [self, &terminal = m_terminal](net::Answer answer) {
        terminal.post([self, answer = std::move(answer)] {
            if (const auto driver = self.lock())
                (*driver)->answered(answer);
        });
    });
}

void SyncDriver::answered(const net::Answer& answer)
{
    bool failed = false;
    if (answer) {
        failed = !m_session.received(*answer, now()) || m_session.fault();
    } else {
        m_session.failed(answer.error().fault, now(), answer.error().retryAfter);
        failed = true;
    }
    m_fault = m_session.fault();
    tellAnswers();
    tellRest(failed);
    if (m_onExchange)
        m_onExchange();
    nudge();
}

/// Until the session asked to be woken. It tells an instant in its own past where it only waits to be asked again.
void SyncDriver::sleep()
{
    const auto wakeAt = m_session.wakeAt();
    if (!wakeAt)
        return;
    milliseconds pause = std::clamp(*wakeAt - now(), milliseconds{1}, milliseconds{60'000});
    if (isAwaited())
        pause = std::min(pause, kImpatience);
    m_timer.start(pause);
}

std::uint64_t SyncDriver::want(sync::Wanted wanted, std::function<void(sync::WantedAnswer)> done)
{
    const std::uint64_t ticket = m_session.want(std::move(wanted));
    m_wishes.emplace(ticket, std::move(done));
    nudge();
    return ticket;
}

void SyncDriver::giveUp(std::uint64_t ticket)
{
    m_wishes.erase(ticket);
    const bool wasOnline = m_session.online();
    m_session.giveUp(ticket);
    if (wasOnline && !m_session.online() && m_onExchange)
        m_onExchange();
}

void SyncDriver::untilRest(Patience patience, std::function<void(SyncOutcome)> done)
{
    m_restWishes.push_back({patience, std::move(done)});
    m_session.hurry();
    nudge();
}

void SyncDriver::tellAnswers()
{
    for (sync::WantedAnswer& answer : m_session.takeAnswers()) {
        auto wish = m_wishes.extract(answer.ticket);
        if (!wish.empty())
            wish.mapped()(std::move(answer));
    }
}

void SyncDriver::tellRest(bool failed)
{
    const SyncOutcome now = outcome();
    const auto isOver = [&](const RestWish& wish) {
        return now.atRest || (now.halted && !m_session.handingOver()) ||
               (failed && wish.patience == Patience::FirstFailure);
    };
    const auto over = std::stable_partition(m_restWishes.begin(), m_restWishes.end(), std::not_fn(isOver));
    std::vector<RestWish> told(std::make_move_iterator(over), std::make_move_iterator(m_restWishes.end()));
    m_restWishes.erase(over, m_restWishes.end());
    for (const RestWish& wish : told)
        wish.done(now);
}

SyncOutcome SyncDriver::outcome() const
{
    return {m_session.atRest(), m_fault, m_session.halted()};
}

bool SyncDriver::isAwaited() const
{
    return std::any_of(m_restWishes.begin(), m_restWishes.end(),
                       [](const RestWish& wish) { return wish.patience == Patience::Unlimited; });
}

Instant SyncDriver::now() const
{
    return Instant(m_clock.monotonicMs());
}

} // namespace loyalty::app
