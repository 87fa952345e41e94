#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::member {

/// The E.164 form ("+8613812345678") of a phone number as a person types or pastes it; nothing where it cannot be one.
///
/// - Spaces, dashes, dots and parentheses are passed over; anything else but digits and one leading "+" is refused.
/// - After "+" or "00" comes the country code, otherwise the number is one of `defaultCountryCode` (1–3 digits, "86").
/// - A zero in front of the national part is dropped where it is only a trunk prefix ("020 7946 0958" in 44), also
///   after the country code ("+44 (0)20 …"); where it belongs to the number (Italy) or nothing is known, it stays.
/// - 8 to 15 digits altogether. Numbers of 86 are mobiles of 11 digits, 13… to 19…, or have an area code.
///
/// The source of the prefixes is ITU-T E.164 and its list of national dialling prefixes.
[[nodiscard]] std::optional<std::string> toE164(std::string_view typed, std::string_view defaultCountryCode);

/// "+", then 8 to 15 digits of which the first is not 0.
[[nodiscard]] bool isE164(std::string_view text);

} // namespace loyalty::member
