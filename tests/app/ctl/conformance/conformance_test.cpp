#include "app/ctl/conformance/conformance.h"

#include "app/ctl/conformance/expectation.h"
#include "core/base/json/json.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace loyalty::ctl {
namespace {

std::vector<std::filesystem::path> suite()
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(test::sourceDir() / "tests" / "data" / "conformance"))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    return files;
}

/// One case in a file of its own, without choices beside it.
ConformanceTally runOne(const std::string& text)
{
    const test::TempDir folder; // of its own: the cases of this file may run at once
    const auto file = folder.path() / "one.json";
    std::ofstream(file) << R"({"cases":[)" << text << "]}";
    const std::filesystem::path files[] = {file};
    return runConformance(files).value();
}

TEST_CASE("every stated case is matched, or is a choice with its reason")
{
    const auto tally = runConformance(suite());
    REQUIRE(tally);
    for (const ConformanceMiss& miss : tally->misses) {
        INFO(miss.id << ": " << miss.why);
        CHECK(miss.chosen);
    }
    CHECK(tally->classes[0].total > 180);
}

void keysIn(const json::Value& value, std::set<std::string>& keys)
{
    if (const json::Object* const object = value.asObject())
        for (const auto& [key, member] : *object) {
            keys.insert(key);
            keysIn(member, keys);
        }
    if (const json::Array* const items = value.asArray())
        for (const json::Value& item : *items)
            keysIn(item, keys);
}

/// The keys below "properties" of a schema.
void describedIn(const json::Value& value, std::set<std::string>& keys)
{
    if (const json::Array* const items = value.asArray())
        for (const json::Value& item : *items)
            describedIn(item, keys);
    const json::Object* const object = value.asObject();
    if (object == nullptr)
        return;
    for (const auto& [key, member] : *object) {
        if (const json::Object* const properties = key == "properties" ? member.asObject() : nullptr)
            for (const auto& [name, schema] : *properties)
                keys.insert(name);
        describedIn(member, keys);
    }
}

json::Value readJson(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    return json::parse(std::string(std::istreambuf_iterator<char>(stream), {})).value();
}

TEST_CASE("every key of a programme that decides something has a case")
{
    std::set<std::string> said;
    const json::Value cases = readJson(test::sourceDir() / "tests/data/conformance/keys.json");
    for (const json::Value& value : *cases.asObject()->find("cases")->asArray())
        if (const json::Value* const programme = value.asObject()->find("given")->asObject()->find("programme"))
            keysIn(*programme, said);
    // What only names or describes; and what needs head office, another till or a scanner: tests/app/chain shows it.
    const std::set<std::string> elsewhere = {
        "format",     "id",         "version",    "validFrom", "names",    "cards",         "prefix",
        "digits",     "family",     "maxMembers", "referral",  "at",       "minSpendMinor", "referrer",
        "invited",    "maxPerYear", "giftCards",  "minMinor",  "maxMinor", "reloadable",    "refundable",
        "spendOrder", "uses",       "onReturn",   "graceDays", "basis",    "share",         "spend"};
    std::set<std::string> keys;
    describedIn(readJson(test::sourceDir() / "resources/programme/programme.schema.json"), keys);
    CHECK(keys.size() > 100);
    for (const std::string& key : keys) {
        INFO(key);
        CHECK((said.contains(key) || elsewhere.contains(key)));
    }
}

TEST_CASE("a case that cannot be put to the product is a miss, and so is what nothing was compared with")
{
    const auto why = [](const std::string& text) {
        const ConformanceTally tally = runOne(text);
        CHECK_FALSE(tally.passes());
        return tally.misses.front().why;
    };
    CHECK(why(R"({"id":"a","kind":"sorcery","class":"must_match","given":{},"expect":{}})").find("sorcery") !=
          std::string::npos);
    CHECK(why(R"({"id":"a","kind":"split","class":"must_match","given":{"weights":[1,1],"total":2},)"
              R"("expect":{"parts":[1,1],"colour":"red"}})") == "colour: not compared with anything");
    CHECK(why(R"({"id":"a","kind":"split","class":"peer_choice","given":{"weights":[1,1],"total":2},)"
              R"("expect":{"parts":[2,0]}})") == "parts: expected [2,0], got [1,1]");
}

TEST_CASE("a case that says what a peer gets wrong is a miss where the product gets it wrong as well")
{
    const std::string anti = R"({"id":"a","kind":"split","class":"anti_case","given":{"weights":[1,1],"total":3},)"
                             R"("expect":{"parts":[2,1]},"peer_gives":{"parts":)";
    CHECK(runOne(anti + "[1,1]}}").passes());
    CHECK_FALSE(runOne(anti + "[2,1]}}").passes());
}

TEST_CASE("a choice is a line with an id and a reason")
{
    CHECK(chosenIn("# Choices\n\n- `one`: because\n- `two`:\n- `three`: \n- four: because\n- `five`: so") ==
          std::set<std::string>{"five", "one"});
}

} // namespace
} // namespace loyalty::ctl
