#include "core/programme/compiled.h"

#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

namespace loyalty::programme {
namespace {

TEST_CASE("an index finds every word it was given, and no other")
{
    WordIndex index;
    CHECK(index.find("anything").include == 0);
    for (unsigned i = 0; i < 3000; ++i)
        index.add("word-number-" + std::to_string(i), {.include = i % 60 == 0 ? 1u : 2u, .exclude = 0});
    index.add("", {.include = 4, .exclude = 0});
    index.add("word-number-7", {.include = 0, .exclude = 8});
    for (unsigned i = 0; i < 3000; ++i) {
        INFO(i);
        REQUIRE(index.find("word-number-" + std::to_string(i)).include == (i % 60 == 0 ? 1u : 2u));
    }
    CHECK(index.find("word-number-7").exclude == 8);
    CHECK(index.find("").include == 4);
    CHECK(index.find("word-number-3000").include == 0);
    CHECK(index.find(std::string("word-number-7\0", 14)).include == 0);
}

TEST_CASE("short words are told apart, whatever stands around them")
{
    WordIndex index;
    for (const char* word : {"1", "11", "111", "1111", "11111", "12345678", "123456789", "1234", "4321", "a", "ab"})
        index.add(word, {.include = 1, .exclude = 0});
    for (const char* word : {"2", "12", "21", "112", "211", "1112", "12345679", "12345678 ", "2345678", "1243", "b",
                             "ba", "aa", "abb", "aab"}) {
        INFO(word);
        CHECK(index.find(word).include == 0);
    }
    for (int i = 0; i < 20'000; ++i)
        if (const std::string word = std::to_string(i); word != "1" && word != "11" && word != "111" &&
                                                        word != "1111" && word != "11111" && word != "1234" &&
                                                        word != "4321")
            REQUIRE(index.find(word).include == 0);
    CHECK(index.find("12345678").include == 1);
    CHECK(index.find("123456789").include == 1);
}

TEST_CASE("equal selectors share one bit")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.push_back(test::multiplier("fresh", "2"));
    programme.earning.rules.push_back(test::multiplier("fresh-too", "3"));
    programme.earning.rules[1].select.include.categories = {"FRESH"};
    programme.earning.rules[2].select.include.categories = {"FRESH"};
    const Compiled compiled = Compiled::compile(programme);
    CHECK(compiled.multipliers()[0].select == compiled.multipliers()[1].select);
    CHECK(compiled.groups()[0].earns[0].select == compiled.earning());
    CHECK(compiled.qualifying() == compiled.earning());
    CHECK(compiled.redeeming() == compiled.earning());
    CHECK(compiled.selectorsOf("", "FRESH", "", {}) == (compiled.earning() | compiled.multipliers()[0].select));
    CHECK(compiled.selectorsOf("", "OTHER", "", {}) == compiled.earning());
}

TEST_CASE("an exclusion wins over an inclusion by another trait")
{
    Programme programme = test::aProgramme();
    programme.earning.select.include.categories = {"FOOD"};
    programme.earning.select.exclude.tags = {"clearance"};
    const Compiled compiled = Compiled::compile(programme);
    const std::vector<std::string> tags{"new", "clearance"};
    CHECK((compiled.selectorsOf("1", "FOOD", "", {}) & compiled.earning()) != 0);
    CHECK((compiled.selectorsOf("1", "FOOD", "", tags) & compiled.earning()) == 0);
    CHECK((compiled.selectorsOf("1", "", "", {}) & compiled.earning()) == 0);
}

TEST_CASE("rates stand over one denominator")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {test::perAmount("a", 1, 100), test::perAmount("b", 2, 300),
                               test::multiplier("m", "6/4")};
    programme.tiers = Tiers{};
    programme.tiers->levels = {{"basic", {}, 0, Rate(1, 1)}, {"gold", {}, 100, Rate(12, 10)}};
    const Compiled compiled = Compiled::compile(programme);
    REQUIRE(compiled.groups().size() == 1);
    CHECK(compiled.groups()[0].denominator == 300);
    CHECK(compiled.groups()[0].earns[0].scaled == 3);
    CHECK(compiled.groups()[0].earns[1].scaled == 2);
    CHECK(compiled.multipliers()[0].numerator == 3);
    CHECK(compiled.multipliers()[0].denominator == 2);
    CHECK(compiled.tierDenominator() == 5);
    CHECK(compiled.tierNumerator(0) == 5);
    CHECK(compiled.tierNumerator(1) == 6);
}

TEST_CASE("a compiled programme can be copied and outlives its origin")
{
    std::vector<Compiled> kept;
    {
        const Compiled first = Compiled::compile(test::sampleProgramme("sample-grocery-usd.json"));
        kept.push_back(first);
    }
    kept.push_back(kept.front());
    CHECK((kept[1].selectorsOf("", "FUEL", "", {}) & kept[1].earning()) == 0);
    CHECK(kept[1].programme().id == "sample-grocery");
}

} // namespace
} // namespace loyalty::programme
