#pragma once

#include "app/ctl/invocation.h"
#include "app/ctl/json_view.h"
#include "core/base/money.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How answers become text for people.
namespace loyalty::ctl {

using Rows = std::vector<std::pair<std::string, std::string>>;

/// A text of the books, which somebody else may have typed, without what would speak to a terminal: control characters
/// but the line break, also those that two bytes of UTF-8 make (U+0080 to U+009F).
[[nodiscard]] std::string harmless(std::string_view text);
/// To standard output, harmless.
void print(std::string_view line);
/// To standard error.
void warn(std::string_view line);
/// "Label   value", the values below one another. Rows without a value are left out.
void printRows(const Rows& rows);

/// "12.50 CNY", by the object's "currency" and "exponent".
[[nodiscard]] std::string moneyText(const JsonView& object, std::int64_t minor);
[[nodiscard]] std::string moneyText(std::int64_t minor, Currency currency);
/// Wall time in the store, "2026-11-21 14:02".
[[nodiscard]] std::string timeText(std::int64_t unixMs, const std::string& zone);
/// The last day before an instant at which something ends.
[[nodiscard]] std::string lastDayText(std::int64_t endsAtMs, const std::string& zone);
/// A whole or broken number: "38", "94.975", "33 1/3".
[[nodiscard]] std::string fractionText(std::int64_t numerator, std::int64_t denominator);
[[nodiscard]] std::string quantityText(std::int64_t thousandths);

/// Prints an answer as JSON or as words, and says how the program ends. `printValue` prints what was done.
[[nodiscard]] Exit report(const Invocation& invocation, const json::Object& reply,
                          const std::function<void(const Invocation&, const JsonView&)>& printValue);

} // namespace loyalty::ctl
