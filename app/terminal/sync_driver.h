#pragma once

#include "app/terminal/lane.h"
#include "app/terminal/line.h"
#include "core/base/time.h"
#include "core/sync/session.h"

#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace loyalty::app {

/// What became of a wish to be at rest with head office.
struct SyncOutcome
{
    bool atRest = false;
    std::optional<Fault> fault;       ///< the last failure since the wish, where it is not
    std::optional<sync::Halt> halted; ///< why head office does not take this terminal
};

enum class Patience {
    FirstFailure, ///< a person waits: say so when head office cannot be reached
    Unlimited,    ///< go on trying, at short intervals
};

/// Carries the session's requests between the terminal lane, where the session decides, and the line. Wakes the session
/// when it asked to be woken.
///
/// Lives on the terminal lane; every call and every answer is there.
class SyncDriver
{
public:
    /// `clock` measures pauses, by its monotonic time.
    SyncDriver(sync::Session& session, Line& line, Lane& terminal, const Clock& clock);
    ~SyncDriver();
    SyncDriver(const SyncDriver&) = delete;
    SyncDriver& operator=(const SyncDriver&) = delete;

    /// There may be something to send: at the start, and after every act.
    void nudge();

    /// Asks head office for something while a person waits. `done` is called once, unless the wish was given up. Answers
    /// the number of the wish.
    std::uint64_t want(sync::Wanted wanted, std::function<void(sync::WantedAnswer)> done);
    /// The person does not wait any more. Whether head office is there may be another then: told as of an exchange.
    void giveUp(std::uint64_t ticket);

    /// Goes to work at once. `done` is called once, when nothing is left to be sent or fetched, or there is no hope.
    void untilRest(Patience patience, std::function<void(SyncOutcome)> done);

    [[nodiscard]] SyncOutcome outcome() const;
    /// Called after every answer, after every failure to get one, and when one that was waited for did not come in time.
    void onExchange(std::function<void()> told) { m_onExchange = std::move(told); }

private:
    struct RestWish
    {
        Patience patience;
        std::function<void(SyncOutcome)> done;
    };

    void send(sync::Outgoing request);
    void answered(const net::Answer& answer);
    void sleep();
    void tellAnswers();
    void tellRest(bool failed);
    [[nodiscard]] bool isAwaited() const;
    [[nodiscard]] Instant now() const;

    sync::Session& m_session;
    Line& m_line;
    Lane& m_terminal;
    const Clock& m_clock;
    QTimer m_timer;
    std::map<std::uint64_t, std::function<void(sync::WantedAnswer)>> m_wishes; // by the session's ticket
    std::vector<RestWish> m_restWishes;
    std::function<void()> m_onExchange;
    std::optional<Fault> m_fault;
    std::shared_ptr<SyncDriver*> m_self; ///< answers that come late find it gone
};

} // namespace loyalty::app
