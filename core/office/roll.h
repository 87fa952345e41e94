#pragma once

#include "core/member/personal.h"
#include "core/office/desk.h"

#include <span>
#include <string>
#include <vector>

/// Who is a member: making members, finding those that are there already, keys and look-ups.
namespace loyalty::office {

/// A member brought in at head office: by an import, or from a former system.
struct NewMember
{
    member::Personal personal;
    std::string homeStore;
    BusinessDate joined;
    std::optional<MemberId> id;           ///< made here where there is none
    std::vector<std::string> externalIds; ///< of a former system, looked up like a card number
};

/// The member's own key; nothing once the member is erased.
[[nodiscard]] std::optional<crypto::SecretKey> memberKeyOf(const Member& member, const Keys& keys);

/// The hashes under which a person is found: phone, card, pass, and the ids of former systems.
[[nodiscard]] std::vector<crypto::KeyedHash> lookupsOf(const member::Personal& personal,
                                                       std::span<const std::string> externalIds, const Keys& keys);

/// A member ready to be put, with key, sealed values and look-ups; no position yet.
[[nodiscard]] Member makeMember(const MemberId& id, const crypto::SecretKey& memberKey, const NewMember& person,
                                const Desk& desk);

/// The member who already has one of these hashes.
[[nodiscard]] Result<std::optional<MemberId>, Fault> ownerOf(Transaction& transaction,
                                                             std::span<const crypto::KeyedHash> lookups);

/// The member who is this person already: by phone, card or former id. A pass says nothing about who somebody is.
[[nodiscard]] Result<std::optional<MemberId>, Fault> samePerson(Transaction& transaction, const NewMember& person,
                                                                const Keys& keys);

[[nodiscard]] crypto::KeyedHash hashOf(const member::PassId& pass, const Keys& keys);
/// A pass id that nobody has.
[[nodiscard]] Result<member::PassId, Fault> freshPass(Transaction& transaction, const Desk& desk);

} // namespace loyalty::office
