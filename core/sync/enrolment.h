#pragma once

#include "core/access/access.h"
#include "core/access/member_code.h"
#include "core/base/calendar/calendar.h"
#include "core/base/crypto/crypto.h"

#include <string>

namespace loyalty::sync {

struct Operator
{
    std::string id;
    std::string name;
    access::Role role = access::Role::Cashier;
    bool active = true;
    std::string pin; ///< access::pinVerifier(); empty: known by the number alone
    bool operator==(const Operator&) const = default;
};

/// What a terminal needs to know of its chain and store; sealed to the incarnation's key where it holds secrets.
struct StoreSettings
{
    std::string chain;
    std::string store;
    std::string storeName;
    StoreTime time;
    std::string countryCode; ///< for phone numbers typed without one, e.g. "86"
    int shards = 16;
    bool training = false;
    bool operator==(const StoreSettings&) const = default;
};

struct TerminalKeys
{
    crypto::SecretKey lookupKey;  ///< chain-wide, for keyed look-up hashes
    crypto::SecretKey storeKey;   ///< wraps member keys on this store's terminals
    access::EpochKeys codeKeys{}; ///< verify live codes; none where head office had none yet
    bool operator==(const TerminalKeys&) const = default;
};

} // namespace loyalty::sync
