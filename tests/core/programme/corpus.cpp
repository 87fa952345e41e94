#include "tests/core/programme/corpus.h"

#include "tests/support/tree.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace loyalty::programme {
namespace {

nlohmann::json read(const std::string& file)
{
    std::ifstream stream(test::sourceDir() / "tests" / "data" / "programme" / file);
    return nlohmann::json::parse(stream);
}

} // namespace

std::vector<CorpusCase> corpus(const std::string& file)
{
    const nlohmann::json whole = read("whole.json");
    std::vector<CorpusCase> cases;
    for (const nlohmann::json& row : read(file)) {
        CorpusCase made{.name = row.at("name"),
                        .text = whole.patch(row.at("patch")).dump(),
                        .schemaAccepts = row.value("schema", "accepts") == "accepts",
                        .expected = {}};
        if (row.contains("expect"))
            for (const nlohmann::json& complaint : row.at("expect"))
                made.expected.push_back({complaint.at("path"), complaint.at("code"), complaint.at("value")});
        cases.push_back(std::move(made));
    }
    return cases;
}

} // namespace loyalty::programme
