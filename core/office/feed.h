#pragma once

#include "core/office/desk.h"

namespace loyalty::office {

/// The member as one store's terminals may see it: the brief personal part, and the member key under the store's key.
[[nodiscard]] sync::MemberRow rowFor(const Member& member, std::string_view store, const Desk& desk);

/// Points that all members together have had of a budget, as posted so far.
[[nodiscard]] Result<std::int64_t, Fault> usedOf(Transaction& transaction, std::string_view budget);

[[nodiscard]] sync::SignedClock signedClock(const IncarnationId& incarnation, const Desk& desk);

/// What is new for this incarnation beyond the cursors of `pull`, as one snapshot of the database. At most
/// sync::kMaxPageRows rows over all shards; a page that is not the end of its shard says so.
[[nodiscard]] Result<sync::PullReply, Fault> pull(Transaction& transaction, const Incarnation& incarnation,
                                                  const sync::Pull& pull, const Desk& desk);

[[nodiscard]] Result<sync::FindReply, Fault> find(Transaction& transaction, const Incarnation& incarnation,
                                                  const sync::Find& find, const Desk& desk);

[[nodiscard]] Result<sync::FindSaleReply, Fault> findSale(Transaction& transaction, const sync::FindSale& find);

} // namespace loyalty::office
