#include "core/base/plural/plural.h"

#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string>

namespace loyalty {
namespace {

constexpr PluralForm kForms[] = {PluralForm::Zero, PluralForm::One,  PluralForm::Two,
                                 PluralForm::Few,  PluralForm::Many, PluralForm::Other};

std::unique_ptr<icu::PluralRules> rulesOf(std::string_view language)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::PluralRules> rules(
        icu::PluralRules::forLocale(icu::Locale(std::string(language).c_str()), status));
    return U_SUCCESS(status) ? std::move(rules) : nullptr;
}

PluralForm formOf(const icu::PluralRules& rules, std::int64_t count)
{
    std::string word;
    rules.select(static_cast<double>(count)).toUTF8String(word);
    return pluralFormFrom(word).value_or(PluralForm::Other);
}

} // namespace

PluralForm pluralForm(std::string_view language, std::int64_t count)
{
    const auto rules = rulesOf(language);
    return rules ? formOf(*rules, count) : PluralForm::Other;
}

std::vector<PluralForm> pluralFormsOf(std::string_view language)
{
    constexpr std::int64_t kSample = 1000;
    std::vector<PluralForm> forms{PluralForm::Other};
    if (const auto rules = rulesOf(language))
        for (std::int64_t count = 0; count <= kSample; ++count)
            if (const PluralForm form = formOf(*rules, count); std::ranges::find(forms, form) == forms.end())
                forms.push_back(form);
    return forms;
}

std::string_view toString(PluralForm form)
{
    switch (form) {
    case PluralForm::Zero:
        return "zero";
    case PluralForm::One:
        return "one";
    case PluralForm::Two:
        return "two";
    case PluralForm::Few:
        return "few";
    case PluralForm::Many:
        return "many";
    case PluralForm::Other:
        return "other";
    }
    return {};
}

std::optional<PluralForm> pluralFormFrom(std::string_view word)
{
    const auto* const found = std::ranges::find_if(kForms, [word](PluralForm form) { return toString(form) == word; });
    return found == std::end(kForms) ? std::nullopt : std::optional(*found);
}

} // namespace loyalty
