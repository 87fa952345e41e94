#pragma once

#include "core/member/personal.h"
#include "core/office/desk.h"

#include <span>
#include <string>
#include <utility>
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

/// Whom a person turns out to be among the members that are there.
struct Recognised
{
    /// The member who is this person already.
    std::optional<MemberId> same;
    /// What somebody else is found by; a person decides whose it is, until then it stays with the one who had it first.
    std::vector<std::pair<crypto::KeyedHash, MemberId>> contested;
};

/// A person is who has the phone. Only who has none is known by the card, and without one by the first id of a former
/// system: two people may hold one card, and are still two. A pass says nothing about who somebody is. Aliases lead to the
/// member behind them.
[[nodiscard]] Result<Recognised, Fault> recognise(Transaction& transaction, const NewMember& person, const Keys& keys);

/// The member behind whoever is found by this; nothing where nobody is.
[[nodiscard]] Result<std::optional<MemberId>, Fault> ownerOf(Transaction& transaction, const crypto::KeyedHash& lookup);

/// What is contested stays with its holders.
void leaveToOthers(Member& member, const Recognised& recognised);

[[nodiscard]] crypto::KeyedHash hashOf(const member::PassId& pass, const Keys& keys);
/// A pass id that nobody has.
[[nodiscard]] Result<member::PassId, Fault> freshPass(Transaction& transaction, const Desk& desk);

} // namespace loyalty::office
