#pragma once

#include "core/engine/quote.h"
#include "ui/style/row_list.h"
#include "ui/till/till.h"

#include <vector>

namespace loyalty::ui {

/// Why a quote is what it is, step by step in plain words, with the programme's own names of rules and tiers. Steps that
/// change nothing are left out. In the language in force.
[[nodiscard]] std::vector<Row> traceRows(const std::vector<engine::TraceStep>& trace, const ProgrammeWords& words,
                                         const Currency& currency);
[[nodiscard]] Row traceRow(const engine::TraceStep& step, const ProgrammeWords& words, const Currency& currency);

/// Which limit made the most that may be redeemed: engine::RedeemOption::limitedBy. Empty where there is none.
[[nodiscard]] QString limitWords(std::string_view limitedBy);

/// A tier's name in the language in force; empty for no tier.
[[nodiscard]] QString tierName(const ProgrammeWords& words, std::string_view tier);
/// Why a rule or an offer did not apply: engine::TraceStep::detail of Conditional.
[[nodiscard]] QString conditionWords(std::string_view detail);
/// What the programme calls a rule, an offer or a reward.
[[nodiscard]] QString ruleName(const ProgrammeWords& words, std::string_view rule);
[[nodiscard]] QString couponName(const ProgrammeWords& words, std::string_view coupon);
[[nodiscard]] QString stampCardName(const ProgrammeWords& words, std::string_view card);
/// The colour of a tier by its place among the tiers: "slate", "silver", "gold", "diamond".
[[nodiscard]] QString tierColour(const ProgrammeWords& words, std::string_view tier);

} // namespace loyalty::ui
