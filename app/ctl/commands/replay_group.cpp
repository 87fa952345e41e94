#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"
#include "app/ctl/replay/replay.h"
#include "app/terminal/commands/reply.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

constexpr const char kDefaultOperator[] = "replay";

QCommandLineOption option(const char* name, const char* help, const char* value, const char* standard = "")
{
    return {QLatin1String(name), QString::fromUtf8(help), QLatin1String(value), QLatin1String(standard)};
}

void describeReplay(QCommandLineParser& options)
{
    options.addOptions(
        {option("head-office", "Address of a head office that runs already, best with --rehearsal.", "url"),
         option("token-file", "File with its administrator's token.", "file"),
         option("ca", "Certificate of the chain's own authority, PEM.", "file"),
         option("code", "One-time code for a new terminal, where there is no token.", "code"),
         {QStringLiteral("offline"), QStringLiteral("No head office at all: for measuring.")},
         option("programme",
                "Programme of a new chain (default: the sample for groceries in USD); an old one keeps its own.",
                "file"),
         option("zone", "Time zone of the stores (default: America/New_York).", "zone", "America/New_York"),
         option("seed", "Another seed redeems and returns on other tickets (default: 1).", "number", "1"),
         option("redeem-every", "About one ticket in so many redeems; 0: none (default: 5).", "number", "5"),
         option("return-every", "About one ticket in so many brings a line back; 0: none (default: 20).", "number",
                "20"),
         option("tickets", "Only the first so many.", "number")});
}

/// False where an option is no number.
bool readNumber(const Invocation& invocation, const char* name, std::uint64_t& number)
{
    if (invocation.value(name).empty())
        return true;
    bool isNumber = false;
    number = QString::fromStdString(invocation.value(name)).toULongLong(&isNumber);
    return isNumber;
}

Exit runReplay(const Invocation& invocation)
{
    const auto nothing = [](const Invocation&, const JsonView&) {};
    const auto misuse = [&](const char* why) { return report(invocation, app::misused(why), nothing); };
    ReplayOptions options{.file = invocation.word(0),
                          .folder = invocation.isSet("dir") ? invocation.folder : std::filesystem::path(),
                          .programmeFile = invocation.value("programme"),
                          .tokenFile = invocation.value("token-file"),
                          .headOffice = invocation.value("head-office"),
                          .ca = invocation.value("ca"),
                          .code = invocation.value("code"),
                          .zone = invocation.value("zone"),
                          .operatorId = invocation.operatorId.empty() ? kDefaultOperator : invocation.operatorId,
                          .rule = {},
                          .offline = invocation.isSet("offline"),
                          .json = invocation.json};
    if (!readNumber(invocation, "seed", options.rule.seed) ||
        !readNumber(invocation, "redeem-every", options.rule.redeemEvery) ||
        !readNumber(invocation, "return-every", options.rule.returnEvery) ||
        !readNumber(invocation, "tickets", options.mostTickets))
        return misuse("--seed, --redeem-every, --return-every and --tickets are whole numbers from 0");
    if (options.offline && !options.headOffice.empty())
        return misuse("--offline and --head-office exclude each other");
    const auto input = readInput(options);
    if (!input) {
        json::Object unusable = app::faulted(input.error());
        unusable.set("fault", "input"); // it is about the file, not about a folder or a setting
        return report(invocation, unusable, nothing);
    }
    const auto agree = replay(options, *input);
    if (!agree)
        return report(invocation, app::faulted(agree.error()), nothing);
    return *agree ? Exit::Done : Exit::Refused;
}

constexpr SubCommand kGroup[] = {
    {"replay", "FILE", "Ring up a file of real tickets and compare both sides' books",
     "FILE is CSV, plain or gzip, a row an article, with the columns basket_id, household_id, store_id,\n"
     "transaction_timestamp, product_id, department, quantity and sales_value in any order, and perhaps zone.\n"
     "\n"
     "A ticket's time is the clock; without an offset it is the wall time in --zone. basket_id is the ticket's number,\n"
     "household_id the member, who is enrolled at first sight with a card made from it. sales_value is rounded half up\n"
     "to whole cents; a missing department becomes the category UNKNOWN.\n"
     "\n"
     "A ticket redeems as much as the programme allows where the keyed hash of its basket_id, under the seed, is a\n"
     "multiple of --redeem-every; a line of it, chosen likewise, comes back at the household's next visit where another\n"
     "such hash is a multiple of --return-every, of several pieces every other time just one. The return's own number\n"
     "is basket_id-return. So the rule needs no memory: a replay that is interrupted and run again on the same\n"
     "folder ends with the same totals, and a further one adds nothing.\n"
     "\n"
     "Terminal and head office are kept in the folder of --data-dir; without it in one that is removed at the end.\n"
     "LOYALTY_DIR is not used here, and --operator is the id that the tickets are booked by (default: replay).\n"
     "\n"
     "Without --head-office it starts loyalty-headoffice for itself in that folder, on this machine only, with the sample\n"
     "programme and a store for each store_id. At the end it syncs to rest, verifies both sides and compares every\n"
     "member's balance, tier, debt and lots. Equal totals hashes mean equal books.\n"
     "\n"
     "Last line: replay: L lines in, B booked, R refused; P points earned; agree (or DIFFER, exit code 1).\n"
     "Where lines were refused and none was booked the exit code is 1, too.",
     1, 1, describeReplay, runReplay},
};

} // namespace

std::span<const SubCommand> replayGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
