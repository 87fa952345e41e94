#include "app/headoffice/command/program.h"

#include "app/headoffice/admin/ask.h"
#include "app/headoffice/admin/outcome.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace loyalty::headoffice {

namespace {

constexpr std::string_view kProgram = "loyalty-headoffice";

constexpr Option kDir{"--dir", "D", Take::Required, "the head office's folder", "--data-dir"};

constexpr std::array kCreateOptions = {
    kDir,
    Option{"--name", "N", Take::Required, "the chain's name"},
    Option{"--currency", "CODE[:DECIMALS]", Take::Required, "ISO 4217, e.g. CNY"},
    Option{"--country", "CODE", Take::One, "country code of phone numbers typed without one (86)"},
    Option{"--store", "ID:NAME:ZONE[:CUTOFF]", Take::Many, "a store, its time zone and the hour its day begins (0)"},
    Option{"--operator", "ID:NAME:ROLE", Take::Many, "cashier, supervisor, manager, auditor or integration"},
    Option{"--risk-budget", "N", Take::One, "points that may be out without cover, chain-wide (0)"},
    Option{"--unbacked", "N", Take::One, "of the risk budget, points for one terminal (0)"},
    Option{"--per-visit", "N", Take::One, "of the risk budget, points for one sale (0)"},
    Option{"--shards", "N", Take::One, "parts of the feed, fixed for ever; more for millions of members (16)"},
};
constexpr std::array kServeOptions = {
    kDir,
    Option{"--listen", "ADDRESS:PORT", Take::One, "where to answer; port 0: any that is free (127.0.0.1:0)"},
    Option{"--port-file", "F", Take::One, "write the port to this file once it answers"},
    Option{"--tls-cert", "F", Take::One, "certificate chain, PEM; needed beyond this machine"},
    Option{"--tls-key", "F", Take::One, "its key, PEM"},
    Option{"--rehearsal", "", Take::Flag, "terminals of this machine set the clock: for replays, never in a shop"},
};
constexpr std::array kCodeOptions = {
    kDir,
    Option{"--store", "S", Take::Required, "the store of the terminal"},
    Option{"--lane", "L", Take::One, "a label for it, such as the number of the till"},
};
constexpr std::array kOnlyDir = {kDir};
constexpr std::array kStoreOptions = {
    kDir,
    Option{"--id", "ID", Take::Required, "the store's id"},
    Option{"--name", "N", Take::One, "its name"},
    Option{"--zone", "ZONE", Take::Required, "its time zone, e.g. Asia/Shanghai"},
    Option{"--cut-off", "HH:MM", Take::One, "when its day begins (00:00)"},
};
constexpr std::array kOperatorOptions = {
    kDir,
    Option{"--id", "ID", Take::Required, "the person's number"},
    Option{"--name", "N", Take::One, "the name that screens show"},
    Option{"--role", "ROLE", Take::Required, "cashier, supervisor, manager, auditor or integration"},
    Option{"--inactive", "", Take::Flag, "may not sign in any more"},
};
constexpr std::array kPinOptions = {
    kDir,
    Option{"--pin-file", "F", Take::One,
           "take the PIN from the first line of this file, or of standard input (-), instead of drawing one"},
    Option{"--remove", "", Take::Flag, "no PIN any more: known by the number alone"},
};
constexpr std::array kMemberOptions = {
    kDir,
    Option{"--name", "N", Take::One, "the member's name"},
    Option{"--phone", "P", Take::One, "phone number"},
    Option{"--birthday", "DAY", Take::One, "1999-02-28, or --02-28 without the year"},
    Option{"--card", "C", Take::One, "card number"},
    Option{"--external", "ID", Take::Many, "id in a former system"},
    Option{"--store", "S", Take::One, "home store (the first one)"},
};
constexpr std::array kSampleOptions = {
    Option{"--dir", "D", Take::One, "bring them into this head office; without it they are printed as CSV",
           "--data-dir"},
    Option{"--count", "N", Take::One, "how many (2000)"},
    Option{"--seed", "S", Take::One, "the same seed gives the same people (1)"},
    Option{"--store", "S", Take::Many, "home stores, in turn"},
};
constexpr std::array kPassOptions = {
    kDir,
    Option{"--reissue", "", Take::Flag, "a new pass: the old one's codes are refused from the next sync on"},
};
constexpr std::array kMemberCodeOptions = {
    kDir,
    Option{"--card", "N", Take::One, "the member by card number instead of MEMBER"},
    Option{"--at", "UNIXTIME", Take::One, "as at another second (now)"},
};
constexpr std::array kLedgerOptions = {
    kDir,
    Option{"--member", "M", Take::One, "id, phone, card, or id in a former system"},
    Option{"--limit", "N", Take::One, "newest lines at most (1000)"},
    Option{"--sums", "", Take::Flag, "the sums of all accounts instead"},
};

constexpr Option kDecider{"--operator", "ID", Take::Required, "who decides: somebody who may adjust points alone"};
constexpr std::array kRetryOptions = {
    kDir,
    kDecider,
    Option{"--reason", "TEXT", Take::One, "why"},
    Option{"--all", "", Take::Flag, "everything that waits"},
};
constexpr std::array kDecideOptions = {
    kDir,
    kDecider,
    Option{"--reason", "TEXT", Take::Required, "why, up to 200 bytes; stays in the books"},
};

constexpr std::array kCommands = {
    Command{"create", "", 0, 0, "make a head office in a new folder", kCreateOptions, runCreate},
    Command{"serve", "", 0, 0, "answer terminals until SIGTERM or SIGINT", kServeOptions, runServe},
    Command{"code", "", 0, 0, "print a one-time code that enrols one terminal", kCodeOptions, runCode},
    Command{"publish", "FILE", 1, 1, "put a programme in force", kOnlyDir, runPublish},
    Command{"store add", "", 0, 0, "add or change a store", kStoreOptions, runStoreAdd},
    Command{"operator add", "", 0, 0, "add or change a person who works with terminals", kOperatorOptions,
            runOperatorAdd},
    Command{"operator pin", "ID", 1, 1, "give a person a PIN, or a new one where it was forgotten or tried too often",
            kPinOptions, runOperatorPin},
    Command{"member add", "", 0, 0, "add one member", kMemberOptions, runMemberAdd},
    Command{"member import", "FILE", 1, 1,
            "add members from a CSV file with a heading line: name, phone, birthday, "
            "card, external, store, joined, id",
            kOnlyDir, runMemberImport},
    Command{"member sample", "", 0, 0, "make up members for trying things out", kSampleOptions, runMemberSample},
    Command{"member pass", "MEMBER", 1, 1, "print what a wallet needs to show a member's live code: keep it secret",
            kPassOptions, runMemberPass},
    Command{"member code", "MEMBER", 0, 1, "print the live code that a member's phone shows: for demos and support",
            kMemberCodeOptions, runMemberCode},
    Command{"segment add", "SEGMENT FILE", 2, 2,
            "put members into a segment of the programme: one a line, by id, phone, card or id in a former system",
            kOnlyDir, runSegmentAdd},
    Command{"segment remove", "SEGMENT FILE", 2, 2, "take members out of a segment", kOnlyDir, runSegmentRemove},
    Command{"status", "", 0, 0, "show what the head office has and how it does", kOnlyDir, runStatus},
    Command{"verify", "", 0, 0, "recompute everything, and count what waits; exit 1 where anything differs", kOnlyDir,
            runVerify},
    Command{"suspense list", "", 0, 0, "show the entries that could not be booked and wait for a person", kOnlyDir,
            runSuspenseList},
    Command{"suspense show", "ID", 1, 1, "show one of them whole, and what was decided about it", kOnlyDir,
            runSuspenseShow},
    Command{"suspense retry", "[ID]", 0, 1,
            "judge an entry again, now that the cause may be gone; exit 1 where it is not", kRetryOptions,
            runSuspenseRetry},
    Command{"suspense book", "ID", 1, 1, "book an entry as the till printed it, whatever speaks against it",
            kDecideOptions, runSuspenseBook},
    Command{"suspense drop", "ID", 1, 1, "do not book an entry; the books show what the member was shown, put right",
            kDecideOptions, runSuspenseDrop},
    Command{"ledger", "", 0, 0, "print the lines of a member, or the sums of all accounts", kLedgerOptions, runLedger},
    Command{"retire", "INCARNATION", 1, 1,
            "take an installation out of service; its rights come home. status lists them", kOnlyDir, runRetire},
};

void printHelp(std::ostream& out)
{
    out << kProgram << " " << LOYALTY_VERSION << ", the head office of one chain\n\n";
    for (const Command& command : kCommands) {
        const std::string call =
            std::string(command.name) + (command.operands.empty() ? "" : " ") + std::string(command.operands);
        out << "  " << call << std::string(call.size() < 22 ? 22 - call.size() : 1, ' ')
            << command.summary.substr(0, command.summary.find(':')) << "\n";
    }
    out << "\n"
        << kProgram << " COMMAND --help tells more. Commands work on a folder, or through the server that runs "
        << "on it.\n--dir may stand before the command too, and be written --data-dir.\nExit: 0 done, 1 refused or problems found, 2 wrong usage, 3 fault.\n";
}

void printHelp(std::ostream& out, const Command& command)
{
    out << kProgram << " " << command.name;
    for (const Option& option : command.options)
        if (option.take == Take::Required)
            out << " " << option.name << " " << option.value;
    out << (command.operands.empty() ? "" : " ") << command.operands << "\n\n" << command.summary << "\n\n";
    for (const Option& option : command.options) {
        const std::string call =
            std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value);
        out << "  " << call << std::string(call.size() < 32 ? 32 - call.size() : 1, ' ') << option.help
            << (option.take == Take::Many ? "; may be repeated" : "") << "\n";
    }
}

/// The command whose words stand first, and how many words they are.
std::pair<const Command*, std::size_t> commandIn(std::span<const std::string> words)
{
    if (words.empty())
        return {nullptr, 0};
    for (const Command& command : kCommands) {
        if (words[0] == command.name)
            return {&command, 1};
        if (words.size() > 1 && words[0] + " " + words[1] == command.name)
            return {&command, 2};
    }
    return {nullptr, 0};
}

/// How many words in front of the command name the folder, as scripts that always name it like to write.
std::size_t folderInFront(std::span<const std::string> words)
{
    for (const std::string_view name : {kDir.name, kDir.alias}) {
        if (words[0] == name)
            return std::min<std::size_t>(2, words.size());
        if (words[0].starts_with(std::string(name) + "="))
            return 1;
    }
    return 0;
}

} // namespace

Exit failUsage(Console& console, std::string_view message)
{
    console.err << kProgram << ": " << message << "\n";
    return Exit::Usage;
}

Exit failFault(Console& console, const Fault& fault)
{
    console.err << kProgram << ": " << *faulted(fault).find("message")->asString() << " [" << toString(fault.code)
                << "]\n";
    if (fault.code == FaultCode::Rejected)
        return Exit::Refused;
    return fault.code == FaultCode::BadConfiguration ? Exit::Usage : Exit::Fault;
}

std::optional<json::Object> ask(const Arguments& arguments, Console& console, json::Object command, Exit& exit)
{
    const auto outcome = askOffice(arguments.get("--dir"), std::move(command));
    if (!outcome) {
        exit = failFault(console, outcome.error());
        return std::nullopt;
    }
    const json::Object* said = outcome->asObject();
    const json::Value* ok = said != nullptr ? said->find("ok") : nullptr;
    if (ok == nullptr || ok->asBool() == nullptr) {
        exit = failFault(console, {FaultCode::BadReply, "the outcome cannot be read"});
        return std::nullopt;
    }
    if (*ok->asBool())
        return *said;
    const auto word = [said](std::string_view key) {
        const json::Value* value = said->find(key);
        return value != nullptr && value->asString() != nullptr ? *value->asString() : std::string();
    };
    console.err << kProgram << ": " << word("message") << " [" << word("refusal") << word("fault") << "]\n";
    exit = said->find("fault") != nullptr ? Exit::Fault : Exit::Refused;
    return std::nullopt;
}

Exit runProgram(std::span<const std::string> words, Console console)
{
    const auto isDashHelp = [](const std::string& word) { return word == "--help" || word == "-h"; };
    const auto isHelp = [&](const std::string& word) { return isDashHelp(word) || word == "help"; };
    if (words.empty() || isHelp(words[0])) {
        printHelp(words.empty() ? console.err : console.out);
        return words.empty() ? Exit::Usage : Exit::Done;
    }
    if (words[0] == "--version") {
        console.out << kProgram << " " << LOYALTY_VERSION << "\n";
        return Exit::Done;
    }
    const std::size_t front = folderInFront(words);
    const auto [command, length] = commandIn(words.subspan(front));
    if (command == nullptr)
        return failUsage(console, front < words.size() ? "there is no command '" + words[front] + "'; --help lists them"
                                                       : std::string("which command? --help lists them"));
    std::vector<std::string> rest(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(front));
    const auto behind = words.subspan(front + length);
    rest.insert(rest.end(), behind.begin(), behind.end());
    const auto operands = std::find(rest.begin(), rest.end(), "--");
    if ((!behind.empty() && isHelp(behind[0])) || std::find_if(rest.begin(), operands, isDashHelp) != operands) {
        printHelp(console.out, *command);
        return Exit::Done;
    }
    const auto arguments = Arguments::read(rest, command->options, command->minOperands, command->maxOperands);
    if (!arguments)
        return failUsage(console, arguments.error() + "; see: " + std::string(kProgram) + " " +
                                      std::string(command->name) + " --help");
    return command->run(*arguments, console);
}

} // namespace loyalty::headoffice
