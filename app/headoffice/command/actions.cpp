#include "app/headoffice/command/program.h"
#include "app/headoffice/command/stores.h"
#include "app/headoffice/folder/files.h"

#include <iostream>

namespace loyalty::headoffice {
namespace {

std::string_view wanted(json::Expected expected)
{
    switch (expected) {
    case json::Expected::Nothing:
        return "";
    case json::Expected::Value:
        return "; a value is expected there";
    case json::Expected::Key:
        return "; a key in double quotes is expected there";
    case json::Expected::Colon:
        return "; a colon is expected there";
    case json::Expected::CommaOrBrace:
        return "; a comma or } is expected there";
    case json::Expected::CommaOrBracket:
        return "; a comma or ] is expected there";
    case json::Expected::End:
        return "; the document has ended before";
    }
    return "";
}

/// Where a text stops being JSON, behind the file's name.
std::string describe(std::string_view text, const json::ParseError& error)
{
    const json::Place place = json::placeOf(text, error.offset);
    return " is no JSON document: " + std::string(toString(error.code)) + " at line " + std::to_string(place.line) +
           ", column " + std::to_string(place.column) + std::string(wanted(error.expected));
}

/// The first line of the file, or of standard input.
Result<std::string, Fault> pinFrom(const std::string& path)
{
    std::string line;
    if (path == "-") {
        std::getline(std::cin, line);
    } else {
        LOYALTY_TRY(text, readFile(path, Privacy::Secret));
        line = text.substr(0, text.find('\n'));
    }
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    return line;
}

} // namespace

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
    if (const auto document = json::parse(*text); !document)
        return failFault(console,
                         {FaultCode::Rejected, arguments.operands().front() + describe(*text, document.error())});
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

Exit runOperatorPin(const Arguments& arguments, Console& console)
{
    const std::string& id = arguments.operands().front();
    json::Object command{{"command", "pin"}, {"id", id}};
    if (arguments.has("--remove") && arguments.has("--pin-file"))
        return failUsage(console, "--remove and --pin-file exclude each other");
    if (arguments.has("--remove"))
        command.set("remove", true);
    if (arguments.has("--pin-file")) {
        const auto pin = pinFrom(arguments.get("--pin-file"));
        if (!pin)
            return failFault(console, pin.error());
        command.set("pin", *pin);
    }
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, command, exit);
    if (!outcome)
        return exit;
    if (const json::Value* const drawn = outcome->find("pin"))
        console.out << "PIN of operator " << id << ": " << *drawn->asString()
                    << "\ntell it to that person only; it is not shown again\n";
    else
        console.out << "operator " << id << (arguments.has("--remove") ? " has no PIN any more\n" : " has a new PIN\n");
    return exit;
}

Exit runRetire(const Arguments& arguments, Console& console)
{
    const std::string& id = arguments.operands().front();
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, json::Object{{"command", "retire"}, {"incarnation", id}}, exit);
    if (outcome) {
        console.out << "retired " << id << "\n"
                    << *outcome->find("accepted")->asInteger() << " of its entries are here, ";
        if (const std::int64_t unsent = *outcome->find("unsent")->asInteger(); unsent > 0)
            console.out << "at least " << unsent << " more are not\n";
        else
            console.out << "and it has told of no others\n";
        console.out << "what it still holds goes to suspense when it next reaches head office\n";
    }
    return exit;
}

} // namespace loyalty::headoffice
