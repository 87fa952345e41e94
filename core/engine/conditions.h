#pragma once

#include "core/engine/ticket.h"

#include <string_view>

namespace loyalty::engine {

/// Which part of a rule's or offer's conditions does not hold: the document's key ("weekdays", "birthday", …), or nothing
/// where all hold. What it asks of amounts is not judged here. `id` names the rule whose birthday is counted.
[[nodiscard]] std::string_view unmetCondition(const Situation& situation, const programme::CompiledWhen& compiled,
                                              const programme::When& when, std::string_view id);

/// The same for what is asked of amounts and pieces.
[[nodiscard]] std::string_view unmetAmount(const programme::When& when, const Amounts& amounts);

/// Whether `date` lies in the days around the birthday, whichever year it is counted from.
[[nodiscard]] bool isAroundBirthday(const programme::BirthdayWindow& window, MonthDay birthday, BusinessDate date);

} // namespace loyalty::engine
