#include "core/base/plural/plural.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty {
namespace {

TEST_CASE("each language counts in its own forms")
{
    struct Row
    {
        std::string_view language;
        std::int64_t count;
        PluralForm form;
    };
    const Row rows[] = {
        {"en", 0, PluralForm::Other},    {"en", 1, PluralForm::One},
        {"en", 2, PluralForm::Other},    {"en", 1'000'000'000'001, PluralForm::Other},
        {"zh_CN", 0, PluralForm::Other}, {"zh_CN", 1, PluralForm::Other},
        {"cs", 3, PluralForm::Few},      {"no language at all", 1, PluralForm::Other},
    };
    for (const Row& row : rows) {
        INFO(row.language << " " << row.count);
        CHECK(pluralForm(row.language, row.count) == row.form);
    }
}

TEST_CASE("a language tells the forms that a text must have")
{
    CHECK(pluralFormsOf("zh_CN") == std::vector{PluralForm::Other});
    const auto english = pluralFormsOf("en");
    CHECK(english.size() == 2);
    CHECK(std::ranges::find(english, PluralForm::One) != english.end());
}

TEST_CASE("a plural form is read back from its word")
{
    for (const PluralForm form :
         {PluralForm::Zero, PluralForm::One, PluralForm::Two, PluralForm::Few, PluralForm::Many, PluralForm::Other})
        CHECK(pluralFormFrom(toString(form)) == form);
    CHECK_FALSE(pluralFormFrom("several"));
}

} // namespace
} // namespace loyalty
