#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/head_office.h"
#include "app/ctl/print/print.h"
#include "app/ctl/replay/text_file.h"
#include "app/terminal/commands/reply.h"
#include "core/programme/parse.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

constexpr std::size_t kLargestProgramme = std::size_t{1} << 20;

json::Array complaintsJson(const std::vector<json::Complaint>& complaints)
{
    json::Array array;
    for (const json::Complaint& complaint : complaints)
        array.push_back(json::Object{{"path", complaint.path}, {"code", complaint.code}, {"value", complaint.value}});
    return array;
}

/// The programme of a file, or what it has wrong.
json::Object judged(std::string_view text)
{
    const auto programme = programme::parse(text);
    if (programme)
        return app::done(json::Object{{"id", programme->id}, {"version", programme->version}});
    json::Object reply = app::refused("programme", "invalid");
    reply.set("value", json::Object{{"complaints", complaintsJson(programme.error())}});
    return reply;
}

/// "3:5" of a text that is no JSON becomes words, as the whole document does; a path stays what it is.
std::string whereOf(const Invocation& invocation, const std::string& path)
{
    if (path.empty())
        return say(invocation.language, "label.document");
    const std::size_t colon = path.find(':');
    if (colon == std::string::npos || path.find_first_not_of("0123456789:") != std::string::npos)
        return path;
    return say(invocation.language, "label.place",
               {{"line", path.substr(0, colon)}, {"column", path.substr(colon + 1)}});
}

/// A text is quoted; JSON is as it was written.
std::string quoted(const std::string& value)
{
    if (value.empty())
        return {};
    const bool isJson = std::string_view("\"[{").find(value.front()) != std::string_view::npos;
    return (isJson ? value : "\"" + value + "\"") + " ";
}

void printComplaints(const Invocation& invocation, const JsonView& value)
{
    for (const json::Value& entry : value.list("complaints")) {
        const JsonView complaint(entry);
        const std::string code = complaint.text("code");
        warn(whereOf(invocation, complaint.text("path")) + ": " + quoted(complaint.text("value")) +
             std::string(findWord(invocation.language, "complaint." + code).value_or(code)));
    }
}

void printJudged(const Invocation& invocation, const JsonView& value)
{
    printComplaints(invocation, value);
    if (value.has("id"))
        print(say(invocation.language, "label.valid",
                  {{"id", value.text("id")}, {"version", std::to_string(value.number("version"))}}));
}

void printPublished(const Invocation& invocation, const JsonView& value)
{
    printComplaints(invocation, value);
    if (value.has("version"))
        print(say(invocation.language, "label.published", {{"version", std::to_string(value.number("version"))}}));
}

Exit validate(const Invocation& invocation)
{
    const auto text = readTextFile(invocation.word(0), kLargestProgramme);
    return report(invocation, text ? judged(*text) : app::faulted(text.error()), printJudged);
}

Exit show(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, requestFor(invocation, "programme.show")), printProgramme);
}

Exit publish(const Invocation& invocation)
{
    const auto text = readTextFile(invocation.word(0), kLargestProgramme);
    if (!text)
        return report(invocation, app::faulted(text.error()), printPublished);
    if (const json::Object verdict = judged(*text); app::outcomeOf(verdict) != "done")
        return report(invocation, verdict, printJudged);
    const auto office = headOfficeOf(invocation);
    if (!office)
        return report(invocation, office.error(), printPublished);
    return report(invocation, office->ask({{"command", "publish"}, {"programme", *text}}), printPublished);
}

constexpr SubCommand kGroup[] = {
    {"programme validate", "FILE", "Say whether a programme's document can be used, and what it has wrong", "", 1, 1,
     nullptr, validate},
    {"programme show", "", "Show the programme that this terminal goes by", "", 0, 0, nullptr, show},
    {"programme publish", "FILE", "Have head office sign and publish a programme",
     "Its version must be above the one before.", 1, 1, describeHeadOffice, publish},
};

} // namespace

std::span<const SubCommand> programmeGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
