#pragma once

#include "core/base/json/reader.h"
#include "core/base/money.h"
#include "core/base/plural/plural.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/receipt/phrases.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::receipt {

/// The words of one language, as a file of `resources/receipt` holds them:
///
///     "language": "en"
///     "points.earned": "Points earned"                          a text with its {places}
///     "points.ending": {"one": "…", "other": "…"}               by the count, in the forms of the language
///     "currency.CNY": "¥"                                       a sign before amounts of a currency
///
/// Each phrase names exactly the places that kPhrases says, in every form. A currency without a sign is written with
/// its code.
class Wording
{
public:
    /// Complains of missing and unknown keys, of missing, unknown and repeated places, and of forms the language does
    /// not have or lacks, each with its path: `points.ending.one`, "unknown-place", "{pints}".
    [[nodiscard]] static Result<Wording, std::vector<json::Complaint>> parse(std::string_view document);

    [[nodiscard]] const std::string& language() const { return m_language; }

    using Place = std::pair<std::string_view, std::string>;
    /// A place that is not given is a defect. `count` chooses the form of a phrase that has forms.
    [[nodiscard]] std::string say(Phrase phrase, std::initializer_list<Place> places = {},
                                  std::int64_t count = 0) const;
    /// "¥1,234.50", "-¥3.00", "KWD 1.250"
    [[nodiscard]] std::string amount(std::int64_t minor, Currency currency) const;

private:
    std::string m_language;
    std::array<std::map<PluralForm, std::string>, kPhraseCount> m_texts;
    std::map<std::string, std::string, std::less<>> m_currencies;
};

} // namespace loyalty::receipt
