#pragma once

#include "core/base/crypto/crypto.h"
#include "core/member/personal.h"

#include <optional>
#include <string>
#include <string_view>

/// How personal values are sealed: under a key of the member's own, so that erasing the key erases the person. Each text
/// is bound to its column and its member, so that none can be put in another's place.
namespace loyalty::member {

/// What a terminal keeps of a person: nothing that names them whole.
struct Brief
{
    std::string maskedName;   ///< "王**"
    std::string maskedNumber; ///< "****5678"
    std::optional<Birthday> birthday;
    bool operator==(const Brief&) const = default;
};

[[nodiscard]] Brief briefOf(const Personal& personal);

[[nodiscard]] std::string sealPersonal(const crypto::SecretKey& memberKey, const MemberId& member,
                                       const Personal& personal, Random& random);
/// Nothing where the key is another's or the text was altered.
[[nodiscard]] std::optional<Personal> openPersonal(const crypto::SecretKey& memberKey, const MemberId& member,
                                                   std::string_view sealed);

[[nodiscard]] std::string sealBrief(const crypto::SecretKey& memberKey, const MemberId& member, const Brief& brief,
                                    Random& random);
[[nodiscard]] std::optional<Brief> openBrief(const crypto::SecretKey& memberKey, const MemberId& member,
                                             std::string_view sealed);

/// The member's key under another key: a store's, or head office's own at rest.
[[nodiscard]] std::string wrapKey(const crypto::SecretKey& under, const MemberId& member,
                                  const crypto::SecretKey& memberKey, Random& random);
[[nodiscard]] std::optional<crypto::SecretKey> unwrapKey(const crypto::SecretKey& under, const MemberId& member,
                                                         std::string_view wrapped);

} // namespace loyalty::member
