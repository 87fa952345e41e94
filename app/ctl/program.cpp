#include "app/ctl/program.h"

#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"

#include <QCommandLineParser>
#include <QFile>
#include <QLocale>

#include <algorithm>

namespace loyalty::ctl {
namespace {

constexpr const char kExitCodes[] = "Exit codes: 0 done, 1 refused or differs, 2 wrong usage, 3 something broke.";

std::vector<SubCommand> allCommands()
{
    std::vector<SubCommand> all;
    for (const auto group :
         {terminalGroup(), memberGroup(), saleGroup(), receiptGroup(), managingGroup(), purseGroup(), membershipGroup(),
          ledgerGroup(), programmeGroup(), replayGroup(), scanGroup(), conformanceGroup(), benchGroup()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

QStringList wordsOf(const SubCommand& command)
{
    return QString::fromLatin1(command.words).split(QLatin1Char(' '));
}

/// Usage first: help asked for goes to standard output, help because of a mistake to standard error.
void printOverview(void (*out)(std::string_view))
{
    out("Usage: loyaltyctl COMMAND [options]\n\nWorks a loyalty terminal from the command line.\n\nCommands:");
    for (const SubCommand& command : allCommands()) {
        const QString usage = QStringLiteral("%1 %2").arg(QLatin1String(command.words), QLatin1String(command.syntax));
        out(QStringLiteral("  %1  %2").arg(usage.trimmed(), -38).arg(QLatin1String(command.summary)).toStdString());
    }
    out("\nloyaltyctl COMMAND --help tells a command's options.\n"
        "Every command takes --dir (or LOYALTY_DIR), --operator (or LOYALTY_OPERATOR), --approver, --json and --lang,\n"
        "before its name or behind it; PINs come from LOYALTY_PIN and LOYALTY_APPROVER_PIN, or from files. A new terminal begins with enrol; head office tells the code for it.\n" +
        std::string(kExitCodes));
}

/// Every command has these, before its own words or behind them.
QList<QCommandLineOption> commonOptions()
{
    return {{{QStringLiteral("dir"), QStringLiteral("data-dir")},
             QStringLiteral("The terminal's data folder (or LOYALTY_DIR)."),
             QStringLiteral("folder"),
             qEnvironmentVariable("LOYALTY_DIR")},
            {QStringLiteral("operator"), QStringLiteral("Id of the person who does it (or LOYALTY_OPERATOR)."),
             QStringLiteral("id"), qEnvironmentVariable("LOYALTY_OPERATOR")},
            {QStringLiteral("approver"), QStringLiteral("Id of the person who allows it, where that is needed."),
             QStringLiteral("id")},
            {QStringLiteral("pin-file"),
             QStringLiteral("Its first line is the operator's PIN (or LOYALTY_PIN), where head office gave one."),
             QStringLiteral("file")},
            {QStringLiteral("approver-pin-file"),
             QStringLiteral("Its first line is the approver's PIN (or LOYALTY_APPROVER_PIN)."), QStringLiteral("file")},
            {QStringLiteral("json"), QStringLiteral("Answer as one line of JSON, for scripts.")},
            {QStringLiteral("lang"), QStringLiteral("Language of the words: en or zh_CN (default: by the locale)."),
             QStringLiteral("language"), QLocale::system().name()},
            {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("This text.")}};
}

/// How many of the words in front are common options and their values.
qsizetype commonInFront(const QStringList& words)
{
    const QList<QCommandLineOption> common = commonOptions();
    qsizetype at = 0;
    while (at < words.size() && words.at(at).startsWith(QLatin1Char('-'))) {
        QString name = words.at(at).section(QLatin1Char('='), 0, 0);
        name.remove(0, name.startsWith(QStringLiteral("--")) ? 2 : 1);
        const auto option = std::find_if(common.begin(), common.end(),
                                         [&](const QCommandLineOption& one) { return one.names().contains(name); });
        if (option == common.end())
            break;
        const bool valueApart = !option->valueName().isEmpty() && !words.at(at).contains(QLatin1Char('='));
        at += valueApart ? 2 : 1;
    }
    return std::min(at, words.size());
}

std::string helpOf(const SubCommand& command, const QCommandLineParser& options)
{
    const QString name = QCoreApplication::arguments().value(0);
    QString text = options.helpText();
    // Once, where the usage is told: what follows may name the program in an example.
    if (const qsizetype at = text.indexOf(name); at >= 0)
        text.replace(at, name.size(), QStringLiteral("loyaltyctl ") + QLatin1String(command.words));
    const qsizetype arguments = text.indexOf(QStringLiteral("\nArguments:"));
    return text.left(arguments < 0 ? text.size() : arguments).toStdString() + "\n" + kExitCodes;
}

std::string descriptionOf(const SubCommand& command)
{
    const std::string help(command.help);
    return std::string(command.summary) + "." + (help.empty() ? "" : "\n" + help);
}

Exit complain(const SubCommand& command, const std::string& why)
{
    warn(why + "\nSee loyaltyctl " + command.words + " --help");
    return Exit::Usage;
}

/// Empty where none was given; the error says which file cannot be read.
Result<std::string, std::string> pinOf(const QCommandLineParser& options, const char* option, const char* variable)
{
    const QString path = options.value(QLatin1String(option));
    if (path.isEmpty())
        return qEnvironmentVariable(variable).toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail("--" + std::string(option) + ": " + path.toStdString() + " cannot be read");
    return file.readLine(64).trimmed().toStdString();
}

Exit runCommand(const SubCommand& command, const QStringList& arguments)
{
    QCommandLineParser options;
    options.setApplicationDescription(QString::fromStdString(descriptionOf(command)));
    options.addOptions(commonOptions());
    if (command.describe != nullptr)
        command.describe(options);
    if (command.most > 0)
        options.addPositionalArgument(QLatin1String(command.syntax), QString(), QLatin1String(command.syntax));
    if (!options.parse(arguments))
        return complain(command, options.errorText().toStdString());
    if (options.isSet(QStringLiteral("help"))) {
        print(helpOf(command, options));
        return Exit::Done;
    }
    const int words = static_cast<int>(options.positionalArguments().size());
    if (words < command.least)
        return complain(command, std::string("expected: ") + command.words + " " + command.syntax);
    if (words > command.most)
        return complain(command, "one word too many: " + options.positionalArguments().at(command.most).toStdString());
    const auto value = [&](const char* option) { return options.value(QLatin1String(option)).toStdString(); };
    const auto language = languageFrom(value("lang"));
    if (!language && options.isSet(QStringLiteral("lang")))
        return complain(command, "--lang is en or zh_CN");
    const auto pin = pinOf(options, "pin-file", "LOYALTY_PIN");
    const auto approverPin = pinOf(options, "approver-pin-file", "LOYALTY_APPROVER_PIN");
    if (!pin || !approverPin)
        return complain(command, (pin ? approverPin : pin).error());
    return command.run({options, language.value_or(Language::English), options.isSet(QStringLiteral("json")),
                        value("dir"), value("operator"), value("approver"), *pin, *approverPin});
}

/// The command that the words begin with.
const SubCommand* findCommand(const std::vector<SubCommand>& all, const QStringList& words)
{
    for (const SubCommand& command : all)
        if (const QStringList own = wordsOf(command); words.mid(0, own.size()) == own)
            return &command;
    return nullptr;
}

/// "member", where there is "member add" and "member find": what there is, a line each. Empty for a word that begins none.
std::string commandsOf(const std::vector<SubCommand>& all, const QString& group)
{
    std::string lines;
    for (const SubCommand& command : all)
        if (wordsOf(command).size() > 1 && wordsOf(command).first() == group)
            lines += "\n  loyaltyctl " + std::string(command.words) + " " + command.syntax;
    return lines;
}

Exit complainOf(const std::vector<SubCommand>& all, const QStringList& words)
{
    warn("loyaltyctl: there is no command \"" + words.mid(0, 2).join(QLatin1Char(' ')).toStdString() + "\"");
    const std::string alike = commandsOf(all, words.first());
    warn(alike.empty() ? "loyaltyctl --help lists what there is." : "There are:" + alike);
    return Exit::Usage;
}

} // namespace

int runProgram(const QStringList& arguments)
{
    const std::vector<SubCommand> all = allCommands();
    const QStringList given = arguments.mid(1);
    const qsizetype front = commonInFront(given);
    const QStringList words = given.mid(front);
    if (const SubCommand* const command = findCommand(all, words)) {
        // Behind "--" nothing is an option any more: what stood in front stays in front.
        const QStringList rest = given.mid(0, front) + words.mid(wordsOf(*command).size());
        return static_cast<int>(runCommand(*command, arguments.mid(0, 1) + rest));
    }
    if (words.value(0) == QStringLiteral("--version")) {
        print("loyaltyctl " + QCoreApplication::applicationVersion().toStdString());
        return static_cast<int>(Exit::Done);
    }
    const auto isHelp = [](const QString& word) {
        return word == QStringLiteral("--help") || word == QStringLiteral("-h") || word == QStringLiteral("help");
    };
    const bool asked = std::any_of(given.begin(), given.begin() + front, isHelp) || isHelp(words.value(0));
    if (const std::string group = commandsOf(all, words.value(0));
        !group.empty() && (asked || std::any_of(words.begin(), words.end(), isHelp))) {
        print("There are:" + group + "\nloyaltyctl COMMAND --help tells a command's options.");
        return static_cast<int>(Exit::Done);
    }
    if (!asked && !words.isEmpty())
        return static_cast<int>(complainOf(all, words));
    printOverview(asked ? print : warn);
    return static_cast<int>(asked ? Exit::Done : Exit::Usage);
}

} // namespace loyalty::ctl
