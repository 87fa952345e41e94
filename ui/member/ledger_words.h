#pragma once

#include "core/terminal/views.h"
#include "ui/style/row_list.h"
#include "ui/till/till.h"

#include <string_view>
#include <vector>

/// A member's book in plain words, in the language in force.
namespace loyalty::ui {

/// "Sale", "Goods returned", …: of LedgerLine::kind, which is an entry's own word.
[[nodiscard]] QString entryWords(std::string_view kind);
[[nodiscard]] QString wordsFor(ledger::Contra contra);
[[nodiscard]] QString wordsFor(ledger::Asset asset);

/// One row an entry, with what it moved of the member's points; newest first.
[[nodiscard]] std::vector<Row> ledgerRows(const terminal::LedgerView& ledger, const ProgrammeWords& words, Instant now,
                                          int utcOffsetMinutes);
/// One row a lot, soonest end first, the debt on top.
[[nodiscard]] std::vector<Row> lotRows(const terminal::LedgerView& ledger, int utcOffsetMinutes);

} // namespace loyalty::ui
