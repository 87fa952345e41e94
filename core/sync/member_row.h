#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/id.h"
#include "core/base/time.h"
#include "core/ledger/member_ledger.h"
#include "core/tier/floor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::sync {

/// A member as the feed carries it: absolute state at a position of its shard.
struct MemberRow
{
    MemberId member;
    std::int64_t position = 0;
    std::optional<MemberId> aliasOf;
    bool blocked = false;
    std::string blockReason; ///< as whoever blocked them wrote it; empty: not blocked, or nobody knows why
    bool erased = false;
    BusinessDate joined;
    ledger::MemberLedger ledger;
    std::vector<crypto::KeyedHash> lookups;
    std::string sealedPersonal;   ///< what a terminal may hold of member::Personal (mask, last four, birthday),
                                  ///< under the member key
    std::string wrappedKey;       ///< the member key under the store key
    std::vector<MemberId> family; ///< the others of the member's family, in the order in which they joined
    std::optional<tier::Floor> tierFloor;
    std::vector<std::string> segments; ///< in order
    /// Of a gift card, the last digits of its number: an account that nobody but its holder owns. Empty: a person.
    std::string bearer;
    /// Was another's name before: acts may have been posted at positions of another shard.
    bool parted = false;
    bool operator==(const MemberRow&) const = default;
};

} // namespace loyalty::sync
