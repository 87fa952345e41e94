#pragma once

#include <string>
#include <string_view>

namespace loyalty::member {

/// The first character of a name, with what combines with it, and one to three stars: 王小明 → 王**, John → J***. More
/// characters than four look like four, so that the length does not tell. Characters that show nothing are passed over.
/// "***" where the text is not UTF-8; empty where there is no character.
[[nodiscard]] std::string maskedName(std::string_view name);

/// "****5678" of a phone, card or other number; shorter than eight characters: "****". Characters that are not ASCII
/// digits or letters count for nothing. Empty for an empty number.
[[nodiscard]] std::string maskedNumber(std::string_view number);

} // namespace loyalty::member
