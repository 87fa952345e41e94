#pragma once

#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/rate.h"
#include "core/base/time.h"

#include <QString>

#include <optional>
#include <string_view>

/// How amounts, points and dates are written for people, in the language in force. The only place.
namespace loyalty::ui {

[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// "¥1,234.50", "−¥3.00"; the currency's own number of decimals, its code where it has no sign: "KWD 1.250".
[[nodiscard]] QString moneyText(std::int64_t minor, const Currency& currency);
/// "1,234", "−50".
[[nodiscard]] QString pointsText(Points points);
/// "+1,234", "−50", "0".
[[nodiscard]] QString signedPointsText(Points points);
/// "1 point", "1,234 points"; the same with a sign in front.
[[nodiscard]] QString pointsWords(Points points);
[[nodiscard]] QString signedPointsWords(Points points);
[[nodiscard]] QString countText(std::uint64_t count);
/// What tr() chooses a plural form by; beyond an int all large numbers take the same.
[[nodiscard]] int pluralOf(std::int64_t count);

/// "2", "0.255".
[[nodiscard]] QString quantityText(Quantity quantity);
/// The same from a person's hand; nothing for other text, or out of range.
[[nodiscard]] std::optional<Quantity> quantityFrom(const QString& typed);
/// "1.5", or "1/3" where no short decimal is exact.
[[nodiscard]] QString rateText(const Rate& rate);
/// A fraction of points: "192.6", "10⅓" is written "10.33…".
[[nodiscard]] QString fractionText(std::int64_t numerator, std::int64_t denominator);

/// "31 Dec 2026", "2026年12月31日".
[[nodiscard]] QString dateText(BusinessDate date);
/// "31 Dec", "12月31日".
[[nodiscard]] QString dayText(BusinessDate date);
/// The store's wall time, "14:02".
[[nodiscard]] QString timeText(Instant instant, int utcOffsetMinutes);
/// The time alone where it is the same day as `now`, otherwise with its day: "20 Nov 14:02".
[[nodiscard]] QString whenText(Instant instant, Instant now, int utcOffsetMinutes);

} // namespace loyalty::ui
