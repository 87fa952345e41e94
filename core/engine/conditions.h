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

/// Counts that the birthday of a condition was used, where the programme limits that, under the birthday itself: so a
/// window that goes over New Year is one, and one that comes a little earlier next year another.
void countBirthday(const Situation& situation, const programme::When& when, std::string_view id, Quote& quote);

/// Whether `date` lies in the days around the birthday, whichever year it is counted from.
[[nodiscard]] bool isAroundBirthday(const programme::BirthdayWindow& window, MonthDay birthday, BusinessDate date);

} // namespace loyalty::engine
