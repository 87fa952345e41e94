#include "tests/app/ctl/programs.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <regex>
#include <sstream>

namespace loyalty::ctl {
namespace {

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::string pageOf(const char* name)
{
    std::ifstream file(test::sourceDir() / "packaging" / "man" / name);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The help of the command that a line of the overview begins with, of two words or one.
std::string helpOf(const QString& program, const std::string& line, std::string& command)
{
    static const std::regex kWords("^  ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?(?= ).*");
    std::smatch words;
    if (!std::regex_match(line, words, kWords))
        return {};
    for (const bool both : {true, false}) {
        if (both && !words[2].matched)
            continue;
        command = both ? words.str(1) + " " + words.str(2) : words.str(1);
        const test::Ended help =
            test::run(program, QString::fromStdString(command).split(QLatin1Char(' ')) << QStringLiteral("--help"));
        if (help.exitCode == 0 && help.out.find(' ' + command + ' ') != std::string::npos)
            return help.out;
    }
    return {};
}

std::vector<std::string> optionsIn(const std::string& help)
{
    static const std::regex kOption("^  (?:-[a-z], )?--([a-z-]+).*");
    std::vector<std::string> options;
    std::smatch found;
    for (const std::string& line : linesOf(help))
        if (std::regex_match(line, found, kOption))
            options.push_back(found.str(1));
    return options;
}

bool namesOption(const std::string& page, const std::string& option)
{
    return std::regex_search(page, std::regex("Fl -" + option + "(?![a-z-])"));
}

/// One heading of the page names it, or it and its like: "coupon give | void".
bool namesCommand(const std::string& page, const std::string& command)
{
    for (const std::string& line : linesOf(page)) {
        bool all = line.starts_with(".It Cm");
        std::istringstream words(command);
        for (std::string word; words >> word;)
            all = all && std::regex_search(line, std::regex("[ ]" + word + "(?![a-z-])"));
        if (all)
            return true;
    }
    return false;
}

TEST_CASE("the manual pages name every command and every option that the programs' help names")
{
    struct Row
    {
        QString program;
        const char* page;
        std::size_t least; ///< commands, so that a help that cannot be read is not one without commands
    };
    for (const Row& row :
         {Row{test::loyaltyctl(), "loyaltyctl.1", 40}, Row{test::headOfficeProgram(), "loyalty-headoffice.1", 20}}) {
        const std::string page = pageOf(row.page);
        std::size_t commands = 0;
        for (const std::string& line : linesOf(test::run(row.program, {QStringLiteral("--help")}).out)) {
            std::string command;
            const std::string help = helpOf(row.program, line, command);
            if (help.empty())
                continue;
            ++commands;
            INFO(row.page << ": " << command);
            CHECK(namesCommand(page, command));
            for (const std::string& option : optionsIn(help)) {
                INFO("--" << option);
                CHECK((option == "help" || namesOption(page, option)));
            }
        }
        CHECK(commands >= row.least);
    }
}

} // namespace
} // namespace loyalty::ctl
