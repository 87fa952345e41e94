#include "app/headoffice/command/program.h"
#include "app/headoffice/folder/files.h"
#include "app/headoffice/member/csv.h"
#include "app/headoffice/member/sample.h"
#include "core/base/csv.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace loyalty::headoffice {

namespace {

/// One command carries so many; a server's body cap and its other work bound it.
constexpr std::size_t kBatch = 500;
constexpr std::array<std::string_view, 8> kColumns = {"name",     "phone", "birthday", "card",
                                                      "external", "store", "joined",   "id"};

struct Row
{
    std::size_t number; ///< as the person who wrote the file counts: the heading is 1
    json::Object person;
};

std::int64_t count(const json::Object& outcome, std::string_view key)
{
    const json::Value* value = outcome.find(key);
    return value != nullptr && value->asInteger() != nullptr ? *value->asInteger() : 0;
}

/// Says which values were wrong; answers how many rows that were.
std::size_t complain(const json::Object& outcome, std::span<const Row> batch, Console& console)
{
    const json::Value* wrong = outcome.find("wrong");
    std::vector<std::int64_t> rows;
    if (wrong == nullptr || wrong->asArray() == nullptr)
        return 0;
    for (const json::Value& one : *wrong->asArray()) {
        const json::Object& said = *one.asObject();
        const std::int64_t row = count(said, "row");
        if (std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
        console.err << "row " << batch[static_cast<std::size_t>(row)].number << ": " << *said.find("field")->asString()
                    << " '" << *said.find("value")->asString() << "': " << *said.find("message")->asString() << "\n";
    }
    return rows.size();
}

Exit bringIn(const Arguments& arguments, Console& console, std::span<const Row> rows)
{
    std::int64_t added = 0;
    std::int64_t present = 0;
    std::size_t wrong = 0;
    for (std::size_t from = 0; from < rows.size(); from += kBatch) {
        const auto batch = rows.subspan(from, std::min(kBatch, rows.size() - from));
        json::Array members;
        for (const Row& row : batch)
            members.push_back(row.person);
        Exit exit = Exit::Done;
        const auto outcome =
            ask(arguments, console, json::Object{{"command", "members"}, {"members", std::move(members)}}, exit);
        if (!outcome) {
            console.err << added << " members were added before this; the same command goes on where it stopped\n";
            return exit;
        }
        added += count(*outcome, "added");
        present += count(*outcome, "present");
        wrong += complain(*outcome, batch, console);
    }
    console.out << added << " added, " << present << " there already, " << wrong << " refused\n";
    return wrong > 0 ? Exit::Refused : Exit::Done;
}

json::Array splitIds(std::string_view text)
{
    json::Array ids;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        if (end > 0)
            ids.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ids;
}

json::Object personFrom(const CsvRow& heading, const CsvRow& row)
{
    json::Object person;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty())
            continue;
        if (heading[i] == "external")
            person.set("external", splitIds(row[i]));
        else
            person.set(heading[i], row[i]);
    }
    return person;
}

/// What is wrong with a heading; empty where nothing is.
std::string objection(const CsvRow& heading)
{
    for (std::size_t i = 0; i < heading.size(); ++i) {
        if (std::find(kColumns.begin(), kColumns.end(), heading[i]) == kColumns.end())
            return "there is no column '" + heading[i] +
                   "'; the first line names the columns: name,phone,birthday,card,external,store,joined,id";
        if (std::find(heading.begin(), heading.begin() + static_cast<std::ptrdiff_t>(i), heading[i]) !=
            heading.begin() + static_cast<std::ptrdiff_t>(i))
            return "the column '" + heading[i] + "' is there twice";
    }
    return heading.empty() ? "the file is empty" : "";
}

} // namespace

Exit runMemberAdd(const Arguments& arguments, Console& console)
{
    json::Object person;
    for (const std::string_view key : {"name", "phone", "birthday", "card", "store"})
        if (const std::string option = "--" + std::string(key); arguments.has(option))
            person.set(key, arguments.get(option));
    json::Array ids;
    for (const std::string& id : arguments.all("--external"))
        ids.push_back(id);
    person.set("external", std::move(ids));
    if (!arguments.has("--phone") && !arguments.has("--card") && !arguments.has("--external"))
        return failUsage(console, "a member is found by --phone, --card or --external; give at least one");
    const std::array rows = {Row{1, std::move(person)}};
    return bringIn(arguments, console, rows);
}

Exit runMemberImport(const Arguments& arguments, Console& console)
{
    const std::string& file = arguments.operands().front();
    const auto text = readFile(file, Privacy::Open);
    if (!text)
        return failFault(console, text.error());
    const auto table = readCsv(*text);
    if (!table)
        return failFault(console, {FaultCode::Rejected, file + " line " + std::to_string(table.error().line) + ": " +
                                                            table.error().message});
    const CsvRow heading = table->empty() ? CsvRow() : table->front();
    if (const std::string wrong = objection(heading); !wrong.empty())
        return failFault(console, {FaultCode::Rejected, file + ": " + wrong});
    std::vector<Row> rows;
    for (std::size_t i = 1; i < table->size(); ++i)
        rows.push_back({i + 1, personFrom(heading, (*table)[i])});
    return bringIn(arguments, console, rows);
}

Exit runMemberSample(const Arguments& arguments, Console& console)
{
    const auto wanted = arguments.number("--count", 2000, 0, 1'000'000);
    const auto seed = arguments.number("--seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    if (!wanted || !seed)
        return failUsage(console, wanted ? seed.error() : wanted.error());
    const auto people = samplePeople(static_cast<std::size_t>(*wanted), static_cast<std::uint64_t>(*seed));
    const std::vector<std::string>& stores = arguments.all("--store");
    const auto storeOf = [&](std::size_t i) { return stores.empty() ? std::string() : stores[i % stores.size()]; };
    if (!arguments.has("--dir")) {
        console.out << csvLine({"name", "phone", "birthday", "card", "store"});
        for (std::size_t i = 0; i < people.size(); ++i)
            console.out << csvLine({people[i].name, people[i].phone, people[i].birthday, people[i].card, storeOf(i)});
        return Exit::Done;
    }
    std::vector<Row> rows;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const SamplePerson& one = people[i];
        json::Object person{{"name", one.name}, {"phone", one.phone}, {"birthday", one.birthday}, {"card", one.card}};
        if (!stores.empty())
            person.set("store", storeOf(i));
        rows.push_back({i + 1, std::move(person)});
    }
    return bringIn(arguments, console, rows);
}

namespace {

std::string textOf(const json::Object& outcome, std::string_view key)
{
    const json::Value* value = outcome.find(key);
    return value != nullptr && value->asString() != nullptr ? *value->asString() : std::string();
}

} // namespace

Exit runMemberPass(const Arguments& arguments, Console& console)
{
    Exit exit = Exit::Done;
    const auto outcome =
        ask(arguments, console,
            json::Object{
                {"command", "pass"}, {"member", arguments.operands().front()}, {"reissue", arguments.has("--reissue")}},
            exit);
    if (!outcome)
        return exit;
    console.out << "pass      " << textOf(*outcome, "pass") << "\n"
                << "epoch     " << count(*outcome, "epoch") << "\n"
                << "secret    " << textOf(*outcome, "secret") << "\n"
                << "barcode   " << textOf(*outcome, "valuePattern") << "\n"
                << "otpauth   " << textOf(*outcome, "otpauth") << "\n"
                << "card      " << textOf(*outcome, "card") << "\n";
    return Exit::Done;
}

Exit runMemberCode(const Arguments& arguments, Console& console)
{
    if (arguments.has("--card") == !arguments.operands().empty())
        return failUsage(console, "member code wants either MEMBER or --card N");
    json::Object command{{"command", "member-code"},
                         {"member", arguments.has("--card") ? arguments.get("--card") : arguments.operands().front()}};
    if (arguments.has("--at")) {
        const auto at = arguments.number("--at", 0, 0, 9'999'999'999);
        if (!at)
            return failUsage(console, at.error());
        command.set("at", *at);
    }
    Exit exit = Exit::Done;
    const auto outcome = ask(arguments, console, std::move(command), exit);
    if (!outcome)
        return exit;
    console.out << textOf(*outcome, "code") << "\n";
    return Exit::Done;
}

} // namespace loyalty::headoffice
