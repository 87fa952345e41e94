#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace loyalty {

/// The forms in which the languages of the world count, by Unicode's CLDR. ICU stands behind it.
enum class PluralForm { Zero, One, Two, Few, Many, Other };

/// The form of a word beside `count` in `language` ("en", "zh_CN"). A language that is not known counts in Other.
[[nodiscard]] PluralForm pluralForm(std::string_view language, std::int64_t count);
/// The forms that whole numbers up to a thousand need, Other among them.
[[nodiscard]] std::vector<PluralForm> pluralFormsOf(std::string_view language);

/// "one", "other", … as CLDR spells them.
[[nodiscard]] std::string_view toString(PluralForm form);
[[nodiscard]] std::optional<PluralForm> pluralFormFrom(std::string_view word);

} // namespace loyalty
