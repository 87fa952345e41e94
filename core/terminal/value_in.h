#pragma once

#include "core/ledger/asset_keys.h"
#include "core/ledger/stored_value.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {

/// What of an account's stored value can be spent at `now`; a debt counts as nothing.
[[nodiscard]] inline ledger::StoredValue valueIn(const ledger::MemberLedger& ledger, Instant now)
{
    return {.principal = std::max<std::int64_t>(0, ledger.balance(ledger::storedPrincipal(), now)),
            .gift = std::max<std::int64_t>(0, ledger.balance(ledger::storedGift(), now))};
}

/// Why nobody may do an act on an account; nothing where they may.
[[nodiscard]] inline std::optional<ValueRefusal> notAllowed(const By& by, access::Permission permission)
{
    switch (access::verdict(by.actor, by.approver, permission)) {
    case access::Verdict::Refused:
        return ValueRefusal::NotAllowed;
    case access::Verdict::NeedsApproval:
        return ValueRefusal::NeedsApproval;
    case access::Verdict::Allowed:
        break;
    }
    return std::nullopt;
}

} // namespace loyalty::terminal
