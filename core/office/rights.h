#pragma once

#include "core/office/desk.h"

namespace loyalty::office {

/// Answers a terminal's wish for a backed right of exactly `right.amount`.
///
/// Moves points of one member from the free lots to a lease of the incarnation, or says why not: "not-enough",
/// "unknown-member", "blocked", "erased". A request number that was answered before makes nothing new. Everything that
/// the incarnation sent before must have been posted. Changes `incarnation`; the caller puts it.
[[nodiscard]] Result<sync::Grants, Fault> grantRight(Transaction& transaction, Incarnation& incarnation,
                                                     std::uint64_t requestNumber, const sync::Right& right,
                                                     const Desk& desk);

/// Ends every right of an incarnation that will not come back: what is left of backed ones goes home to the members.
[[nodiscard]] Result<void, Fault> reclaim(Transaction& transaction, const Incarnation& incarnation, const Desk& desk);

} // namespace loyalty::office
