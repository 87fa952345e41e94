#include "core/store/identity_document.h"

#include "core/base/json/json.h"
#include "core/base/json/reader.h"

namespace loyalty::store {

namespace {

using Complaints = std::vector<json::Complaint>;

constexpr std::int64_t kMaxShards = 1024;
constexpr std::int64_t kMaxCutOffSeconds = 12 * 3600;

json::Object encodeSettings(const sync::StoreSettings& settings)
{
    return {
        {"chain", settings.chain},
        {"store", settings.store},
        {"storeName", settings.storeName},
        {"zone", settings.time.zone},
        {"cutOffSeconds", std::int64_t{settings.time.cutOffSeconds}},
        {"countryCode", settings.countryCode},
        {"shards", std::int64_t{settings.shards}},
        {"training", settings.training},
    };
}

sync::StoreSettings decodeSettings(const json::Value& value, Complaints& complaints)
{
    json::Reader reader(value, "settings", complaints);
    sync::StoreSettings settings;
    settings.chain = reader.string("chain");
    settings.store = reader.string("store");
    settings.storeName = reader.string("storeName");
    settings.time.zone = reader.string("zone");
    settings.time.cutOffSeconds = static_cast<std::int32_t>(reader.integer("cutOffSeconds", 0, kMaxCutOffSeconds));
    settings.countryCode = reader.string("countryCode");
    settings.shards = static_cast<int>(reader.integer("shards", 1, kMaxShards));
    settings.training = reader.boolean("training");
    return settings;
}

crypto::PublicKey publicKey(json::Reader& reader, std::string_view key)
{
    const std::optional<crypto::PublicKey> found = crypto::PublicKey::fromBytes(reader.bytes(key));
    if (!found)
        reader.complain(key, "wrong-size");
    return found.value_or(crypto::PublicKey());
}

} // namespace

std::string encodeIdentity(const terminal::Identity& identity)
{
    return json::write(json::Object{
        {"incarnation", identity.incarnation.toString()},
        {"settings", encodeSettings(identity.settings)},
        {"sealedSigningKey", json::toBase64(identity.sealedSigningKey)},
        {"sealedKeys", json::toBase64(identity.sealedKeys)},
        {"publicKey", json::toBase64(identity.publicKey.view())},
        {"headOffice", json::toBase64(identity.headOffice.view())},
        {"programmeSigner", json::toBase64(identity.programmeSigner.view())},
        {"clockSigner", json::toBase64(identity.clockSigner.view())},
        {"headOfficeUrl", identity.headOfficeUrl},
        {"lane", identity.lane},
    });
}

Result<terminal::Identity, Complaints> decodeIdentity(std::string_view document)
{
    Complaints complaints;
    const auto parsed = json::parse(document);
    if (!parsed)
        return fail(Complaints{{"", std::string(json::toString(parsed.error().code)), ""}});
    json::Reader reader(*parsed, "", complaints);
    terminal::Identity identity;
    identity.incarnation = reader.id<IncarnationId>("incarnation");
    if (const json::Value* settings = reader.object("settings"))
        identity.settings = decodeSettings(*settings, complaints);
    identity.sealedSigningKey = reader.bytes("sealedSigningKey");
    identity.sealedKeys = reader.bytes("sealedKeys");
    identity.publicKey = publicKey(reader, "publicKey");
    identity.headOffice = publicKey(reader, "headOffice");
    identity.programmeSigner = publicKey(reader, "programmeSigner");
    identity.clockSigner = publicKey(reader, "clockSigner");
    identity.headOfficeUrl = reader.string("headOfficeUrl");
    identity.lane = reader.string("lane");
    if (!complaints.empty())
        return fail(std::move(complaints));
    return identity;
}

} // namespace loyalty::store
