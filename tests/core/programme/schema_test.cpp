#include "core/programme/parse.h"
#include "tests/core/programme/corpus.h"
#include "tests/support/programme/programmes.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <set>
#include <string>

namespace loyalty::programme {
namespace {

using valijson::adapters::NlohmannJsonAdapter;

nlohmann::json schemaDocument()
{
    return nlohmann::json::parse(test::sampleProgrammeText("programme.schema.json"));
}

class Schema
{
public:
    Schema() { valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(m_document), m_schema); }

    [[nodiscard]] bool accepts(const std::string& text) const
    {
        const nlohmann::json document = nlohmann::json::parse(text);
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        return validator.validate(m_schema, NlohmannJsonAdapter(document), nullptr);
    }

private:
    nlohmann::json m_document = schemaDocument();
    valijson::Schema m_schema;
};

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
    const Schema schema;
    for (const char* file : {"sample-retail-cn.json", "sample-grocery-usd.json"}) {
        INFO(file);
        const std::string text = test::sampleProgrammeText(file);
        const auto parsed = parse(text);
        CHECK((parsed ? std::vector<json::Complaint>{} : parsed.error()) == std::vector<json::Complaint>{});
        CHECK(schema.accepts(text));
    }
}

TEST_CASE("what the parser takes, the schema takes")
{
    const Schema schema;
    for (const CorpusCase& document : corpus("sound.json")) {
        INFO(document.name);
        const auto parsed = parse(document.text);
        CHECK((parsed ? std::vector<json::Complaint>{} : parsed.error()) == std::vector<json::Complaint>{});
        CHECK(schema.accepts(document.text));
    }
}

TEST_CASE("a broken document is answered with every fault, and the schema refuses what it can see")
{
    const Schema schema;
    for (const CorpusCase& document : corpus("broken.json")) {
        INFO(document.name);
        const auto parsed = parse(document.text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error() == document.expected);
        CHECK(schema.accepts(document.text) == document.schemaAccepts);
    }
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

TEST_CASE("the document that says everything says every key of the schema")
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
    collect(collect, nlohmann::json::parse(corpus("sound.json").front().text));
    eachProperty(schemaDocument(), [&said](const std::string& key, const nlohmann::json&) {
        INFO(key);
        CHECK(said.contains(key));
    });
}

} // namespace
} // namespace loyalty::programme
