#include "app/ctl/program.h"

#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"

#include <QCommandLineParser>
#include <QLocale>

namespace loyalty::ctl {
namespace {

constexpr const char kExitCodes[] = "Exit codes: 0 done, 1 refused or differs, 2 wrong usage, 3 something broke.";

std::vector<SubCommand> allCommands()
{
    std::vector<SubCommand> all;
    for (const auto group :
         {terminalGroup(), memberGroup(), saleGroup(), managingGroup(), ledgerGroup(), programmeGroup(), replayGroup()})
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
        "The terminal is the folder of --dir or LOYALTY_DIR, the operator --operator or LOYALTY_OPERATOR.\n" +
        std::string(kExitCodes));
}

void describeCommon(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("dir"), QStringLiteral("The terminal's data folder (or LOYALTY_DIR)."),
          QStringLiteral("folder"), qEnvironmentVariable("LOYALTY_DIR")},
         {QStringLiteral("operator"), QStringLiteral("Id of who does it (or LOYALTY_OPERATOR)."), QStringLiteral("id"),
          qEnvironmentVariable("LOYALTY_OPERATOR")},
         {QStringLiteral("approver"), QStringLiteral("Id of who allows it, where that is needed."),
          QStringLiteral("id")},
         {QStringLiteral("json"), QStringLiteral("Answer as one line of JSON, for scripts.")},
         {QStringLiteral("lang"), QStringLiteral("Language of the words: en or zh_CN (default: by the locale)."),
          QStringLiteral("language"), QLocale::system().name()},
         {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("This text.")}});
}

std::string helpOf(const SubCommand& command, const QCommandLineParser& options)
{
    const QString name = QCoreApplication::arguments().value(0);
    QString text = options.helpText();
    text.replace(name, QStringLiteral("loyaltyctl ") + QLatin1String(command.words));
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

Exit runCommand(const SubCommand& command, const QStringList& arguments)
{
    QCommandLineParser options;
    options.setApplicationDescription(QString::fromStdString(descriptionOf(command)));
    describeCommon(options);
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
    return command.run({options, language.value_or(Language::English), options.isSet(QStringLiteral("json")),
                        value("dir"), value("operator"), value("approver")});
}

/// The command whose words the arguments begin with.
const SubCommand* findCommand(const std::vector<SubCommand>& all, const QStringList& arguments)
{
    for (const SubCommand& command : all) {
        const QStringList words = wordsOf(command);
        if (arguments.mid(1, words.size()) == words)
            return &command;
    }
    return nullptr;
}

} // namespace

int runProgram(const QStringList& arguments)
{
    const std::vector<SubCommand> all = allCommands();
    const QString first = arguments.value(1);
    if (const SubCommand* const command = findCommand(all, arguments)) {
        const QStringList rest = arguments.mid(0, 1) + arguments.mid(1 + wordsOf(*command).size());
        return static_cast<int>(runCommand(*command, rest));
    }
    if (first == QStringLiteral("--version")) {
        print("loyaltyctl " + QCoreApplication::applicationVersion().toStdString());
        return static_cast<int>(Exit::Done);
    }
    if (!first.isEmpty() && !first.startsWith(QLatin1Char('-')))
        warn("loyaltyctl: there is no command \"" + arguments.mid(1, 2).join(QLatin1Char(' ')).toStdString() + "\"\n");
    const bool asked = first == QStringLiteral("--help") || first == QStringLiteral("-h");
    printOverview(asked ? print : warn);
    return static_cast<int>(asked ? Exit::Done : Exit::Usage);
}

} // namespace loyalty::ctl
