#include "core/office/roll.h"

#include "core/member/lookup.h"
#include "core/member/sealing.h"

namespace loyalty::office {

std::optional<crypto::SecretKey> memberKeyOf(const Member& member, const Keys& keys)
{
    if (member.wrappedKey.empty())
        return std::nullopt;
    return member::unwrapKey(keys.memberMaster, member.id, member.wrappedKey);
}

std::vector<crypto::KeyedHash> lookupsOf(const member::Personal& personal, std::span<const std::string> externalIds,
                                         const Keys& keys)
{
    std::vector<crypto::KeyedHash> hashes;
    if (!personal.phoneE164.empty())
        hashes.push_back(member::lookupHash(keys.lookup, member::LookupKind::Phone, personal.phoneE164));
    if (personal.card)
        hashes.push_back(member::lookupHash(keys.lookup, member::LookupKind::Card, personal.card->digits()));
    if (personal.pass)
        hashes.push_back(hashOf(*personal.pass, keys));
    for (const std::string& id : externalIds)
        hashes.push_back(member::lookupHash(keys.lookup, member::LookupKind::External, id));
    return hashes;
}

Member makeMember(const MemberId& id, const crypto::SecretKey& memberKey, const NewMember& person, const Desk& desk)
{
    Member made;
    made.id = id;
    made.joined = person.joined;
    made.homeStore = person.homeStore;
    made.lookups = lookupsOf(person.personal, person.externalIds, desk.keys);
    made.sealedPersonal = member::sealPersonal(memberKey, id, person.personal, desk.random);
    made.sealedBrief = member::sealBrief(memberKey, id, member::briefOf(person.personal), desk.random);
    made.wrappedKey = member::wrapKey(desk.keys.memberMaster, id, memberKey, desk.random);
    return made;
}

Result<std::optional<MemberId>, Fault> ownerOf(Transaction& transaction, const crypto::KeyedHash& lookup)
{
    LOYALTY_TRY(found, transaction.lookUp(lookup));
    if (found.empty())
        return std::optional<MemberId>();
    LOYALTY_TRY(member, memberOf(transaction, found.front()));
    return member ? std::optional(member->id) : std::nullopt;
}

Result<Recognised, Fault> recognise(Transaction& transaction, const NewMember& person, const Keys& keys)
{
    member::Personal withoutPass = person.personal;
    withoutPass.pass.reset();
    Recognised recognised;
    const std::vector<crypto::KeyedHash> lookups = lookupsOf(withoutPass, person.externalIds, keys); // the primary first
    for (const crypto::KeyedHash& hash : lookups) {
        LOYALTY_TRY(owner, ownerOf(transaction, hash));
        if (!owner || owner == recognised.same)
            continue;
        if (hash == lookups.front())
            recognised.same = owner;
        else
            recognised.contested.emplace_back(hash, *owner);
    }
    return recognised;
}

void leaveToOthers(Member& member, const Recognised& recognised)
{
    for (const auto& [hash, holder] : recognised.contested)
        std::erase(member.lookups, hash);
}

crypto::KeyedHash hashOf(const member::PassId& pass, const Keys& keys)
{
    return member::lookupHash(keys.lookup, member::LookupKind::Pass, pass.digits());
}

Result<member::PassId, Fault> freshPass(Transaction& transaction, const Desk& desk)
{
    for (;;) {
        member::PassId pass = member::PassId::make(desk.random);
        const crypto::KeyedHash hash = hashOf(pass, desk.keys);
        LOYALTY_TRY(owner, ownerOf(transaction, hash));
        if (!owner)
            return pass;
    }
}

} // namespace loyalty::office
