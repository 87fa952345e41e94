#pragma once

#include "app/terminal/on_lane.h"
#include "app/terminal/sync_driver.h"
#include "app/terminal/terminal_side.h"
#include "core/base/crypto/crypto.h"
#include "core/store/data_folder.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace loyalty::app {

/// One running terminal: its data folder, its lanes, and head office on the other end of the line.
///
/// Made and let go on one thread (the GUI's, or main's). The order of the members is the order of shutdown, backwards:
/// first nobody sends any more, then the line ends, then the stores are closed, then the folder is free.
class Runtime
{
public:
    struct Options
    {
        std::filesystem::path folder;
        Clock* clock = nullptr; ///< borrowed, a rehearsal's; none: the machine's own
        std::string headOffice; ///< its address, where it is another than at the enrolment
        bool online = true;     ///< false: never looks for head office
    };

    /// Faults: as DataFolder::openFounded() and the stores'; Missing where the folder was never enrolled.
    [[nodiscard]] static Result<std::unique_ptr<Runtime>, Fault> open(const Options& options);

    /// Has `work(terminal::Terminal&)` done on the terminal lane and waits for its answer. What it wrote is on its way to
    /// head office afterwards. Not on a lane.
    template <class Work>
    auto onTerminal(Work work)
    {
        return m_lane.call([&] {
            auto answer = work(m_side->terminal());
            if (m_driver.get() != nullptr)
                m_driver->nudge();
            return answer;
        });
    }

    /// Has `work` done on the terminal lane and does not wait. What it wrote is on its way to head office afterwards. Any
    /// thread.
    void post(std::function<void(terminal::Terminal&)> work);

    /// On the terminal lane: asks head office; `done` is called there, once: at once where there is no line, and as not
    /// reached when the deadline is over.
    void want(sync::Wanted wanted, std::chrono::milliseconds deadline, std::function<void(sync::WantedAnswer)> done);
    /// On the terminal lane: whether head office answered last.
    [[nodiscard]] bool isOnline() const;
    /// On the terminal lane: called there after every exchange with head office, whatever came of it, and when it did not
    /// answer in time.
    void onExchange(std::function<void()> told);
    /// Goes to head office at once, where it was waiting to try again. Any thread; does not wait.
    void hurry();
    /// Looks over everything that is stored, in a lane of its own over connections that only read: acts go on meanwhile. It
    /// sees the files as they are when it begins. `done` is called on that lane. Any thread; does not wait.
    void verifyAside(std::function<void(Result<terminal::VerifyView, Fault>)> done);
    /// For what else lives on the terminal lane.
    [[nodiscard]] Lane& terminalLane() { return m_lane; }
    [[nodiscard]] Random& random() { return m_random; }

    /// Waits until nothing is left to be sent or fetched, there is no hope, or the deadline is over. Not on a lane.
    [[nodiscard]] SyncOutcome syncUntilRest(std::chrono::milliseconds deadline, Patience patience);

    /// How it stands now. Not on a lane.
    [[nodiscard]] SyncOutcome syncOutcome();

    /// Asks head office and waits. Not reached, where the deadline is over or nobody answers. Not on a lane.
    [[nodiscard]] sync::WantedAnswer ask(sync::Wanted wanted, std::chrono::milliseconds deadline);
    /// A backed right of exactly so many points. Head office may say no: see WantedAnswer::refusal.
    [[nodiscard]] sync::WantedAnswer obtainRight(const MemberId& member, Points points,
                                                 std::chrono::milliseconds deadline);
    /// A member whom the cache does not have; afterwards it has, where head office does.
    [[nodiscard]] sync::WantedAnswer findOnline(const sync::Find& find, std::chrono::milliseconds deadline);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }
    [[nodiscard]] const Calendar& calendar() const { return *m_calendar; }
    [[nodiscard]] Clock& clock() { return m_clock; }
    /// The cache was not what was written, or could not be read, and was made anew at the start.
    [[nodiscard]] bool isCacheRebuilt();
    /// Whether the disk got room by it for a few last entries.
    [[nodiscard]] bool freeBallast();

private:
    Runtime(store::DataFolder folder, const Options& options);
    [[nodiscard]] Result<void, Fault> start(const Options& options);

    store::DataFolder m_folder;
    SystemClock m_systemClock;
    crypto::SystemRandom m_random;
    std::unique_ptr<Calendar> m_calendar;
    Clock& m_clock;
    Lane m_lane;
    OnLane<TerminalSide> m_side;
    std::unique_ptr<Line> m_line; ///< none where head office is never looked for
    OnLane<SyncDriver> m_driver;
    Lane m_reports; ///< reads only
};

} // namespace loyalty::app
