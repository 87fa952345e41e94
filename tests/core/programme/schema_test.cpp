#include "tests/core/programme/schema.h"

#include "core/programme/parse.h"
#include "tests/core/programme/corpus.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace loyalty::programme {
namespace {

nlohmann::json schemaDocument()
{
    return nlohmann::json::parse(test::sampleProgrammeText("programme.schema.json"));
}

/// Calls `visit` for every schema below `properties`, with its key.
template <class Visit>
void eachProperty(const nlohmann::json& node, const Visit& visit)
{
    if (node.is_object() && node.contains("properties") && node["properties"].is_object())
        for (const auto& [key, property] : node["properties"].items())
            visit(key, property);
    if (node.is_structured())
        for (const auto& child : node)
            eachProperty(child, visit);
}

TEST_CASE("the samples are programmes, to the parser and to the schema")
{
    const Schema schema(test::sampleProgrammeText("programme.schema.json"));
    for (const char* file : {"sample-retail-cn.json", "sample-grocery-usd.json", "sample-complete-cn.json"}) {
        INFO(file);
        const std::string text = test::sampleProgrammeText(file);
        const auto parsed = parse(text);
        CHECK((parsed ? std::vector<json::Complaint>{} : parsed.error()) == std::vector<json::Complaint>{});
        CHECK(schema.accepts(text));
    }
}

TEST_CASE("what the parser takes, the schema takes")
{
    const Schema schema(test::sampleProgrammeText("programme.schema.json"));
    for (const CorpusCase& document : corpus("sound.json")) {
        INFO(document.name);
        const auto parsed = parse(document.text);
        CHECK((parsed ? std::vector<json::Complaint>{} : parsed.error()) == std::vector<json::Complaint>{});
        CHECK(schema.accepts(document.text));
    }
}

TEST_CASE("a broken document is answered with every fault, and the schema refuses what it can see")
{
    const Schema schema(test::sampleProgrammeText("programme.schema.json"));
    for (const CorpusCase& document : corpus("broken.json")) {
        INFO(document.name);
        const auto parsed = parse(document.text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error() == document.expected);
        CHECK(schema.accepts(document.text) == document.schemaAccepts);
    }
}

TEST_CASE("what a document says in vain does not keep it from being read where it is in force")
{
    const std::set<std::string> inVain = {"over-before-begin", "after-expiry", "ends-while-pending",
                                          "changes-nothing",   "does-nothing", "never-with-offer",
                                          "loses-remainder"};
    int read = 0;
    for (const CorpusCase& document : corpus("broken.json")) {
        if (!std::ranges::all_of(document.expected, [&](const auto& said) { return inVain.contains(said.code); }))
            continue;
        INFO(document.name);
        CHECK(parse(document.text, Judged::AsPublished).has_value());
        ++read;
    }
    CHECK(read > 25);
}

TEST_CASE("the schema describes every key and gives an example of it")
{
    std::size_t seen = 0;
    eachProperty(schemaDocument(), [&seen](const std::string& key, const nlohmann::json& property) {
        INFO(key);
        CHECK(property.value("description", "").size() > 5);
        CHECK((property.contains("examples") && !property["examples"].empty()));
        ++seen;
    });
    CHECK(seen > 60);
}

TEST_CASE("the complete sample uses every key of the schema")
{
    std::set<std::string> said;
    const auto collect = [&said](const auto& self, const nlohmann::json& node) -> void {
        if (node.is_object())
            for (const auto& [key, value] : node.items())
                said.insert(key);
        if (node.is_structured())
            for (const auto& child : node)
                self(self, child);
    };
    collect(collect, nlohmann::json::parse(test::sampleProgrammeText("sample-complete-cn.json")));
    eachProperty(schemaDocument(), [&said](const std::string& key, const nlohmann::json&) {
        INFO(key);
        // A level's first criterion is named by "by", so it cannot be a further one too.
        CHECK((said.contains(key) || key == "spend"));
    });
}

TEST_CASE("the reference page has every key with its meaning and an example")
{
    const std::string page = test::sampleProgrammeText("README.md");
    eachProperty(schemaDocument(), [&page](const std::string& key, const nlohmann::json& property) {
        INFO(key);
        CHECK(page.find("| `" + key + "` | " + property.value("description", "")) != std::string::npos);
    });
}

TEST_CASE("the sound documents say every key of the schema")
{
    std::set<std::string> said;
    const auto collect = [&said](const auto& self, const nlohmann::json& node) -> void {
        if (node.is_object())
            for (const auto& [key, value] : node.items())
                said.insert(key);
        if (node.is_structured())
            for (const auto& child : node)
                self(self, child);
    };
    for (const CorpusCase& document : corpus("sound.json"))
        collect(collect, nlohmann::json::parse(document.text));
    eachProperty(schemaDocument(), [&said](const std::string& key, const nlohmann::json&) {
        INFO(key);
        CHECK(said.contains(key));
    });
}

} // namespace
} // namespace loyalty::programme
