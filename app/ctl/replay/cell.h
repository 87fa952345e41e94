#pragma once

#include "core/base/calendar/calendar.h"
#include "core/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Single cells of a file of tickets. Nothing where the text is not what the column holds.
namespace loyalty::ctl {

/// "12.5" and also "4.44e-16", exactly.
[[nodiscard]] std::optional<Money> parseAmount(std::string_view text, Currency currency);

/// A whole number, 0 … 10^9.
[[nodiscard]] std::optional<std::int64_t> parseCount(std::string_view text);

/// "2017-01-01 07:30:27", with "T" for the space, with ".123" behind: wall time in `zone`. With "Z" or "+08:00" at the
/// end: that instant. `zone` is one that `calendar` knows.
[[nodiscard]] std::optional<Instant> parseTimestamp(std::string_view text, std::string_view zone,
                                                    const Calendar& calendar);

/// Whether an act of that instant can be written down, with every lot that begins then: from 1900 to 9799. An entry ends
/// with the year 9999, and a programme lets a lot live for 110 years and what is left of the last.
[[nodiscard]] bool isInBooks(Instant at);

/// A number or name that may stand for something: not empty, at most 64 bytes, no control characters.
[[nodiscard]] bool isName(std::string_view text);

} // namespace loyalty::ctl
