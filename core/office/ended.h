#pragma once

#include "core/office/ports.h"

#include <map>

namespace loyalty::office {

/// What members hold on their accounts, and nobody can spend any more: of each asset the sum of what is left of lots that
/// have ended at `now`. No line moves it when its day comes, because an entry made before that day may come later; a report
/// of what is owed to members takes it off.
[[nodiscard]] Result<std::map<ledger::AssetKey, std::int64_t>, Fault> endedAt(Transaction& transaction, Instant now);

} // namespace loyalty::office
