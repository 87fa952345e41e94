#pragma once

#include "ui/till/till.h"

#include <QString>

#include <cstdint>
#include <string_view>

namespace loyalty::ui {

/// What is missing to a tier, in what the programme's tiers count: "¥360.00 more to Gold", "3 more visits to Gold",
/// "120 more points to Gold". In the language in force.
[[nodiscard]] QString moreToTier(const ProgrammeWords& words, std::int64_t missing, const Currency& currency,
                                 std::string_view tier);
/// The same of what keeps a tier until a day.
[[nodiscard]] QString moreToKeep(const ProgrammeWords& words, std::int64_t missing, const Currency& currency,
                                 std::string_view tier, BusinessDate by);

} // namespace loyalty::ui
