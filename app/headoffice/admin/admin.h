#pragma once

#include "app/headoffice/admin/local_office.h"
#include "core/base/json/json.h"

#include <string>
#include <string_view>

/// What an administrator may ask, as JSON in and JSON out: {"command": name, …} → {"ok": true, …}, or {"ok": false,
/// "refusal" or "fault": code, "message": what it means and what to do}. The server and the command line come here alike.
namespace loyalty::headoffice {

/// Runs one command on the thread of the office.
///
///   code      store, lane                     → code, minutes
///   publish   programme (its text)            → version
///   store     id, name, zone, cutOffSeconds   → (put)
///   operator  id, name, role, active          → (put)
///   members   members [{name, phone, birthday, card, external [], store, id, joined}]
///                                             → added, present, wrong [{row, field, value, message}]
///   pass      member (as for ledger), reissue   → pass, epoch, secret, valuePattern, otpauth, card
///   member-code  member, at (unix seconds)      → code, at, freshUntil: what the member's phone shows; keep no copy
///   retire    incarnation                     → accepted, unsent (of which it told), lastSeenMs
///   status                                    → chain, stores, operators, programmes, incarnations, health, …
///   verify                                    → entries, members, accounts, suspended, differences, problems []
///   suspense  entry; none: all that wait      → suspended, resolution, content; or suspended []
///   resolve   entry, how (retried, booked, dropped), operator, reason; no entry: all are retried
///                                             → resolution, repeated; or resolved, left
///   ledger    member (id, phone, card or id of a former system), limit; or sums
///                                             → member, balances, lines; or sums
[[nodiscard]] json::Value runAdmin(const json::Value& command, LocalOffice& desk);

/// What the command verify answers, about what is posted. On any thread, while the office works.
[[nodiscard]] json::Value verifyAside(office::Database& database, const office::Keys& keys);

} // namespace loyalty::headoffice
