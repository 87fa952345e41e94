#pragma once

#include "app/ctl/output.h"

/// The answers of a terminal in words. Each takes the "value" of a reply; see app/terminal/commands/view_json.h.
namespace loyalty::ctl {

/// What a till's window shows of its open sale.
void printCheckout(const Invocation& invocation, const JsonView& checkout);
void printMember(const Invocation& invocation, const JsonView& member);
/// What the account holds besides points, as rows.
[[nodiscard]] Rows purseRows(Language language, const JsonView& purse);
void printLoaded(const Invocation& invocation, const JsonView& load);
void printUnloaded(const Invocation& invocation, const JsonView& unload);
void printLedger(const Invocation& invocation, const JsonView& ledger);
void printSale(const Invocation& invocation, const JsonView& sale);
void printQuote(const Invocation& invocation, const JsonView& quote);
void printReturn(const Invocation& invocation, const JsonView& goods);
void printWhy(const Invocation& invocation, const JsonView& sale);
/// Of names by language the one in this language or another; the id where there is none.
[[nodiscard]] std::string nameIn(const JsonView& name, std::string_view id, Language language);
/// Why a rule did not apply, and what limited or rounded a step.
[[nodiscard]] std::string detailText(Language language, const std::string& detail);
void printStatus(const Invocation& invocation, const JsonView& status);
void printVerified(const Invocation& invocation, const JsonView& verified);
void printReceipt(const Invocation& invocation, const JsonView& receipt);
void printOwed(const Invocation& invocation, const JsonView& owed);
void printProgramme(const Invocation& invocation, const JsonView& programme);

} // namespace loyalty::ctl
