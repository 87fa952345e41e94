#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// The small texts of a programme document. Each answers nothing for any other text.
namespace loyalty::programme {

/// 1 to 40 of a-z, 0-9 and "-", not starting with "-".
[[nodiscard]] bool isWordId(std::string_view text);
/// "en", "zh_CN"
[[nodiscard]] bool isLanguage(std::string_view text);
/// "09:30" … "24:00", as seconds of the day.
[[nodiscard]] std::optional<std::int32_t> parseTimeOfDay(std::string_view text);
/// "2026-01-01T00:00:00+08:00" or with "Z": to the second, always with its offset (at most 18 hours).
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

} // namespace loyalty::programme
