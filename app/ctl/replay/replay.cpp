#include "app/ctl/replay/replay.h"

#include "app/ctl/output.h"
#include "app/ctl/replay/progress.h"
#include "app/ctl/replay/replayer.h"
#include "app/ctl/replay/stage.h"
#include "app/ctl/replay/summary.h"
#include "app/ctl/replay/text_file.h"
#include "core/programme/parse.h"

#include <QFile>
#include <QTemporaryDir>

#include <chrono>

namespace loyalty::ctl {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kLargestProgramme = std::size_t{1} << 20;

Result<std::string, Fault> programmeText(const ReplayOptions& options)
{
    if (!options.programmeFile.empty())
        return readTextFile(options.programmeFile, kLargestProgramme);
    QFile sample(QStringLiteral(":/programme/sample-grocery-usd.json"));
    if (!sample.open(QIODevice::ReadOnly))
        return fail(Fault{FaultCode::Missing, "this build has no sample programme; name one with --programme"});
    return sample.readAll().toStdString();
}

Result<TicketFile, Fault> readTickets(const ReplayOptions& options, const std::string& programme)
{
    const auto parsed = programme::parse(programme);
    if (!parsed)
        return fail(Fault{FaultCode::BadConfiguration, "the programme cannot be used; see programme validate"});
    LOYALTY_TRY(text, readTextFile(options.file));
    LOYALTY_TRY(file, parseTickets(text, {parsed->currency, options.zone, options.mostTickets}, *makeCalendar()));
    if (file.tickets.empty() && file.linesIn == 0)
        return fail(Fault{FaultCode::BadConfiguration, options.file.string() + ": there is no ticket in it"});
    return std::move(file);
}

StageSettings stageFor(const ReplayOptions& options, const TicketFile& file, std::string programme,
                       std::filesystem::path folder)
{
    StageSettings settings{.folder = std::move(folder),
                           .headOffice = options.headOffice,
                           .tokenFile = options.tokenFile,
                           .ca = options.ca,
                           .code = options.code,
                           .firstStore = file.tickets.front().store,
                           .needs = {.stores = {},
                                     .zone = options.zone,
                                     .operatorId = options.operatorId,
                                     .programme = std::move(programme)},
                           .offline = options.offline};
    for (const Ticket& ticket : file.tickets)
        settings.needs.stores.insert(ticket.store);
    return settings;
}

std::set<std::string> householdsOf(const TicketFile& file)
{
    std::set<std::string> households;
    for (const Ticket& ticket : file.tickets)
        households.insert(ticket.household);
    return households;
}

/// Rings up all tickets. The replay's own head office is looked after meanwhile.
Result<TillCounts, Fault> ringUp(Stage& stage, TicketClock& clock, const TicketFile& file, const ReplayOptions& options)
{
    Replayer replayer(stage.runtime(), clock, file.tickets,
                      {.rule = options.rule, .operatorId = options.operatorId, .online = !options.offline});
    Progress progress(file.tickets.size());
    const auto onProgress = [&](std::size_t done) {
        if (progress.tell(done))
            stage.keepUp();
    };
    return replayer.run(onProgress, [&] { stage.keepUp(); });
}

/// Who rings up and compares the books afterwards: known here before the first ticket, and allowed to do both.
Result<terminal::By, Fault> operatorOf(Stage& stage, const ReplayOptions& options)
{
    const auto actor = stage.runtime().onTerminal(
        [&](terminal::Terminal& terminal) { return terminal.operatorById(options.operatorId); });
    if (!actor)
        return fail(Fault{FaultCode::BadConfiguration, "this terminal has no operator \"" + options.operatorId + "\""});
    if (access::verdict(*actor, std::nullopt, access::Permission::ReadLedger) != access::Verdict::Allowed)
        return fail(Fault{FaultCode::BadConfiguration, "operator \"" + options.operatorId +
                                                           "\" may not read ledgers, by which the books are compared; "
                                                           "name a supervisor with --operator. Nothing was booked"});
    return terminal::By{*actor, std::nullopt};
}

/// A chain that was there before keeps its programme. Another one that is named would not be played, and amounts are read
/// in the named one's currency.
Result<void, Fault> mustGoBy(Stage& stage, const ReplayOptions& options, const ReplayInput& input)
{
    const auto named = programme::parse(input.programme);
    const auto inForce = stage.runtime().onTerminal([&](terminal::Terminal& terminal) {
        const programme::Compiled* const found = terminal.programmeAt(input.tickets.tickets.front().at);
        return found != nullptr ? std::optional(found->programme()) : std::nullopt;
    });
    if (!inForce || *inForce == *named)
        return {};
    const std::string goesBy =
        "this chain goes by the programme " + inForce->id + ", version " + std::to_string(inForce->version);
    if (!options.programmeFile.empty())
        return fail(Fault{FaultCode::BadConfiguration, goesBy + ", which is not the one of " +
                                                           options.programmeFile.string() +
                                                           "; name a new folder, or that programme"});
    if (inForce->currency != named->currency)
        return fail(Fault{FaultCode::BadConfiguration, goesBy + ", in " + std::string(inForce->currency.code()) +
                                                           "; name its file with --programme"});
    return {};
}

/// Both sides verify themselves, then every member is compared.
Result<Books, Fault> judge(Stage& stage, const terminal::By& by, const ReplayOptions& options, const TicketFile& file,
                           Summary& summary)
{
    LOYALTY_CHECK(stage.settle(summary.notes));
    LOYALTY_CHECK(stage.verify(summary.problems, summary.notes));
    AskRow askRow;
    if (!options.offline)
        askRow = [&](const MemberId& member) { return stage.rowThere(member); };
    LOYALTY_TRY(books, readBooks(stage.runtime(), by, householdsOf(file), askRow));
    summary.problems.insert(summary.problems.end(), books.differences.begin(), books.differences.end());
    return std::move(books);
}

/// Says what came of it; true where that is as it should be.
bool tell(const Summary& summary, bool asJson)
{
    if (asJson) {
        print(json::write(replyOf(summary)));
    } else {
        printSummary(summary);
        print(lastLine(summary));
    }
    return isAgreed(summary) && !isNothingBooked(summary);
}

} // namespace

Result<ReplayInput, Fault> readInput(const ReplayOptions& options)
{
    LOYALTY_TRY(programme, programmeText(options));
    LOYALTY_TRY(tickets, readTickets(options, programme));
    return ReplayInput{std::move(programme), std::move(tickets)};
}

Result<bool, Fault> replay(const ReplayOptions& options, const ReplayInput& input)
{
    const TicketFile& file = input.tickets;
    if (file.tickets.empty()) { // no stage to set: all that can be said is why
        const TillCounts none;
        const Books noBooks;
        return tell({file, none, noBooks, milliseconds{0}, {}, {}}, options.json);
    }
    const QTemporaryDir temporary;
    const std::filesystem::path folder =
        options.folder.empty() ? std::filesystem::path(temporary.path().toStdString()) : options.folder;
    TicketClock clock;
    clock.set(file.tickets.front().at);
    LOYALTY_TRY(stage, Stage::open(clock, stageFor(options, file, input.programme, folder)));
    LOYALTY_TRY(by, operatorOf(*stage, options));
    LOYALTY_CHECK(mustGoBy(*stage, options, input));
    const auto begun = std::chrono::steady_clock::now();
    LOYALTY_TRY(till, ringUp(*stage, clock, file, options));
    const auto took = std::chrono::steady_clock::now() - begun;
    Books books;
    Summary summary{file, till, books, std::chrono::duration_cast<milliseconds>(took), {}, {}};
    LOYALTY_TRY(judged, judge(*stage, by, options, file, summary));
    books = std::move(judged);
    return tell(summary, options.json);
}

} // namespace loyalty::ctl
