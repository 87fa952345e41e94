#pragma once

#include "core/engine/ticket.h"

#include <string_view>

namespace loyalty::engine {

/// Which part of a rule's conditions does not hold: the document's key ("weekdays", "birthday", …), or nothing where all
/// hold. What it asks of the amount is not judged here.
[[nodiscard]] std::string_view unmetCondition(const Situation& situation, std::size_t rule);

/// Whether `date` lies in the days around the birthday, whichever year it is counted from.
[[nodiscard]] bool isAroundBirthday(const programme::BirthdayWindow& window, MonthDay birthday, BusinessDate date);

} // namespace loyalty::engine
