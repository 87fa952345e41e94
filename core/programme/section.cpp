#include "core/programme/section.h"

#include "core/base/assert.h"
#include "core/base/json/utf8.h"
#include "core/base/points.h"
#include "core/programme/text.h"

#include <algorithm>

namespace loyalty::programme {
namespace {

constexpr std::size_t kMaxLanguages = 50;
constexpr std::size_t kMaxName = 400;
constexpr std::size_t kMaxTraits = 10'000;

} // namespace

Section::Section(const json::Value& value, std::string path, std::vector<json::Complaint>& complaints)
    : Reader(value, std::move(path), complaints)
    , m_found(complaints)
{}

std::optional<Section> Section::child(std::string_view key)
{
    const json::Value* value = object(key);
    return value == nullptr ? std::nullopt : std::optional(Section(*value, pathOf(key), m_found));
}

std::optional<Section> Section::optionalChild(std::string_view key)
{
    const json::Value* value = optionalObject(key);
    return value == nullptr ? std::nullopt : std::optional(Section(*value, pathOf(key), m_found));
}

Section Section::item(const json::Value& value, std::string path) const
{
    return Section(value, std::move(path), m_found);
}

std::string Section::wordId(std::string_view key)
{
    return parsed(key, "not-an-id", [](std::string_view text) {
        return isWordId(text) ? std::optional(std::string(text)) : std::nullopt;
    });
}

Names Section::names(std::string_view key)
{
    return namesIn(key, object(key));
}

Names Section::optionalNames(std::string_view key)
{
    return namesIn(key, optionalObject(key));
}

Names Section::namesIn(std::string_view key, const json::Value* value)
{
    Names names;
    if (value == nullptr)
        return names;
    const json::Object& texts = *value->asObject();
    if (texts.empty())
        complain(key, "empty");
    if (texts.size() > kMaxLanguages)
        complain(key, "too-many", std::to_string(texts.size()));
    for (const auto& [language, text] : texts) {
        const std::string path = pathOf(key) + '.' + language;
        const std::string* name = text.asString();
        if (!isLanguage(language))
            complainAt(path, "not-a-language", json::Value(language));
        else if (name == nullptr)
            complainAt(path, "wrong-type", text);
        else if (name->empty() || name->size() > kMaxName)
            complainAt(path, name->empty() ? "empty" : "too-long", text);
        else
            names.emplace(language, *name);
    }
    return names;
}

LineTraits Section::traits(std::string_view key)
{
    std::optional<Section> section = optionalChild(key);
    if (!section)
        return {};
    LineTraits traits{.categories = section->texts("categories", kMaxTraits),
                      .skus = section->texts("skus", kMaxTraits),
                      .brands = section->texts("brands", kMaxTraits),
                      .tags = section->texts("tags", kMaxTraits)};
    section->refuseUnknownKeys();
    if (optionalObject(key)->asObject()->empty())
        complain(key, "empty");
    return traits;
}

Selector Section::selector(std::string_view key)
{
    return optionalSelector(key).value_or(Selector());
}

std::optional<Selector> Section::optionalSelector(std::string_view key)
{
    std::optional<Section> section = optionalChild(key);
    if (!section)
        return std::nullopt;
    Selector selector{.include = section->traits("include"), .exclude = section->traits("exclude")};
    section->refuseUnknownKeys();
    return selector;
}

Rate Section::rate(std::string_view key, std::int64_t most)
{
    const Rate rate = parsed(key, "not-a-rate", &Rate::parse);
    if (rate.numerator() <= most * rate.denominator())
        return rate;
    complain(key, "out-of-range", rate.toString());
    return Rate();
}

std::vector<std::string> Section::texts(std::string_view key, std::size_t most)
{
    std::vector<std::string> texts;
    each(key, most, [&](const json::Value& item, std::string path) {
        const std::string* text = item.asString();
        if (text == nullptr)
            complainAt(std::move(path), "wrong-type", item);
        else if (text->empty() || text->size() > kMaxText)
            complainAt(std::move(path), text->empty() ? "empty" : "too-long", item);
        else
            texts.push_back(*text);
    });
    std::vector<std::string> sorted = texts;
    std::sort(sorted.begin(), sorted.end());
    if (const auto repeated = std::adjacent_find(sorted.begin(), sorted.end()); repeated != sorted.end())
        complain(key, "repeated", *repeated);
    return texts;
}

void Section::complainAt(std::string path, std::string_view code, const json::Value& value)
{
    constexpr std::size_t kMaxShown = 80;
    const std::string whole = value.asString() != nullptr ? *value.asString() : json::write(value);
    m_found.push_back({std::move(path), std::string(code), std::string(json::beginningOf(whole, kMaxShown))});
}

std::string_view toString(Rounding rounding)
{
    for (const auto& [word, meaning] : kRoundingWords)
        if (meaning == rounding)
            return word;
    LOYALTY_ASSERT(!"unknown rounding");
}

std::string_view toString(Shortfall shortfall)
{
    for (const auto& [word, meaning] : kShortfallWords)
        if (meaning == shortfall)
            return word;
    LOYALTY_ASSERT(!"unknown shortfall");
}

std::optional<std::int64_t> Section::optionalInteger(std::string_view key, std::int64_t least, std::int64_t most)
{
    return has(key) ? std::optional(integer(key, least, most)) : std::nullopt;
}

int Section::smallInteger(std::string_view key, int fallback, int least, int most)
{
    return static_cast<int>(integerOr(key, fallback, least, most));
}

std::string Section::optionalWordId(std::string_view key)
{
    return has(key) ? wordId(key) : std::string();
}

std::vector<std::string> Section::wordIds(std::string_view key, std::size_t most)
{
    if (!has(key))
        complain(key, "missing");
    return texts(key, most);
}

std::vector<ExclusiveGroup> Section::groups(std::string_view key, std::string_view members)
{
    constexpr Word<Pick> kPickWords[] = {{"best", Pick::Best}, {"first", Pick::First}};
    std::vector<ExclusiveGroup> groups;
    each(key, kMostItems, [&](const json::Value& value, std::string path) {
        Section group = item(value, std::move(path));
        groups.push_back({.id = group.wordId("id"),
                          .members = group.wordIds(members, kMostItems),
                          .pick = group.word("pick", kPickWords, std::optional(Pick::Best))});
        group.refuseUnknownKeys();
    });
    return groups;
}

std::optional<Grant> Section::optionalGrant(std::string_view key)
{
    std::optional<Section> section = optionalChild(key);
    if (!section)
        return std::nullopt;
    Grant grant{.points = section->integer("points", 1, kMostPointsPer),
                .expiry = section->optionalExpiry("expiry"),
                .pendingDays = section->smallInteger("pendingDays", 0, 0, 366)};
    section->refuseUnknownKeys();
    return grant;
}

} // namespace loyalty::programme
