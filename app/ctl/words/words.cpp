#include "app/ctl/words/words.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::ctl {
namespace {

std::span<const Word> wordsOf(Language language)
{
    switch (language) {
    case Language::English:
        return englishWords();
    case Language::Chinese:
        return chineseWords();
    }
    LOYALTY_ASSERT(!"unknown language");
}

} // namespace

std::optional<Language> languageFrom(std::string_view name)
{
    if (name.starts_with("zh"))
        return Language::Chinese;
    if (name.starts_with("en"))
        return Language::English;
    return std::nullopt;
}

std::string_view nameOf(Language language)
{
    return language == Language::Chinese ? "zh_CN" : "en";
}

std::optional<std::string_view> findWord(Language language, std::string_view key)
{
    const auto words = wordsOf(language);
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
    return found == words.end() ? std::nullopt : std::optional(found->text);
}

std::string say(Language language, std::string_view key, std::initializer_list<Filling> fillings)
{
    std::string text(findWord(language, key).value_or(key));
    for (const auto& [name, value] : fillings) {
        const std::string gap = "{" + std::string(name) + "}";
        for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap, at + value.size()))
            text.replace(at, gap.size(), value);
    }
    return text;
}

} // namespace loyalty::ctl
