#include "app/ctl/replay/stage.h"

#include "app/ctl/json_view.h"
#include "app/ctl/replay/lone_terminal.h"
#include "app/ctl/replay/opening.h"
#include "app/ctl/replay/text_file.h"
#include "app/terminal/enrolment.h"
#include "core/programme/parse.h"
#include "core/store/data_folder.h"
#include "core/store/journal_store.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <system_error>

namespace loyalty::ctl {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstSync{120'000};
constexpr milliseconds kLook{1'000};
constexpr milliseconds kFind{30'000};
constexpr milliseconds kPatience{60'000};
constexpr std::chrono::minutes kSettle{30};

/// When the terminal in `folder` did what it did last; a fault where there is none.
Result<Instant, Fault> lastActIn(const std::filesystem::path& folder)
{
    LOYALTY_TRY(founded, store::DataFolder::openFounded(folder));
    LOYALTY_TRY(journal, store::SqliteJournalStore::open(founded.journal()));
    LOYALTY_TRY(head, journal->head());
    LOYALTY_TRY(entries, journal->read(head.seq == 0 ? 0 : head.seq - 1, 1, 1));
    const auto entry = entries.empty() ? journal::decode({}) : journal::decode(entries.front().bytes);
    if (!entry)
        return fail(Fault{FaultCode::Missing, founded.journal().string() + ": no entry"});
    return entry->at;
}

Fault faultOf(const app::EnrolmentStop& stop)
{
    if (const Fault* const fault = std::get_if<Fault>(&stop))
        return *fault;
    return {FaultCode::Rejected,
            "head office refused the enrolment: " + std::string(sync::toString(std::get<sync::Halt>(stop)))};
}

/// What a replay is not played in: a terminal, or a head office, that is somebody's own.
Result<void, Fault> mustBeOurs(const std::filesystem::path& folder)
{
    std::error_code ignored;
    for (const char* const file : {"journal.db", "head-office.db", "folder.key"})
        if (std::filesystem::exists(folder / file, ignored))
            return fail(
                Fault{FaultCode::BadConfiguration, folder.string() + ": there is a " + file +
                                                       " in it; --data-dir names a folder for the replay alone"});
    return {};
}

/// The lock is the kernel's: it goes with the replay that held it, however that ended.
Result<store::OwnedFile, Fault> lock(const std::filesystem::path& folder)
{
    LOYALTY_TRY(file, store::OwnedFile::open(folder / "replay.lock", O_RDWR | O_CREAT, 0600));
    if (::flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0)
        return std::move(file);
    if (errno == EWOULDBLOCK)
        return fail(Fault{FaultCode::Locked, "another replay has " + folder.string()});
    return fail(Fault{FaultCode::Io, folder.string() + ": " + std::generic_category().message(errno)});
}

} // namespace

Stage::Stage(StageSettings settings)
    : m_settings(std::move(settings))
{}

Result<std::unique_ptr<Stage>, Fault> Stage::open(TicketClock& clock, StageSettings settings)
{
    std::unique_ptr<Stage> stage(new Stage(std::move(settings)));
    LOYALTY_CHECK(stage->raise(clock));
    return stage;
}

Result<void, Fault> Stage::raise(TicketClock& clock)
{
    LOYALTY_CHECK(mustBeOurs(m_settings.folder));
    std::error_code failed;
    std::filesystem::create_directories(m_settings.folder, failed);
    if (failed)
        return fail(Fault{FaultCode::ReadOnly, m_settings.folder.string() + ": " + failed.message()});
    LOYALTY_TRY(locked, lock(m_settings.folder));
    m_lock.emplace(std::move(locked));
    if (m_settings.offline) {
        LOYALTY_TRY(runtime, openLoneTerminal(terminalFolder(), clock,
                                              {m_settings.firstStore, m_settings.needs.zone,
                                               m_settings.needs.operatorId, m_settings.needs.programme}));
        m_runtime = std::move(runtime);
        return {};
    }
    // Head office goes by this clock: what a replay before this one had not sent comes no earlier than it was done.
    if (const auto last = lastActIn(terminalFolder()); last && clock.now() < *last)
        clock.set(*last);
    LOYALTY_CHECK(findOffice());
    const app::Runtime::Options options{
        .folder = terminalFolder(), .clock = &clock, .headOffice = m_line.headOffice.toString().toStdString()};
    LOYALTY_TRY(opened, openOrEnrol(options, [this] { return persist([this] { return enrolTerminal(); }); }));
    m_runtime = std::move(opened);
    return persist([this] { return syncFirst(); });
}

Result<void, Fault> Stage::syncFirst()
{
    const app::SyncOutcome first = m_runtime->syncUntilRest(kFirstSync, app::Patience::FirstFailure);
    if (first.atRest)
        return {};
    if (first.halted)
        return fail(Fault{FaultCode::Rejected, "head office: " + std::string(sync::toString(*first.halted))});
    return fail(first.fault.value_or(Fault{FaultCode::TimedOut, "head office does not come to rest"}));
}

template <class Work>
std::invoke_result_t<Work> Stage::persist(Work work)
{
    const Instant since(m_machine.monotonicMs());
    while (true) {
        auto answer = work();
        if (answer || !mayComeBack(answer.error(), since))
            return answer;
        keepUp();
    }
}

/// A head office of its own always comes back; another's is waited for once it was there.
bool Stage::mayComeBack(const Fault& fault, Instant since)
{
    const bool wasThere = m_own != nullptr || m_runtime != nullptr;
    return wasThere && isTransient(fault.code) && Instant(m_machine.monotonicMs()) - since < kPatience;
}

Result<void, Fault> Stage::findOffice()
{
    if (!m_settings.ca.empty()) {
        LOYALTY_TRY(ca, readTextFile(m_settings.ca));
        m_line.chainCa = QByteArray::fromStdString(ca);
    }
    if (m_settings.headOffice.empty()) {
        const auto programme = programme::parse(m_settings.needs.programme);
        if (!programme)
            return fail(Fault{FaultCode::BadConfiguration, "the programme cannot be used; see programme validate"});
        LOYALTY_TRY(own, OwnHeadOffice::start(m_settings.folder / "head-office", programme->currency.code()));
        m_own = std::move(own);
        m_settings.tokenFile = m_own->tokenFile();
        m_line.headOffice = m_own->url();
    } else {
        m_line.headOffice = QUrl(QString::fromStdString(m_settings.headOffice));
    }
    if (m_settings.tokenFile.empty())
        return {};
    LOYALTY_TRY(office, HeadOffice::at(m_line, m_settings.tokenFile));
    m_office = std::move(office);
    return persist([this] { return prepareChain(*m_office, m_settings.needs); });
}

Result<void, Fault> Stage::enrolTerminal()
{
    app::EnrolmentAsk ask{.folder = terminalFolder(),
                          .headOffice = m_line.headOffice.toString().toStdString(),
                          .chainCa = m_line.chainCa,
                          .code = m_settings.code,
                          .lane = "replay"};
    if (ask.code.empty() && !m_office)
        return fail(Fault{FaultCode::BadConfiguration, "a new terminal needs --code or --token-file"});
    if (ask.code.empty()) {
        LOYALTY_TRY(code, codeFor(*m_office, m_settings.firstStore));
        ask.code = code;
    }
    const auto enrolled = app::enrol(ask);
    return enrolled ? Result<void, Fault>() : fail(faultOf(enrolled.error()));
}

void Stage::keepUp()
{
    // What cannot be started now is tried again the next time; the replay's patience ends it otherwise.
    if (m_own)
        static_cast<void>(m_own->keepUp());
}

Result<void, Fault> Stage::settle(std::vector<std::string>& notes)
{
    if (m_settings.offline)
        return {};
    const auto begun = std::chrono::steady_clock::now();
    app::SyncOutcome outcome;
    while (!outcome.atRest) {
        keepUp();
        outcome = m_runtime->syncUntilRest(kLook, app::Patience::Unlimited);
        if (outcome.halted)
            return fail(Fault{FaultCode::Rejected, "head office: " + std::string(sync::toString(*outcome.halted))});
        if (!outcome.atRest && std::chrono::steady_clock::now() - begun > kSettle)
            return fail(outcome.fault.value_or(Fault{FaultCode::TimedOut, "head office does not come to rest"}));
    }
    const auto took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
    notes.push_back("at rest with head office after another " + std::to_string(took.count()) + " ms");
    return {};
}

Result<std::optional<sync::MemberRow>, Fault> Stage::rowThere(const MemberId& member)
{
    using Row = Result<std::optional<sync::MemberRow>, Fault>;
    return persist([&]() -> Row {
        sync::WantedAnswer answer = m_runtime->findOnline({.member = member, .lookup = {}}, kFind);
        if (!answer.reached)
            return fail(Fault{FaultCode::Unreachable, "head office was away while the books were compared"});
        return answer.found ? std::move(answer.found->row) : std::nullopt;
    });
}

Result<void, Fault> Stage::verify(std::vector<std::string>& problems, std::vector<std::string>& notes)
{
    const auto verified = m_runtime->onTerminal([](terminal::Terminal& terminal) { return terminal.verify(); });
    LOYALTY_CHECK(verified);
    for (const std::string& problem : verified->problems)
        problems.push_back("terminal: " + problem);
    notes.push_back("terminal: " + std::to_string(verified->entries) + " entries, " +
                    std::to_string(verified->postings) + " postings verified");
    return m_office ? verifyOffice(problems, notes) : Result<void, Fault>();
}

Result<void, Fault> Stage::verifyOffice(std::vector<std::string>& problems, std::vector<std::string>& notes)
{
    LOYALTY_TRY(value, persist([this] { return mustAnswer(*m_office, {{"command", "verify"}}); }));
    const JsonView verified(value);
    for (const json::Value& problem : verified.list("problems"))
        problems.push_back("head office: " +
                           (problem.asString() != nullptr ? *problem.asString() : json::write(problem)));
    const std::int64_t suspended = verified.number("suspended");
    const std::int64_t differences = verified.number("differences");
    if (suspended > 0)
        problems.push_back("head office: in suspense, booked nowhere: " + std::to_string(suspended) +
                           "; see loyalty-headoffice suspense list");
    if (differences > 0)
        problems.push_back("head office: judged otherwise than printed: " + std::to_string(differences) +
                           "; see loyalty-headoffice status");
    notes.push_back("head office: " + std::to_string(verified.number("entries")) + " entries verified; suspense " +
                    std::to_string(suspended) + ", judged otherwise " + std::to_string(differences));
    return {};
}

} // namespace loyalty::ctl
