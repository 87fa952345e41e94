#include "app/headoffice/command/program.h"

#include <ostream>

namespace loyalty::headoffice {

namespace {

/// Reads an outcome without asking twice whether it is there.
std::string word(const json::Value& value, std::string_view key)
{
    const json::Object* object = value.asObject();
    const json::Value* field = object != nullptr ? object->find(key) : nullptr;
    if (field == nullptr)
        return "";
    if (field->asString() != nullptr)
        return *field->asString();
    if (field->asInteger() != nullptr)
        return std::to_string(*field->asInteger());
    if (field->asBool() != nullptr)
        return *field->asBool() ? "yes" : "no";
    return "";
}

const json::Array& list(const json::Object& object, std::string_view key)
{
    static const json::Array kNone;
    const json::Value* field = object.find(key);
    return field != nullptr && field->asArray() != nullptr ? *field->asArray() : kNone;
}

void printHealth(std::ostream& out, const json::Value& health)
{
    out << "members       " << word(health, "members") << "\n"
        << "posted        " << word(health, "posted") << " entries, " << word(health, "waiting") << " waiting\n"
        << "suspense      " << word(health, "suspended") << "\n"
        << "differences   " << word(health, "differences") << "\n"
        << "exposure      " << word(health, "exposure") << " points\n";
    if (word(health, "forked") != "0")
        out << "forked        " << word(health, "forked")
            << " terminals; of each a second copy has written: retire it, and enrol the genuine one anew\n";
}

void printIncarnations(std::ostream& out, const json::Object& outcome)
{
    for (const json::Value& one : list(outcome, "incarnations"))
        out << (word(one, "suffixOf").empty() ? "terminal      " : "left over     ") << word(one, "id") << "  store "
            << word(one, "store") << "  lane " << word(one, "lane") << "  " << word(one, "state") << "  accepted "
            << word(one, "accepted") << "  posted " << word(one, "posted")
            << (word(one, "suffixOf").empty() ? std::string() : "  of " + word(one, "suffixOf")) << "\n";
    for (const json::Value& one : list(outcome, "suspended"))
        out << "in suspense   " << word(one, "entry") << "  " << word(one, "reason") << "  " << word(one, "detail")
            << "\n";
    for (const json::Value& one : list(outcome, "differences"))
        out << "difference    " << word(one, "entry") << "  " << word(one, "what") << "  printed "
            << word(one, "printed") << "  judged " << word(one, "judged") << "\n";
}

void printMember(std::ostream& out, const json::Object& outcome)
{
    out << "member " << word(outcome, "member") << (word(outcome, "blocked") == "yes" ? "  blocked" : "") << "\n";
    for (const json::Value& one : list(outcome, "balances"))
        out << "  " << word(one, "what") << "  " << word(one, "balance") << "  leased " << word(one, "leased") << "\n";
    for (const json::Value& one : list(outcome, "lines"))
        out << word(one, "date") << "  " << word(one, "entry") << "." << word(one, "n") << "  " << word(one, "what")
            << "  " << word(one, "amount") << "  " << word(one, "account") << "  " << word(one, "rule") << "\n";
}

} // namespace

Exit runStatus(const Arguments& arguments, Console& console)
{
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, json::Object{{"command", "status"}}, exit);
    if (!outcome)
        return exit;
    const json::Value chain = outcome->find("chain") != nullptr ? *outcome->find("chain") : json::Value();
    console.out << "chain         " << word(chain, "name") << "  " << word(chain, "id") << "  epoch "
                << word(chain, "epoch") << "  " << word(chain, "currency") << "\n";
    for (const json::Value& one : list(*outcome, "stores"))
        console.out << "store         " << word(one, "id") << "  " << word(one, "name") << "  " << word(one, "zone")
                    << "\n";
    for (const json::Value& one : list(*outcome, "operators"))
        console.out << "operator      " << word(one, "id") << "  " << word(one, "name") << "  " << word(one, "role")
                    << (word(one, "active") == "no" ? "  inactive" : "") << (word(one, "pin") == "yes" ? "  PIN" : "")
                    << "\n";
    console.out << "programmes   ";
    for (const json::Value& version : list(*outcome, "programmes"))
        console.out << " " << (version.asInteger() != nullptr ? *version.asInteger() : 0);
    console.out << "\n";
    printHealth(console.out, outcome->find("health") != nullptr ? *outcome->find("health") : json::Value());
    printIncarnations(console.out, *outcome);
    return Exit::Done;
}

Exit runVerify(const Arguments& arguments, Console& console)
{
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, json::Object{{"command", "verify"}}, exit);
    if (!outcome)
        return exit;
    const json::Array& problems = list(*outcome, "problems");
    for (const json::Value& problem : problems)
        console.out << "problem: " << (problem.asString() != nullptr ? *problem.asString() : "") << "\n";
    console.out << "verified " << word(*outcome, "entries") << " entries, " << word(*outcome, "members") << " members, "
                << word(*outcome, "accounts") << " accounts: ";
    if (problems.empty())
        console.out << "all agree\n";
    else
        console.out << problems.size() << (problems.size() == 1 ? " problem\n" : " problems\n");
    console.out << word(*outcome, "suspended") << " in suspense, " << word(*outcome, "differences")
                << " judged otherwise than printed\n";
    return problems.empty() ? Exit::Done : Exit::Refused;
}

Exit runLedger(const Arguments& arguments, Console& console)
{
    if (arguments.has("--sums") == arguments.has("--member"))
        return failUsage(console, "ledger wants either --member M or --sums");
    const auto limit = arguments.number("--limit", 1000, 1, 10'000);
    if (!limit)
        return failUsage(console, limit.error());
    json::Object command{{"command", "ledger"}, {"limit", *limit}};
    if (arguments.has("--sums"))
        command.set("sums", true);
    else
        command.set("member", arguments.get("--member"));
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, std::move(command), exit);
    if (!outcome)
        return exit;
    for (const json::Value& one : list(*outcome, "sums"))
        console.out << word(one, "account") << "  " << word(one, "what") << "  " << word(one, "balance") << "\n";
    if (outcome->find("member") != nullptr)
        printMember(console.out, *outcome);
    return Exit::Done;
}

} // namespace loyalty::headoffice
