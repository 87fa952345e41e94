#include "app/headoffice/command/program.h"
#include "app/headoffice/folder/files.h"
#include "app/headoffice/member/csv.h"
#include "core/base/csv.h"

#include <algorithm>
#include <ostream>
#include <span>

namespace loyalty::headoffice {
namespace {

/// One command carries so many; a server's body cap and its other work bound it.
constexpr std::size_t kBatch = 500;

std::int64_t count(const json::Object& outcome, std::string_view key)
{
    const json::Value* const value = outcome.find(key);
    return value != nullptr && value->asInteger() != nullptr ? *value->asInteger() : 0;
}

Exit move(const Arguments& arguments, Console& console, const std::string& segment, bool in,
          std::span<const std::string> names)
{
    std::int64_t moved = 0;
    std::int64_t there = 0;
    std::int64_t unknown = 0;
    for (std::size_t from = 0; from < names.size(); from += kBatch) {
        const auto batch = names.subspan(from, std::min(kBatch, names.size() - from));
        json::Array members(batch.begin(), batch.end());
        Exit exit = Exit::Done;
        const auto outcome =
            ask(arguments, console,
                json::Object{{"command", "segment"}, {"segment", segment}, {"in", in}, {"members", std::move(members)}},
                exit);
        if (!outcome) {
            console.err << moved << " members were moved before this; the same command goes on where it stopped\n";
            return exit;
        }
        moved += count(*outcome, "moved");
        there += count(*outcome, "there");
        if (const json::Value* const places = outcome->find("unknown"); places != nullptr && places->asArray())
            for (const json::Value& place : *places->asArray()) {
                console.err << "'" << batch[static_cast<std::size_t>(*place.asInteger())] << "': no such member\n";
                ++unknown;
            }
    }
    console.out << moved << (in ? " put in, " : " taken out, ") << there << " as before, " << unknown << " unknown\n";
    return unknown > 0 ? Exit::Refused : Exit::Done;
}

Exit run(const Arguments& arguments, Console& console, bool in)
{
    const std::string& segment = arguments.operands()[0];
    const std::string& file = arguments.operands()[1];
    const auto text = readFile(file, Privacy::Open);
    if (!text)
        return failFault(console, text.error());
    const auto table = readCsv(*text);
    if (!table)
        return failFault(console, {FaultCode::Rejected, file + " line " + std::to_string(table.error().line) + ": " +
                                                            table.error().message});
    std::vector<std::string> names;
    for (const CsvRow& row : *table)
        if (!row.empty() && !row.front().empty())
            names.push_back(row.front());
    return move(arguments, console, segment, in, names);
}

} // namespace

Exit runSegmentAdd(const Arguments& arguments, Console& console)
{
    return run(arguments, console, true);
}

Exit runSegmentRemove(const Arguments& arguments, Console& console)
{
    return run(arguments, console, false);
}

} // namespace loyalty::headoffice
