#include "app/ctl/conformance/conformance.h"

#include "app/ctl/conformance/expectation.h"
#include "core/base/json/json.h"
#include "tests/app/ctl/programs.h"
#include "tests/support/temp_dir.h"
#include "tests/support/tree.h"

#include <QFileInfo>

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

Result<ConformanceTally, Fault> runText(const std::string& text)
{
    const test::TempDir folder; // of its own: the cases of this file may run at once
    const auto file = folder.path() / "one.json";
    std::ofstream(file) << text;
    const std::filesystem::path files[] = {file};
    return runConformance(files);
}

/// One case in a file of its own, without choices beside it.
ConformanceTally runOne(const std::string& text)
{
    return runText(R"({"cases":[)" + text + "]}").value();
}

/// Some cases are told to a head office, which the runner finds beside itself or on the path.
void bringHeadOffice()
{
    const QByteArray folder = QFileInfo(test::headOfficeProgram()).absolutePath().toUtf8();
    qputenv("PATH", folder + ':' + qgetenv("PATH"));
}

TEST_CASE("every stated case is matched, or is a choice with its reason")
{
    bringHeadOffice();
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
    for (const std::filesystem::path& file : suite()) {
        const json::Value cases = readJson(file);
        for (const json::Value& value : *cases.asObject()->find("cases")->asArray())
            if (const json::Value* const programme = value.asObject()->find("given")->asObject()->find("programme"))
                keysIn(*programme, said);
    }
    // What only names or describes.
    const std::set<std::string> elsewhere = {"format", "id", "version", "validFrom", "names"};
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
    CHECK(why(R"({"id":"a","kind":"sorcery","class":"must_match","given":{"a":1},"expect":{"b":2}})").find("sorcery") !=
          std::string::npos);
    CHECK(why(R"({"id":"a","kind":"split","class":"must_match","given":{"weights":[1,1],"total":2},)"
              R"("expect":{"parts":[1,1],"colour":"red"}})") == "colour: not compared with anything");
    CHECK(why(R"({"id":"a","kind":"split","class":"peer_choice","given":{"weights":[1,1],"total":2},)"
              R"("expect":{"parts":[2,0]}})") == "parts: expected [2,0], got [1,1]");
}

TEST_CASE("a file whose cases say what nobody understands, or expect nothing, is a broken file")
{
    const auto broken = [](const std::string& given, const std::string& expect, const std::string& more = "") {
        const auto tally = runText(R"({"cases":[{"id":"a","kind":"earn","class":"must_match",)" + more + R"("given":)" +
                                   given + R"(,"expect":)" + expect + "}]}");
        REQUIRE_FALSE(tally);
        CHECK(tally.error().code == FaultCode::Corrupt);
        return tally.error().detail.substr(tally.error().detail.find("case a: "));
    };
    const std::string rules = R"("rules":[{"type":"per_amount","points":1,"per_minor":100}])";
    const std::string lines = R"("lines":[{"qty":1,"unit_minor":500}])";
    const std::string sound = "{" + rules + "," + lines + "}";
    CHECK(runOne(R"({"id":"a","kind":"earn","class":"must_match","given":)" + sound + R"(,"expect":{"points":5}})")
              .passes());
    CHECK(broken(sound, "{}") == "case a: expect says nothing");
    CHECK(broken("{}", R"({"points":5})") == "case a: given says nothing");
    CHECK(broken(sound, R"({"points":5})", R"("peer_gives":{},)") == "case a: peer_gives says nothing");
    CHECK(broken(sound, R"({"points":5})", R"("peer_gave":{"points":1},)") == "case a: peer_gave is no key of it");
    CHECK(broken("{" + rules + "," + lines + R"(,"tender":[]})", R"({"points":5})") ==
          "case a: given.tender is not understood");
    CHECK(broken("{" + rules + R"(,"lines":[{"qty":1,"unit_minor":500,"categori":"x"}]})", R"({"points":5})") ==
          "case a: given.lines[0].categori is not understood");
    CHECK(broken("{" + rules + R"(,"lines":[{"qty":1,"unit_minor":500,"tax":[{"pct":0,"include":true}]}]})",
                 R"({"points":5})") == "case a: given.lines[0].tax[0].include is not understood");
    // A text where a number belongs is read by nobody either.
    CHECK(broken("{" + rules + R"(,"lines":[{"qty":1,"unit_minor":500}],"balance":"five"})", R"({"points":5})") ==
          "case a: given.balance is not understood");
    const auto file = runText(R"({"case":[],"cases":[{}]})");
    REQUIRE_FALSE(file);
    CHECK(file.error().detail.find("case is no key of it") != std::string::npos);
}

TEST_CASE("no step of a day at a till, and no part of one, is passed over")
{
    const auto play = [](const std::string& steps) {
        return runText(
            R"({"cases":[{"id":"a","kind":"till","class":"must_match","given":{"programme":{"earning":{"rules":[{"id":"base",)"
            R"("type":"perAmount","points":1,"perMinor":100}]}},"steps":[{"join":"A"})" +
            steps + R"(]},"expect":{"A.balance":5}}]})");
    };
    const std::string sale = R"(,{"sell":"one","member":"A","lines":[{"minor":500}])";
    const auto sound = play(sale + "}");
    REQUIRE(sound);
    CHECK(sound->passes());
    const auto twice = play(sale + R"(,"void":"one"})");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().detail.find("given.steps[1].void is not understood") != std::string::npos);
    const auto misspelt = play(R"(,{"sell":"one","member":"A","lines":[{"minor":500,"peices":3}]})");
    REQUIRE_FALSE(misspelt);
    CHECK(misspelt.error().detail.find("given.steps[1].lines[0].peices is not understood") != std::string::npos);
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
