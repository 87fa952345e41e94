#pragma once

#include "core/office/desk.h"

#include <variant>

namespace loyalty::office {

/// Takes a push into the inbox, or says why not.
///
/// Entries that are held already are compared by hash and passed over; new ones must follow the chain and carry the
/// incarnation's signature. An Ack names the last entry of this very push and is true once the caller has committed;
/// with any other answer nothing was changed.
[[nodiscard]] Result<std::variant<sync::Ack, sync::Rewind, sync::Halted>, Fault> accept(Transaction& transaction,
                                                                                        const Incarnation& incarnation,
                                                                                        const sync::Push& push,
                                                                                        Instant now);

} // namespace loyalty::office
