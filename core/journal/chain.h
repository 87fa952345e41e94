#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty::journal {

/// An entry as it is stored and sent: raw bytes, chained to the one before, signed by its incarnation.
struct ChainedEntry
{
    std::uint64_t seq = 0;
    crypto::Hash hash;           ///< BLAKE2b-256(previous hash ‖ bytes)
    crypto::Signature signature; ///< Ed25519 over the hash
    std::string bytes;
    bool operator==(const ChainedEntry&) const = default;
};

/// Where a chain stands: the last entry's number and hash. seq 0 and an all-zero hash before the first.
struct Head
{
    std::uint64_t seq = 0;
    crypto::Hash hash;
    bool operator==(const Head&) const = default;
};

[[nodiscard]] ChainedEntry append(const Head& head, std::string bytes, const crypto::SigningKey& key);

enum class ChainBreak { WrongNumber, WrongHash, WrongSignature };

/// Checks that `entry` follows `head`.
[[nodiscard]] Result<void, ChainBreak> follows(const Head& head, const ChainedEntry& entry,
                                               const crypto::PublicKey& key);
[[nodiscard]] std::string_view toString(ChainBreak problem);

} // namespace loyalty::journal
