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

Result<std::optional<MemberId>, Fault> ownerOf(Transaction& transaction, std::span<const crypto::KeyedHash> lookups)
{
    for (const crypto::KeyedHash& hash : lookups) {
        LOYALTY_TRY(owners, transaction.lookUp(hash));
        if (!owners.empty())
            return std::optional(owners.front());
    }
    return std::optional<MemberId>();
}

Result<std::optional<MemberId>, Fault> samePerson(Transaction& transaction, const NewMember& person, const Keys& keys)
{
    member::Personal withoutPass = person.personal;
    withoutPass.pass.reset();
    return ownerOf(transaction, lookupsOf(withoutPass, person.externalIds, keys));
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
        LOYALTY_TRY(owner, ownerOf(transaction, std::span(&hash, 1)));
        if (!owner)
            return pass;
    }
}

} // namespace loyalty::office
