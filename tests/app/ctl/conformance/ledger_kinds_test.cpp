#include "app/ctl/conformance/ledger_kinds.h"

#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace loyalty::ctl {
namespace {

std::string textOf(const json::Object& object, std::string_view key)
{
    const json::Value* const value = object.find(key);
    return value != nullptr && value->asString() != nullptr ? *value->asString() : std::string();
}

std::string textOfFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Judges the file's cases of the ledger's kinds; answers how many there were.
std::size_t judgeAll(const std::filesystem::path& file)
{
    const auto document = json::parse(textOfFile(file), {.bytes = 16u << 20, .depth = 32});
    REQUIRE(document);
    const json::Value* const cases = document->asObject()->find("cases");
    REQUIRE((cases != nullptr && cases->asArray() != nullptr));
    std::size_t judged = 0;
    for (const json::Value& value : *cases->asArray()) {
        const json::Object& one = *value.asObject();
        const auto kind = std::ranges::find(ledgerKinds(), textOf(one, "kind"), &Kind::name);
        if (kind == ledgerKinds().end())
            continue;
        ++judged;
        const json::Value answer = kind->judge(*one.find("given")->asObject());
        CAPTURE(textOf(one, "id"), json::write(answer), json::write(*one.find("expect")));
        CHECK(meets(*one.find("expect")->asObject(), answer));
    }
    return judged;
}

TEST_CASE("the ledger holds what its own suite says")
{
    CHECK(judgeAll(test::sourceDir() / "tests/data/conformance/ledger.json") >= 30);
}

TEST_CASE("a case is met only by every value that it asks for")
{
    const json::Object expect{{"balance", 5}, {"total_max", 10}};
    CHECK(meets(expect, json::Object{{"balance", 5}, {"total_max", 9}, {"more", 1}}));
    CHECK(!meets(expect, json::Object{{"balance", 5}, {"total_max", 11}}));
    CHECK(!meets(expect, json::Object{{"balance", 4}, {"total_max", 9}}));
    CHECK(!meets(expect, json::Object{{"balance", 5}}));
    CHECK(!meets(expect, json::Value()));
}

} // namespace
} // namespace loyalty::ctl
