#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// What people read on the command line. Codes come out of the rooms below; here they become sentences that say what it
/// means and what to do.
namespace loyalty::ctl {

enum class Language { English, Chinese };

/// "en", "zh_CN" and what begins like them; nothing for other text.
[[nodiscard]] std::optional<Language> languageFrom(std::string_view name);
/// As programmes and consents name it: "en", "zh_CN".
[[nodiscard]] std::string_view nameOf(Language language);

struct Word
{
    std::string_view key;
    std::string_view text; ///< "{points}" and the like are filled in
};

[[nodiscard]] std::span<const Word> englishWords();
[[nodiscard]] std::span<const Word> chineseWords();

/// The text of a key; nothing where there is none.
[[nodiscard]] std::optional<std::string_view> findWord(Language language, std::string_view key);

using Filling = std::pair<std::string_view, std::string_view>;

/// The text of a key, filled in. The key itself where there is no text, so that a newer terminal's code is still told.
[[nodiscard]] std::string say(Language language, std::string_view key, std::initializer_list<Filling> fillings = {});

} // namespace loyalty::ctl
