#pragma once

#include "core/office/desk.h"

#include <variant>

namespace loyalty::office {

/// Takes over what a terminal had done that can be accepted no more: it was retired with entries unsent, or it is one of
/// two copies and the other one's entries are held under its id.
///
/// Entries that are held already are passed over. From the first one that is not, they are kept under a new id of the same
/// key, a suffix of the incarnation, where posting sends what moves anything to suspense; the same entries find the same
/// suffix again. Every entry must follow the chain and carry the incarnation's signature. An Ack is true once the caller
/// has committed; with any other answer nothing was changed.
[[nodiscard]] Result<std::variant<sync::Ack, sync::Rewind, sync::Halted>, Fault> rehome(Transaction& transaction,
                                                                                        const Incarnation& incarnation,
                                                                                        const sync::Rehome& rehome,
                                                                                        Instant now);

/// Where an entry of a suffix says (journal, seq), where it is held: the suffix itself, or what it is a suffix of.
[[nodiscard]] Result<ledger::EntryRef, Fault> heldAt(Transaction& transaction, const IncarnationId& suffix,
                                                     const ledger::EntryRef& said);

} // namespace loyalty::office
