#pragma once

#include "core/base/crypto/crypto.h"

#include <optional>
#include <string_view>

namespace loyalty::member {

/// By what a member is found.
enum class LookupKind {
    Phone,    ///< canonical: E.164
    Card,     ///< canonical: the digits of a CardNumber
    External, ///< canonical: the id that another system gave, as it wrote it
    Pass,     ///< canonical: the digits of a PassId
};

/// What stands in an index instead of the phone or card number itself: BLAKE2b-128 under the chain-wide look-up key. Of
/// a phone the message is its E.164 form; the other kinds are told apart by a prefix that no phone number begins with.
[[nodiscard]] crypto::KeyedHash lookupHash(const crypto::SecretKey& indexKey, LookupKind kind,
                                           std::string_view canonical);

[[nodiscard]] std::string_view toString(LookupKind kind);
[[nodiscard]] std::optional<LookupKind> lookupKindFrom(std::string_view word);

} // namespace loyalty::member
