#include "app/headoffice/command/program.h"
#include "app/headoffice/command/stores.h"
#include "app/headoffice/folder/files.h"

#include <ostream>

namespace loyalty::headoffice {

Exit runCode(const Arguments& arguments, Console& console)
{
    Exit exit = Exit::Done;
    const auto outcome =
        ask(arguments, console,
            json::Object{{"command", "code"}, {"store", arguments.get("--store")}, {"lane", arguments.get("--lane")}},
            exit);
    if (outcome)
        console.out << *outcome->find("code")->asString() << "\n";
    return exit;
}

Exit runPublish(const Arguments& arguments, Console& console)
{
    auto text = readFile(arguments.operands().front(), Privacy::Open);
    if (!text)
        return failFault(console, text.error());
    if (!json::parse(*text))
        return failFault(console, {FaultCode::Rejected, arguments.operands().front() + " is no JSON document"});
    Exit exit = Exit::Done;
    const auto outcome =
        ask(arguments, console, json::Object{{"command", "publish"}, {"programme", std::move(*text)}}, exit);
    if (outcome)
        console.out << "published version " << *outcome->find("version")->asInteger() << "\n";
    return exit;
}

Exit runStoreAdd(const Arguments& arguments, Console& console)
{
    const auto cutOff = cutOffFrom(arguments.get("--cut-off", "00:00"));
    if (!cutOff)
        return failUsage(console, cutOff.error());
    const std::string id = arguments.get("--id");
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console,
                             json::Object{{"command", "store"},
                                          {"id", id},
                                          {"name", arguments.get("--name", id)},
                                          {"zone", arguments.get("--zone")},
                                          {"cutOffSeconds", *cutOff}},
                             exit);
    if (outcome)
        console.out << "store " << id << " is in the books\n";
    return exit;
}

Exit runOperatorAdd(const Arguments& arguments, Console& console)
{
    const std::string id = arguments.get("--id");
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console,
                             json::Object{{"command", "operator"},
                                          {"id", id},
                                          {"name", arguments.get("--name", id)},
                                          {"role", arguments.get("--role")},
                                          {"active", !arguments.has("--inactive")}},
                             exit);
    if (outcome)
        console.out << "operator " << id << " is in the books\n";
    return exit;
}

Exit runRetire(const Arguments& arguments, Console& console)
{
    const std::string& id = arguments.operands().front();
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, json::Object{{"command", "retire"}, {"incarnation", id}}, exit);
    if (outcome)
        console.out << "retired " << id << "\n";
    return exit;
}

} // namespace loyalty::headoffice
