#pragma once

#include "core/base/calendar/calendar.h"
#include "core/base/quantity.h"

#include <cstdint>
#include <string>

/// Figures as every language here writes them.
namespace loyalty::receipt {

/// "1,234,567", "-1,234"
[[nodiscard]] std::string grouped(std::int64_t number);
/// "2", "0.5", "1,000.125"
[[nodiscard]] std::string quantityText(Quantity quantity);
/// A fraction, rounded down to two decimals: "25", "12.5", "33.33".
[[nodiscard]] std::string fractionText(std::int64_t numerator, std::int64_t denominator);
/// "2026-11-21 14:02"
[[nodiscard]] std::string timeText(const LocalTime& time);

} // namespace loyalty::receipt
