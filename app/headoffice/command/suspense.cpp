#include "app/headoffice/command/program.h"
#include "core/base/time.h"

#include <ctime>
#include <ostream>

namespace loyalty::headoffice {
namespace {

const json::Value& at(const json::Value& value, std::string_view key)
{
    static const json::Value kNothing;
    const json::Object* const object = value.asObject();
    const json::Value* const found = object != nullptr ? object->find(key) : nullptr;
    return found != nullptr ? *found : kNothing;
}

std::string word(const json::Value& value, std::string_view key)
{
    const std::string* const text = at(value, key).asString();
    return text != nullptr ? *text : std::string();
}

std::int64_t number(const json::Value& value, std::string_view key)
{
    const std::int64_t* const number = at(value, key).asInteger();
    return number != nullptr ? *number : 0;
}

/// "2026-11-21T08:15:00Z"
std::string instant(std::int64_t unixMs)
{
    const std::time_t seconds = unixMs / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::string text(20, '\0');
    text.resize(std::strftime(text.data(), text.size() + 1, "%Y-%m-%dT%H:%M:%SZ", &utc));
    return text;
}

void printSuspended(std::ostream& out, const json::Value& one)
{
    out << word(one, "entry") << "  since " << instant(number(one, "sinceMs")) << "  " << word(one, "reason") << "  "
        << word(one, "detail") << "\n";
}

void printResolution(std::ostream& out, const json::Value& one)
{
    out << word(one, "how") << " by " << word(one, "operator") << " at " << instant(number(one, "atMs"));
    if (const std::string reason = word(one, "reason"); !reason.empty())
        out << ": " << reason;
    out << "\n";
}

json::Object deciding(const Arguments& arguments, std::string_view how)
{
    json::Object command{{"command", "resolve"},
                         {"how", how},
                         {"operator", arguments.get("--operator")},
                         {"reason", arguments.get("--reason")}};
    if (!arguments.operands().empty())
        command.set("entry", arguments.operands().front());
    return command;
}

Exit decide(const Arguments& arguments, Console& console, std::string_view how)
{
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, deciding(arguments, how), exit);
    if (!outcome)
        return exit;
    const json::Value said(*outcome);
    if (at(said, "repeated") == json::Value(true))
        console.out << "decided before; nothing was changed\n";
    printResolution(console.out, at(said, "resolution"));
    return exit;
}

} // namespace

Exit runSuspenseList(const Arguments& arguments, Console& console)
{
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, json::Object{{"command", "suspense"}}, exit);
    if (!outcome)
        return exit;
    const json::Value said(*outcome);
    const json::Array* const waiting = at(said, "suspended").asArray();
    for (const json::Value& one : waiting != nullptr ? *waiting : json::Array())
        printSuspended(console.out, one);
    if (waiting == nullptr || waiting->empty())
        console.out << "nothing stands in suspense\n";
    return exit;
}

Exit runSuspenseShow(const Arguments& arguments, Console& console)
{
    Exit exit = Exit::Done;
    const auto outcome =
        ask(arguments, console, json::Object{{"command", "suspense"}, {"entry", arguments.operands().front()}}, exit);
    if (!outcome)
        return exit;
    const json::Value said(*outcome);
    printSuspended(console.out, at(said, "suspended"));
    if (!at(said, "resolution").isNull())
        printResolution(console.out, at(said, "resolution"));
    console.out << json::writePretty(at(said, "content")) << "\n";
    return exit;
}

Exit runSuspenseRetry(const Arguments& arguments, Console& console)
{
    if (arguments.has("--all") != arguments.operands().empty())
        return failUsage(console, "suspense retry wants either one entry's ID or --all");
    if (!arguments.has("--all"))
        return decide(arguments, console, "retried");
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, deciding(arguments, "retried"), exit);
    if (!outcome)
        return exit;
    const json::Value said(*outcome);
    console.out << number(said, "resolved") << " booked, " << number(said, "left") << " left in suspense\n";
    return number(said, "left") == 0 ? Exit::Done : Exit::Refused;
}

Exit runSuspenseBook(const Arguments& arguments, Console& console)
{
    return decide(arguments, console, "booked");
}

Exit runSuspenseDrop(const Arguments& arguments, Console& console)
{
    return decide(arguments, console, "dropped");
}

} // namespace loyalty::headoffice
