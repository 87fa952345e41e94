#include "core/receipt/wording.h"

#include "core/base/assert.h"
#include "core/base/json/json.h"
#include "core/receipt/figures.h"

#include <algorithm>
#include <optional>

namespace loyalty::receipt {
namespace {

constexpr std::string_view kCurrencyPrefix = "currency.";
constexpr std::size_t kMaxTextBytes = 400;

using Complaints = std::vector<json::Complaint>;

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kPhraseCount; ++i)
        if (static_cast<std::size_t>(kPhrases[i].phrase) != i)
            return false;
    return true;
}
static_assert(inOrder());

/// The names between braces, in order; nothing where a brace is not closed.
std::optional<std::vector<std::string_view>> placesIn(std::string_view text)
{
    std::vector<std::string_view> places;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            return std::nullopt;
        places.push_back(text.substr(open + 1, close - open - 1));
    }
    return places;
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

void checkPlaces(const PhraseKey& phrase, const std::string& path, const std::string& text, Complaints& complaints)
{
    const auto there = placesIn(text);
    if (!there) {
        complaints.push_back({path, "open-place", text});
        return;
    }
    const auto wanted = wordsOf(phrase.places);
    const auto braced = [](std::string_view name) { return "{" + std::string(name) + "}"; };
    for (const std::string_view name : *there)
        if (std::ranges::find(wanted, name) == wanted.end())
            complaints.push_back({path, "unknown-place", braced(name)});
    for (const std::string_view name : wanted)
        switch (std::ranges::count(*there, name)) {
        case 0:
            complaints.push_back({path, "missing-place", braced(name)});
            break;
        case 1:
            break;
        default:
            complaints.push_back({path, "repeated-place", braced(name)});
        }
}

std::map<PluralForm, std::string> readForms(const PhraseKey& phrase, const json::Value& value,
                                            std::string_view language, Complaints& complaints)
{
    std::map<PluralForm, std::string> texts;
    const std::string path(phrase.key);
    json::Reader reader(value, path, complaints);
    if (!value.asObject())
        return texts;
    for (const PluralForm form : pluralFormsOf(language)) {
        std::string text = reader.string(toString(form), kMaxTextBytes);
        checkPlaces(phrase, reader.pathOf(toString(form)), text, complaints);
        texts.emplace(form, std::move(text));
    }
    reader.refuseUnknownKeys();
    return texts;
}

std::map<PluralForm, std::string> readPhrase(const PhraseKey& phrase, json::Reader& reader, std::string_view language,
                                             Complaints& complaints)
{
    if (!phrase.counts) {
        if (!reader.has(phrase.key)) {
            reader.complain(phrase.key, "missing");
            return {};
        }
        std::string text = reader.string(phrase.key, kMaxTextBytes);
        checkPlaces(phrase, std::string(phrase.key), text, complaints);
        return {{PluralForm::Other, std::move(text)}};
    }
    const json::Value* const value = reader.object(phrase.key);
    return value ? readForms(phrase, *value, language, complaints) : std::map<PluralForm, std::string>();
}

} // namespace

Result<Wording, Complaints> Wording::parse(std::string_view document)
{
    const auto value = json::parse(document);
    if (!value)
        return fail(Complaints{{"", std::string(json::toString(value.error().code)), ""}});
    Complaints complaints;
    json::Reader reader(*value, "", complaints);
    if (!complaints.empty())
        return fail(std::move(complaints));
    Wording wording;
    wording.m_language = reader.string("language", 16);
    for (const PhraseKey& phrase : kPhrases)
        wording.m_texts[static_cast<std::size_t>(phrase.phrase)] =
            readPhrase(phrase, reader, wording.m_language, complaints);
    for (const auto& [key, sign] : *value->asObject())
        if (key.starts_with(kCurrencyPrefix))
            wording.m_currencies.emplace(key.substr(kCurrencyPrefix.size()), reader.string(key, 16));
    reader.refuseUnknownKeys();
    if (!complaints.empty())
        return fail(std::move(complaints));
    return wording;
}

std::string Wording::say(Phrase phrase, std::initializer_list<Place> places, std::int64_t count) const
{
    const auto index = static_cast<std::size_t>(phrase);
    const PluralForm form = kPhrases[index].counts ? pluralForm(m_language, count) : PluralForm::Other;
    const std::string_view text = m_texts[index].at(form);
    std::string said;
    std::size_t from = 0;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', from)) {
        const std::size_t close = text.find('}', open);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto* const place = std::ranges::find(places, name, &Place::first);
        LOYALTY_ASSERT(place != places.end());
        said.append(text.substr(from, open - from)).append(place->second);
        from = close + 1;
    }
    return said.append(text.substr(from));
}

std::string Wording::amount(std::int64_t minor, Currency currency) const
{
    const std::string plain = Money(minor, currency).toString();
    const std::string_view sign = minor < 0 ? "-" : "";
    const std::string_view figures = std::string_view(plain).substr(sign.size());
    const std::size_t point = std::min(figures.find('.'), figures.size());
    std::string whole(figures.substr(0, point));
    for (std::size_t at = whole.size(); at > 3;) {
        at -= 3;
        whole.insert(at, 1, ',');
    }
    const auto own = m_currencies.find(currency.code());
    const std::string before = own != m_currencies.end() ? own->second : std::string(currency.code()) + " ";
    return std::string(sign) + before + whole + std::string(figures.substr(point));
}

} // namespace loyalty::receipt
