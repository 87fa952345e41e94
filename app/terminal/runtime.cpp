#include "app/terminal/runtime.h"

#include "app/terminal/head_office.h"
#include "app/terminal/verifying.h"
#include "app/terminal/waiting.h"
#include "core/ledger/posting.h"

#include <QTimer>

#include <utility>

namespace loyalty::app {

Runtime::Runtime(store::DataFolder folder, const Options& options)
    : m_folder(std::move(folder))
    , m_calendar(makeCalendar())
    , m_clock(options.clock != nullptr ? *options.clock : m_systemClock)
    , m_lane("terminal")
    , m_side(m_lane)
    , m_driver(m_lane)
    , m_reports("reports")
{}

Result<std::unique_ptr<Runtime>, Fault> Runtime::open(const Options& options)
{
    LOYALTY_TRY(folder, store::DataFolder::openFounded(options.folder));
    std::unique_ptr<Runtime> runtime(new Runtime(std::move(folder), options));
    auto started = runtime->start(options);
    // Opening writes too: the WAL and its index.
    if (!started && started.error().code == FaultCode::DiskFull && runtime->freeBallast())
        started = runtime->start(options);
    LOYALTY_CHECK(started);
    return runtime;
}

Result<void, Fault> Runtime::start(const Options& options)
{
    const auto opened = m_lane.call([this]() -> Result<std::string, Fault> {
        LOYALTY_TRY(side, TerminalSide::open(m_folder, m_clock, m_random, *m_calendar));
        m_side.put(std::move(side));
        return m_side->terminal().identity().headOfficeUrl;
    });
    LOYALTY_CHECK(opened);
    const std::string& headOffice = options.headOffice.empty() ? *opened : options.headOffice;
    if (!options.online || headOffice.empty())
        return {};
    LOYALTY_TRY(settings, lineSettings(m_folder.path(), headOffice));
    if (options.clock != nullptr)
        settings.rehearsalClock = [this] { return m_clock.now(); };
    m_line = std::make_unique<Line>(settings);
    m_lane.call([this] {
        m_driver.put(std::make_unique<SyncDriver>(m_side->session(), *m_line, m_lane, m_systemClock));
        m_driver->nudge();
    });
    return {};
}

void Runtime::post(std::function<void(terminal::Terminal&)> work)
{
    m_lane.post([this, work = std::move(work)] {
        work(m_side->terminal());
        if (m_driver.get() != nullptr)
            m_driver->nudge();
    });
}

void Runtime::want(sync::Wanted wanted, std::chrono::milliseconds deadline,
                   std::function<void(sync::WantedAnswer)> done)
{
    if (m_driver.get() == nullptr)
        return done({});
    // Whichever comes first tells; the other finds nothing left to tell.
    const auto once = std::make_shared<std::function<void(sync::WantedAnswer)>>(std::move(done));
    const auto tell = [once](sync::WantedAnswer answer) {
        if (const auto told = std::exchange(*once, {}))
            told(std::move(answer));
    };
    const std::uint64_t ticket = m_driver->want(std::move(wanted), tell);
    QTimer::singleShot(deadline, [this, tell, ticket] {
        if (m_driver.get() != nullptr)
            m_driver->giveUp(ticket); // a right that comes later goes home
        tell({});
        if (m_driver.get() != nullptr)
            m_driver->nudge(); // what was done without head office is on its way to it
    });
}

bool Runtime::isOnline() const
{
    return m_driver.get() != nullptr && m_side->session().online();
}

void Runtime::onExchange(std::function<void()> told)
{
    if (m_driver.get() != nullptr)
        m_driver->onExchange(std::move(told));
}

void Runtime::verifyAside(std::function<void(Result<terminal::VerifyView, Fault>)> done)
{
    m_reports.post([this, done = std::move(done)] { done(verifyFiles(m_folder, m_clock, m_random, *m_calendar)); });
}

void Runtime::hurry()
{
    m_lane.post([this] {
        if (m_driver.get() != nullptr)
            m_driver->untilRest(Patience::FirstFailure, [](const SyncOutcome&) {});
    });
}

SyncOutcome Runtime::syncUntilRest(std::chrono::milliseconds deadline, Patience patience)
{
    if (!m_line)
        return {
            .atRest = false, .fault = Fault{FaultCode::Unreachable, "this terminal has no head office"}, .halted = {}};
    Waiting<SyncOutcome> waiting;
    m_lane.call([&] { m_driver->untilRest(patience, waiting.answerer()); });
    if (auto outcome = waiting.wait(deadline))
        return std::move(*outcome);
    SyncOutcome outcome = syncOutcome();
    if (!outcome.atRest && !outcome.fault)
        outcome.fault = Fault{FaultCode::TimedOut, "not done in the time given"};
    return outcome;
}

SyncOutcome Runtime::syncOutcome()
{
    return m_line ? m_lane.call([this] { return m_driver->outcome(); }) : SyncOutcome();
}

sync::WantedAnswer Runtime::ask(sync::Wanted wanted, std::chrono::milliseconds deadline)
{
    const sync::WantedAnswer nobody;
    if (!m_line)
        return nobody;
    Waiting<sync::WantedAnswer> waiting;
    const std::uint64_t ticket = m_lane.call([&] { return m_driver->want(std::move(wanted), waiting.answerer()); });
    if (auto answer = waiting.wait(deadline))
        return std::move(*answer);
    m_lane.call([&] { m_driver->giveUp(ticket); });
    return nobody;
}

sync::WantedAnswer Runtime::obtainRight(const MemberId& member, Points points, std::chrono::milliseconds deadline)
{
    return ask(sync::WantedRight{member, {ledger::Asset::Points, {}}, points.count()}, deadline);
}

sync::WantedAnswer Runtime::findOnline(const sync::Find& find, std::chrono::milliseconds deadline)
{
    return ask(find, deadline);
}

bool Runtime::isCacheRebuilt()
{
    return m_lane.call([this] { return m_side->isCacheRebuilt(); });
}

bool Runtime::freeBallast()
{
    return m_folder.hasBallast() && m_folder.freeBallast();
}

} // namespace loyalty::app
