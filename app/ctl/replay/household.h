#pragma once

#include "core/terminal/terminal.h"

#include <string>
#include <string_view>

namespace loyalty::ctl {

/// The card that a household of a file of tickets carries: the same for the same household, whenever and wherever.
[[nodiscard]] std::string cardOf(std::string_view household);

/// How the household is enrolled when it is seen for the first time. Its phone number has the country code 999, which
/// nobody has.
[[nodiscard]] terminal::EnrolAsk enrolmentOf(std::string_view household);

} // namespace loyalty::ctl
