#pragma once

#include "core/access/access.h"
#include "core/journal/entry.h"
#include "core/terminal/views.h"

#include <vector>

/// Which acts have a paper, and what became of it.
namespace loyalty::terminal {

/// A sale, or what came of one.
[[nodiscard]] bool hasReceipt(const journal::Entry& entry);
/// A paper of no sale: a load or a pay-out of stored value, or goods that came back without their sale.
[[nodiscard]] bool hasSlip(const journal::Entry& entry);
/// The first two of those.
[[nodiscard]] bool hasValueSlip(const journal::Entry& entry);
/// Before anything was told of it.
[[nodiscard]] ReceiptState newPaper(const journal::Entry& entry);
/// Takes in what became of one paper. Where the printer might have proved it and did not, the receipt stays owed.
void take(const journal::Printed& printed, ReceiptState& state);
/// Of the receipts among these entries, which are in order.
[[nodiscard]] std::vector<ReceiptState> statesOf(const std::vector<journal::Entry>& entries);
/// Whether a paper that is made now tells balances that may be no more those of its act: it is a repeat, or comes late.
[[nodiscard]] bool comesLater(const journal::Entry& act, const ReceiptState& state, Instant now);
/// Papers that were handed to a printer, and nobody knows yet whether they come out, are counted too.
void countOnTheWay(int onTheWay, ReceiptState& state);

} // namespace loyalty::terminal
