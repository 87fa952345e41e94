#include "app/ctl/conformance/conformance.h"

#include "app/ctl/conformance/kinds.h"
#include "app/ctl/replay/text_file.h"

#include <algorithm>

namespace loyalty::ctl {
namespace {

const CaseKind* kindNamed(std::string_view name)
{
    for (const auto kinds : {earningKinds(), discountKinds(), redeemingKinds(), ruleKinds(), returnKinds(),
                             ledgerKinds(), programmeKinds(), tillKinds()})
        for (const CaseKind& kind : kinds)
            if (kind.name == name)
                return &kind;
    return nullptr;
}

constexpr std::string_view kFileKeys[] = {"format",  "about",      "relative_dates", "count",
                                          "classes", "vocabulary", "cases"};
constexpr std::string_view kCaseKeys[] = {"id", "kind", "class", "source", "note", "given", "expect", "peer_gives"};

/// What a case or a file says that nobody understands, or where it says nothing; empty where it is whole.
using Broken = std::string;

template <std::size_t N>
Broken strangeKey(const json::Object& object, const std::string_view (&known)[N])
{
    for (const auto& [key, value] : object)
        if (std::find(std::begin(known), std::end(known), key) == std::end(known))
            return key + " is no key of it";
    return {};
}

Broken emptyPart(const json::Object& stated)
{
    for (const std::string_view key : {"given", "expect", "peer_gives"}) {
        const json::Value* const part = stated.find(key);
        if (part == nullptr && key == "peer_gives")
            continue;
        if (part == nullptr || part->asObject() == nullptr || part->asObject()->empty())
            return std::string(key) + " says nothing";
    }
    return {};
}

/// How the product's answers differ from what the case says under `key`.
std::string missesOf(const CaseKind& kind, const json::Value& value, std::string_view key, ReadMarks& marks)
{
    const json::Value* const given = value.asObject()->find("given");
    Expectation expect(*value.asObject()->find(key));
    kind.check(JsonView(*given, &marks), expect);
    if (!expect.isPossible())
        marks.markWhole(*given); // it was not read to its end
    return expect.misses();
}

/// What differs; empty where the product answers as the case expects, and not as the peer does that gets it wrong.
std::string missesOf(const json::Value& value, Broken& broken)
{
    const JsonView stated(value);
    const CaseKind* kind = kindNamed(stated.text("kind"));
    if (kind == nullptr)
        return "cannot be put to the product: no case of kind \"" + stated.text("kind") + "\" is known";
    ReadMarks marks;
    std::string misses = missesOf(*kind, value, "expect", marks);
    if (const auto unread = marks.unread(*stated.find("given")); !unread.empty())
        broken = "given." + unread.front() + " is not understood";
    if (misses.empty() && stated.has("peer_gives") && missesOf(*kind, value, "peer_gives", marks).empty())
        return "answers as the peer does that gets it wrong";
    return misses;
}

Broken count(const json::Value& value, const std::set<std::string>& chosen, ConformanceTally& tally)
{
    if (value.asObject() == nullptr)
        return "is no case";
    Broken broken = strangeKey(*value.asObject(), kCaseKeys);
    if (broken.empty())
        broken = emptyPart(*value.asObject());
    if (!broken.empty())
        return broken;
    const JsonView given(value);
    const auto* found = std::find(std::begin(kCaseClasses), std::end(kCaseClasses), given.text("class"));
    // A case of no class is held to everything.
    const auto index = static_cast<std::size_t>(found == std::end(kCaseClasses) ? 0 : found - kCaseClasses);
    CaseCount& of = tally.classes[index];
    ++of.total;
    std::string why = missesOf(value, broken);
    if (why.empty()) {
        ++of.matched;
        return broken;
    }
    const bool mayChoose = kCaseClasses[index] == "peer_choice";
    tally.misses.push_back({.id = given.text("id"),
                            .caseClass = std::string(kCaseClasses[index]),
                            .why = std::move(why),
                            .chosen = mayChoose && chosen.contains(given.text("id"))});
    return broken;
}

Result<json::Value, Fault> readCases(const std::filesystem::path& file)
{
    LOYALTY_TRY(text, readTextFile(file));
    auto value = json::parse(text);
    if (!value) {
        const json::Place place = json::placeOf(text, value.error().offset);
        return fail(Fault{FaultCode::Corrupt, file.string() + ":" + std::to_string(place.line) + ":" +
                                                  std::to_string(place.column) + " is no JSON"});
    }
    if (JsonView(*value).list("cases").empty())
        return fail(Fault{FaultCode::Corrupt, file.string() + " holds no cases"});
    if (const Broken broken = strangeKey(*value->asObject(), kFileKeys); !broken.empty())
        return fail(Fault{FaultCode::Corrupt, file.string() + ": " + broken});
    return std::move(*value);
}

Result<std::set<std::string>, Fault> readChoices(const std::filesystem::path& file)
{
    const std::filesystem::path beside = file.parent_path() / "choices.md";
    if (!std::filesystem::exists(beside))
        return std::set<std::string>();
    LOYALTY_TRY(text, readTextFile(beside));
    return chosenIn(text);
}

} // namespace

std::set<std::string> chosenIn(std::string_view text)
{
    constexpr std::string_view kStart = "- `";
    constexpr std::string_view kEnd = "`: ";
    std::set<std::string> ids;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        const std::size_t close = line.find(kEnd);
        if (line.starts_with(kStart) && close != std::string_view::npos && close + kEnd.size() < line.size())
            ids.emplace(line.substr(kStart.size(), close - kStart.size()));
    }
    return ids;
}

bool ConformanceTally::passes() const
{
    return std::all_of(misses.begin(), misses.end(), [](const ConformanceMiss& miss) { return miss.chosen; });
}

std::string ConformanceTally::summary() const
{
    std::string line = "conformance:";
    for (std::size_t i = 0; i < classes.size(); ++i)
        line += (i == 0 ? " " : ", ") + std::string(kCaseClasses[i]) + " " + std::to_string(classes[i].matched) + "/" +
                std::to_string(classes[i].total);
    return line;
}

Result<ConformanceTally, Fault> runConformance(std::span<const std::filesystem::path> files)
{
    ConformanceTally tally;
    for (const std::filesystem::path& file : files) {
        LOYALTY_TRY(cases, readCases(file));
        LOYALTY_TRY(chosen, readChoices(file));
        for (const json::Value& value : JsonView(cases).list("cases"))
            if (const Broken broken = count(value, chosen, tally); !broken.empty())
                return fail(
                    Fault{FaultCode::Corrupt, file.string() + ": case " + JsonView(value).text("id") + ": " + broken});
    }
    return tally;
}

} // namespace loyalty::ctl
