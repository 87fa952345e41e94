#include "core/office/keys.h"

namespace loyalty::office {
namespace {

/// Takes the next N bytes off the front; nothing where there are fewer.
template <class Fixed>
bool take(std::string_view& bytes, Fixed& into)
{
    const auto read = Fixed::fromBytes(bytes.substr(0, Fixed::kBytes));
    if (!read)
        return false;
    into = *read;
    bytes.remove_prefix(Fixed::kBytes);
    return true;
}

/// All that is left: an epoch's number and its key, upwards.
bool takeMemberCodes(std::string_view bytes, access::EpochKeys& into)
{
    int before = access::kStaticEpoch;
    while (!bytes.empty()) {
        const int epoch = bytes.front();
        bytes.remove_prefix(1);
        if (epoch <= before || epoch > access::kLastEpoch || !take(bytes, into[epoch]))
            return false;
        before = epoch;
    }
    return true;
}

} // namespace

std::string Keys::toBytes() const
{
    std::string bytes;
    for (const std::string_view part :
         {office.view(), programme.view(), clock.view(), lookup.view(), memberMaster.view(), storeMaster.view()})
        bytes += part;
    for (const auto& [epoch, key] : memberCodes) {
        bytes += static_cast<char>(epoch);
        bytes += key.view();
    }
    return bytes;
}

std::optional<Keys> Keys::fromBytes(std::string_view bytes)
{
    Keys keys;
    const bool whole = take(bytes, keys.office) && take(bytes, keys.programme) && take(bytes, keys.clock) &&
                       take(bytes, keys.lookup) && take(bytes, keys.memberMaster) && take(bytes, keys.storeMaster);
    if (!whole || !takeMemberCodes(bytes, keys.memberCodes))
        return std::nullopt;
    return keys;
}

Keys makeKeys(Random& random)
{
    Keys keys;
    keys.office = crypto::makeKeyPair(random).signingKey;
    keys.programme = crypto::makeKeyPair(random).signingKey;
    keys.clock = crypto::makeKeyPair(random).signingKey;
    keys.lookup = crypto::makeSecretKey(random);
    keys.memberMaster = crypto::makeSecretKey(random);
    keys.storeMaster = crypto::makeSecretKey(random);
    keys.memberCodes.emplace(access::kFirstEpoch, crypto::makeSecretKey(random));
    return keys;
}

crypto::SecretKey storeKeyOf(const Keys& keys, std::string_view store)
{
    return crypto::deriveKey(keys.storeMaster, std::string("store|") + std::string(store));
}

} // namespace loyalty::office
