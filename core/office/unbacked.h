#pragma once

#include "core/office/desk.h"

namespace loyalty::office {

/// Brings the unbacked rights of an incarnation back up to the chain's share for one terminal, as far as the risk budget
/// reaches, once less than half of it is left. A new right is made for the difference.
[[nodiscard]] Result<void, Fault> refillUnbacked(Transaction& transaction, const IncarnationId& id, const Desk& desk);

} // namespace loyalty::office
