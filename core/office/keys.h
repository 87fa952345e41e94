#pragma once

#include "core/access/member_code.h"
#include "core/base/crypto/crypto.h"

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::office {

/// The chain's secrets. In memory in the server, on disk only under the folder's key.
struct Keys
{
    crypto::SigningKey office;      ///< opens member keys that terminals wrapped for head office
    crypto::SigningKey programme;   ///< signs programmes
    crypto::SigningKey clock;       ///< signs the time
    crypto::SecretKey lookup;       ///< look-up hashes of phones and cards, chain-wide
    crypto::SecretKey memberMaster; ///< wraps member keys at rest
    crypto::SecretKey storeMaster;  ///< store keys are derived from it
    access::EpochKeys memberCodes;  ///< live codes are made and verified with it; none in a chain older than they are
    bool operator==(const Keys&) const = default;

    [[nodiscard]] std::string toBytes() const;
    /// Nothing unless it is exactly what toBytes() gave, or gave before there were live codes.
    [[nodiscard]] static std::optional<Keys> fromBytes(std::string_view bytes);
};

[[nodiscard]] Keys makeKeys(Random& random);
/// What a store's terminals unwrap member keys with.
[[nodiscard]] crypto::SecretKey storeKeyOf(const Keys& keys, std::string_view store);

} // namespace loyalty::office
